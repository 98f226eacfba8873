// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyconnection.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// docs/formats/history.md describes them. A list a version: from the version before to this one.
const QList<QStringList>& migrations()
{
    static const QList<QStringList> steps{
        {u"CREATE TABLE sources (id INTEGER PRIMARY KEY, own_name TEXT NOT NULL)"_s,
         u"CREATE TABLE servers (name TEXT PRIMARY KEY, shown TEXT NOT NULL, source INTEGER NOT NULL"
         " REFERENCES sources(id), scope TEXT NOT NULL DEFAULT '', watermark INTEGER NOT NULL DEFAULT 0,"
         " witness_job BLOB, witness_start INTEGER, complete_until INTEGER, whole_read INTEGER) WITHOUT ROWID"_s,
         u"CREATE TABLE offsets (source INTEGER NOT NULL REFERENCES sources(id), first_utc INTEGER NOT NULL,"
         " last_utc INTEGER NOT NULL, minutes INTEGER NOT NULL, PRIMARY KEY (source, first_utc)) WITHOUT ROWID"_s,
         u"CREATE TABLE jobs (id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES sources(id),"
         " job BLOB NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, UNIQUE (source, job))"_s,
         u"CREATE INDEX jobs_by_name ON jobs(source, folded)"_s,
         u"CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)"_s,
         u"CREATE TABLE runs (job INTEGER NOT NULL REFERENCES jobs(id), started INTEGER NOT NULL,"
         " instance INTEGER NOT NULL, offset INTEGER NOT NULL, duration INTEGER NOT NULL,"
         " outcome INTEGER NOT NULL, retries INTEGER NOT NULL, message INTEGER REFERENCES texts(id),"
         " PRIMARY KEY (job, started, instance)) WITHOUT ROWID"_s,
         u"CREATE TABLE links (job INTEGER NOT NULL REFERENCES jobs(id), started INTEGER NOT NULL,"
         " run TEXT NOT NULL, task TEXT NOT NULL, PRIMARY KEY (job, started)) WITHOUT ROWID"_s,
         u"CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"_s},
        // Whether a text is still named must not take a look at all runs.
        {u"CREATE INDEX runs_by_message ON runs(message)"_s},
    };
    return steps;
}

// SQLite's code without its extension.
int codeOf(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

bool tellsDamage(const QSqlError& error)
{
    const int code = codeOf(error);
    return code == 11 || code == 26; // SQLITE_CORRUPT, SQLITE_NOTADB
}

bool tellsBusy(const QSqlError& error)
{
    const int code = codeOf(error);
    return code == 5 || code == 6; // SQLITE_BUSY, SQLITE_LOCKED
}

bool isWhole(const QString& file)
{
    HistoryConnection connection;
    const auto problem = connection.open(file, HistoryConnection::Access::Read);
    if (problem != HistoryConnection::Problem::None)
        return problem == HistoryConnection::Problem::Missing;
    QSqlQuery check(connection.database());
    return check.exec(u"PRAGMA quick_check(1)"_s) && check.next() && check.value(0).toString() == "ok"_L1;
}

} // namespace

HistoryConnection::~HistoryConnection()
{
    close();
}

void HistoryConnection::close()
{
    if (m_name.isEmpty())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

void HistoryConnection::note(const QSqlError& error)
{
    m_error = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    m_damaged = tellsDamage(error);
    m_busy = tellsBusy(error);
}

bool HistoryConnection::run(const QString& statement, const QVariantList& values)
{
    QSqlQuery query(m_database);
    return ask(query, statement, values);
}

bool HistoryConnection::ask(QSqlQuery& query, const QString& statement, const QVariantList& values)
{
    // Executing what was not prepared would put a nameless error in the place of the true one.
    query.setForwardOnly(true);
    if (query.prepare(statement)) {
        for (const QVariant& value : values)
            query.addBindValue(value);
        if (query.exec())
            return true;
    }
    note(query.lastError());
    return false;
}

int HistoryConnection::version()
{
    QSqlQuery query(m_database);
    if (query.exec(u"PRAGMA user_version"_s) && query.next())
        return query.value(0).toInt();
    note(query.lastError());
    return -1;
}

HistoryConnection::Problem HistoryConnection::open(const QString& file, Access access)
{
    close();
    m_file = file;
    m_damaged = m_busy = false;
    if (access == Access::Write)
        QDir().mkpath(QFileInfo(file).absolutePath());
    else if (!QFileInfo::exists(file))
        return Problem::Missing;
    m_name = u"history-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    Problem problem = Problem::None;
    if (!m_database.open()) {
        note(m_database.lastError());
        problem = m_damaged ? Problem::Damaged : Problem::Failed;
    } else {
        problem = prepare(access);
    }
    if (problem != Problem::None) {
        if (problem == Problem::Failed)
            m_error =
                u"The history %1 cannot be opened: %2. Check the folder, its rights and the free space."_s
                    .arg(file, m_error);
        close();
    }
    return problem;
}

HistoryConnection::Problem HistoryConnection::prepare(Access access)
{
    const int found = version();
    if (found < 0)
        return m_damaged ? Problem::Damaged : Problem::Failed;
    if (found > kHistoryVersion) {
        m_error =
            u"The history %1 was written by a newer Stellwerk (version %2; this one knows %3). It is left"
            " alone; update Stellwerk to use it."_s.arg(m_file)
                .arg(found)
                .arg(kHistoryVersion);
        return Problem::Newer;
    }
    if (access == Access::Read)
        return found == 0 ? Problem::Missing : Problem::None;
    // Pages that a purge frees are given back bit by bit; must be said before the first table.
    const bool fine = (found > 0 || run(u"PRAGMA auto_vacuum = INCREMENTAL"_s)) &&
                      run(u"PRAGMA journal_mode = WAL"_s) && run(u"PRAGMA synchronous = NORMAL"_s) &&
                      migrate();
    if (fine)
        return Problem::None;
    return m_damaged ? Problem::Damaged : Problem::Failed;
}

// BEGIN IMMEDIATE: of two programs that start at once, one migrates and the other finds it done.
bool HistoryConnection::migrate()
{
    if (version() == kHistoryVersion)
        return true;
    if (!run(u"BEGIN IMMEDIATE"_s))
        return false;
    bool fine = true;
    for (int from = version(); fine && from < kHistoryVersion; ++from) {
        fine = from >= 0;
        for (const QString& statement : migrations().value(from))
            fine = fine && run(statement);
        fine = fine && run(u"PRAGMA user_version = %1"_s.arg(from + 1));
    }
    if (fine && run(u"COMMIT"_s))
        return true;
    const QString why = m_error;
    run(u"ROLLBACK"_s);
    m_error = why;
    return false;
}

QString moveHistoryAside(const QString& file, bool& moved)
{
    moved = false;
    QLockFile lock(file + u".lock"_s);
    if (!lock.tryLock(5000))
        return u"The history %1 is damaged, and another program is mending it."_s.arg(file);
    if (isWhole(file)) { // another program was faster
        moved = true;
        return {};
    }
    const QString aside =
        file + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    if (!QFile::rename(file, aside))
        return u"The history %1 is damaged and could not be moved aside. Move it away yourself; until then"
               " nothing is remembered."_s.arg(file);
    for (const QString& part : {u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(file + part))
            QFile::rename(file + part, aside + part);
    }
    moved = true;
    return u"The history of job runs was damaged. It was moved aside to %1, and a new one was begun; it fills"
           " again with what the servers still have."_s.arg(aside);
}

} // namespace stellwerk
