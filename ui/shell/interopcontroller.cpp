// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/interopcontroller.h"

#include "dialogs/dialogs.h"
#include "dialogs/packageexportdialog.h"
#include "dialogs/packageimportdialog.h"
#include "package/packagecheck.h"
#include "run/messagebar.h"
#include "shell/documenttabs.h"
#include "shell/longworks.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace stellwerk {

using namespace Qt::StringLiterals;

InteropController::InteropController(Workspace* workspace, DocumentTabs* tabs, Dialogs* dialogs,
                                     MessageBar* messages, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_dialogs(dialogs)
    , m_messages(messages)
    , m_window(window)
    , m_import(new QAction(icon(Icon::Import), tr("&Import SSIS package…"), this))
    , m_export(new QAction(icon(Icon::Export), tr("E&xport to SSIS or T-SQL…"), this))
{
    m_import->setObjectName(u"file.importPackage"_s);
    m_import->setToolTip(tr("Makes a parent package of a .dtsx file"));
    m_import->setStatusTip(m_import->toolTip());
    m_export->setObjectName(u"file.exportPackage"_s);
    m_export->setToolTip(tr("Writes the parent package as a .dtsx file or as a T-SQL script"));
    m_export->setStatusTip(m_export->toolTip());
    connect(m_import, &QAction::triggered, this, &InteropController::chooseImport);
    connect(m_export, &QAction::triggered, this, &InteropController::exportCurrent);
    const auto update = [this] { m_export->setEnabled(m_tabs->current() != nullptr); };
    connect(tabs, &DocumentTabs::currentDocumentChanged, this, update);
    update();
}

void InteropController::chooseImport()
{
    const FileRequest request{tr("Import SSIS package"),
                              m_workspace->settings()->lastFolder(),
                              {},
                              tr("SSIS packages (*.dtsx);;All files (*)"),
                              {}};
    m_dialogs->openFile(m_window, request, [this](const QString& file) {
        if (!file.isEmpty())
            importFrom(file);
    });
}

void InteropController::importFrom(const QString& file)
{
    DtsxImportOptions options;
    const FleetModel* fleet = m_workspace->session()->fleet();
    options.servers = fleet->servers();
    for (const Server& server : std::as_const(options.servers)) {
        for (const AgentJob& job : fleet->jobs(server.name))
            options.jobNames.insert(job.id, job.name);
    }
    auto* dialog = new PackageImportDialog(file, std::move(options), m_window);
    connect(dialog, &PackageImportDialog::importAccepted, this,
            [this](const DtsxImport& made) { m_workspace->createFrom(made.package); });
    dialog->open();
}

void InteropController::exportCurrent()
{
    const OpenDocument* document = m_tabs->current();
    if (!document)
        return;
    if (hasErrors(checkPackage(document->package()))) {
        m_messages->showMessage(MessageBar::Kind::Warning,
                                tr("%1 has errors and cannot be exported.").arg(document->title()),
                                {{tr("Show problems"), [this] { Q_EMIT problemsWanted(); }}});
        return;
    }
    auto* dialog =
        new PackageExportDialog(document->package(), m_workspace->session()->fleet()->servers(), m_window);
    const QString base = document->file().isEmpty() ? document->package().name
                                                    : QFileInfo(document->file()).completeBaseName();
    connect(dialog, &PackageExportDialog::exportAccepted, this,
            [this, base](const QByteArray& bytes, const QString& suffix) {
                QString name = base;
                name.replace(u'/', u'-').replace(u'\\', u'-');
                const QString filter =
                    suffix == "sql"_L1 ? tr("T-SQL scripts (*.sql)") : tr("SSIS packages (*.dtsx)");
                const FileRequest request{tr("Export parent package"), m_workspace->settings()->lastFolder(),
                                          name + u'.' + suffix, filter, suffix};
                m_dialogs->saveFile(m_window, request, [this, bytes](const QString& file) {
                    if (!file.isEmpty())
                        write(bytes, file);
                });
            });
    dialog->open();
}

void InteropController::write(const QByteArray& bytes, const QString& file)
{
    using Written = tl::expected<void, InteropError>;
    auto* watcher = new QFutureWatcher<Written>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file] {
        watcher->deleteLater();
        const Written written = watcher->result();
        if (written)
            m_messages->showMessage(MessageBar::Kind::Success,
                                    tr("Exported to %1.").arg(QDir::toNativeSeparators(file)));
        else
            m_messages->showMessage(MessageBar::Kind::Error, written.error().message());
    });
    listWhileRunning(m_workspace->backgroundTasks(), watcher,
                     tr("Exporting to %1").arg(QDir::toNativeSeparators(file)));
    watcher->setFuture(QtConcurrent::run([bytes, file] { return writeExport(bytes, file); }));
}

} // namespace stellwerk
