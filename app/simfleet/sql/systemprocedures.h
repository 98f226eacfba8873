// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/batchexecutor.h"

namespace simfleet::sql {

// The procedures that belong to the engine itself: sp_executesql, prepared statements, cursors, ODBC's
// catalog calls. They return their status; OUTPUT values go into `result` of the arguments.
struct SystemCall
{
    BatchExecutor& executor;
    std::vector<CallArgument>& arguments;
    // The leading parameters of sp_executesql and its like have no names that count: clients call the text
    // @stmt, @statement or @sql. ODBC's catalog calls are matched by name.
    bool named = false;

    // By position, or by name when the caller named it.
    [[nodiscard]] CallArgument* find(std::size_t position, std::u16string_view name) const;
    [[nodiscard]] std::optional<std::int64_t> integer(std::size_t position, std::u16string_view name) const;
    [[nodiscard]] std::optional<std::u16string> text(std::size_t position, std::u16string_view name) const;
    void setResult(std::size_t position, std::u16string_view name, std::int64_t value) const;
};

using SystemProcedure = Flow (*)(const SystemCall& call, int& status);
[[nodiscard]] SystemProcedure findSystemProcedure(std::u16string_view name); // null: none

// Runs parameterized text. `first` is where the parameters' values begin among the arguments.
[[nodiscard]] Flow runParameterized(const SystemCall& call, const PreparedStatement& statement,
                                    std::size_t first, ResultSink& sink, int& status);
[[nodiscard]] PreparedStatement prepare(BatchExecutor& executor, std::u16string text,
                                        std::u16string declaration);

Flow cursorOpen(const SystemCall& call, int& status);
Flow cursorFetch(const SystemCall& call, int& status);
Flow cursorOption(const SystemCall& call, int& status);
Flow cursorClose(const SystemCall& call, int& status);
Flow datatypeInfo(const SystemCall& call, int& status);
Flow listTables(const SystemCall& call, int& status);
Flow listColumns(const SystemCall& call, int& status);

} // namespace simfleet::sql
