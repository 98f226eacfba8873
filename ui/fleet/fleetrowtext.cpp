// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetrowtext.h"

#include "fleet/fleetmodel.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"

#include <QLocale>

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

FleetModel::Kind kindOf(const QModelIndex& index)
{
    return FleetModel::Kind(index.data(FleetModel::KindRole).toInt());
}

constexpr int kOutcomesInWords = 5;

} // namespace

QString FleetRowText::stateOf(const QModelIndex& index)
{
    if (kindOf(index) == FleetModel::Kind::Server) {
        const auto contact = Contact(index.data(FleetModel::ContactRole).toInt());
        if (contact == Contact::Online) {
            switch (AgentState(index.data(FleetModel::AgentStateRole).toInt())) {
            case AgentState::Stopped:
                return tr("Agent stopped");
            case AgentState::Starting:
                return tr("Agent starting");
            case AgentState::NotInstalled:
                return tr("No agent");
            case AgentState::Unknown:
            case AgentState::Running:
                break;
            }
        }
        return shownWord(contact);
    }
    if (kindOf(index) != FleetModel::Kind::Job)
        return {};
    if (!index.data(FleetModel::EnabledRole).toBool())
        return tr("Disabled");
    const auto state = JobState(index.data(FleetModel::JobStateRole).toInt());
    return state == JobState::Idle || state == JobState::Unknown ? QString() : shownWord(state);
}

QString FleetRowText::usualDurationOf(const QModelIndex& index)
{
    const qint64 usual =
        kindOf(index) == FleetModel::Kind::Job ? index.data(FleetModel::UsualSecondsRole).toLongLong() : -1;
    return usual < 0 ? QString() : durationText(std::chrono::seconds(usual));
}

QString FleetRowText::outcomesOf(const QModelIndex& index)
{
    const auto runs = index.data(FleetModel::LastRunsRole).value<QList<JobRun>>();
    QStringList words;
    for (const JobRun& run : runs.first(std::min<qsizetype>(runs.size(), kOutcomesInWords)))
        words.append(shownWord(run.status));
    return words.join(u", "_s);
}

QStringList FleetRowText::serverFacts(const QModelIndex& index)
{
    const auto server = index.data(FleetModel::ServerRole).value<Server>();
    const QString address = server.instance.isEmpty() ? server.host + u':' + QString::number(server.port)
                                                      : server.host + u'\\' + server.instance;
    QStringList facts{tr("Address: %1").arg(address), tr("State: %1").arg(stateOf(index))};
    facts.append(tr("Jobs: %1").arg(QLocale().toString(index.model()->rowCount(index))));
    facts.append(tr("Capacity: %n of our jobs at a time", nullptr, server.capacity));
    if (!server.tags.isEmpty())
        facts.append(tr("Tags: %1").arg(server.tags.join(u", "_s)));
    if (!server.note.isEmpty())
        facts.append(server.note);
    const QString error = index.data(FleetModel::ErrorTextRole).toString();
    if (!error.isEmpty())
        facts.append(error);
    return facts;
}

// What only the program's own history can tell.
QStringList FleetRowText::habitFacts(const AgentJob& job)
{
    if (!job.habits)
        return {};
    QStringList facts{tr("Most runs take %1 to %2 (last %n successful run(s))", nullptr, job.habits->samples)
                          .arg(durationText(job.habits->p10), durationText(job.habits->p90))};
    const QString slower = slowerOf(job);
    if (!slower.isEmpty())
        facts.append(slower);
    return facts;
}

QString FleetRowText::slowerOf(const AgentJob& job)
{
    if (!job.habits || !job.habits->slower)
        return {};
    const SlowerSince& slower = *job.habits->slower;
    const double before = double(std::max<qint64>(1, slower.before.count()));
    const qint64 percent = std::llround((double(slower.now.count()) / before - 1) * 100);
    return tr("Slower since %1 (server time): %2 instead of %3, %4 % more")
        .arg(QLocale().toString(slower.sinceLocal, QLocale::ShortFormat), durationText(slower.now),
             durationText(slower.before), QLocale().toString(percent));
}

QStringList FleetRowText::jobFacts(const QModelIndex& index)
{
    const auto job = index.data(FleetModel::JobRole).value<AgentJob>();
    QStringList facts{tr("Server: %1").arg(index.data(FleetModel::ServerNameRole).toString())};
    const QString state = stateOf(index);
    facts.append(tr("State: %1").arg(state.isEmpty() ? shownWord(job.state) : state));
    const QString usual = usualDurationOf(index);
    if (!usual.isEmpty())
        facts.append(tr("Usual duration: %1").arg(usual));
    facts.append(habitFacts(job));
    const QString outcomes = outcomesOf(index);
    facts.append(outcomes.isEmpty() ? tr("Has not run yet")
                                    : tr("Last outcomes, newest first: %1").arg(outcomes));
    if (!job.lastRuns.isEmpty() && job.lastRuns.first().startedLocal.isValid())
        facts.append(tr("Last started: %1 (server time)")
                         .arg(QLocale().toString(job.lastRuns.first().startedLocal, QLocale::ShortFormat)));
    if (job.runsSsis)
        facts.append(tr("SSIS package: %1").arg(job.ssisPackage));
    facts.append(tr("Steps: %1").arg(job.steps.size()));
    if (!job.description.isEmpty())
        facts.append(job.description);
    return facts;
}

QString FleetRowText::tooltipOf(const QModelIndex& index)
{
    const QString title = index.data(Qt::DisplayRole).toString();
    QStringList facts;
    if (kindOf(index) == FleetModel::Kind::Server)
        facts = serverFacts(index);
    else if (kindOf(index) == FleetModel::Kind::Job)
        facts = jobFacts(index);
    else
        facts.append(tr("%n server(s)", nullptr, index.model()->rowCount(index)));
    QString html = u"<b>"_s + title.toHtmlEscaped() + u"</b>"_s;
    for (const QString& fact : std::as_const(facts))
        html += u"<br>"_s + fact.toHtmlEscaped();
    return html;
}

QString FleetRowText::accessibleTextOf(const QModelIndex& index)
{
    QStringList parts{index.data(Qt::DisplayRole).toString()};
    const QString slower = kindOf(index) == FleetModel::Kind::Job
                               ? slowerOf(index.data(FleetModel::JobRole).value<AgentJob>())
                               : QString();
    for (const QString& part : {stateOf(index), usualDurationOf(index), slower, outcomesOf(index),
                                index.data(FleetModel::ErrorTextRole).toString()}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u", "_s);
}

} // namespace stellwerk
