// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"
#include "console.h"
#include "run/replay.h"

namespace stellwerk {

// The files that a run leaves: --report or -o FILE.html, --junit FILE, --language de|en. One place for all
// commands that write them.
class ReportFiles
{
public:
    ReportFiles(Console& console, const Arguments& arguments);

    // False: the language is none that the report knows, and that was told.
    [[nodiscard]] bool isUnderstood() const;
    // Writes what was asked for. False: something could not be written, and that was told.
    bool write(const Replay& replay, const QString& journalFile);

private:
    [[nodiscard]] bool writeHtml(const Replay& replay, const QString& journalFile, const QString& file);
    [[nodiscard]] bool writeBytes(const QString& file, const QByteArray& bytes);

    Console& m_console;
    const Arguments& m_arguments;
};

} // namespace stellwerk
