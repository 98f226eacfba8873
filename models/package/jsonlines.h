// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace stellwerk {

// Lines (1..) of the parts of a JSON object, for errors that name a place. `json` must have been parsed
// without error; anything else gives fewer lines.
class JsonLines
{
public:
    explicit JsonLines(const QByteArray& json);

    // Of "tasks[3].retry.count": the line of tasks[3], else of tasks; of "layout.t1" its own. 0: not known.
    [[nodiscard]] int lineOf(QString path) const;
    [[nodiscard]] int lineOfItem(const QString& array, qsizetype index) const;

private:
    friend class ItemScanner;
    QHash<QString, int> m_keys;           // "tasks", "layout.t1"
    QHash<QString, QList<int>> m_objects; // of each array its objects; 0 for what is none
};

// The line of a byte offset.
[[nodiscard]] int lineOfOffset(const QByteArray& json, qsizetype offset);

} // namespace stellwerk
