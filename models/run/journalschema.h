// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QString>

#include <tl/expected.hpp>

namespace stellwerk {

inline constexpr int kJournalVersion = 2; // PRAGMA user_version

// A connection to runs.sqlite for the thread that makes it; closed and removed with the object.
class JournalConnection
{
public:
    enum class Access { Write, Read };
    JournalConnection() = default;
    ~JournalConnection();
    JournalConnection(const JournalConnection&) = delete;
    JournalConnection& operator=(const JournalConnection&) = delete;

    // Writing makes the file and brings its tables to kJournalVersion. Empty, or what is wrong and what to
    // do.
    [[nodiscard]] QString open(const QString& file, Access access);
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    [[nodiscard]] QSqlDatabase& database() { return m_database; }

private:
    [[nodiscard]] QString prepare(Access access);
    QSqlDatabase m_database;
    QString m_name;
    QString m_file;
};

} // namespace stellwerk
