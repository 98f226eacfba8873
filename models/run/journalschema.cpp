// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/journalschema.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// docs/formats/journal.md describes them. A list a version: from the version before to this one.
const QList<QStringList>& migrations()
{
    static const QList<QStringList> steps{
        {u"CREATE TABLE runs (id TEXT PRIMARY KEY, package TEXT NOT NULL, fleet TEXT NOT NULL, file TEXT NOT "
         u"NULL,"
         " started TEXT NOT NULL, ended TEXT, outcome TEXT, host TEXT NOT NULL, pid INTEGER NOT NULL) WITHOUT ROWID"_s,
         u"CREATE TABLE events (run TEXT NOT NULL REFERENCES runs(id), sequence INTEGER NOT NULL, at TEXT "
         u"NOT NULL,"
         " type TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (run, sequence)) WITHOUT ROWID"_s,
         u"CREATE INDEX runs_by_start ON runs(started)"_s},
        {u"CREATE TABLE requests (number INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL REFERENCES "
         u"runs(id),"
         u" at TEXT NOT NULL, verb TEXT NOT NULL, task TEXT NOT NULL, outcome TEXT NOT NULL, account TEXT "
         u"NOT NULL,"
         u" taken INTEGER NOT NULL DEFAULT 0)"_s,
         u"CREATE INDEX requests_open ON requests(run) WHERE taken = 0"_s},
    };
    return steps;
}

QString errorText(const QSqlError& error)
{
    return error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
}

bool run(QSqlDatabase& database, const QString& statement)
{
    QSqlQuery query(database);
    return query.exec(statement);
}

// -1 and the reason when it cannot be read.
int versionOf(QSqlDatabase& database, QString* error = nullptr)
{
    QSqlQuery query(database);
    if (query.exec(u"PRAGMA user_version"_s) && query.next())
        return query.value(0).toInt();
    if (error)
        *error = errorText(query.lastError());
    return -1;
}

// BEGIN IMMEDIATE: of two programs that start at once, one migrates and the other finds it done.
bool migrate(QSqlDatabase& database)
{
    if (versionOf(database) == kJournalVersion)
        return true;
    if (!run(database, u"BEGIN IMMEDIATE"_s))
        return false;
    bool fine = true;
    for (int version = versionOf(database); fine && version < kJournalVersion; ++version) {
        for (const QString& statement : migrations().at(version))
            fine = fine && run(database, statement);
        fine = fine && run(database, u"PRAGMA user_version = %1"_s.arg(version + 1));
    }
    if (!fine)
        run(database, u"ROLLBACK"_s);
    return fine && run(database, u"COMMIT"_s);
}

} // namespace

JournalConnection::~JournalConnection()
{
    if (m_name.isEmpty())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

QString JournalConnection::open(const QString& file, Access access)
{
    m_file = file;
    if (access == Access::Write)
        QDir().mkpath(QFileInfo(file).absolutePath());
    if (m_name.isEmpty()) {
        m_name = u"journal-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    }
    m_database.setDatabaseName(file);
    // Readers of a WAL database write to its shared memory, so they open it for writing too but change
    // nothing.
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!m_database.open()) {
        return u"The journal %1 cannot be opened: %2. Check the folder and its rights."_s.arg(
            file, errorText(m_database.lastError()));
    }
    const QString error = prepare(access);
    if (!error.isEmpty())
        m_database.close();
    return error;
}

QString JournalConnection::prepare(Access access)
{
    QString reason;
    const int version = versionOf(m_database, &reason);
    if (version < 0) {
        return u"%1 is not a journal, or it is damaged: %2. Move it away, and a new one is made."_s.arg(
            m_file, reason);
    }
    if (version > kJournalVersion) {
        return u"The journal %1 was written by a newer Stellwerk (version %2; this one knows %3). Update Stellwerk."_s
            .arg(m_file)
            .arg(version)
            .arg(kJournalVersion);
    }
    if (access == Access::Read)
        return {};
    if (!run(m_database, u"PRAGMA journal_mode = WAL"_s) ||
        !run(m_database, u"PRAGMA synchronous = FULL"_s) || !run(m_database, u"PRAGMA foreign_keys = ON"_s) ||
        !migrate(m_database)) {
        return u"The journal %1 cannot be written: %2. Check its rights and the free space."_s.arg(
            m_file, errorText(m_database.lastError()));
    }
    return {};
}

} // namespace stellwerk
