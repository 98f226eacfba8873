// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/settingsdialog.h"

#include "shell/settingspage.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(const QList<SettingsPage*>& pages, QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new QLabel(tr("No setting has these words."), this))
    , m_reset(new QPushButton(tr("&Reset this page"), this))
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setObjectName(u"settings.search"_s);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(Icon::Find), QLineEdit::LeadingPosition);
    m_list->setObjectName(u"settings.pages"_s);
    m_list->setAccessibleName(tr("Pages of the settings"));
    m_list->setIconSize({16, 16});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    int widest = 0;
    for (SettingsPage* page : pages) {
        auto* item = new QListWidgetItem(page->icon(), page->title(), m_list);
        item->setSizeHint(
            {0, std::max<int>(space::kMinimumTarget, fontMetrics().height() + space::kRelated)});
        widest = std::max(widest, fontMetrics().horizontalAdvance(page->title()));
        m_stack->addWidget(page);
        connect(page, &SettingsPage::changed, this, &SettingsDialog::update);
    }
    m_list->setFixedWidth(widest + 16 + 6 * space::kRelated);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(m_nothing);
    m_reset->setObjectName(u"settings.reset"_s);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_reset, QDialogButtonBox::ResetRole);
    for (QAbstractButton* button : buttons->buttons())
        static_cast<QPushButton*>(button)->setAutoDefault(false); // Enter in the search presses nothing
    auto* middle = new QHBoxLayout;
    middle->setSpacing(space::kRelated);
    middle->addWidget(m_list);
    middle->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kRelated);
    column->addWidget(m_search);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (SettingsPage* page = current())
            page->reset();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_stack->setCurrentIndex(row);
        update();
    });
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::find);
    m_list->setCurrentRow(0);
    const QFontMetrics metrics = fontMetrics();
    resize(QSize(metrics.averageCharWidth() * 120, metrics.height() * 36)
               .boundedTo(screen()->availableSize() * 9 / 10));
    m_search->setFocus();
}

SettingsPage* SettingsDialog::current() const
{
    return qobject_cast<SettingsPage*>(m_stack->currentWidget());
}

void SettingsDialog::showPage(const QString& objectName)
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_stack->widget(i)->objectName() == objectName)
            m_list->setCurrentRow(i);
    }
}

// Pages without a match are left out; the page stays if it has one, else the first that has.
void SettingsDialog::find()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    int first = -1;
    for (int i = 0; i < m_list->count(); ++i) {
        const bool hit = static_cast<SettingsPage*>(m_stack->widget(i))->find(words);
        m_list->item(i)->setHidden(!hit);
        if (hit && first < 0)
            first = i;
    }
    const QListWidgetItem* item = m_list->currentItem();
    if (first < 0)
        m_stack->setCurrentWidget(m_nothing);
    else if (!item || item->isHidden())
        m_list->setCurrentRow(first);
    else
        m_stack->setCurrentIndex(m_list->currentRow());
    update();
}

void SettingsDialog::update()
{
    const SettingsPage* page = current();
    m_reset->setEnabled(page && page->canReset());
}

} // namespace stellwerk
