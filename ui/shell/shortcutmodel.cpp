// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutmodel.h"

#include <QFont>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

bool clash(const QKeySequence& one, const QKeySequence& other)
{
    return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

// The canvas answers some keys before the window does, where it has the focus (F8: the next failure there).
bool takesFirst(const Command& one, const Command& other)
{
    return one.action->property("takesKeyFirst").toBool() !=
               other.action->property("takesKeyFirst").toBool() &&
           one.scope.isEmpty() != other.scope.isEmpty();
}

} // namespace

ShortcutModel::ShortcutModel(QList<Command> commands, const ShortcutScheme* scheme, QObject* parent)
    : QAbstractTableModel(parent)
    , m_commands(std::move(commands))
    , m_scheme(scheme)
    , m_choice(scheme->choice())
{
    // Files and packages come and go: the next one would have the key of another.
    m_commands.removeIf([](const Command& command) {
        return command.id.isEmpty() || command.id.startsWith(u"file.recent.") ||
               command.id.startsWith(u"window.document.") || command.id.startsWith(u"standIn.");
    });
}

int ShortcutModel::rowOf(const QString& id) const
{
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        if (m_commands.at(i).id == id)
            return int(i);
    }
    return -1;
}

ShortcutScheme::Keys ShortcutModel::keys(int row) const
{
    const QString id = m_commands.at(row).id;
    return m_choice.value(id, m_scheme->defaultsOf(id));
}

bool ShortcutModel::isChanged(int row) const
{
    return keys(row) != m_scheme->defaultsOf(m_commands.at(row).id);
}

QList<int> ShortcutModel::conflicts(int row, const QKeySequence& key) const
{
    QList<int> found;
    for (int other = 0; other < rowCount(); ++other) {
        if (other == row || takesFirst(m_commands.at(row), m_commands.at(other)) ||
            !scopesOverlap(m_commands.at(row).scope, m_commands.at(other).scope))
            continue;
        const ShortcutScheme::Keys theirs = keys(other);
        if (std::any_of(theirs.cbegin(), theirs.cend(), [&](const QKeySequence& k) { return clash(k, key); }))
            found.append(other);
    }
    return found;
}

void ShortcutModel::setKeys(int row, const ShortcutScheme::Keys& keys)
{
    const QString id = m_commands.at(row).id;
    if (keys == m_scheme->defaultsOf(id))
        m_choice.remove(id);
    else
        m_choice.insert(id, keys);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void ShortcutModel::addKey(int row, const QKeySequence& key)
{
    for (const int other : conflicts(row, key)) {
        ShortcutScheme::Keys theirs = keys(other);
        theirs.removeIf([&](const QKeySequence& k) { return clash(k, key); });
        setKeys(other, theirs);
    }
    ShortcutScheme::Keys mine = keys(row);
    if (!mine.contains(key))
        mine.append(key);
    setKeys(row, mine);
}

void ShortcutModel::reset(int row)
{
    setKeys(row, m_scheme->defaultsOf(m_commands.at(row).id));
}

void ShortcutModel::resetAll()
{
    setChoice({});
}

void ShortcutModel::setChoice(const ShortcutScheme::Choice& choice)
{
    m_choice = choice;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ShortcutModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_commands.size());
}

int ShortcutModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Command& command = m_commands.at(index.row());
    if (role == Qt::FontRole && index.column() == Keys && isChanged(index.row())) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::ToolTipRole && index.column() == Keys && isChanged(index.row()))
        return tr("Chosen by you");
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return command.text;
    case Place:
        return command.place;
    case Scope:
        return scopeText(command.scope);
    case Keys:
        return QKeySequence::listToString(keys(index.row()), QKeySequence::NativeText);
    case Default:
        return QKeySequence::listToString(m_scheme->defaultsOf(command.id), QKeySequence::NativeText);
    default:
        return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Command");
    case Place:
        return tr("Menu");
    case Scope:
        return tr("Works in");
    case Keys:
        return tr("Keys");
    case Default:
        return tr("Default");
    default:
        return {};
    }
}

} // namespace stellwerk
