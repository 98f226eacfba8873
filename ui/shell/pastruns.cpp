// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pastruns.h"

#include "run/messagebar.h"
#include "run/runcompare.h"
#include "run/runcontroller.h"
#include "runs/comparewindow.h"
#include "runs/runspage.h"
#include "shell/documenttabs.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace stellwerk {

using namespace Qt::StringLiterals;

PastRuns::PastRuns(const Parts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_page(new RunsPage)
    , m_show(new QAction(icon(Icon::History), tr("Past &runs…"), this))
    , m_open(make(u"open"_s, tr("&Show the past run")))
    , m_compare(make(u"compare"_s, tr("&Compare two past runs…")))
    , m_rerun(make(u"rerun"_s, tr("&Run again what failed in it…")))
    , m_refresh(make(u"refresh"_s, tr("Re&ad the past runs anew")))
    , m_report(make(u"report"_s, tr("Open the &report of the past run")))
    , m_copyId(make(u"copyId"_s, tr("Copy the run's &id")))
{
    m_open->setIconText(tr("Show", "the chosen run"));
    m_compare->setIconText(tr("Compare…", "two chosen runs"));
    m_refresh->setIconText(tr("Refresh", "the list of runs"));
    m_rerun->setIconText(tr("Run again…", "what failed"));
    m_show->setObjectName(u"run.past"_s);
    m_show->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_H);
    m_show->setStatusTip(tr("All runs of the journal: show, compare or run again"));
    m_page->setJournal(parts.workspace->session()->journalFile());
    m_parts.tabs->addPage(m_page);
    m_page->setRunActions(m_actions);
    connect(m_show, &QAction::triggered, this, &PastRuns::showPage);
    connect(m_page, &RunsPage::activated, this, &PastRuns::open);
    connect(m_page, &RunsPage::chosenChanged, this, &PastRuns::update);
    connect(m_open, &QAction::triggered, this, [this] { open(m_page->chosen().first().id); });
    connect(m_compare, &QAction::triggered, this, [this] {
        const QList<RunListing> two = m_page->chosen();
        compare(two.first().id, two.last().id);
    });
    connect(m_rerun, &QAction::triggered, this, [this] { rerun(m_page->chosen().first().id); });
    connect(m_report, &QAction::triggered, this,
            [this] { Q_EMIT reportWanted(m_page->chosen().first().id); });
    connect(m_copyId, &QAction::triggered, this, [this] {
        QStringList ids;
        for (const RunListing& run : m_page->chosen())
            ids.append(run.id);
        QApplication::clipboard()->setText(ids.join(u'\n'));
    });
    connect(m_refresh, &QAction::triggered, m_page->model(), &RunsModel::reload);
    // What runs and ends here changes the list; another program's runs come when it is shown again.
    FleetSession* session = parts.workspace->session();
    const auto later = [this] {
        if (m_page->isVisible())
            m_page->model()->reload();
    };
    connect(session, &FleetSession::runFinished, this, later);
    connect(session, &FleetSession::ownershipChanged, this, later);
    connect(session, &FleetSession::ownershipChanged, this, &PastRuns::update);
    connect(session, &FleetSession::runFinished, this, &PastRuns::update);
    connect(session, &FleetSession::readOnlyChanged, this, &PastRuns::update);
    update();
}

QAction* PastRuns::make(const QString& name, const QString& text)
{
    auto* action = new QAction(text, this);
    action->setObjectName(u"run.past."_s + name);
    m_actions.append(action);
    return action;
}

void PastRuns::tell(const QString& text)
{
    m_parts.messages->showMessage(MessageBar::Kind::Error, text);
}

void PastRuns::showPage()
{
    m_parts.tabs->showPage(m_page);
}

void PastRuns::open(const RunId& run)
{
    m_parts.workspace->showPastRun(run, [this](const QString& error) {
        if (error.isEmpty())
            Q_EMIT shown();
        else
            tell(tr("The run cannot be shown: %1").arg(error));
    });
}

void PastRuns::compare(const RunId& one, const RunId& other)
{
    using Result = tl::expected<RunComparison, QString>;
    const RunListing* a = m_page->model()->listing(one);
    const RunListing* b = m_page->model()->listing(other);
    const bool swap = a && b && b->started < a->started;
    auto* watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const Result both = watcher->result();
        if (!both) {
            tell(tr("The runs cannot be compared: %1").arg(both.error()));
            return;
        }
        auto* window = new CompareWindow(*both, m_parts.dialogs, m_window);
        connect(window, &CompareWindow::taskActivated, this, &PastRuns::taskWanted);
        window->show();
        window->activateWindow();
        Q_EMIT compared(window);
    });
    watcher->setFuture(
        QtConcurrent::run([file = m_parts.workspace->session()->journalFile(), first = swap ? other : one,
                           second = swap ? one : other]() -> Result {
            const auto before = loadReplay(file, first);
            if (!before)
                return tl::unexpected(before.error());
            const auto now = loadReplay(file, second);
            if (!now)
                return tl::unexpected(now.error());
            return compareRuns(*before, *now);
        }));
}

void PastRuns::rerun(const RunId& run)
{
    const RunListing* listing = m_page->model()->listing(run);
    FleetSession* session = m_parts.workspace->session();
    session->resumeRun(
        run, this, [this, session, file = listing ? listing->file : QString()](const QString& error) {
            if (!error.isEmpty()) {
                tell(tr("The run cannot be opened again: %1").arg(error));
                return;
            }
            m_parts.workspace->showAsRun(session->runPackage(), file, [this](OpenDocument* document) {
                m_parts.workspace->setRunDocument(document);
                Q_EMIT shown();
                m_parts.run->rerunFailed(); // asks first where jobs would start in production
            });
        });
}

void PastRuns::update()
{
    const QList<RunListing> runs = m_page->chosen();
    const FleetSession* session = m_parts.workspace->session();
    const auto enable = [](QAction* action, const QString& reason) {
        action->setEnabled(reason.isEmpty());
        action->setProperty("disabledReason", reason);
        action->setToolTip(reason);
    };
    const bool one = runs.size() == 1;
    const QString choose = one ? QString() : tr("Choose one run in the list of past runs.");
    const QString unreadable = one && runs.first().package.isEmpty()
                                   ? tr("The journal's package of this run cannot be read.")
                                   : QString();
    enable(m_open, choose + unreadable);
    enable(m_report, choose + unreadable);
    enable(m_compare, runs.size() == 2 ? QString() : tr("Choose two runs in the list of past runs."));
    enable(m_copyId, runs.isEmpty() ? tr("Choose a run in the list of past runs.") : QString());
    QString against = choose + unreadable;
    if (against.isEmpty() && session->isReadOnly())
        against = tr("Read-only: nothing is started or stopped.");
    else if (against.isEmpty() && session->isRunning())
        against = tr("A run is under way. Wait for its end, or stop it.");
    else if (against.isEmpty() && !runs.first().outcome)
        against = runs.first().running ? tr("It is under way.")
                                       : tr("It was interrupted: resume it with “Interrupted runs”.");
    else if (against.isEmpty() && runs.first().failed == 0 &&
             (runs.first().outcome == RunOutcome::Succeeded ||
              runs.first().outcome == RunOutcome::SucceededWithWarnings))
        against = tr("Nothing failed in it.");
    enable(m_rerun, against);
}

} // namespace stellwerk
