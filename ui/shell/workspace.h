// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/fleetsession.h"
#include "session/shownrun.h"
#include "shell/backgroundtasks.h"
#include "shell/headlessrun.h"
#include "shell/opendocument.h"
#include "shell/recovery.h"
#include "shell/sessionfile.h"
#include "shell/settings.h"

#include <QPointer>

namespace stellwerk {

class Keychain;

// What outlives a window: the session with the fleet, the open documents with their undo histories, the
// settings. A window can be built anew over it (another language) without losing anything. Main thread.
class Workspace final : public QObject
{
    Q_OBJECT
public:
    // `keychain` may be null: passwords are then kept in memory only.
    Workspace(FleetSession::Options options, Keychain* keychain, QObject* parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] FleetSession* session() { return m_session.get(); }
    // What canvas, charts and tables show: the session's run, or one of the past.
    [[nodiscard]] ShownRun* shown() { return m_shown.get(); }
    [[nodiscard]] Settings* settings() { return &m_settings; }
    // Colours and language: the program's own, also in a window on other settings (the demo's).
    [[nodiscard]] Settings* preferences() { return m_preferences ? m_preferences : &m_settings; }
    void setPreferences(Settings* preferences) { m_preferences = preferences; }
    [[nodiscard]] Keychain* keychain() const { return m_keychain; }
    [[nodiscard]] Recovery* recovery() { return &m_recovery; }
    [[nodiscard]] FileWatch* fileWatch() { return &m_watch; }
    [[nodiscard]] QString configFolder() const { return m_configFolder; }
    [[nodiscard]] SessionFile* sessionFile()
    {
        return &m_sessionFile;
    } // how the window is, for the next start
    [[nodiscard]] BackgroundTasks* backgroundTasks() { return &m_backgroundTasks; }

    [[nodiscard]] const QList<OpenDocument*>& documents() const { return m_documents; }
    [[nodiscard]] OpenDocument* documentOf(const QString& file) const;
    OpenDocument* create();
    // A package that has no file yet: imported from elsewhere.
    OpenDocument* createFrom(const ParentPackage& package);
    // Reads it on another thread; ends with documentOpened or openFailed. An open file is shown, not read
    // again.
    void open(const QString& file);
    void recover(const Recovery::Leftover& leftover);
    // An error text, or empty.
    QString save(OpenDocument* document, const QString& file);
    // Whether saving would overwrite what another program wrote. Looks at the file.
    [[nodiscard]] bool wouldOverwrite(const OpenDocument* document) const;
    // The file as it is now takes the place of what is open, as a step that can be undone.
    void reload(OpenDocument* document);
    // What is open goes on; saving it overwrites the file.
    void keepMine(OpenDocument* document);
    void close(OpenDocument* document);
    void rememberOpenFiles(); // for the next start
    // Shows a package as it was run: the open document that has it, else its file if that still says the
    // same, else a document of its own. Never changes an open one. `done` gets it on this thread.
    void showAsRun(const ParentPackage& package, const QString& file,
                   std::function<void(OpenDocument*)> done);

    // The shown run goes on without a window once this workspace is gone.
    void leaveToHeadless();
    // The fleet and the journal end with the program: the demo's.
    void setPassing(bool passing) { m_passing = passing; }
    [[nodiscard]] bool isPassing() const { return m_passing; }

    // The document whose run the session shows; null: none, or it was closed.
    [[nodiscard]] OpenDocument* runDocument() const { return m_runDocument; }
    void setRunDocument(OpenDocument* document);
    // The document that the shown run is drawn over: the run's, or that of a run of the past.
    [[nodiscard]] OpenDocument* shownDocument() const
    {
        return m_shown->isPast() ? m_pastDocument.data() : m_runDocument;
    }
    // Shows a run of the journal over its package. `done`: empty, or why not.
    void showPastRun(const RunId& run, std::function<void(const QString& error)> done);

Q_SIGNALS:
    void documentOpened(stellwerk::OpenDocument* document); // new, read, or asked for again
    void documentClosing(stellwerk::OpenDocument* document);
    void openFailed(const QString& file, const QString& error);
    void loadingChanged(int files); // being read now
    void runDocumentChanged();
    void shownChanged(); // another run is shown, or over another document

private:
    struct Read;
    static Read readFile(const QString& source, const QString& file);
    void readLater(const QString& source, const QString& file, std::function<void(const Read&)> done);
    void read(const QString& source, const QString& file, bool recovered);
    void takeRead(const Read& read, bool recovered);
    OpenDocument* add();
    void adopt(OpenDocument* document, const Read& read);
    void closePristine(const OpenDocument* but);

    QString m_configFolder;
    std::unique_ptr<FleetSession> m_session;
    std::unique_ptr<ShownRun> m_shown;
    Settings m_settings;
    SessionFile m_sessionFile;
    BackgroundTasks m_backgroundTasks;
    Recovery m_recovery;
    FileWatch m_watch;
    Settings* m_preferences = nullptr;
    Keychain* m_keychain;
    QList<OpenDocument*> m_documents;
    OpenDocument* m_runDocument = nullptr;
    QPointer<OpenDocument> m_pastDocument;
    int m_loading = 0;
    bool m_passing = false;
    std::optional<HeadlessRun> m_headless;
};

} // namespace stellwerk
