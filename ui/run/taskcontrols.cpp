// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/taskcontrols.h"

#include "canvas/halts.h"
#include "run/runcontroller.h"
#include "theme/icons.h"

#include <QAction>
#include <QSet>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    const char* name;
    const char* text;
    const char* shortText; // on buttons
    const char* tip;
    Icon picture;
    QKeySequence keys;
};

Row rowOf(TaskCommand command)
{
    switch (command) {
    case TaskCommand::Cancel:
        return {
            "cancel",
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "&Cancel task"),
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Cancel"),
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Stops its job on the server, or does not start it"),
            Icon::CancelTask,
            Qt::CTRL | Qt::Key_F9};
    case TaskCommand::CancelBranch:
        return {"cancelBranch",
                QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Cancel this and &what follows"),
                QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Cancel branch"),
                QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Cancels the task and all that comes after it"),
                Icon::Stop,
                Qt::CTRL | Qt::SHIFT | Qt::Key_F9};
    case TaskCommand::Hold:
        return {
            "hold",
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "&Hold before this task"),
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Hold"),
            QT_TRANSLATE_NOOP("stellwerk::TaskControls",
                              "The run waits before it until it is released; without a run: the next one"),
            Icon::Halt,
            Qt::Key_F9};
    case TaskCommand::Skip:
        return {"skip",
                QT_TRANSLATE_NOOP("stellwerk::TaskControls", "S&kip"),
                QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Skip"),
                QT_TRANSLATE_NOOP("stellwerk::TaskControls",
                                  "Passes over it: what follows goes on as after a success"),
                Icon::Skip,
                {}};
    case TaskCommand::Retry:
        return {
            "retry",
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Re&try"),
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Retry"),
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Runs it again, and what was skipped because of it"),
            Icon::Refresh,
            Qt::SHIFT | Qt::Key_F9};
    case TaskCommand::Decide:
    case TaskCommand::Count:
        break;
    }
    return {"decide",
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Decide &outcome\u2026"),
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Decide\u2026"),
            QT_TRANSLATE_NOOP("stellwerk::TaskControls", "Shows what is known of it, and asks how it ended"),
            Icon::Decide,
            {}};
}

} // namespace

TaskControls::TaskControls(FleetSession* session, RunController* run, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_run(run)
{
    for (int command = 0; command < int(TaskCommand::Count); ++command)
        make(TaskCommand(command));
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &TaskControls::update);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    const RunModel* model = session->run();
    connect(model, &RunModel::began, this, soon);
    connect(model, &RunModel::taskStateChanged, this, soon);
    connect(model, &RunModel::runEnded, this, soon);
    connect(model, &RunModel::controlChanged, this, soon);
    connect(session, &FleetSession::ownershipChanged, this, soon);
    connect(session, &FleetSession::readOnlyChanged, this, soon);
    update();
}

void TaskControls::make(TaskCommand command)
{
    const Row row = rowOf(command);
    auto* made = new QAction(icon(row.picture), tr(row.text), this);
    made->setObjectName(u"task."_s + QLatin1StringView(row.name));
    made->setIconText(tr(row.shortText));
    made->setShortcut(row.keys);
    made->setToolTip(tr(row.tip));
    made->setStatusTip(tr(row.tip));
    made->setCheckable(command == TaskCommand::Hold);
    connect(made, &QAction::triggered, this, [this, command] { run(command); });
    m_actions.at(std::size_t(command)) = made;
}

QList<QAction*> TaskControls::actions() const
{
    return {m_actions.cbegin(), m_actions.cend()};
}

void TaskControls::setTasks(const QList<TaskId>& tasks, bool ofRun, Halts* halts)
{
    if (m_halts)
        m_halts->disconnect(this);
    m_tasks = tasks;
    m_ofRun = ofRun;
    m_halts = halts;
    if (halts)
        connect(halts, &Halts::changed, this, &TaskControls::update);
    update();
}

bool TaskControls::mayHoldInRun(const TaskId& task) const
{
    const RunModel::TaskRow* row = m_ofRun ? m_session->run()->row(task) : nullptr;
    return row && m_session->run()->isActive() && m_run->mayControl() &&
           (row->state == TaskState::Waiting || row->state == TaskState::Ready ||
            row->state == TaskState::Held || row->state == TaskState::WaitingToRetry);
}

bool TaskControls::isHalted(const TaskId& task) const
{
    return mayHoldInRun(task) ? m_session->run()->row(task)->held : m_halts && m_halts->contains(task);
}

bool TaskControls::applies(TaskCommand command, const TaskId& task) const
{
    if (command == TaskCommand::Hold)
        return m_halts != nullptr;
    const RunModel::TaskRow* row = m_ofRun ? m_session->run()->row(task) : nullptr;
    if (!row || !m_run->mayControl())
        return false;
    const bool active = m_session->run()->isActive();
    switch (command) {
    case TaskCommand::Cancel:
        return active && row->state != TaskState::Ended && row->state != TaskState::Stopping;
    case TaskCommand::CancelBranch: {
        if (!active)
            return false;
        QSet<TaskId> seen;
        QList<TaskId> open{task};
        const ParentPackage package = m_session->runPackage();
        while (!open.isEmpty()) {
            const TaskId next = open.takeLast();
            if (seen.contains(next))
                continue;
            seen.insert(next);
            const RunModel::TaskRow* other = m_session->run()->row(next);
            if (other && other->state != TaskState::Ended)
                return true;
            for (const Constraint& constraint : package.constraints) {
                if (constraint.from == next)
                    open.append(constraint.to);
            }
        }
        return false;
    }
    case TaskCommand::Skip:
        return mayHoldInRun(task);
    case TaskCommand::Retry:
        return row->outcome == TaskOutcome::Failed || row->outcome == TaskOutcome::Cancelled ||
               row->outcome == TaskOutcome::Unknown;
    case TaskCommand::Decide:
        return row->outcome == TaskOutcome::Unknown;
    case TaskCommand::Hold:
    case TaskCommand::Count:
        break;
    }
    return false;
}

QList<TaskId> TaskControls::applicable(TaskCommand command) const
{
    QList<TaskId> found;
    std::copy_if(m_tasks.cbegin(), m_tasks.cend(), std::back_inserter(found),
                 [&](const TaskId& task) { return applies(command, task); });
    return found;
}

void TaskControls::update()
{
    for (int command = 0; command < int(TaskCommand::Count); ++command) {
        action(TaskCommand(command))
            ->setEnabled(std::any_of(m_tasks.cbegin(), m_tasks.cend(), [&](const TaskId& task) {
                return applies(TaskCommand(command), task);
            }));
    }
    updateHold();
    Q_EMIT updated();
}

void TaskControls::updateHold()
{
    QAction* hold = action(TaskCommand::Hold);
    hold->setChecked(
        !m_tasks.isEmpty() &&
        std::all_of(m_tasks.cbegin(), m_tasks.cend(), [this](const TaskId& task) { return isHalted(task); }));
    const bool waits = std::any_of(m_tasks.cbegin(), m_tasks.cend(), [this](const TaskId& task) {
        const RunModel::TaskRow* row = m_ofRun ? m_session->run()->row(task) : nullptr;
        return row && row->state == TaskState::Held && m_session->run()->isActive();
    });
    hold->setText(waits ? tr("&Release: let it start") : tr(rowOf(TaskCommand::Hold).text));
    hold->setIconText(waits ? tr("Release") : tr(rowOf(TaskCommand::Hold).shortText));
}

void TaskControls::toggleHalts()
{
    const bool on =
        !std::all_of(m_tasks.cbegin(), m_tasks.cend(), [this](const TaskId& task) { return isHalted(task); });
    QList<TaskId> next;
    for (const TaskId& task : std::as_const(m_tasks)) {
        if (!mayHoldInRun(task))
            next.append(task);
        else if (!m_run->ask({on ? ControlVerb::Hold : ControlVerb::Release, task, {}, accountName()}))
            break;
    }
    if (m_halts && !next.isEmpty())
        m_halts->set(next, on);
    update(); // the tick follows what is, not the click
}

void TaskControls::run(TaskCommand command)
{
    const QList<TaskId> tasks = applicable(command);
    const auto askEach = [&](ControlVerb verb) {
        for (const TaskId& task : tasks) {
            if (!m_run->ask({verb, task, {}, accountName()}))
                return;
        }
    };
    switch (command) {
    case TaskCommand::Cancel:
        askEach(ControlVerb::CancelTask);
        break;
    case TaskCommand::CancelBranch:
        askEach(ControlVerb::CancelBranch);
        break;
    case TaskCommand::Hold:
        toggleHalts();
        break;
    case TaskCommand::Skip:
        askEach(ControlVerb::Skip);
        break;
    case TaskCommand::Retry:
        m_run->retry(tasks);
        break;
    case TaskCommand::Decide:
        if (!tasks.isEmpty())
            Q_EMIT decisionWanted(tasks.first());
        break;
    case TaskCommand::Count:
        break;
    }
}

} // namespace stellwerk
