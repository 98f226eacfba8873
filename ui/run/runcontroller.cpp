// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runcontroller.h"

#include "dialogs/dialogs.h"
#include "run/messagebar.h"
#include "run/runmodel.h"
#include "run/runwords.h"
#include "session/fleetsession.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QWidget>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

bool canRunAgain(const RunModel::TaskRow& row)
{
    return row.outcome == TaskOutcome::Failed || row.outcome == TaskOutcome::Cancelled;
}

} // namespace

RunController::RunController(FleetSession* session, Dialogs* dialogs, MessageBar* messages, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_dialogs(dialogs)
    , m_messages(messages)
    , m_window(window)
    , m_run(new QAction(icon(Icon::Run), tr("&Run"), this))
    , m_pause(new QAction(icon(Icon::Pause), tr("&Pause"), this))
    , m_stop(new QAction(icon(Icon::Stop), tr("&Stop"), this))
    , m_rerun(new QAction(icon(Icon::RunFromFailed), tr("Re-run from &failure"), this))
{
    m_run->setObjectName(u"run.run"_s);
    m_run->setShortcut(Qt::Key_F5);
    m_pause->setObjectName(u"run.pause"_s);
    m_pause->setShortcut(Qt::Key_F7);
    m_pause->setCheckable(true);
    m_stop->setObjectName(u"run.stop"_s);
    m_stop->setShortcut(Qt::SHIFT | Qt::Key_F5);
    m_rerun->setObjectName(u"run.rerunFailed"_s);
    m_rerun->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F5);
    m_run->setStatusTip(tr("Starts the open parent package"));
    m_pause->setStatusTip(tr("Starts nothing new until the run is continued; jobs that run go on"));
    m_stop->setStatusTip(tr("Cancels the run and stops its jobs on the servers"));
    m_rerun->setStatusTip(
        tr("Runs the tasks that failed, were cancelled or did not run again, in the same run"));
    connect(m_run, &QAction::triggered, this, &RunController::runRequested);
    connect(m_pause, &QAction::triggered, this, [this] {
        ask({m_session->run()->isPaused() ? ControlVerb::Continue : ControlVerb::Pause,
             {},
             {},
             accountName()});
        update(); // the tick follows the run, not the click
    });
    connect(m_stop, &QAction::triggered, this, &RunController::askToStop);
    connect(m_rerun, &QAction::triggered, this, &RunController::rerunFailed);
    connect(session, &FleetSession::runFinished, this, &RunController::finished);
    connect(session, &FleetSession::ownershipChanged, this, &RunController::update);
    connect(session, &FleetSession::readOnlyChanged, this, &RunController::update);
    connect(session->run(), &RunModel::began, this, [this] {
        m_stopping = false;
        update();
    });
    connect(session->run(), &RunModel::runEnded, this, &RunController::update);
    connect(session->run(), &RunModel::controlChanged, this, &RunController::update);
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &RunController::update);
    connect(session->run(), &RunModel::taskStateChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(session, &FleetSession::journalFailed, this, [this](const QString& error) {
        m_messages->showMessage(
            MessageBar::Kind::Error,
            tr("The journal of the run cannot be written, so nothing more is started: %1").arg(error));
    });
    connect(session, &FleetSession::controlFailed, this, &RunController::showRefusal);
    update();
}

void RunController::setPackage(const ParentPackage* package)
{
    m_hasPackage = package != nullptr;
    update();
}

// From the moment it is started: its first event comes when that is durable.
bool RunController::isGoing() const
{
    return m_session->isRunning() ||
           (m_session->ownership() == FleetSession::Ownership::Watching && m_session->run()->isActive());
}

bool RunController::mayControl() const
{
    return m_session->ownership() != FleetSession::Ownership::None && !m_session->isReadOnly();
}

void RunController::update()
{
    const RunModel* run = m_session->run();
    const bool running = isGoing();
    const bool readOnly = m_session->isReadOnly();
    const bool anyAgain = std::any_of(run->rows().cbegin(), run->rows().cend(), canRunAgain);
    m_run->setEnabled(m_hasPackage && !running && !readOnly);
    m_pause->setEnabled(running && !m_stopping && !readOnly);
    m_pause->setChecked(running && run->isPaused());
    m_stop->setEnabled(running && !m_stopping && !readOnly);
    m_rerun->setEnabled(anyAgain && !m_stopping && mayControl());
    updateTexts();
}

void RunController::updateTexts()
{
    const RunModel* run = m_session->run();
    const bool running = isGoing();
    const auto with = [](const QString& text, const QAction* action) {
        return u"%1 (%2)"_s.arg(text, action->shortcut().toString(QKeySequence::NativeText));
    };
    const QString nothing = tr("Nothing is running");
    m_pause->setText(run->isPaused() ? tr("&Continue") : tr("&Pause"));
    if (m_session->isReadOnly()) {
        for (QAction* action : {m_run, m_pause, m_stop, m_rerun})
            action->setToolTip(tr("Read-only: nothing is started or stopped"));
        return;
    }
    m_run->setToolTip(running         ? tr("A parent package is running: one at a time")
                      : !m_hasPackage ? tr("No parent package is open")
                                      : with(tr("Run this parent package"), m_run));
    m_pause->setToolTip(!running ? nothing
                        : run->isPaused()
                            ? with(tr("Continue the run"), m_pause)
                            : with(tr("Pause: start nothing new, let jobs that run go on"), m_pause));
    m_stop->setToolTip(m_stopping ? tr("The run is being stopped")
                       : running  ? with(tr("Stop the run"), m_stop)
                                  : nothing);
    m_rerun->setToolTip(
        m_rerun->isEnabled()
            ? with(tr("Run the failed tasks and what did not run because of them again"), m_rerun)
            : tr("No task of the shown run has failed or was cancelled"));
}

void RunController::refuse(const QString& reason)
{
    m_messages->showMessage(MessageBar::Kind::Error, tr("Nothing was started: %1").arg(reason));
    Q_EMIT refused();
}

void RunController::start(const ParentPackage& package, const QString& file, const QSet<TaskId>& halts)
{
    m_messages->dismiss();
    const QList<Problem> problems = checkPackage(package, m_session->facts());
    if (hasErrors(problems)) {
        const auto errors = std::count_if(problems.cbegin(), problems.cend(),
                                          [](const Problem& p) { return p.severity == Severity::Error; });
        m_messages->showMessage(
            MessageBar::Kind::Error,
            tr("Nothing was started: the parent package has %n error(s).", nullptr, int(errors)),
            {{tr("Show problems"), [this] { Q_EMIT problemsWanted(); }}});
        Q_EMIT problemsWanted();
        Q_EMIT refused();
        return;
    }
    confirm(
        m_session->productionStarts(package), [this, package, file, halts] { begin(package, file, halts); },
        [this] { Q_EMIT refused(); });
}

void RunController::begin(const ParentPackage& package, const QString& file, const QSet<TaskId>& halts)
{
    Q_EMIT starting();
    const QString error = m_session->startRun(package, file, halts);
    if (!error.isEmpty()) {
        refuse(error);
        return;
    }
    m_stopping = false;
    update();
    Q_EMIT started();
}

// The named button alone starts anything: Enter and Escape leave all as it is.
void RunController::confirm(const QList<FleetSession::ProductionStart>& starts, std::function<void()> yes,
                            std::function<void()> no)
{
    if (starts.isEmpty()) {
        yes();
        return;
    }
    Question question;
    question.title = tr("Start in production");
    question.text =
        tr("%n task(s) may start jobs on servers tagged \"production\".", nullptr, int(starts.size()));
    question.detail = tr("Nothing starts until you say so.");
    for (const FleetSession::ProductionStart& start : starts) {
        question.list.append(
            tr("%1: job %2 on %3", "task, job, servers")
                .arg(start.name, start.job, start.servers.join(tr(" or ", "between servers"))));
    }
    question.choices = {{tr("Cancel"), false},
                        {tr("Start %n task(s) in production", nullptr, int(starts.size())), true}};
    m_dialogs->ask(m_window, question, [yes = std::move(yes), no = std::move(no)](int choice) {
        if (choice == 1)
            yes();
        else
            no();
    });
}

bool RunController::ask(const RunControl& wish)
{
    const QString error = m_session->control(wish);
    if (!error.isEmpty())
        showRefusal(error);
    return error.isEmpty();
}

void RunController::showRefusal(const QString& error)
{
    m_messages->showMessage(MessageBar::Kind::Error,
                            tr("The run could not be asked for this: %1").arg(error));
}

void RunController::retry(const QList<TaskId>& tasks)
{
    // What was skipped because of them runs again, too.
    QSet<TaskId> again(tasks.cbegin(), tasks.cend());
    for (const RunModel::TaskRow& row : m_session->run()->rows()) {
        if (row.outcome == TaskOutcome::Skipped)
            again.insert(row.id);
    }
    QList<FleetSession::ProductionStart> starts = m_session->productionStarts(m_session->runPackage());
    starts.removeIf([&](const FleetSession::ProductionStart& start) { return !again.contains(start.task); });
    confirm(
        starts,
        [this, tasks] {
            m_messages->dismiss();
            for (const TaskId& task : tasks) {
                if (!ask({ControlVerb::Retry, task, {}, accountName()}))
                    return;
            }
        },
        [] {});
}

void RunController::rerunFailed()
{
    QSet<TaskId> again;
    for (const RunModel::TaskRow& row : m_session->run()->rows()) {
        if (canRunAgain(row) || row.outcome == TaskOutcome::Skipped)
            again.insert(row.id);
    }
    QList<FleetSession::ProductionStart> starts = m_session->productionStarts(m_session->runPackage());
    starts.removeIf([&](const FleetSession::ProductionStart& start) { return !again.contains(start.task); });
    confirm(
        starts,
        [this] {
            m_messages->dismiss();
            ask({ControlVerb::RerunFailed, {}, {}, accountName()});
        },
        [] {});
}

int RunController::activeTasks() const
{
    return m_session->run()->counts().active;
}

void RunController::askToStop()
{
    if (!m_stop->isEnabled())
        return;
    const auto stop = [this] {
        if (!isGoing())
            return;
        m_stopping = ask({ControlVerb::CancelRun, {}, {}, accountName()});
        update();
    };
    const int active = activeTasks();
    if (active == 0) {
        stop();
        return;
    }
    Question question;
    question.title = tr("Stop the run");
    question.text = tr("Stop %n job(s) that run on the servers now?", nullptr, active);
    question.detail = tr(
        "Tasks that have not started will not start. Jobs that are to be left running when cancelled go on.");
    question.choices = {{tr("Let it run"), false}, {tr("Stop %n job(s)", nullptr, active), true}};
    m_dialogs->ask(m_window, question, [stop](int choice) {
        if (choice == 1)
            stop();
    });
}

void RunController::finished(RunOutcome outcome)
{
    m_stopping = false;
    update();
    switch (outcome) {
    case RunOutcome::Failed:
        tellFailure(tr("The run has failed."));
        break;
    case RunOutcome::Unknown:
        break; // the banner of unknown outcomes says it and asks (RunBanners)
    case RunOutcome::SucceededWithWarnings:
        tellFailure(tr("The run has succeeded with warnings."));
        break;
    case RunOutcome::Succeeded:
    case RunOutcome::Cancelled:
        break;
    }
}

void RunController::tellFailure(const QString& headline)
{
    const RunModel::TaskRow* first = nullptr;
    for (const RunModel::TaskRow& row : m_session->run()->rows()) {
        const bool bad = row.outcome == TaskOutcome::Failed || row.outcome == TaskOutcome::Unknown;
        if (bad && (!first || row.ended < first->ended))
            first = &row;
    }
    for (const RunModel::TaskRow& row : m_session->run()->rows()) {
        if (!first && row.outcome == TaskOutcome::SucceededWithWarnings)
            first = &row;
    }
    const bool mild = m_session->run()->outcome() == RunOutcome::SucceededWithWarnings;
    const auto kind = mild ? MessageBar::Kind::Warning : MessageBar::Kind::Error;
    if (!first) {
        m_messages->showMessage(kind, headline);
        return;
    }
    // What kind of end it was, then the server's own words. The whole of it stands in the log.
    const QString kindOfEnd = shownEnd(*first->outcome, first->failure);
    const QString error = errorWords(first->error, first->server, *first->outcome, first->failure);
    QString text =
        first->server.isEmpty()
            ? tr("%1 %2: %3.", "headline, task, how it ended").arg(headline, first->name, kindOfEnd)
            : tr("%1 %2 on %3: %4.", "headline, task, server, how it ended")
                  .arg(headline, first->name, first->server, kindOfEnd);
    if (!error.isEmpty())
        text += u' ' + error;
    constexpr qsizetype kLongest = 170; // two lines
    if (text.size() > kLongest)
        text = text.left(kLongest).trimmed() + u'\u2026';
    QList<MessageBar::Button> buttons{{tr("Show task"), [this, id = first->id] { Q_EMIT taskWanted(id); }}};
    if (m_rerun->isEnabled())
        buttons.append({tr("Re-run from failure"), [this] { rerunFailed(); }});
    m_messages->showMessage(kind, text, buttons);
}

} // namespace stellwerk
