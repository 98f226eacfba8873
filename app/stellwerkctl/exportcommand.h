// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessioncommand.h"

#include "interop/interopreport.h"

namespace stellwerk {

// export FILE --to dtsx|tsql -o OUT: a parent package as an SSIS package, or as plain T-SQL.
class ExportCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    struct Made
    {
        QByteArray bytes;
        InteropReport report;
    };
    [[nodiscard]] tl::expected<Made, InteropError> make(const QString& file, const QString& format);
    [[nodiscard]] ExitCode refuse(const QString& text, const QString& nextStep = {});
    void tell(const QString& file, const QString& format, const QString& out, const Made& made);
};

} // namespace stellwerk
