// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/filecontroller.h"

#include "canvas/canvasview.h"
#include "dialogs/dialogs.h"
#include "run/messagebar.h"
#include "shell/canvaswindow.h"
#include "shell/documenttabs.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMenu>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QAction* makeAction(QObject* parent, const QString& name, Icon picture, const QString& text,
                    const QKeySequence& key)
{
    auto* action = new QAction(icon(picture), text, parent);
    action->setObjectName(name);
    action->setShortcut(key);
    return action;
}

} // namespace

FileController::FileController(Workspace* workspace, DocumentTabs* tabs, Dialogs* dialogs,
                               MessageBar* messages, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_dialogs(dialogs)
    , m_messages(messages)
    , m_window(window)
    , m_new(makeAction(this, u"file.new"_s, Icon::New, tr("&New parent package"), QKeySequence::New))
    , m_open(makeAction(this, u"file.open"_s, Icon::Open, tr("&Open…"), QKeySequence::Open))
    , m_save(makeAction(this, u"file.save"_s, Icon::Save, tr("&Save"), QKeySequence::Save))
    , m_saveAs(
          makeAction(this, u"file.saveAs"_s, Icon::SaveAs, tr("Save &as…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S))
    , m_close(makeAction(this, u"file.close"_s, Icon::Close, tr("&Close"), Qt::CTRL | Qt::Key_W))
    , m_recent(new QMenu(tr("Open &recent"), window))
{
    m_recent->setObjectName(u"recentMenu"_s);
    m_recent->setIcon(icon(Icon::OpenRecent));
    connect(m_new, &QAction::triggered, workspace, &Workspace::create);
    connect(m_open, &QAction::triggered, this, &FileController::open);
    connect(m_save, &QAction::triggered, this, [this] { save(m_tabs->current()); });
    connect(m_saveAs, &QAction::triggered, this, [this] { saveAs(m_tabs->current(), {}); });
    connect(m_close, &QAction::triggered, this, [this] {
        if (m_tabs->currentPage() && !qobject_cast<CanvasWindow*>(QApplication::activeWindow()))
            m_tabs->closePage(m_tabs->currentPage());
        else
            close(m_tabs->current());
    });
    connect(tabs, &DocumentTabs::currentDocumentChanged, this, &FileController::updateActions);
    connect(tabs, &DocumentTabs::writingChanged, this, &FileController::updateActions);
    connect(tabs, &DocumentTabs::closeRequested, this, &FileController::close);
    connect(workspace->settings(), &Settings::recentFilesChanged, this, &FileController::updateRecent);
    connect(workspace, &Workspace::openFailed, this, [this](const QString& file, const QString& error) {
        m_messages->showMessage(MessageBar::Kind::Error,
                                tr("%1 could not be opened: %2").arg(QDir::toNativeSeparators(file), error));
    });
    updateRecent();
    updateActions();
}

void FileController::updateActions()
{
    const OpenDocument* document = m_tabs->current();
    const CanvasView* canvas = m_tabs->currentCanvas();
    const bool writing = canvas && canvas->isWriting();
    m_save->setEnabled(document && (document->isModified() || document->file().isEmpty() || writing));
    m_saveAs->setEnabled(document != nullptr);
    m_close->setEnabled(document || m_tabs->currentPage());
}

void FileController::updateRecent()
{
    m_recent->clear();
    const QStringList files = m_workspace->settings()->recentFiles();
    for (const QString& file : files) {
        const QString text = QFileInfo(file).fileName().replace(u'&', u"&&"_s);
        QAction* action = m_recent->addAction(text, this, [this, file] { m_workspace->open(file); });
        action->setObjectName(u"file.recent.%1"_s.arg(m_recent->actions().size()));
        action->setStatusTip(file);
        action->setToolTip(file);
    }
    m_recent->setEnabled(!files.isEmpty());
}

void FileController::open()
{
    const FileRequest request{tr("Open parent package"),
                              m_workspace->settings()->lastFolder(),
                              {},
                              tr("Parent packages (*.stellwerk);;All files (*)"),
                              {}};
    m_dialogs->openFile(m_window, request, [this](const QString& file) {
        if (!file.isEmpty())
            m_workspace->open(file);
    });
}

void FileController::finishWriting(OpenDocument* document)
{
    if (CanvasView* canvas = m_tabs->canvasOf(document)) // also in a window of its own
        canvas->finishWriting();
    if (m_finishWriting)
        m_finishWriting();
}

void FileController::save(OpenDocument* document, std::function<void(bool)> done)
{
    if (!document)
        return;
    finishWriting(document);
    if (document->file().isEmpty() || !document->isWritable() || document->owner())
        saveAs(document, std::move(done));
    else if (m_workspace->wouldOverwrite(document))
        askToOverwrite(document, std::move(done));
    else
        writeTo(document, document->file(), done);
}

void FileController::askToOverwrite(OpenDocument* document, std::function<void(bool)> done)
{
    Question question;
    question.title = tr("The file was changed");
    question.text = tr("Another program has written %1 since it was opened here. Overwrite it?")
                        .arg(QFileInfo(document->file()).fileName());
    question.detail = tr("Overwriting it loses what the other program wrote.");
    question.choices = {
        {tr("Cancel"), false}, {tr("Save under another name…"), false}, {tr("Overwrite"), true}};
    question.suggested = 1;
    m_dialogs->ask(m_window, question,
                   [this, guard = QPointer(document), done = std::move(done)](int choice) {
                       if (guard && choice == 2)
                           writeTo(guard, guard->file(), done);
                       else if (guard && choice == 1)
                           saveAs(guard, done);
                       else if (done)
                           done(false);
                   });
}

void FileController::saveAs(OpenDocument* document, std::function<void(bool)> done)
{
    if (!document)
        return;
    finishWriting(document);
    QString name = document->package().name;
    name.replace(u'/', u'-').replace(u'\\', u'-');
    const QFileInfo old(document->file());
    const FileRequest request{tr("Save parent package"),
                              document->file().isEmpty() ? m_workspace->settings()->lastFolder()
                                                         : old.absolutePath(),
                              document->file().isEmpty() ? name + u".stellwerk"_s : old.fileName(),
                              tr("Parent packages (*.stellwerk)"), u"stellwerk"_s};
    m_dialogs->saveFile(m_window, request,
                        [this, guard = QPointer(document), done = std::move(done)](const QString& file) {
                            if (guard && !file.isEmpty())
                                writeTo(guard, file, done);
                            else if (done)
                                done(false);
                        });
}

void FileController::writeTo(OpenDocument* document, const QString& file,
                             const std::function<void(bool)>& done)
{
    const QString error = m_workspace->save(document, file);
    if (!error.isEmpty())
        m_messages->showMessage(MessageBar::Kind::Error,
                                tr("%1 could not be saved: %2").arg(QDir::toNativeSeparators(file), error));
    if (done)
        done(error.isEmpty());
}

void FileController::release(OpenDocument* document, std::function<void()> done)
{
    finishWriting(document);
    if (!document->isModified()) {
        done();
        return;
    }
    m_tabs->show(document);
    Question question;
    question.title = tr("Unsaved changes");
    question.text = tr("Save the changes of %1?").arg(document->title());
    question.choices = {{tr("Cancel"), false}, {tr("Save"), false}, {tr("Discard changes"), true}};
    question.suggested = 1;
    m_dialogs->ask(m_window, question,
                   [this, guard = QPointer(document), done = std::move(done)](int choice) {
                       if (!guard || choice == 0)
                           return;
                       if (choice == 2) {
                           done();
                           return;
                       }
                       save(guard, [done](bool saved) {
                           if (saved)
                               done();
                       });
                   });
}

void FileController::close(OpenDocument* document)
{
    if (document)
        release(document, [this, guard = QPointer(document)] {
            if (guard)
                m_workspace->close(guard);
        });
}

void FileController::releaseAll(std::function<void()> done)
{
    for (OpenDocument* document : m_workspace->documents()) {
        finishWriting(document);
        if (!document->isModified())
            continue;
        release(document, [this, guard = QPointer(document), done = std::move(done)] {
            // Given up: it counts as closed, so that the next round does not ask again.
            if (guard && guard->isModified())
                m_workspace->close(guard);
            releaseAll(done);
        });
        return;
    }
    done();
}

void FileController::offerRecovery()
{
    const QList<Recovery::Leftover> leftovers = m_workspace->recovery()->leftovers();
    if (leftovers.isEmpty())
        return;
    m_messages->showMessage(MessageBar::Kind::Warning,
                            tr("Stellwerk ended with %n unsaved parent package(s) open. A copy was kept.",
                               nullptr, int(leftovers.size())),
                            {{tr("Recover"),
                              [this, leftovers] {
                                  for (const Recovery::Leftover& leftover : leftovers)
                                      m_workspace->recover(leftover);
                              }},
                             {tr("Discard"), [this, leftovers] {
                                  for (const Recovery::Leftover& leftover : leftovers)
                                      m_workspace->recovery()->discard(leftover);
                              }}});
}

} // namespace stellwerk
