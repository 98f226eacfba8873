// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keptdurations.h"

#include "fleet/fleetmodel.h"
#include "history/historystore.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr auto kGrowing = 5s;
constexpr qsizetype kMostMessage = 2'000; // letters; a tooltip shows less

} // namespace

struct KeptDurations::Question
{
    QPointer<QObject> context;
    std::function<void(const JobPast&)> done;
    JobPast past;
    QList<Runs> runs;
    qsizetype open = 0; // servers that have not answered
};

KeptDurations::KeptDurations(const FleetModel* fleet, HistoryStore* store, ToUtc toUtc, QObject* parent)
    : FleetDurations(fleet, std::move(toUtc), parent)
    , m_store(store)
{
    m_growing.setSingleShot(true);
    m_growing.setInterval(kGrowing);
    connect(&m_growing, &QTimer::timeout, this, &DurationHistory::grew);
}

void KeptDurations::noteAdded(const QString& server, qint64 runs)
{
    if (std::exchange(m_added[server], runs) < runs && !m_growing.isActive())
        m_growing.start();
}

int KeptDurations::mostOf(qsizetype servers)
{
    constexpr qsizetype kAll = 100'000;
    return int(std::clamp<qsizetype>(kAll / std::max<qsizetype>(1, servers), 500, 10'000));
}

void KeptDurations::ask(const QString& job, QObject* context, std::function<void(const JobPast&)> done)
{
    std::erase_if(m_asked, [](const auto& entry) { return entry.second.expired(); });
    auto question = std::make_shared<Question>();
    question->context = context;
    question->done = std::move(done);
    question->past.job = job;
    question->past.slower = slowerOf(job);
    question->past.kept = m_store != nullptr;
    for (const Server& server : fleet() ? fleet()->servers() : QList<Server>()) {
        if (fleet()->job(server.name, job))
            question->runs.append({server.name, {}, recentAt(server.name, job)});
    }
    question->past.most = mostOf(question->runs.size());
    m_asked.insert_or_assign(context, question);
    question->open = m_store ? question->runs.size() : 0;
    if (question->open == 0)
        return answered(question);
    for (qsizetype i = 0; i < question->runs.size(); ++i) {
        m_store->runs({question->runs.at(i).server, job, {}, question->past.most}, this,
                      [this, question, i](const HistoryAnswer<QList<FinishedRun>>& kept) {
                          if (kept)
                              question->runs[i].kept = *kept;
                          else
                              question->past.error = kept.error();
                          if (--question->open == 0)
                              answered(question);
                      });
    }
}

bool KeptDurations::isLatest(const std::shared_ptr<Question>& question) const
{
    const auto latest = m_asked.find(question->context);
    return question->context && latest != m_asked.end() && latest->second.lock() == question;
}

void KeptDurations::answered(const std::shared_ptr<Question>& question)
{
    if (!isLatest(question))
        return;
    const auto isCut = [&](const Runs& one) { return one.kept.size() >= question->past.most; };
    if (std::none_of(question->runs.cbegin(), question->runs.cend(), isCut))
        question->past.most = 0;
    auto* watcher = new QFutureWatcher<QList<DurationPoint>>(question->context);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, question] {
        watcher->deleteLater();
        if (!isLatest(question))
            return;
        question->past.points = watcher->result();
        question->done(question->past);
    });
    watcher->setFuture(QtConcurrent::run(&KeptDurations::pointsOf, std::exchange(question->runs, {})));
}

// What both know is taken from the server's own picture: its clock's error is known there.
QList<DurationPoint> KeptDurations::pointsOf(const QList<Runs>& all)
{
    QList<DurationPoint> points;
    for (const Runs& one : all) {
        QHash<QDateTime, qsizetype> shown; // of points, by the server's wall clock
        for (const Recent& recent : one.recent) {
            shown.insert(recent.startedLocal, points.size());
            points.append(recent.point);
        }
        for (const FinishedRun& run : one.kept) {
            const QString message =
                run.outcome == RunStatus::Succeeded ? QString() : run.message.left(kMostMessage);
            if (const auto same = shown.constFind(run.startedLocal); same != shown.cend())
                points[*same].message = message;
            else
                points.append({run.startedUtc.addSecs(run.duration.count()), run.duration, one.server,
                               run.outcome, message});
        }
    }
    std::stable_sort(points.begin(), points.end(),
                     [](const DurationPoint& a, const DurationPoint& b) { return a.ended < b.ended; });
    return points;
}

} // namespace stellwerk
