// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logfilterfield.h"

#include "logs/logcompletion.h"
#include "logs/logfilter.h"
#include "logs/logfiltertoken.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QTextCharFormat>
#include <QTreeView>

namespace stellwerk {

using namespace Qt::StringLiterals;

LogFilterField::LogFilterField(LogModel* log, QWidget* parent)
    : QLineEdit(parent)
    , m_log(log)
    , m_completer(new QCompleter(this))
    , m_choices(new QStandardItemModel(0, 2, this))
{
    setObjectName(u"logFilter"_s);
    setAccessibleName(tr("Filter the log"));
    setPlaceholderText(tr("Filter: words, server:SQL0*, level>=warning …"));
    setToolTip(tr(
        "<p>Words that lines must have, and terms such as <b>server:SQL0*</b>, <b>level&gt;=warning</b>, "
        "<b>job:\"Load*\"</b>, <b>text~/deadlock|timeout/</b>, <b>since:22:00</b>, <b>-server:SQL03</b>, "
        "with <b>OR</b>, <b>NOT</b> and parentheses.</p><p>Ctrl+Space offers what can be written here.</p>"));
    setClearButtonEnabled(true);
    addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    auto* popup = new QTreeView;
    popup->setObjectName(u"logFilter.choices"_s);
    popup->setRootIsDecorated(false);
    popup->setHeaderHidden(true);
    popup->setUniformRowHeights(true);
    popup->setTextElideMode(Qt::ElideRight);
    m_completer->setModel(m_choices);
    m_completer->setPopup(popup);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &LogFilterField::insert);
    connect(this, &QLineEdit::textEdited, this, [this] { offer(false); });
}

bool LogFilterField::event(QEvent* event)
{
    // Tab would go to the next field before it comes to the keys.
    if (event->type() == QEvent::KeyPress && m_completer->popup()->isVisible()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab && m_completer->popup()->currentIndex().isValid()) {
            keyPressEvent(key);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void LogFilterField::keyPressEvent(QKeyEvent* event)
{
    QAbstractItemView* popup = m_completer->popup();
    if (popup->isVisible()) {
        // What is chosen in the list goes in; without a choice these keys are the field's.
        const bool takes =
            event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Tab;
        if (takes && popup->currentIndex().isValid()) {
            const QString choice = popup->currentIndex().siblingAtColumn(0).data().toString();
            popup->hide(); // inserting may offer what comes next
            insert(choice);
            return;
        }
        if (takes)
            popup->hide();
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offer(true);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void LogFilterField::offer(bool asked)
{
    const LogCompletion completion = logCompletion(text(), cursorPosition(), *m_log);
    // Nothing is offered before something is begun, unless it was asked for.
    if (completion.choices.isEmpty() ||
        (completion.length == 0 && !asked && !text().left(cursorPosition()).endsWith(u':'))) {
        m_completer->popup()->hide();
        return;
    }
    m_choices->setRowCount(0);
    for (const LogCompletion::Choice& choice : completion.choices) {
        auto* meaning = new QStandardItem(choice.meaning);
        meaning->setForeground(themeColor(ColorToken::TextMuted));
        m_choices->appendRow({new QStandardItem(choice.text), meaning});
    }
    auto* popup = static_cast<QTreeView*>(m_completer->popup());
    for (const int column : {0, 1})
        popup->resizeColumnToContents(column);
    QRect place = cursorRect();
    place.setWidth(std::max(320, popup->columnWidth(0) + popup->columnWidth(1) + 24));
    m_completer->complete(place);
    popup->setCurrentIndex({});
}

void LogFilterField::insert(const QString& choice)
{
    const LogCompletion completion = logCompletion(text(), cursorPosition(), *m_log);
    const bool ended = !choice.endsWith(u':') && !choice.endsWith(u'=');
    setSelection(int(completion.from), int(completion.length));
    QLineEdit::insert(choice + (ended ? u" "_s : QString()));
    Q_EMIT textEdited(text()); // a field's values are offered at once
}

void LogFilterField::mark(const LogFilterError* error)
{
    // A line edit formats only what an input method would: an empty composition with an underline.
    QList<QInputMethodEvent::Attribute> attributes;
    if (error) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(themeColor(ColorToken::StateFailed));
        const qsizetype from = error->length > 0 ? error->column : std::max<qsizetype>(error->column - 1, 0);
        attributes.append({QInputMethodEvent::TextFormat, int(from) - cursorPosition(),
                           int(std::max<qsizetype>(error->length, 1)), format});
    }
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::inputMethodEvent(&event);
    setAccessibleDescription(error ? error->message : QString());
}

void LogFilterField::setTerm(const QString& field, const QString& term)
{
    QString next = text();
    const std::vector<LogFilterToken> tokens = logFilterTokens(next);
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
        if (token->field == field)
            next.remove(token->column, token->length);
    }
    next = next.simplified();
    if (!term.isEmpty())
        next += (next.isEmpty() ? QString() : u" "_s) + term;
    setText(next);
}

} // namespace stellwerk
