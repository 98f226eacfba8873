// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"
#include "console.h"
#include "exitcode.h"
#include "secrets.h"

#include <QObject>

namespace stellwerk {

// What every command is given. Lives longer than the command.
struct CommandContext
{
    Console& console;
    const Arguments& arguments;
    Secrets& secrets;
    QString configFolder;
    QString programFolder; // where stellwerkctl and its siblings lie
};

// One command under way. Nothing blocks: start() returns, and finished() comes once, at the end. Main thread.
class Command : public QObject
{
    Q_OBJECT
public:
    explicit Command(const CommandContext& context)
        : m_context(context)
    {}
    virtual void start() = 0;
    // The person pressed Ctrl+C once; whoever has nothing to tidy up ends.
    virtual void interrupt() { finish(ExitCode::Interrupted); }

Q_SIGNALS:
    void finished(int exitCode);

protected:
    void finish(ExitCode code)
    {
        if (!std::exchange(m_finished, true))
            Q_EMIT finished(int(code));
    }
    [[nodiscard]] Console& console() const { return m_context.console; }
    [[nodiscard]] const Arguments& arguments() const { return m_context.arguments; }
    [[nodiscard]] const CommandContext& context() const { return m_context; }

private:
    CommandContext m_context;
    bool m_finished = false;
};

} // namespace stellwerk
