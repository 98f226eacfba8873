// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/commandcatalog.h"
#include "shell/shortcutscheme.h"

#include <QAbstractTableModel>

namespace stellwerk {

// The commands with their keys as they are being edited: nothing is in force before choice() is chosen.
class ShortcutModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Place, Scope, Keys, Default, ColumnCount };

    ShortcutModel(QList<Command> commands, const ShortcutScheme* scheme, QObject* parent = nullptr);

    [[nodiscard]] const Command& command(int row) const { return m_commands.at(row); }
    [[nodiscard]] int rowOf(const QString& id) const;
    [[nodiscard]] ShortcutScheme::Keys keys(int row) const;
    [[nodiscard]] bool isChanged(int row) const;
    [[nodiscard]] ShortcutScheme::Choice choice() const { return m_choice; }

    // The rows that would answer the same key in the same place, or to its beginning.
    [[nodiscard]] QList<int> conflicts(int row, const QKeySequence& key) const;
    void setKeys(int row, const ShortcutScheme::Keys& keys);
    void addKey(int row, const QKeySequence& key); // and takes it from those in conflict
    void reset(int row);
    void resetAll();
    void setChoice(const ShortcutScheme::Choice& choice);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Command> m_commands;
    const ShortcutScheme* m_scheme;
    ShortcutScheme::Choice m_choice;
};

} // namespace stellwerk
