// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/agenterror.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

// lupdate takes the context from this and not from a function of the same effect.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AgentError)
};

bool isLoginNumber(int number)
{
    switch (number) {
    case 4060:  // cannot open database
    case 4064:  // cannot open the login's default database
    case 18401: // server is in script upgrade mode
    case 18450:
    case 18451:
    case 18452: // untrusted domain
    case 18456: // login failed
    case 18461:
    case 18470: // account disabled
    case 18486: // locked out
    case 18487: // password expired
    case 18488: // must change password
        return true;
    default:
        return false;
    }
}

// FreeTDS's own numbers are 20000 …; the server's end below 20000 or begin at 50000.
bool isDriverNumber(int number)
{
    return number >= 20000 && number < 21000;
}

// Of several records the one that says most: the server's own error before the driver's, 4060 before 18456.
const Diagnostic& decidingRecord(const QList<Diagnostic>& records)
{
    const Diagnostic* best = &records.first();
    const auto weight = [](const Diagnostic& record) {
        if (record.number == 4060)
            return 4;
        if (isLoginNumber(record.number))
            return 3;
        if (record.number > 0 && !isDriverNumber(record.number))
            return 2;
        return record.number > 0 || record.sqlState.startsWith("08"_L1) ? 1 : 0;
    };
    for (const Diagnostic& record : records) {
        if (weight(record) > weight(*best))
            best = &record;
    }
    return *best;
}

// "[FreeTDS][SQL Server]Text" -> "Text"
QString withoutOrigin(QString text)
{
    while (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0)
            break;
        text.remove(0, end + 1);
    }
    return text.trimmed();
}

AgentError::Kind kindWhileConnecting(const QList<Diagnostic>& records, const Diagnostic& record)
{
    if (isLoginNumber(record.number) || record.sqlState == "28000"_L1)
        return AgentError::Kind::Login;
    if (record.number == 916 || record.number == 15281)
        return AgentError::Kind::Permission;
    for (const Diagnostic& each : records) {
        const bool noDriver = each.sqlState == "IM002"_L1 || each.sqlState == "IM003"_L1 ||
                              each.sqlState == "IM004"_L1 || each.text.contains("Can't open lib"_L1) ||
                              each.text.contains("Data source name not found"_L1);
        if (noDriver)
            return AgentError::Kind::Protocol;
    }
    return AgentError::Kind::Unreachable;
}

AgentError::Kind kindWhileWorking(const Diagnostic& record)
{
    const QString& state = record.sqlState;
    if (state == "HY008"_L1 || state == "S1008"_L1)
        return AgentError::Kind::Cancelled;
    if (state == "HYT00"_L1 || state == "HYT01"_L1 || state == "S1T00"_L1 || record.number == 20003)
        return AgentError::Kind::Timeout;
    if (state.startsWith("08"_L1) || isDriverNumber(record.number))
        return AgentError::Kind::ContactLost;
    return record.number > 0 ? kindOfServerError(record.number) : AgentError::Kind::Protocol;
}

} // namespace

AgentError::Kind kindOfServerError(int number)
{
    switch (number) {
    case 229: // EXECUTE or SELECT denied on an object
    case 230:
    case 262:
    case 297:
    case 300: // VIEW SERVER STATE
    case 371:
    case 916: // no user in the database
    case 14260:
    case 14392:
    case 14393: // only owner, sysadmin or SQLAgentOperatorRole
    case 14397:
    case 14525:
    case 15247:
        return AgentError::Kind::Permission;
    case 14262:
    case 14293: // two jobs of that name
        return AgentError::Kind::NoSuchJob;
    case 14256:
    case 14257:
        return AgentError::Kind::NoTarget;
    case 14258: // the Agent is starting
    case 15281: // Agent XPs are turned off
        return AgentError::Kind::AgentStopped;
    case 1205:
    case 1222:
        return AgentError::Kind::Timeout;
    default:
        return isLoginNumber(number) ? AgentError::Kind::Login : AgentError::Kind::Refused;
    }
}

AgentError errorFrom(const QList<Diagnostic>& records, const QString& server, bool connecting)
{
    AgentError error;
    error.server = server;
    if (records.isEmpty()) {
        error.kind = connecting ? AgentError::Kind::Unreachable : AgentError::Kind::Protocol;
        error.text = Text::tr("The ODBC driver gave no reason.");
        return error;
    }
    const Diagnostic& record = decidingRecord(records);
    error.kind = connecting ? kindWhileConnecting(records, record) : kindWhileWorking(record);
    error.number = record.number;
    error.sqlState = record.sqlState;
    QStringList texts;
    texts.append(withoutOrigin(record.text));
    for (const Diagnostic& each : records) {
        const QString text = withoutOrigin(each.text);
        if (!texts.contains(text))
            texts.append(text);
    }
    error.text = texts.join(u' ').trimmed();
    return error;
}

bool AgentError::breaksConnection() const
{
    switch (kind) {
    case Kind::ContactLost:
    case Kind::Unreachable:
    case Kind::Login:
    case Kind::Protocol:
        return true;
    case Kind::Timeout:
        return number != 1222 && number != 1205; // the server's own patience, not the driver's
    default:
        return false;
    }
}

QString AgentError::summary() const
{
    QString place = server;
    if (!job.isEmpty())
        place = place.isEmpty() ? job : Text::tr("%1, job %2").arg(place, job);
    QString line = place.isEmpty() ? text : place + u": "_s + text;
    if (number != 0)
        line += u' ' + Text::tr("(error %1)").arg(number);
    return line;
}

QString AgentError::advice() const
{
    switch (kind) {
    case Kind::Unreachable:
        return Text::tr(
            "Check host name, port and firewall, and that the SQL Server runs. \"servers test\" walks "
            "the way "
            "step by step.");
    case Kind::Login:
        return number == 4060
                   ? Text::tr("Give the login a user in the database msdb.")
                   : Text::tr("Check user name and password, and that the login is not locked or disabled.");
    case Kind::Permission:
        return Text::tr(
            "Ask an administrator for the right that is named; SQLAgentOperatorRole in msdb lets a "
            "login see and "
            "start all jobs.");
    case Kind::NoSuchJob:
        return number == 14293
                   ? Text::tr("Two jobs have this name on the server: rename one of them.")
                   : Text::tr("Check the job's name on this server; a login without rights does not see it.");
    case Kind::AlreadyRunning:
        return Text::tr("Wait for the run to end, or let the task adopt it.");
    case Kind::AgentStopped:
        return Text::tr("Start the SQL Server Agent service on this server, then try again.");
    case Kind::NoTarget:
        return Text::tr("Give the job a target server (sp_add_jobserver).");
    case Kind::Disabled:
        return Text::tr(
            "Ask the job's owner whether it should run; then enable it, or let the task start disabled "
            "jobs.");
    case Kind::Refused:
        return Text::tr("The server's message says why; correct the cause on the server.");
    case Kind::Timeout:
        return Text::tr("The server did not answer in time. Try again, or raise the server's time-out.");
    case Kind::ContactLost:
        return Text::tr(
            "The connection broke before the answer came. Look at the job's history before starting it "
            "again.");
    case Kind::Protocol:
        return Text::tr(
            "Check that an ODBC driver for SQL Server is installed (FreeTDS: package tdsodbc) and "
            "matches the "
            "server.");
    case Kind::Cancelled:
        return {};
    }
    return {};
}

} // namespace stellwerk
