// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitycommand.h"

#include "failuretexts.h"
#include "session/failurereader.h"
#include "sinceoption.h"
#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostPages = 1'000; // of a server's history, a thousand runs each

} // namespace

void ActivityCommand::start()
{
    if (!arguments().has(u"failed"_s)) {
        if (openSession(context().configFolder))
            readFleet({}, [this] { show(); });
        return;
    }
    m_since = QDateTime(QDate::currentDate().addDays(-1), QTime(18, 0)).toUTC();
    if (!readSince(arguments(), console(), &m_since)) {
        finish(ExitCode::Usage);
        return;
    }
    if (openSession(context().configFolder, remembering()))
        readFleet({}, [this] { fillHistories(); });
}

// What is new is taken in first, so that the list is whole.
void ActivityCommand::fillHistories()
{
    const QStringList away = troubled();
    for (const Server& server : session()->servers()) {
        if (away.contains(server.name))
            continue;
        ++m_filling;
        fillHistory(server.name, 0);
    }
    if (m_filling == 0)
        readFailures();
}

// Page by page while it is behind.
void ActivityCommand::fillHistory(const QString& server, int pages)
{
    session()->fillHistory(server, this, [this, server, pages] {
        const HistoryProgress progress = session()->historyProgress(server);
        if (progress.phase == HistoryProgress::Phase::Reading && pages < kMostPages) {
            fillHistory(server, pages + 1);
            return;
        }
        if (progress.phase == HistoryProgress::Phase::Failed)
            console().note(
                u"the own history of %1 was not brought up to date: %2"_s.arg(server, progress.error));
        if (--m_filling == 0)
            readFailures();
    });
}

void ActivityCommand::readFailures()
{
    m_failures = new FailureReader(session(), this);
    connect(m_failures, &FailureReader::settled, this, &ActivityCommand::showFailures);
    m_failures->setSince(m_since);
}

void ActivityCommand::showFailures()
{
    m_failures->disconnect(this);
    if (!m_failures->error().isEmpty()) {
        console().error(m_failures->error());
        finish(ExitCode::Usage);
        return;
    }
    if (console().isJson()) {
        console().document(QJsonObject{{u"since"_s, isoUtc(m_since)},
                                       {u"failed"_s, failuresJson(*m_failures)},
                                       {u"errors"_s, troubleJson()}});
    } else {
        int number = 0;
        for (const FailureCause& cause : m_failures->causes()) {
            for (const QString& line : failureLines(*m_failures, cause, ++number))
                console().line(line);
        }
        if (number == 0)
            console().line(u"Nothing failed since %1%2."_s.arg(
                isoUtc(m_since), troubled().isEmpty() ? QString() : u", as far as is known"_s));
    }
    reportTrouble();
    finish(!troubled().isEmpty()            ? ExitCode::Unreachable
           : m_failures->causes().isEmpty() ? ExitCode::Succeeded
                                            : ExitCode::TaskFailed);
}

void ActivityCommand::show()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QJsonArray running;
    QList<QStringList> rows;
    for (const Server& server : session()->servers()) {
        for (const AgentJob& job : session()->fleet()->jobs(server.name)) {
            if (job.state != JobState::Running && job.state != JobState::Requested)
                continue;
            const QDateTime since = session()->toUtc(server.name, job.runningSinceLocal);
            const qint64 ms = since.isValid() ? std::max<qint64>(0, since.msecsTo(now)) : -1;
            running += QJsonObject{{u"server"_s, server.name},
                                   {u"job"_s, job.name},
                                   {u"state"_s, wordOf(job.state)},
                                   {u"since"_s, since.isValid() ? QJsonValue(isoUtc(since)) : QJsonValue()},
                                   {u"elapsed_ms"_s, ms < 0 ? QJsonValue() : QJsonValue(ms)},
                                   {u"usual_seconds"_s, job.usualDuration
                                                            ? QJsonValue(qint64(job.usualDuration->count()))
                                                            : QJsonValue()}};
            rows += {server.name, job.name, wordOf(job.state),
                     ms < 0 ? u"-"_s : spanText(std::chrono::milliseconds(ms)),
                     job.usualDuration ? spanText(*job.usualDuration) : u"-"_s};
        }
    }
    if (console().isJson())
        console().document(QJsonObject{{u"running"_s, running}, {u"errors"_s, troubleJson()}});
    else if (rows.isEmpty())
        console().line(u"Nothing runs."_s);
    else
        console().table({u"SERVER"_s, u"JOB"_s, u"STATE"_s, u"FOR"_s, u"USUALLY"_s}, rows);
    reportTrouble();
    finish(troubled().isEmpty() ? ExitCode::Succeeded : ExitCode::Unreachable);
}

} // namespace stellwerk
