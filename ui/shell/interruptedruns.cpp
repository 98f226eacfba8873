// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/interruptedruns.h"

#include "shell/longworks.h"

#include "run/messagebar.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFutureWatcher>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

using Result = tl::expected<QList<InterruptedRuns::Found>, QString>;

Result findUnfinished(const QString& journal)
{
    const auto all = listRuns(journal);
    if (!all)
        return tl::unexpected(all.error());
    QList<InterruptedRuns::Found> found;
    for (const RunRecord& record : *all) {
        if (!record.ended.isValid())
            found.append({record, RunLock::owner(journal, record.id).has_value()});
    }
    return found;
}

QString when(const RunRecord& record)
{
    return QLocale().toString(record.started.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

InterruptedRuns::InterruptedRuns(Workspace* workspace, MessageBar* offers, MessageBar* messages,
                                 QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_offers(offers)
    , m_messages(messages)
    , m_window(window)
    , m_action(new QAction(icon(Icon::History), tr("&Interrupted runs\u2026"), this))
{
    m_action->setObjectName(u"run.interrupted"_s);
    m_action->setStatusTip(tr("Runs that are not over: take them up again, or watch them"));
    connect(m_action, &QAction::triggered, this, &InterruptedRuns::open);
}

void InterruptedRuns::tell(const QString& text)
{
    m_messages->showMessage(MessageBar::Kind::Error, text);
}

void InterruptedRuns::find(std::function<void(const QList<Found>&)> done)
{
    auto* watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
        watcher->deleteLater();
        Result found = watcher->result();
        if (!found) {
            tell(tr("The journal of runs cannot be read: %1").arg(found.error()));
            return;
        }
        found->removeIf(
            [own = m_workspace->session()->runId()](const Found& run) { return run.record.id == own; });
        done(*found);
    });
    listWhileRunning(m_workspace->backgroundTasks(), watcher, tr("Reading the journal of runs"));
    watcher->setFuture(
        QtConcurrent::run([file = m_workspace->session()->journalFile()] { return findUnfinished(file); }));
}

void InterruptedRuns::offer()
{
    find([this](const QList<Found>& found) {
        QList<Found> interrupted = found;
        interrupted.removeIf([](const Found& run) { return run.owned; });
        if (interrupted.isEmpty())
            return;
        const RunRecord& newest = interrupted.first().record;
        m_offers->showMessage(
            MessageBar::Kind::Warning,
            tr("%n run(s) were interrupted and are not over; the newest: %1, started %2 on %3.", nullptr,
               int(interrupted.size()))
                .arg(newest.package.name, when(newest), newest.host),
            {{tr("Show them\u2026"), [this, found] { list(found); }}, {tr("Later"), [] {}}});
    });
}

void InterruptedRuns::open()
{
    find([this](const QList<Found>& found) { list(found); });
}

void InterruptedRuns::list(const QList<Found>& found)
{
    if (m_dialog)
        m_dialog->close();
    auto* dialog = new QDialog(m_window);
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"interruptedRuns"_s);
    dialog->setWindowTitle(tr("Runs that are not over"));
    auto* text = new QLabel(
        found.isEmpty()
            ? tr("Every run is over.")
            : tr("Jobs of an interrupted run may still run on their servers. Resume goes on with it "
                 "here: nothing is started twice."),
        dialog);
    text->setWordWrap(true);
    auto* runs = new QTreeWidget(dialog);
    runs->setObjectName(u"interruptedRuns.list"_s);
    runs->setAccessibleName(dialog->windowTitle());
    runs->setHeaderLabels({tr("Parent package"), tr("Started"), tr("Computer"), tr("State")});
    runs->setRootIsDecorated(false);
    runs->setAllColumnsShowFocus(true);
    for (const Found& run : found) {
        new QTreeWidgetItem(runs, {run.record.package.name, when(run.record), run.record.host,
                                   run.owned ? tr("Runs in another program") : tr("Interrupted")});
    }
    for (int column = 0; column < 3; ++column)
        runs->resizeColumnToContents(column);
    auto* buttons = new QDialogButtonBox(dialog);
    auto* takeUp = buttons->addButton(tr("&Resume here"), QDialogButtonBox::ActionRole);
    auto* look = buttons->addButton(tr("&Look"), QDialogButtonBox::ActionRole);
    auto* later = buttons->addButton(tr("La&ter"), QDialogButtonBox::RejectRole);
    takeUp->setObjectName(u"interruptedRuns.resume"_s);
    look->setObjectName(u"interruptedRuns.look"_s);
    look->setToolTip(tr("Shows the run, live, without taking it over"));
    for (QPushButton* button : {takeUp, look})
        button->setAutoDefault(false);
    later->setDefault(true);
    const auto chosen = [found, runs] { return found.value(runs->indexOfTopLevelItem(runs->currentItem())); };
    const auto update = [this, chosen, takeUp, look] {
        const Found run = chosen();
        takeUp->setEnabled(!run.record.id.isEmpty() && !run.owned && !m_workspace->session()->isReadOnly());
        takeUp->setToolTip(run.owned ? tr("Another program looks after it: it can be watched") : QString());
        look->setEnabled(!run.record.id.isEmpty());
    };
    connect(runs, &QTreeWidget::currentItemChanged, dialog, update);
    connect(takeUp, &QPushButton::clicked, this, [this, dialog, chosen] {
        const RunRecord run = chosen().record;
        dialog->close();
        resume(run.id, run.file);
    });
    connect(look, &QPushButton::clicked, this, [this, dialog, chosen] {
        const RunRecord run = chosen().record;
        dialog->close();
        watch(run.id, run.file);
    });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(text);
    column->addWidget(runs, 1);
    column->addWidget(buttons);
    runs->setCurrentItem(runs->topLevelItem(0));
    update();
    dialog->resize(680, 320);
    dialog->open();
}

void InterruptedRuns::resume(const RunId& run, const QString& file)
{
    m_workspace->session()->resumeRun(run, this, [this, file](const QString& error) {
        if (error.isEmpty())
            show(file);
        else
            tell(tr("The run cannot be taken up again: %1").arg(error));
    });
}

void InterruptedRuns::watch(const RunId& run, const QString& file)
{
    m_workspace->session()->watchRun(run, this, [this, file](const QString& error) {
        if (error.isEmpty())
            show(file);
        else
            tell(tr("The run cannot be shown: %1").arg(error));
    });
}

void InterruptedRuns::show(const QString& file)
{
    m_offers->dismiss();
    m_workspace->showAsRun(m_workspace->session()->runPackage(), file,
                           [this](OpenDocument* document) { m_workspace->setRunDocument(document); });
}

} // namespace stellwerk
