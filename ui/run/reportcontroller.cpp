// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reportcontroller.h"

#include "dialogs/dialogs.h"
#include "report/reportsources.h"
#include "report/runreport.h"
#include "run/messagebar.h"
#include "session/fleetsession.h"
#include "session/shownrun.h"
#include "theme/icons.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QStandardPaths>
#include <QUrl>
#include <QtConcurrentRun>

namespace stellwerk {

using namespace Qt::StringLiterals;

ReportController::ReportController(FleetSession* session, ShownRun* shown, Dialogs* dialogs,
                                   MessageBar* messages, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_shown(shown)
    , m_dialogs(dialogs)
    , m_messages(messages)
    , m_window(window)
    , m_open(new QAction(icon(Icon::Log), tr("Open rep&ort"), this))
    , m_save(new QAction(icon(Icon::SaveAs), tr("Save report…"), this))
    , m_print(new QAction(tr("Print report…"), this))
    , m_opener([](const QUrl& url) { return QDesktopServices::openUrl(url); })
{
    m_open->setObjectName(u"run.openReport"_s);
    m_save->setObjectName(u"run.saveReport"_s);
    m_print->setObjectName(u"run.printReport"_s);
    m_open->setStatusTip(tr("Shows the report of the run in the browser"));
    m_save->setStatusTip(tr("Writes the report of the run into one HTML file"));
    m_print->setStatusTip(tr("Opens the report of the run in the browser with its print dialog"));
    connect(m_open, &QAction::triggered, this, [this] { openReport(); });
    connect(m_save, &QAction::triggered, this, [this] { saveReport(); });
    connect(m_print, &QAction::triggered, this, [this] { printReport(); });
    for (QAction* action : actions())
        action->setProperty("disabledReason",
                            tr("No run is shown: run a parent package, or open a past run"));
    connect(session, &FleetSession::runFinished, this, &ReportController::runFinished);
    connect(session, &FleetSession::ownershipChanged, this, &ReportController::update);
    connect(shown, &ShownRun::sourceChanged, this, &ReportController::update);
    connect(session->run(), &RunModel::began, this, &ReportController::update);
    connect(session->run(), &RunModel::taskStateChanged, this, &ReportController::update);
    update();
}

ReportController::~ReportController() = default;

void ReportController::update()
{
    const bool enabled = !shownOr({}).isEmpty();
    if (enabled == m_open->isEnabled())
        return;
    for (QAction* action : actions())
        action->setEnabled(enabled);
}

RunId ReportController::shownOr(const RunId& run) const
{
    if (!run.isEmpty())
        return run;
    return m_shown->isPast() ? m_shown->runId() : m_session->run()->run();
}

QString ReportController::packageOf(const RunId& run) const
{
    if (run == m_session->run()->run())
        return m_session->runPackage().name;
    return run == m_shown->runId() ? m_shown->package().name : QString();
}

void ReportController::openReport(const RunId& run)
{
    show(shownOr(run), false);
}

void ReportController::printReport(const RunId& run)
{
    show(shownOr(run), true);
}

void ReportController::show(const RunId& run, bool print)
{
    if (!run.isEmpty())
        write({run, {}, print, [this](const QString& file) { openFile(file); }});
}

void ReportController::saveReport(const RunId& run)
{
    const RunId which = shownOr(run);
    if (which.isEmpty())
        return;
    FileRequest request;
    request.title = tr("Save the report");
    request.folder = m_lastPlace.isEmpty()
                         ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                         : m_lastPlace;
    request.name = reportFileName(packageOf(which), which);
    request.filter = tr("HTML files (*.html)");
    request.suffix = u"html"_s;
    m_dialogs->saveFile(m_window, request, [this, which](const QString& file) {
        if (file.isEmpty())
            return;
        m_lastPlace = QFileInfo(file).absolutePath();
        write({which, file, false, [this](const QString& done) {
                   m_messages->showMessage(
                       MessageBar::Kind::Success,
                       tr("The report is written: %1").arg(QDir::toNativeSeparators(done)),
                       {{tr("Open"), [this, done] { openFile(done); }}});
               }});
    });
}

void ReportController::runFinished()
{
    if (m_folder.isEmpty())
        return;
    const RunId run = m_session->run()->run();
    // Quiet where it goes well: it comes after every run.
    write({run, QDir(m_folder).filePath(reportFileName(packageOf(run), run)), false, {}});
}

void ReportController::openFile(const QString& file)
{
    if (m_opener(QUrl::fromLocalFile(file)))
        return;
    m_messages->showMessage(
        MessageBar::Kind::Warning,
        tr("Nothing on this computer opens the report %1. Save it and open it with a browser.")
            .arg(QDir::toNativeSeparators(file)),
        {{tr("Save report…"), [this] { saveReport(); }}});
}

void ReportController::write(const Order& order)
{
    // What only others may not read: it names servers and has their messages.
    if (order.file.isEmpty() && !m_passing)
        m_passing = std::make_unique<QTemporaryDir>(QDir::temp().filePath(u"stellwerk-report-XXXXXX"_s));
    const QString name = reportFileName(packageOf(order.run), order.run);
    const QString file = order.file.isEmpty() ? m_passing->filePath(name) : order.file;
    // The log on screen is that of the shown run.
    std::function<void(ExcerptCollector&)> log;
    if (order.run == m_session->run()->run())
        log = reportLines(m_session->log()->store().reader());
    const auto make = [order, file, log, journal = m_session->journalFile(), locale = QLocale()]() -> Made {
        auto input = loadReportInput(journal, order.run);
        if (!input)
            return {file, input.error()};
        input->log = log;
        input->locale = locale;
        input->printAtOnce = order.printAtOnce;
        return {file, writeRunReport(*input, file)};
    };
    auto* watcher = new QFutureWatcher<Made>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = order.done] {
        watcher->deleteLater();
        const Made made = watcher->result();
        if (!made.error.isEmpty()) {
            m_messages->showMessage(MessageBar::Kind::Error, made.error);
            return;
        }
        if (done)
            done(made.file);
        Q_EMIT written(made.file);
    });
    watcher->setFuture(QtConcurrent::run(make));
}

} // namespace stellwerk
