// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace stellwerk {

class Dialogs;
class DocumentTabs;
class MessageBar;
class OpenDocument;
class Workspace;

// New, open, recent, save, save as, close; and what is asked before unsaved changes go. Main thread.
class FileController final : public QObject
{
    Q_OBJECT
public:
    FileController(Workspace* workspace, DocumentTabs* tabs, Dialogs* dialogs, MessageBar* messages,
                   QWidget* window);

    [[nodiscard]] QAction* newAction() const { return m_new; }
    [[nodiscard]] QAction* openAction() const { return m_open; }
    [[nodiscard]] QAction* saveAction() const { return m_save; }
    [[nodiscard]] QAction* saveAsAction() const { return m_saveAs; }
    [[nodiscard]] QAction* closeAction() const { return m_close; }
    [[nodiscard]] QMenu* recentMenu() const { return m_recent; }

    // Saves, asking for a name if there is none; `done` is told whether it was saved.
    void save(OpenDocument* document, std::function<void(bool saved)> done = {});
    void close(OpenDocument* document);
    // Asks about every unsaved document in turn; `done` is called only if all may go.
    void releaseAll(std::function<void()> done);
    void offerRecovery();
    // Keeps what is being written in fields beside the canvases: called before unsaved changes are asked
    // about or saved.
    void setFinishWriting(std::function<void()> finish) { m_finishWriting = std::move(finish); }

    void saveAs(OpenDocument* document, std::function<void(bool saved)> done = {});

private:
    void open();
    void finishWriting(OpenDocument* document); // what is typed and not yet in the package
    void askToOverwrite(OpenDocument* document, std::function<void(bool saved)> done);
    void writeTo(OpenDocument* document, const QString& file, const std::function<void(bool)>& done);
    // `done` is called when the document was saved or its changes were given up.
    void release(OpenDocument* document, std::function<void()> done);
    void updateRecent();
    void updateActions();

    Workspace* m_workspace;
    DocumentTabs* m_tabs;
    Dialogs* m_dialogs;
    MessageBar* m_messages;
    QWidget* m_window;
    std::function<void()> m_finishWriting;
    QAction* m_new;
    QAction* m_open;
    QAction* m_save;
    QAction* m_saveAs;
    QAction* m_close;
    QMenu* m_recent;
};

} // namespace stellwerk
