// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QScrollArea>

#include <functional>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace stellwerk {

// One page of the settings: rows of a name, a control and a sentence that says what it does. What is changed
// holds at once; commands of the window that are switches are shown as such and stay in step with their
// menus. Main thread.
class SettingsPage final : public QScrollArea
{
    Q_OBJECT
public:
    SettingsPage(const QString& name, const QString& title, const QIcon& icon, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QIcon icon() const { return m_icon; }

    void addHeading(const QString& text);
    void addText(const QString& text); // a paragraph
    QCheckBox* addSwitch(const QString& name, const QString& text, const QString& help,
                         std::function<bool()> get, std::function<void(bool)> set, bool atFirst);
    // A checkable command of the window; may be null, then there is no row.
    QCheckBox* addSwitch(QAction* command, const QString& help, bool atFirst);
    // Commands of which one is checked, as a choice; none: no row.
    QComboBox* addChoice(const QString& name, const QString& text, const QString& help,
                         const QList<QAction*>& commands, const QString& atFirst); // objectName
    struct Number
    {
        int least;
        int most;
        int atFirst;
        QString suffix;
        QString atLeast; // said instead of the least number; may be empty
    };
    QSpinBox* addNumber(const QString& name, const QString& text, const QString& help, const Number& number,
                        std::function<int()> get, std::function<void(int)> set);
    QPushButton* addButton(const QString& name, const QString& text, const QString& help,
                           const QString& button, std::function<void()> pressed);
    // A figure that comes later.
    QLabel* addFact(const QString& name, const QString& text, const QString& help);
    void addWidget(QWidget* widget); // somebody else's; found by its texts
    // Called each time the page comes into sight.
    void setRefresh(std::function<void()> refresh) { m_refresh = std::move(refresh); }

    // Shows only the rows with all of these words, marked; all rows if there are none. Whether there is any.
    bool find(const QStringList& words);
    void reload();                       // shows what is chosen now
    [[nodiscard]] bool canReset() const; // something is not as at first
    void reset();

Q_SIGNALS:
    void changed(); // a setting

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row
    {
        QWidget* widget;
        QString text; // all that is searched
        std::function<void()> load;
        std::function<bool()> isAtFirst;
        std::function<void()> reset;
    };
    Row& addRow(const QString& text, const QString& help, QWidget* control, bool named);
    void told();

    QString m_title;
    QIcon m_icon;
    QVBoxLayout* m_column;
    QList<Row> m_rows;
    std::function<void()> m_refresh;
};

} // namespace stellwerk
