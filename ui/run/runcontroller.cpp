// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runcontroller.h"

#include "dialogs/dialogs.h"
#include "run/messagebar.h"
#include "run/runmodel.h"
#include "session/fleetsession.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QWidget>

namespace stellwerk {

using namespace Qt::StringLiterals;

RunController::RunController(FleetSession* session, Dialogs* dialogs, MessageBar* messages, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_dialogs(dialogs)
    , m_messages(messages)
    , m_window(window)
    , m_run(new QAction(icon(Icon::Run), tr("&Run"), this))
    , m_stop(new QAction(icon(Icon::Stop), tr("&Stop"), this))
{
    m_run->setObjectName(u"run.run"_s);
    m_run->setShortcut(Qt::Key_F5);
    m_stop->setObjectName(u"run.stop"_s);
    m_stop->setShortcut(Qt::SHIFT | Qt::Key_F5);
    connect(m_run, &QAction::triggered, this, &RunController::runRequested);
    connect(m_stop, &QAction::triggered, this, &RunController::askToStop);
    connect(session, &FleetSession::runFinished, this, &RunController::finished);
    connect(session->run(), &RunModel::began, this, &RunController::update);
    connect(session, &FleetSession::journalFailed, this, [this](const QString& error) {
        m_messages->showMessage(
            MessageBar::Kind::Error,
            tr("The journal of the run cannot be written, so nothing more is started: %1").arg(error));
    });
    update();
}

void RunController::setPackage(const ParentPackage* package)
{
    m_hasPackage = package != nullptr;
    update();
}

void RunController::update()
{
    const bool running = m_session->isRunning();
    m_run->setEnabled(m_hasPackage && !running);
    m_stop->setEnabled(running && !m_stopping);
    m_run->setToolTip(
        running ? tr("A parent package is running: one at a time")
        : !m_hasPackage
            ? tr("No parent package is open")
            : tr("Run this parent package (%1)").arg(m_run->shortcut().toString(QKeySequence::NativeText)));
    m_stop->setToolTip(
        m_stopping ? tr("The run is being stopped")
        : running  ? tr("Stop the run (%1)").arg(m_stop->shortcut().toString(QKeySequence::NativeText))
                   : tr("Nothing is running"));
}

bool RunController::start(const ParentPackage& package, const QString& file)
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
        return false;
    }
    const QString error = m_session->startRun(package, file);
    if (!error.isEmpty()) {
        m_messages->showMessage(MessageBar::Kind::Error, tr("Nothing was started: %1").arg(error));
        return false;
    }
    m_stopping = false;
    update();
    Q_EMIT started();
    return true;
}

int RunController::activeTasks() const
{
    return m_session->run()->counts().active;
}

void RunController::askToStop()
{
    if (!m_session->isRunning() || m_stopping)
        return;
    const auto stop = [this] {
        if (!m_session->isRunning())
            return;
        m_stopping = true;
        update();
        m_session->stopRun();
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
        tellFailure(tr("How the run ended is not known for every task."));
        break;
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
    const bool mild = m_session->run()->outcome() == RunOutcome::SucceededWithWarnings;
    const auto kind = mild ? MessageBar::Kind::Warning : MessageBar::Kind::Error;
    if (!first) {
        m_messages->showMessage(kind, headline);
        return;
    }
    const QString error = first->error.isEmpty() ? shownWord(*first->outcome) : first->error.simplified();
    // Errors of the engine name server and job themselves. The whole of it stands in the log.
    QString text = error.startsWith(first->server)
                       ? tr("%1 %2", "headline, error").arg(headline, error)
                       : tr("%1 %2 on %3: %4").arg(headline, first->name, first->server, error);
    constexpr qsizetype kLongest = 170; // two lines
    if (text.size() > kLongest)
        text = text.left(kLongest).trimmed() + u'\u2026';
    m_messages->showMessage(kind, text,
                            {{tr("Show task"), [this, id = first->id] { Q_EMIT taskWanted(id); }}});
}

} // namespace stellwerk
