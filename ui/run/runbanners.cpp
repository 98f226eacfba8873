// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runbanners.h"

#include "run/messagebar.h"
#include "run/runcontroller.h"
#include "run/windowwatch.h"

#include "plan/placement.h"

#include <QLocale>

#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

RunBanners::RunBanners(FleetSession* session, RunController* run, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_run(run)
{
    setObjectName(u"runBanners"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const std::array<QString, std::size_t(Topic::Count)> names{u"banner.interrupted"_s, u"banner.window"_s,
                                                               u"banner.paused"_s, u"banner.ownership"_s,
                                                               u"banner.unknown"_s};
    for (std::size_t topic = 0; topic < names.size(); ++topic) {
        m_bars.at(topic) = new MessageBar(this, names.at(topic));
        column->addWidget(m_bars.at(topic));
    }
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &RunBanners::update);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    const RunModel* model = session->run();
    connect(model, &RunModel::began, this, soon);
    connect(model, &RunModel::taskStateChanged, this, soon);
    connect(model, &RunModel::runEnded, this, soon);
    connect(model, &RunModel::controlChanged, this, soon);
    connect(session, &FleetSession::ownershipChanged, this, [this, soon] {
        m_orphaned.clear();
        soon();
    });
    connect(session, &FleetSession::orphaned, this, &RunBanners::tellOrphaned);
    m_window.setInterval(2000);
    connect(&m_window, &QTimer::timeout, this, &RunBanners::updateWindow);
    update();
}

void RunBanners::update()
{
    updatePaused();
    updateUnknown();
    updateOwnership();
    if (!m_session->run()->isActive()) {
        m_window.stop();
        bar(Topic::Window)->dismiss();
    } else if (!m_window.isActive()) {
        m_looks = 0;
        m_window.start();
        updateWindow();
    }
}

// Seconds here for one there: 1, but for a simulated fleet that runs faster than life.
double RunBanners::paceOf(const QString& server) const
{
    const QDateTime there = QDateTime::currentDateTimeUtc();
    const qint64 here =
        m_session->toUtc(server, there).msecsTo(m_session->toUtc(server, there.addSecs(3600)));
    return here > 0 ? double(here) / 3'600'000.0 : 1.0;
}

// What is usual for every task on the fastest of the servers where it may go.
void RunBanners::readUsual(const ParentPackage& package)
{
    const FleetSnapshot fleet = snapshotOf(m_session->servers());
    std::vector<QHash<QString, double>> takes(size_t(fleet.servers.size())); // seconds by job
    // Of some servers it is not known yet. A simulated fleet has one for all; a real one has 1 everywhere.
    double pace = 1.0;
    for (const ServerSnapshot& server : fleet.servers)
        pace = std::min(pace, paceOf(server.name));
    for (size_t at = 0; at < takes.size(); ++at) {
        const QString& server = fleet.servers.at(qsizetype(at)).name;
        for (const AgentJob& job : m_session->fleet()->jobs(server)) {
            if (job.usualDuration)
                takes[at].insert(job.name.toLower(), double(job.usualDuration->count()) * pace);
        }
    }
    m_usual.clear();
    for (const Task& task : package.tasks) {
        const QString job = task.job.toLower();
        std::optional<double> best;
        for (const int index : candidateIndices(task.where, fleet)) {
            const auto known = takes[size_t(index)].constFind(job);
            if (known != takes[size_t(index)].cend())
                best = best ? std::min(*best, *known) : *known;
        }
        m_usual.insert(task.id, std::chrono::seconds(qint64(best.value_or(0))));
    }
}

// Of an attempt that runs the engine knows it better.
std::chrono::seconds RunBanners::usualOf(const Task& task) const
{
    const RunModel::TaskRow* row = m_session->run()->row(task.id);
    return row && row->started.isValid() && row->expected.count() > 0 ? row->expected
                                                                      : m_usual.value(task.id);
}

void RunBanners::updateWindow()
{
    const RunModel* run = m_session->run();
    const ParentPackage package = m_session->runPackage();
    if (!package.window || !run->isActive())
        return;
    // For large packages not every time: it costs more than the rest.
    if (m_looks++ % (package.tasks.size() > 500 ? 15 : 1) == 0)
        readUsual(package);
    const WindowWatch watch(package, run->startedAt(), QTimeZone::systemTimeZone());
    const WindowWatch::Forecast forecast = watch.forecast(
        [&](const Task& task) {
            const RunModel::TaskRow* row = run->row(task.id);
            return row ? WindowWatch::Progress{row->state, row->outcome, row->started, usualOf(task)}
                       : WindowWatch::Progress{};
        },
        QDateTime::currentDateTimeUtc());
    MessageBar* bar = this->bar(Topic::Window);
    if (forecast.end <= watch.windowEnd()) {
        bar->dismiss(); // it went faster than feared
        m_windowTold.clear();
        return;
    }
    Q_EMIT windowEndangered(watch.windowEnd(), forecast.end, forecast.last);
    // Said once a run; who dismissed it has read it.
    if (m_windowTold == run->run() && bar->isHidden())
        return;
    const QLocale locale;
    const auto time = [&](const QDateTime& utc) {
        return locale.toString(utc.toLocalTime().time(), QLocale::ShortFormat);
    };
    const Task* last = package.task(forecast.last);
    const QString text =
        tr("The processing window ends at %1 and will be missed: the run cannot end before %2. "
           "Last on the longest way: %3.")
            .arg(time(watch.windowEnd()), time(forecast.end), last ? last->name : QString());
    if (bar->text() != text)
        bar->showMessage(MessageBar::Kind::Warning, text,
                         {{tr("Show task"), [this, id = forecast.last] { Q_EMIT taskWanted(id); }}});
    m_windowTold = run->run();
}

void RunBanners::updatePaused()
{
    const bool paused = m_session->run()->isActive() && m_session->run()->isPaused();
    if (paused == std::exchange(m_paused, paused))
        return;
    MessageBar* bar = this->bar(Topic::Paused);
    if (!paused) {
        bar->dismiss();
        return;
    }
    bar->showMessage(MessageBar::Kind::Warning,
                     tr("The run is paused. Jobs that run go on; nothing new is started."),
                     {{tr("Continue"), [this] {
                           m_paused = false; // the bar is gone: shown again if it was refused
                           m_run->ask({ControlVerb::Continue, {}, {}, accountName()});
                           m_soon.start();
                       }}});
}

void RunBanners::updateUnknown()
{
    const auto& rows = m_session->run()->rows();
    const auto isUnknown = [](const RunModel::TaskRow& row) { return row.outcome == TaskOutcome::Unknown; };
    const int unknown = int(std::count_if(rows.cbegin(), rows.cend(), isUnknown));
    if (unknown == std::exchange(m_unknown, unknown))
        return;
    MessageBar* bar = this->bar(Topic::Unknown);
    if (unknown == 0) {
        bar->dismiss();
        return;
    }
    const auto first = std::find_if(rows.cbegin(), rows.cend(), isUnknown);
    bar->showMessage(MessageBar::Kind::Error,
                     tr("How %n task(s) ended is not known: %1. A person has to decide.", nullptr, unknown)
                         .arg(first->server.isEmpty()
                                  ? first->name
                                  : tr("%1 on %2", "task, server").arg(first->name, first->server)),
                     {{tr("Look and decide\u2026"), [this, id = first->id] {
                           m_unknown = 0; // comes back if nothing is decided
                           Q_EMIT decisionWanted(id);
                           m_soon.start();
                       }}});
}

void RunBanners::updateOwnership()
{
    const bool watching = m_session->ownership() == FleetSession::Ownership::Watching &&
                          m_session->run()->isActive() && m_orphaned.isEmpty();
    if (watching == std::exchange(m_watching, watching))
        return;
    if (watching) {
        bar(Topic::Ownership)
            ->showMessage(
                MessageBar::Kind::Information,
                tr("Another program looks after this run. It is shown live, and what you ask for is "
                   "done there."));
    } else if (m_orphaned.isEmpty()) {
        bar(Topic::Ownership)->dismiss();
    }
}

void RunBanners::tellOrphaned(const RunId& run)
{
    m_orphaned = run;
    m_watching = false;
    bar(Topic::Ownership)
        ->showMessage(MessageBar::Kind::Warning,
                      tr("The program that looked after this run has ended. Its jobs go on; nothing new is "
                         "started. Go on with it here?"),
                      {{tr("Go on here"), [this, run] { Q_EMIT resumeWanted(run); }}, {tr("Later"), [] {}}});
}

} // namespace stellwerk
