// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/designtools.h"

#include "canvas/canvaslooking.h"
#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/diffwindow.h"
#include "canvas/picturedialog.h"
#include "dialogs/dialogs.h"
#include "outline/outlinepanel.h"
#include "run/messagebar.h"
#include "shell/documenttabs.h"
#include "shell/longworks.h"
#include "shell/problemsmodel.h"
#include "shell/problemspanel.h"
#include "shell/problemtext.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QUrl>
#include <QtConcurrent>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QAction* makeAction(QObject* parent, const QString& name, const QString& text)
{
    auto* action = new QAction(text, parent);
    action->setObjectName(name);
    return action;
}

QString suffixOf(PictureRequest::Format format)
{
    return format == PictureRequest::Format::Png   ? u"png"_s
           : format == PictureRequest::Format::Svg ? u"svg"_s
                                                   : u"pdf"_s;
}

QSet<TaskId> setOf(const QList<TaskId>& tasks)
{
    return {tasks.cbegin(), tasks.cend()};
}

} // namespace

DesignTools::DesignTools(Workspace* workspace, DocumentTabs* tabs, ProblemsPanel* problems, Dialogs* dialogs,
                         MessageBar* messages, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_problems(problems)
    , m_dialogs(dialogs)
    , m_messages(messages)
    , m_window(window)
    , m_outline(new OutlinePanel(window))
    , m_compareSaved(makeAction(this, u"file.compareSaved"_s, tr("Co&mpare with the saved version")))
    , m_compareFile(makeAction(this, u"file.compareFile"_s, tr("Compare with a &file…")))
    , m_export(makeAction(this, u"file.exportPicture"_s, tr("&Export picture…")))
{
    m_export->setIcon(icon(Icon::Export));
    connect(m_compareSaved, &QAction::triggered, this,
            [this] { compareWith(m_tabs->current()->file(), tr("saved version")); });
    connect(m_compareFile, &QAction::triggered, this, &DesignTools::compareWithFile);
    connect(m_export, &QAction::triggered, this, &DesignTools::askForPicture);
    connect(tabs, &DocumentTabs::currentDocumentChanged, this, &DesignTools::documentChanged);
    connect(workspace, &Workspace::runDocumentChanged, this, &DesignTools::documentChanged);
    // The package as it goes into a run: what is changed from then on is told on its cards.
    connect(workspace->session()->run(), &RunModel::began, this, [this] {
        OpenDocument* document = m_workspace->runDocument();
        if (CanvasView* canvas = m_tabs->canvasOf(document))
            canvas->looking()->setLastRun(document->package());
    });
    connect(problems, &ProblemsPanel::checked, this, &DesignTools::showProblems);
    documentChanged();
}

void DesignTools::documentChanged()
{
    OpenDocument* document = m_tabs->current();
    m_outline->setCanvas(m_tabs->currentCanvas());
    m_outline->setRunModel(document && document == m_workspace->shownDocument() ? m_workspace->shown()->run()
                                                                                : nullptr);
    m_compareSaved->setEnabled(document && !document->file().isEmpty());
    m_compareFile->setEnabled(document != nullptr);
    m_export->setEnabled(document != nullptr);
}

void DesignTools::showProblems()
{
    CanvasView* canvas = m_tabs->canvasOf(m_problems->document());
    if (!canvas)
        return;
    QList<CanvasProblem> shown;
    const ProblemsModel* model = m_problems->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const Problem& problem = model->problem(row);
        shown.append({problem.task, problem.constraint, problem.severity, ProblemText::of(problem)});
    }
    canvas->looking()->setProblems(shown);
}

void DesignTools::compareWithFile()
{
    const OpenDocument* document = m_tabs->current();
    if (!document)
        return;
    const FileRequest request{tr("Compare with"),
                              document->file().isEmpty() ? m_workspace->settings()->lastFolder()
                                                         : QFileInfo(document->file()).absolutePath(),
                              {},
                              tr("Parent packages (*.stellwerk);;All files (*)"),
                              {}};
    m_dialogs->openFile(m_window, request, [this](const QString& file) {
        if (!file.isEmpty())
            compareWith(file, QFileInfo(file).fileName());
    });
}

void DesignTools::compareWith(const QString& file, const QString& title)
{
    const OpenDocument* document = m_tabs->current();
    if (!document || file.isEmpty())
        return;
    const QString afterTitle = tr("%1 as it is open", "a package").arg(document->title());
    auto* watcher = new QFutureWatcher<Comparison>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher, file, title, afterTitle, after = document->package()] {
                watcher->deleteLater();
                const Comparison comparison = watcher->result();
                if (comparison.error.isEmpty())
                    show(comparison, title, after, afterTitle);
                else
                    m_messages->showMessage(
                        MessageBar::Kind::Error,
                        tr("%1 could not be read: %2").arg(QDir::toNativeSeparators(file), comparison.error));
            });
    listWhileRunning(m_workspace->backgroundTasks(), watcher, tr("Comparing %1").arg(document->title()));
    watcher->setFuture(QtConcurrent::run([file, after = document->package()]() -> Comparison {
        const auto loaded = loadPackage(file);
        if (!loaded)
            return {{}, {}, loaded.error().message()};
        return {loaded->package, diffPackages(loaded->package, after), {}};
    }));
}

void DesignTools::show(const Comparison& comparison, const QString& title, const ParentPackage& after,
                       const QString& afterTitle)
{
    auto* window = new DiffWindow({title, comparison.before}, {afterTitle, after}, comparison.diff, m_window);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
    Q_EMIT compared(window);
}

void DesignTools::askForPicture()
{
    CanvasView* canvas = m_tabs->currentCanvas();
    if (!canvas)
        return;
    const QList<TaskId> selected = canvas->selectedTasks();
    const QSizeF whole = pictureBounds(*canvas->canvasScene()).size();
    const QSizeF part =
        selected.isEmpty() ? QSizeF() : pictureBounds(*canvas->canvasScene(), setOf(selected)).size();
    auto* dialog = new PictureDialog(whole, part, m_lastPicture, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { write(dialog->request()); });
    dialog->open();
}

void DesignTools::write(const PictureRequest& request)
{
    const OpenDocument* document = m_tabs->current();
    if (!document)
        return;
    m_lastPicture = request;
    const QString suffix = suffixOf(request.format);
    QString name = document->title();
    name.replace(u'/', u'-').replace(u'\\', u'-');
    const FileRequest ask{tr("Export picture"), m_workspace->settings()->lastFolder(), name + u'.' + suffix,
                          tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix), suffix};
    m_dialogs->saveFile(m_window, ask, [this, request](const QString& file) {
        if (!file.isEmpty())
            writeTo(request, file);
    });
}

// Recording takes a moment here; drawing, which can take long, and the file another thread.
void DesignTools::writeTo(const PictureRequest& request, const QString& file)
{
    CanvasView* canvas = m_tabs->currentCanvas();
    if (!canvas)
        return;
    PictureRequest full = request;
    full.title = m_tabs->current()->title();
    const QSet<TaskId> only = request.selectionOnly ? setOf(canvas->selectedTasks()) : QSet<TaskId>();
    const RecordedPicture picture = recordPicture(canvas->canvasScene(), request.look, only);
    auto* watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file] {
        watcher->deleteLater();
        const QString shown = QDir::toNativeSeparators(file);
        if (const QString error = watcher->result(); !error.isEmpty()) {
            m_messages->showMessage(MessageBar::Kind::Error,
                                    tr("%1 could not be written: %2").arg(shown, error));
            return;
        }
        m_messages->showMessage(
            MessageBar::Kind::Success, tr("The picture is in %1.").arg(shown),
            {{tr("Open"), [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }}});
    });
    listWhileRunning(m_workspace->backgroundTasks(), watcher,
                     tr("Writing the picture %1").arg(QDir::toNativeSeparators(file)));
    watcher->setFuture(
        QtConcurrent::run([picture, full, file] { return writePicture(picture, full, file); }));
}

} // namespace stellwerk
