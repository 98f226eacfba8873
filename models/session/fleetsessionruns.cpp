// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are not begun here: resumed, opened again, or watched while another program looks after them.
#include "session/fleetsession_p.h"

#include "fleet/production.h"
#include "plan/placement.h"
#include "run/runlock.h"
#include "session/inbackground.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

QString FleetSession::control(const RunControl& wish)
{
    if (d->options.readOnly)
        return readOnlyText();
    if (d->follower) { // a file is written: not on this thread
        inBackground<QString>(
            this,
            [file = d->journalPath, run = d->follower->run(), wish] {
                return requestControl(file, run, wish);
            },
            [this](const QString& error) {
                if (!error.isEmpty())
                    Q_EMIT controlFailed(error);
            });
        return {};
    }
    if (!d->runner || !d->runner->hasRun())
        return tr("There is no run.");
    return d->runner->control(wish);
}

FleetSession::Ownership FleetSession::ownership() const
{
    if (d->follower)
        return Ownership::Watching;
    return d->runner && d->runner->hasRun() ? Ownership::Own : Ownership::None;
}

RunId FleetSession::runId() const
{
    if (d->follower)
        return d->follower->run();
    return d->runner ? d->runner->run() : RunId();
}

ParentPackage FleetSession::runPackage() const
{
    return d->package;
}

QList<RunEvent> FleetSession::runEvents() const
{
    if (d->follower)
        return d->followed;
    return d->runner && d->runner->hasRun() ? d->runner->events() : QList<RunEvent>();
}

void FleetSession::logPast(const RunId& run, const ParentPackage& package, const QList<RunEvent>& events)
{
    if (d->logKnows.contains(run))
        return;
    d->logKnows.insert(run);
    RunLog words;
    words.begin(package);
    for (const RunEvent& event : events)
        d->record(words.record(event));
}

void FleetSession::findInterrupted(QObject* context,
                                   std::function<void(const tl::expected<QList<RunRecord>, QString>&)> done)
{
    using Result = tl::expected<QList<RunRecord>, QString>;
    inBackground<Result>(
        context, [file = d->journalPath] { return interruptedRuns(file); }, std::move(done));
}

void FleetSession::resumeRun(const RunId& run, QObject* context,
                             std::function<void(const QString& error)> done)
{
    if (d->options.readOnly) {
        done(readOnlyText());
        return;
    }
    if (isRunning()) {
        done(tr("A run is under way. Wait for its end, or stop it."));
        return;
    }
    const bool ours = d->runner && d->runner->hasRun() && d->runner->run() == run; // ended, and still locked
    d->load(run, !ours, context,
            [this, done = std::move(done)](const tl::expected<Runner::Past, QString>& loaded) {
                if (!loaded) {
                    done(loaded.error());
                    return;
                }
                if (isRunning()) {
                    done(tr("A run is under way. Wait for its end, or stop it."));
                    return;
                }
                Runner::Past past = *loaded;
                d->makeRunner();
                d->estimates = past.estimates = d->estimatesNow();
                d->stopFollowing();
                d->show(past);
                const QString error = d->runner->resume(past);
                Q_EMIT ownershipChanged();
                done(error);
            });
}

void FleetSession::watchRun(const RunId& run, QObject* context,
                            std::function<void(const QString& error)> done)
{
    if (isRunning()) {
        done(tr("A run is under way. Wait for its end, or stop it."));
        return;
    }
    d->load(run, false, context,
            [this, done = std::move(done)](const tl::expected<Runner::Past, QString>& loaded) {
                if (loaded) {
                    d->stopFollowing();
                    if (d->runner)
                        d->runner->leave();
                    d->show(*loaded);
                    d->follow(*loaded);
                    Q_EMIT ownershipChanged();
                }
                done(loaded ? QString() : loaded.error());
            });
}

void FleetSession::leaveRun()
{
    d->stopFollowing();
    if (d->feed)
        d->feed->begin({});
    if (d->runner) {
        d->port.leave();
        d->runner->leave();
    }
    Q_EMIT ownershipChanged();
}

QList<FleetSession::ProductionStart> FleetSession::productionStarts(const ParentPackage& package) const
{
    QList<ProductionStart> starts;
    const FleetSnapshot fleet = snapshotOf(d->registry.servers());
    for (const Task& task : package.tasks) {
        if (task.disabled)
            continue;
        ProductionStart start{task.id, task.name, task.job, {}};
        for (const int index : candidateIndices(task.where, fleet)) {
            if (isProduction(d->registry.servers().at(index)))
                start.servers.append(fleet.servers.at(index).name);
        }
        if (!start.servers.isEmpty())
            starts.append(start);
    }
    return starts;
}

bool FleetSession::isReadOnly() const
{
    return d->options.readOnly;
}

void FleetSession::setReadOnly(bool readOnly)
{
    if (std::exchange(d->options.readOnly, readOnly) != readOnly)
        Q_EMIT readOnlyChanged(readOnly);
}

QString FleetSession::readOnlyText()
{
    return tr("Read-only: nothing is started or stopped. Switch read-only off to run.");
}

void FleetSession::Private::load(const RunId& id, bool take, QObject* context,
                                 std::function<void(const tl::expected<Runner::Past, QString>&)> done) const
{
    using Result = tl::expected<Runner::Past, QString>;
    inBackground<Result>(
        context,
        [file = journalPath, id, take]() -> Result {
            std::shared_ptr<RunLock> lock;
            if (take) {
                auto taken = RunLock::acquire(file, id);
                if (!taken)
                    return tl::unexpected(taken.error());
                lock = std::make_shared<RunLock>(std::move(*taken));
            }
            auto record = loadRun(file, id);
            if (!record)
                return tl::unexpected(record.error());
            auto events = loadEvents(file, id);
            if (!events)
                return tl::unexpected(events.error());
            return Runner::Past{std::move(*record), std::move(*events), {}, std::move(lock)};
        },
        std::move(done));
}

void FleetSession::Private::show(const Runner::Past& past)
{
    package = past.record.package;
    summary.reset();
    run.begin(package);
    timeline.begin(package);
    runLog.begin(package);
    if (feed)
        feed->begin(package);
    for (const Task& task : package.tasks) {
        if (task.where.servers.size() == 1)
            expect(task.id, task.where.servers.first());
    }
    const bool known = logKnows.contains(past.record.id);
    for (const RunEvent& event : past.events) {
        if (!known) {
            tell(event);
            continue;
        }
        run.apply(event);
        timeline.apply(event);
        (void)runLog.record(event); // it learns from every event
    }
}

void FleetSession::Private::follow(const Runner::Past& past)
{
    const qint64 last = past.events.isEmpty() ? 0 : past.events.constLast().sequence;
    followed = past.events;
    fleetThen = past.record.fleet;
    follower = std::make_unique<JournalFollower>(journalPath, past.record.id, last);
    QObject::connect(follower.get(), &JournalFollower::events, q, [this](const QList<RunEvent>& events) {
        followed += events;
        for (const RunEvent& event : events)
            onEvent(event);
        const auto* ended = std::get_if<RunEnded>(&events.constLast().body);
        if (!ended)
            return;
        summary = summarize(follower->run(), package, fleetThen, followed);
        flushLog();
        Q_EMIT q->runFinished(ended->outcome);
    });
    QObject::connect(follower.get(), &JournalFollower::orphaned, q,
                     [this] { Q_EMIT q->orphaned(follower->run()); });
}

void FleetSession::Private::stopFollowing()
{
    follower.reset();
    followed.clear();
}

} // namespace stellwerk
