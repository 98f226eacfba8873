// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace stellwerk {

class SettingsPage;

// All settings in one place: pages on the left, a search above that leads to their rows. Nothing is to be
// confirmed; each page can be reset. Main thread.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    // The pages become its own.
    SettingsDialog(const QList<SettingsPage*>& pages, QWidget* parent);

    void showPage(const QString& objectName);

private:
    [[nodiscard]] SettingsPage* current() const;
    void find();
    void update();

    QLineEdit* m_search;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    QLabel* m_nothing;
    QPushButton* m_reset;
};

} // namespace stellwerk
