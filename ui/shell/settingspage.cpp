// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/settingspage.h"

#include "shell/commandcatalog.h"
#include "theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTextWidth = 64; // letters

// The rest of a row's width is left free: a switch at the far right belongs to nothing.
QWidget* makeRow(QWidget* parent, QLabel* title, QWidget* control, QLabel* help)
{
    auto* row = new QWidget(parent);
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, space::kUnit);
    column->setSpacing(2);
    if (title) {
        auto* line = new QHBoxLayout;
        line->setSpacing(space::kGroup);
        line->addWidget(title);
        line->addWidget(control);
        line->addStretch(1);
        column->addLayout(line);
    } else {
        column->addWidget(control);
    }
    if (help)
        column->addWidget(help);
    return row;
}

} // namespace

SettingsPage::SettingsPage(const QString& name, const QString& title, const QIcon& icon, QWidget* parent)
    : QScrollArea(parent)
    , m_title(title)
    , m_icon(icon)
{
    setObjectName(u"settings."_s + name);
    setAccessibleName(title);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(space::kGroup, space::kRelated, space::kGroup, space::kGroup);
    m_column->setSpacing(space::kRelated);
    m_column->addStretch(1);
    setWidget(content);
    addHeading(title);
}

void SettingsPage::told()
{
    Q_EMIT changed();
}

void SettingsPage::addHeading(const QString& text)
{
    auto* label = new QLabel(text, widget());
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    label->setContentsMargins(space::kRelated, space::kRelated, 0, 0);
    m_column->insertWidget(m_column->count() - 1, label);
}

void SettingsPage::addText(const QString& text)
{
    auto* label = new QLabel(text, widget());
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(space::kRelated, 0, space::kRelated, 0);
    m_column->insertWidget(m_column->count() - 1, label);
}

SettingsPage::Row& SettingsPage::addRow(const QString& text, const QString& help, QWidget* control,
                                        bool named)
{
    QLabel* title = nullptr;
    if (named) {
        title = new QLabel(text, widget());
        title->setBuddy(control);
    }
    QLabel* said = nullptr;
    if (!help.isEmpty()) {
        said = new QLabel(help, widget());
        said->setWordWrap(true);
        said->setMaximumWidth(fontMetrics().averageCharWidth() * kTextWidth * 3 / 2);
        said->setForegroundRole(QPalette::PlaceholderText);
    }
    QString plain = text;
    plain.remove(u'&');
    control->setAccessibleName(plain);
    control->setAccessibleDescription(help);
    QWidget* row = makeRow(widget(), title, control, said);
    m_column->insertWidget(m_column->count() - 1, row);
    m_rows.append({row, plain + u'\n' + help, {}, {}, {}});
    return m_rows.last();
}

QCheckBox* SettingsPage::addSwitch(const QString& name, const QString& text, const QString& help,
                                   std::function<bool()> get, std::function<void(bool)> set, bool atFirst)
{
    auto* box = new QCheckBox(text, widget());
    box->setObjectName(u"setting."_s + name);
    box->setChecked(get());
    Row& row = addRow(text, help, box, false);
    row.load = [box, get] {
        const QSignalBlocker quiet(box);
        box->setChecked(get());
    };
    row.isAtFirst = [get, atFirst] { return get() == atFirst; };
    row.reset = [set, atFirst] { set(atFirst); };
    connect(box, &QCheckBox::toggled, this, [this, set](bool on) {
        set(on);
        told();
    });
    return box;
}

QCheckBox* SettingsPage::addSwitch(QAction* command, const QString& help, bool atFirst)
{
    if (!command)
        return nullptr;
    QCheckBox* box = addSwitch(
        command->objectName(), plainText(command), help, [command] { return command->isChecked(); },
        [command](bool on) {
            if (command->isChecked() != on)
                command->trigger();
        },
        atFirst);
    const auto load = m_rows.last().load;
    connect(command, &QAction::toggled, box, [this, load] {
        load();
        told();
    });
    return box;
}

QComboBox* SettingsPage::addChoice(const QString& name, const QString& text, const QString& help,
                                   const QList<QAction*>& commands, const QString& atFirst)
{
    if (commands.isEmpty())
        return nullptr;
    auto* choice = new QComboBox(widget());
    choice->setObjectName(u"setting."_s + name);
    for (const QAction* command : commands)
        choice->addItem(plainText(command), command->objectName());
    Row& row = addRow(text, help, choice, true);
    const auto current = [commands] {
        for (qsizetype i = 0; i < commands.size(); ++i) {
            if (commands.at(i)->isChecked())
                return int(i);
        }
        return -1;
    };
    row.load = [choice, current] {
        const QSignalBlocker quiet(choice);
        choice->setCurrentIndex(current());
    };
    row.load();
    row.isAtFirst = [choice, current, atFirst] {
        return atFirst.isEmpty() || choice->itemData(current()).toString() == atFirst;
    };
    row.reset = [commands, atFirst] {
        for (QAction* command : commands) {
            if (command->objectName() == atFirst && !command->isChecked())
                command->trigger();
        }
    };
    connect(choice, &QComboBox::activated, this, [this, commands](int index) {
        commands.at(index)->trigger();
        told();
    });
    for (const QAction* command : commands) {
        connect(command, &QAction::toggled, choice, [this, load = row.load] {
            load();
            told();
        });
    }
    return choice;
}

QSpinBox* SettingsPage::addNumber(const QString& name, const QString& text, const QString& help,
                                  const Number& number, std::function<int()> get,
                                  std::function<void(int)> set)
{
    auto* box = new QSpinBox(widget());
    box->setObjectName(u"setting."_s + name);
    box->setRange(number.least, number.most);
    box->setSuffix(number.suffix);
    box->setSpecialValueText(number.atLeast);
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false); // "1" on the way to "100" is no wish
    box->setValue(get());
    Row& row = addRow(text, help, box, true);
    row.load = [box, get] {
        const QSignalBlocker quiet(box);
        box->setValue(get());
    };
    row.isAtFirst = [get, first = number.atFirst] { return get() == first; };
    row.reset = [set, first = number.atFirst] { set(first); };
    connect(box, &QSpinBox::valueChanged, this, [this, set](int value) {
        set(value);
        told();
    });
    return box;
}

QPushButton* SettingsPage::addButton(const QString& name, const QString& text, const QString& help,
                                     const QString& button, std::function<void()> pressed)
{
    auto* made = new QPushButton(button, widget());
    made->setAutoDefault(false); // Enter elsewhere does not press it
    made->setObjectName(u"setting."_s + name);
    addRow(text, help, made, true);
    made->setAccessibleName(u"%1: %2"_s.arg(text, button));
    connect(made, &QPushButton::clicked, this, std::move(pressed));
    return made;
}

QLabel* SettingsPage::addFact(const QString& name, const QString& text, const QString& help)
{
    auto* fact = new QLabel(widget());
    fact->setObjectName(u"setting."_s + name);
    fact->setTextFormat(Qt::PlainText);
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addRow(text, help, fact, true);
    return fact;
}

void SettingsPage::addWidget(QWidget* widget)
{
    QString text;
    for (const QLabel* label : widget->findChildren<QLabel*>())
        text += label->text() + u'\n';
    for (const QAbstractButton* button : widget->findChildren<QAbstractButton*>())
        text += button->text() + u'\n';
    text.remove(u'&');
    m_column->insertWidget(m_column->count() - 1, widget);
    m_rows.append({widget, text, {}, {}, {}});
}

bool SettingsPage::find(const QStringList& words)
{
    const auto holds = [&words](const QString& text) {
        return std::all_of(words.cbegin(), words.cend(),
                           [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    const bool whole = holds(m_title);
    bool any = whole;
    for (const Row& row : std::as_const(m_rows)) {
        const bool hit = holds(row.text);
        any = any || hit;
        row.widget->setVisible(hit || whole);
        QPalette colors;
        if (hit && !words.isEmpty())
            colors.setColor(QPalette::Window, themeColor(ColorToken::AccentSoft));
        row.widget->setPalette(hit && !words.isEmpty() ? colors : QPalette());
        row.widget->setAutoFillBackground(hit && !words.isEmpty());
    }
    return any;
}

bool SettingsPage::canReset() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [](const Row& row) { return row.isAtFirst && !row.isAtFirst(); });
}

void SettingsPage::reset()
{
    const QList<Row> rows = m_rows; // a new language may take the window away
    for (const Row& row : rows) {
        if (row.isAtFirst && !row.isAtFirst())
            row.reset();
        if (row.load)
            row.load();
    }
    told();
}

void SettingsPage::reload()
{
    for (const Row& row : std::as_const(m_rows)) {
        if (row.load)
            row.load();
    }
    told();
}

void SettingsPage::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    reload();
    if (m_refresh)
        m_refresh();
}

} // namespace stellwerk
