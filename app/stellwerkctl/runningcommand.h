// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagefile.h"
#include "rundisplay.h"
#include "sessioncommand.h"

#include <QTimer>

namespace stellwerk {

// What `run` and `demo` share: reads the servers that a package may use, checks it against them, runs it,
// shows it, and turns its outcome into files and an exit code.
class RunningCommand : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void interrupt() override;

protected:
    // The session must be open.
    void runPackage(const LoadedPackage& loaded, const QString& file);
    // Goes on with a run of the journal; `then` is asked of it once it is ours. The session must be open.
    void takeUp(const RunRecord& record, const std::optional<RunControl>& then);
    // After the run ended and its files are written.
    virtual void runEnded(ExitCode code) { finish(code); }
    [[nodiscard]] bool wasInterrupted() const { return m_interrupted; }
    // Problems to stderr, or as JSON; true if there is an error among them.
    bool reportProblems(const QList<Problem>& problems);

private:
    [[nodiscard]] bool applyOptions();
    [[nodiscard]] QStringList candidates() const;
    [[nodiscard]] bool isReachable(const Task& task) const;
    void startRun();
    void resumeRun(const RunId& run, const std::optional<RunControl>& then);
    void showRun(); // from here on, what the session tells goes to the display
    [[nodiscard]] bool confirmProduction();
    void conclude();
    LoadedPackage m_loaded;
    QString m_file;
    QDateTime m_deadline;
    QTimer m_deadlineTimer;
    std::unique_ptr<RunDisplay> m_display;
    bool m_interrupted = false;
};

[[nodiscard]] ExitCode exitCodeOf(const RunSummary& summary);

} // namespace stellwerk
