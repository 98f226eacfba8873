// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/systemprocedures.h"

// The API server cursors that ODBC drivers open for statements that are not forward-only: read-only and
// static, whatever was asked for (scrollopt and ccopt come back saying so).
namespace simfleet::sql {

namespace {

constexpr std::int64_t kStatic = 0x8;
constexpr std::int64_t kReadOnly = 0x1;
constexpr std::int64_t kParameterized = 0x1000;

ServerCursor& cursorBy(const SystemCall& call, std::u16string_view procedure)
{
    const std::int64_t handle = call.integer(0, u"@cursor").value_or(0);
    auto& cursors = call.executor.session().cursors;
    const auto found = cursors.find(handle);
    if (found == cursors.end()) {
        throw runError(16909, 16, 1,
                       concat({procedure, u": The cursor identifier value provided (", number(handle),
                               u") is not valid."}));
    }
    return found->second;
}

// One SELECT can be a cursor; everything else runs as it stands.
bool isSelect(const SystemCall& call, const PreparedStatement& statement)
{
    std::map<std::u16string, TypeInfo> declared;
    for (const QueryParameter& parameter : statement.parameters)
        declared.emplace(folded(parameter.name), parameter.type);
    Parser parser(statement.text, {.quotedIdentifier = call.executor.session().quotedIdentifier},
                  std::move(declared));
    const ParsedBatch batch = parser.batch();
    return batch.statements.size() == 1 && batch.statements[0]->kind == StatementKind::Select;
}

} // namespace

// sp_cursoropen @cursor OUTPUT, @stmt, @scrollopt OUTPUT, @ccopt OUTPUT, @rowcount OUTPUT[, @params, values
// …]
Flow cursorOpen(const SystemCall& call, int& status)
{
    const auto text = call.text(1, u"@stmt");
    if (!text)
        throw runError(16902, 16, 1, u"sp_cursoropen: The value of the parameter 'stmt' is invalid.");
    const std::int64_t scroll = call.integer(2, u"@scrollopt").value_or(0);
    const bool parameterized = (scroll & kParameterized) != 0;
    const PreparedStatement statement =
        prepare(call.executor, *text, parameterized ? call.text(5, u"@paramdef").value_or(u"") : u"");
    SessionState& session = call.executor.session();
    if (!isSelect(call, statement)) {
        // As SQL Server does when the caller accepts it: run, no cursor.
        call.setResult(0, u"@cursor", 0);
        call.setResult(4, u"@rowcount", 0);
        std::vector<CallArgument> values(call.arguments.begin() +
                                             std::min<std::ptrdiff_t>(6, std::ssize(call.arguments)),
                                         call.arguments.end());
        return runParameterized({call.executor, values}, statement, 0, call.executor.sink(), status);
    }
    CapturingSink capture(call.executor.sink());
    std::vector<CallArgument> values(call.arguments.begin() +
                                         std::min<std::ptrdiff_t>(6, std::ssize(call.arguments)),
                                     call.arguments.end());
    int inner = 0;
    const Flow flow = runParameterized({call.executor, values}, statement, 0, capture, inner);
    if (capture.rowsets.empty()) {
        status = inner;
        return flow;
    }
    ServerCursor cursor{.columns = capture.rowsets.front().columns, .rows = capture.rowsets.front().rows};
    call.executor.sink().columns(cursor.columns);
    call.executor.sink().done(DoneKind::InProcedure, std::nullopt, false);
    const std::int64_t handle = 180'150'000 + ++session.lastHandle;
    call.setResult(0, u"@cursor", handle);
    call.setResult(2, u"@scrollopt", kStatic);
    call.setResult(3, u"@ccopt", kReadOnly);
    call.setResult(4, u"@rowcount", std::int64_t(cursor.rows.size()));
    session.cursors.emplace(handle, std::move(cursor));
    return flow;
}

// sp_cursorfetch @cursor, @fetchtype, @rownum, @nrows
Flow cursorFetch(const SystemCall& call, int&)
{
    ServerCursor& cursor = cursorBy(call, u"sp_cursorfetch");
    const std::int64_t kind = call.integer(1, u"@fetchtype").value_or(2);
    const std::int64_t row = call.integer(2, u"@rownum").value_or(1);
    const std::int64_t count = std::max<std::int64_t>(0, call.integer(3, u"@nrows").value_or(1));
    const auto size = std::int64_t(cursor.rows.size());
    if ((kind & 0x100) != 0) { // information only: position and size
        call.setResult(2, u"@rownum", cursor.position);
        call.setResult(3, u"@nrows", size);
        return Flow::Normal;
    }
    std::int64_t first = cursor.position + cursor.fetched;
    switch (kind) {
    case 0x1: // first
        first = 1;
        break;
    case 0x2: // next
        first = cursor.position == 0 ? 1 : first;
        break;
    case 0x4: // previous
        first = cursor.position - count;
        break;
    case 0x8: // last
        first = std::max<std::int64_t>(1, size - count + 1);
        break;
    case 0x10: // absolute
        first = row < 0 ? size + row + 1 : row;
        break;
    case 0x20: // relative
        first = cursor.position + row;
        break;
    case 0x80: // refresh
        first = std::max<std::int64_t>(1, cursor.position);
        break;
    default:
        throw runError(16902, 16, 1, u"sp_cursorfetch: The value of the parameter 'fetchtype' is invalid.");
    }
    const std::int64_t begin = std::clamp<std::int64_t>(first, 1, size + 1);
    const std::int64_t end = std::clamp<std::int64_t>(first + count, begin, size + 1);
    std::vector<ColumnMeta> columns = cursor.columns;
    columns.push_back({u"ROWSTAT", simpleType(SqlType::Int)});
    columns.back().type.nullable = false;
    std::vector<std::vector<Value>> rows;
    for (std::int64_t i = begin; i < end; ++i) {
        rows.push_back(cursor.rows[std::size_t(i - 1)]);
        rows.back().emplace_back(std::int64_t(1)); // fetched
    }
    cursor.position = first < 1 ? 0 : begin;
    cursor.fetched = end - begin;
    call.executor.sendRows(columns, rows);
    return Flow::Normal;
}

// sp_cursoroption @cursor, @code, @value: names and text pointers, nothing that changes rows.
Flow cursorOption(const SystemCall& call, int&)
{
    (void)cursorBy(call, u"sp_cursoroption");
    return Flow::Normal;
}

Flow cursorClose(const SystemCall& call, int&)
{
    (void)cursorBy(call, u"sp_cursorclose");
    call.executor.session().cursors.erase(call.integer(0, u"@cursor").value_or(0));
    return Flow::Normal;
}

} // namespace simfleet::sql
