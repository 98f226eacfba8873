// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessioncommand.h"

#include "interop/dtsximport.h"

#include <QFutureWatcher>

#include <atomic>

namespace stellwerk {

// import IN.dtsx -o OUT.stellwerk: a parent package out of an SSIS package, with a report of what became of
// what. With
// --online the servers are asked for the names of jobs that the package knows by their ids only.
class ImportCommand final : public SessionCommand
{
    Q_OBJECT
public:
    explicit ImportCommand(const CommandContext& context);
    ~ImportCommand() override;
    void start() override;
    void interrupt() override;

private:
    using Result = tl::expected<DtsxImport, InteropError>;
    void read();
    void take(const Result& result);
    [[nodiscard]] ExitCode refuse(const InteropError& error);

    QString m_in;
    QString m_out;
    DtsxImportOptions m_options;
    std::atomic_bool m_cancelled = false;
    QFutureWatcher<Result> m_watcher;
};

} // namespace stellwerk
