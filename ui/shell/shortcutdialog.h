// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/shortcutmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace stellwerk {

class Dialogs;
class KeyField;

// Which keys do what: found by text or by the key itself, several keys a command, conflicts named before a
// key is taken. Nothing changes before OK.
class ShortcutDialog final : public QDialog
{
    Q_OBJECT
public:
    ShortcutDialog(const QList<Command>& commands, ShortcutScheme* scheme, Dialogs* dialogs, QWidget* parent);

    ~ShortcutDialog() override;

    void accept() override;

private:
    [[nodiscard]] QWidget* makeFilters();
    [[nodiscard]] QWidget* makeEditor();
    [[nodiscard]] QWidget* makeButtons();
    [[nodiscard]] int currentRow() const; // of the model; -1: none
    void currentChanged();
    void keyTyped();
    void takeKey();
    void filter();
    void importScheme();
    void exportScheme();

    ShortcutScheme* m_scheme;
    Dialogs* m_dialogs;
    ShortcutModel* m_model;
    QSortFilterProxyModel* m_proxy;
    QLineEdit* m_text = nullptr;
    KeyField* m_byKey = nullptr;
    QTableView* m_table;
    QLabel* m_command = nullptr;
    QListWidget* m_keys = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_reset = nullptr;
    KeyField* m_new = nullptr;
    QPushButton* m_take = nullptr;
    QLabel* m_conflict = nullptr;
    QLabel* m_told = nullptr;
};

} // namespace stellwerk
