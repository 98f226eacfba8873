// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logfindbar.h"

#include "logs/loghits.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

LogFindBar::LogFindBar(LogHits* hits, QWidget* parent)
    : QWidget(parent)
    , m_hits(hits)
    , m_text(new QLineEdit(this))
    , m_regex(new QToolButton(this))
    , m_case(new QToolButton(this))
    , m_count(new QLabel(this))
{
    setObjectName(u"logFind"_s);
    m_text->setObjectName(u"logFind.text"_s);
    m_text->setAccessibleName(tr("Find in the lines shown"));
    m_text->setPlaceholderText(tr("Find in the lines shown"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(Icon::Find), QLineEdit::LeadingPosition);
    m_text->setMaximumWidth(360);
    m_count->setObjectName(u"logFind.count"_s);
    const auto toggle = [this](QToolButton* button, const QString& name, const QString& text,
                               const QString& tip) {
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        connect(button, &QToolButton::toggled, this, &LogFindBar::apply);
    };
    toggle(m_regex, u"logFind.regex"_s, u".*"_s, tr("Regular expression"));
    toggle(m_case, u"logFind.case"_s, u"Aa"_s, tr("Case matters"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, space::kUnit);
    row->setSpacing(space::kUnit);
    row->addWidget(m_text, 1);
    row->addWidget(m_regex);
    row->addWidget(m_case);
    const auto button = [&](const QString& name, Icon picture, const QString& tip) {
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(icon(picture));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        row->addWidget(made);
        return made;
    };
    connect(button(u"logFind.previous"_s, Icon::Up, tr("Previous hit (Shift+F3)")), &QToolButton::clicked,
            this, [this] { Q_EMIT nextWanted(true); });
    connect(button(u"logFind.next"_s, Icon::Down, tr("Next hit (F3)")), &QToolButton::clicked, this,
            [this] { Q_EMIT nextWanted(false); });
    row->addSpacing(space::kUnit);
    row->addWidget(m_count);
    row->addStretch(1);
    connect(button(u"logFind.close"_s, Icon::Close, tr("Close (Esc)")), &QToolButton::clicked, this,
            &LogFindBar::close);
    m_soon.setSingleShot(true);
    m_soon.setInterval(120ms);
    connect(&m_soon, &QTimer::timeout, this, &LogFindBar::apply);
    connect(m_text, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_hits, &LogHits::changed, this, &LogFindBar::updateCount);
    hide();
}

void LogFindBar::open()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    if (!m_text->text().isEmpty())
        apply();
}

void LogFindBar::close()
{
    hide();
    m_soon.stop();
    m_hasPattern = false;
    m_hits->setWanted({});
    Q_EMIT patternChanged();
    Q_EMIT closed();
}

void LogFindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_soon.isActive())
            apply();
        Q_EMIT nextWanted(event->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void LogFindBar::apply()
{
    m_soon.stop();
    TextPattern::Error error;
    m_pattern = TextPattern(m_text->text(),
                            {.regex = m_regex->isChecked(), .caseSensitive = m_case->isChecked()}, &error);
    m_error = error.text.isEmpty()
                  ? QString()
                  : tr("Column %1: %2", "error of an expression").arg(error.offset + 1).arg(error.text);
    m_hasPattern = !m_text->text().isEmpty() && m_error.isEmpty();
    m_current = -1;
    m_hits->setWanted(m_hasPattern ? LogFilter::ofText(m_pattern) : LogFilter());
    updateCount();
    Q_EMIT patternChanged();
}

void LogFindBar::setCurrent(int hit)
{
    m_current = hit;
    updateCount();
}

void LogFindBar::updateCount()
{
    const QLocale locale;
    QString text;
    if (!m_error.isEmpty())
        text = m_error;
    else if (!m_hasPattern)
        text.clear();
    else if (m_hits->count() == 0)
        text = m_hits->isSearching() ? tr("Searching …") : tr("No hits");
    else if (m_current >= 0)
        text = tr("%1 of %2").arg(locale.toString(m_current + 1), locale.toString(m_hits->count()));
    else
        text = tr("%1 lines with hits").arg(locale.toString(m_hits->count()));
    m_count->setText(text);
    m_count->setForegroundRole(m_error.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
}

} // namespace stellwerk
