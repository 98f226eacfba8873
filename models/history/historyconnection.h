// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QString>
#include <QVariantList>

class QSqlError;
class QSqlQuery;

namespace stellwerk {

inline constexpr int kHistoryVersion = 2; // PRAGMA user_version

// A connection to history.sqlite for the thread that makes it; closed and removed with the object. Expected
// failures are told as English texts with a next step; the program works without its history.
class HistoryConnection
{
public:
    enum class Access { Write, Read };
    enum class Problem {
        None,
        Missing, // nothing was kept yet (reading)
        Damaged, // not a database, or not a whole one: it is moved aside
        Newer,   // of a newer Stellwerk: left alone
        Failed,  // a folder's rights, a full disk …
    };

    HistoryConnection() = default;
    ~HistoryConnection();
    HistoryConnection(const HistoryConnection&) = delete;
    HistoryConnection& operator=(const HistoryConnection&) = delete;

    // Writing makes the file and brings its tables to kHistoryVersion.
    [[nodiscard]] Problem open(const QString& file, Access access);
    void close();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    [[nodiscard]] QSqlDatabase& database() { return m_database; }

    // Runs a statement without rows. False: error() says why.
    bool run(const QString& statement, const QVariantList& values = {});
    // The same with rows: `query` (of this database) stands before the first one.
    bool ask(QSqlQuery& query, const QString& statement, const QVariantList& values = {});
    [[nodiscard]] const QString& error() const { return m_error; }
    // The last error says that the file is damaged.
    [[nodiscard]] bool sawDamage() const { return m_damaged; }
    // The last error says that another program is writing: later it will go.
    [[nodiscard]] bool sawBusy() const { return m_busy; }
    void note(const QSqlError& error);

private:
    [[nodiscard]] Problem prepare(Access access);
    [[nodiscard]] bool migrate();
    [[nodiscard]] int version();
    QSqlDatabase m_database;
    QString m_name;
    QString m_file;
    QString m_error;
    bool m_damaged = false;
    bool m_busy = false;
};

// Moves a damaged history aside, so that a new one can be made. Of two programs that find it at once one
// does. Answers what was done, for a person, or why it could not be; `moved` tells which.
[[nodiscard]] QString moveHistoryAside(const QString& file, bool& moved);

} // namespace stellwerk
