// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"
#include "console.h"
#include "secrets.h"

#include <QObject>

#include <memory>

namespace stellwerk {

class Command;

// stellwerkctl without its process: words in, a command under way, an exit code out. Main thread; needs an
// event loop.
class Ctl final : public QObject
{
    Q_OBJECT
public:
    // `programFolder`: where stellwerk-simfleet lies.
    Ctl(const Console::Setup& setup, const QString& programFolder, QObject* parent = nullptr);
    ~Ctl() override;

    // Understands the words (without the program's name) and begins. finished() comes later, once.
    void run(const QStringList& words);
    // Ctrl+C: the first one lets the command end well, the second ends it at once.
    void interrupt();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void end(int exitCode);
    [[nodiscard]] bool answerHelp();
    [[nodiscard]] bool setUpDiagnostics();
    [[nodiscard]] std::unique_ptr<Command> make(const QString& name);
    ArgumentParser m_parser;
    Console m_console;
    Secrets m_secrets;
    QString m_programFolder;
    Arguments m_arguments;
    std::unique_ptr<Command> m_command;
    int m_interrupts = 0;
};

} // namespace stellwerk
