// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loghighlightdialog.h"

#include "logs/loghighlights.h"
#include "theme/icons.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QIcon groundIcon(LogHighlights::Ground ground)
{
    QPixmap picture(16, 16);
    picture.fill(LogHighlights::colorOf(ground));
    QPainter painter(&picture);
    painter.setPen(themeColor(ColorToken::Border));
    painter.drawRect(0, 0, 15, 15);
    return picture;
}

} // namespace

LogHighlightDialog::LogHighlightDialog(LogHighlights* highlights, QWidget* parent)
    : QDialog(parent)
    , m_highlights(highlights)
    , m_rows(new QVBoxLayout)
    , m_error(new QLabel(this))
    , m_add(new QPushButton(icon(Icon::Add), tr("&Add a rule"), this))
{
    setObjectName(u"logHighlights"_s);
    setWindowTitle(tr("Highlight lines"));
    auto* text = new QLabel(
        tr("Lines that pass a rule's filter get its ground and its number. The first rule that fits counts."),
        this);
    text->setWordWrap(true);
    m_error->setObjectName(u"logHighlights.error"_s);
    m_error->setWordWrap(true);
    m_add->setObjectName(u"logHighlights.add"_s);
    m_add->setAutoDefault(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kRelated);
    column->addWidget(text);
    m_rows->setSpacing(space::kUnit);
    column->addLayout(m_rows);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addWidget(m_error);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_add, &QPushButton::clicked, this,
            [this] { addRow({}, m_rows->count() % LogHighlights::kGrounds); });
    for (const LogHighlights::Rule& rule : highlights->rules())
        addRow(rule.filter, int(rule.ground));
    if (highlights->rules().isEmpty())
        addRow({}, 0);
    apply();
    resize(560, 240);
}

void LogHighlightDialog::addRow(const QString& filter, int ground)
{
    auto* row = new QWidget(this);
    row->setObjectName(u"logHighlights.row"_s);
    auto* number = new QLabel(row);
    auto* text = new QLineEdit(filter, row);
    text->setObjectName(u"logHighlights.filter"_s);
    text->setAccessibleName(tr("Filter of the rule"));
    text->setPlaceholderText(u"level:warning job:\"Load*\""_s);
    auto* color = new QComboBox(row);
    color->setObjectName(u"logHighlights.ground"_s);
    color->setAccessibleName(tr("Ground of the rule"));
    for (int at = 0; at < LogHighlights::kGrounds; ++at)
        color->addItem(groundIcon(LogHighlights::Ground(at)),
                       LogHighlights::wordOf(LogHighlights::Ground(at)));
    color->setCurrentIndex(ground);
    auto* remove = new QToolButton(row);
    remove->setObjectName(u"logHighlights.remove"_s);
    remove->setIcon(icon(Icon::Delete));
    remove->setToolTip(tr("Take this rule away"));
    remove->setAccessibleName(remove->toolTip());
    remove->setAutoRaise(true);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kRelated);
    layout->addWidget(number);
    layout->addWidget(text, 1);
    layout->addWidget(color);
    layout->addWidget(remove);
    m_rows->addWidget(row);
    connect(text, &QLineEdit::textChanged, this, &LogHighlightDialog::apply);
    connect(color, &QComboBox::currentIndexChanged, this, &LogHighlightDialog::apply);
    connect(remove, &QToolButton::clicked, this, [this, row] {
        m_rows->removeWidget(row);
        row->hide();
        row->deleteLater();
        apply();
    });
    text->setFocus();
    apply();
}

void LogHighlightDialog::apply()
{
    QList<LogHighlights::Rule> rules;
    QString error;
    for (int at = 0; at < m_rows->count(); ++at) {
        const QWidget* row = m_rows->itemAt(at)->widget();
        const QString filter = row->findChild<QLineEdit*>()->text();
        row->findChild<QLabel*>()->setText(QString(LogHighlights::signOf(at)));
        rules.append({filter, LogHighlights::Ground(row->findChild<QComboBox*>()->currentIndex())});
        const auto parsed = LogFilter::parse(filter, QDateTime::currentDateTime());
        if (!parsed && error.isEmpty())
            error = tr("Rule %1, column %2: %3")
                        .arg(at + 1)
                        .arg(parsed.error().column + 1)
                        .arg(parsed.error().message);
    }
    m_error->setText(error);
    m_add->setEnabled(m_rows->count() < LogHighlights::kMost);
    m_highlights->setRules(rules);
}

} // namespace stellwerk
