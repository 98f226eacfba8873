// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/convert.h"
#include "sql/parser.h"
#include "sql/sqlitestatement.h"
#include "sql/translator.h"

namespace simfleet::sql {

// Passes everything on and remembers how it ended.
class TrackedSink final : public ResultSink
{
public:
    explicit TrackedSink(ResultSink& sink)
        : m_sink(sink)
    {}
    void columns(const std::vector<ColumnMeta>& columns) override;
    void row(const std::vector<Value>& values) override;
    void done(DoneKind kind, std::optional<std::int64_t> count, bool error) override;
    void message(const Message& message) override;
    void returnStatus(int status) override;
    void outputParameter(const std::u16string& name, const TypeInfo& type, const Value& value) override;
    void databaseChanged(const std::u16string& before, const std::u16string& now) override;
    [[nodiscard]] bool isClosed() const
    {
        return m_closed;
    } // the last thing was a DONE of a statement or procedure
    [[nodiscard]] bool sawError() const { return m_error; }

private:
    ResultSink& m_sink;
    bool m_closed = false;
    bool m_error = false;
};

// Keeps result sets instead of sending them (INSERT … EXEC, cursors). Messages pass.
class CapturingSink final : public ResultSink
{
public:
    explicit CapturingSink(ResultSink& outer)
        : m_outer(outer)
    {}
    struct Rowset
    {
        std::vector<ColumnMeta> columns;
        std::vector<std::vector<Value>> rows;
    };
    std::vector<Rowset> rowsets;
    bool failed = false;

    void columns(const std::vector<ColumnMeta>& columns) override { rowsets.push_back({columns, {}}); }
    void row(const std::vector<Value>& values) override { rowsets.back().rows.push_back(values); }
    void done(DoneKind, std::optional<std::int64_t>, bool) override {}
    void message(const Message& message) override
    {
        failed = failed || message.severity > 10;
        m_outer.message(message);
    }
    void returnStatus(int) override {}
    void outputParameter(const std::u16string&, const TypeInfo&, const Value&) override {}
    void databaseChanged(const std::u16string& before, const std::u16string& now) override
    {
        m_outer.databaseChanged(before, now);
    }

private:
    ResultSink& m_outer;
};

// An argument of a procedure, from EXECUTE or from an RPC.
struct CallArgument
{
    std::u16string name; // with '@'; empty: by position
    TypeInfo type;
    Value value;
    bool output = false;
    bool useDefault = false;
    std::optional<Value> result{}; // set when an OUTPUT value came back
    TypeInfo resultType{};
};

enum class Flow { Normal, Break, Continue, Return, Abort };

// Runs one level of T-SQL: a batch, or the text of EXECUTE('…') and sp_executesql. The catalog's mutex is
// taken per statement and released before anything is sent or waited for.
class BatchExecutor
{
public:
    BatchExecutor(SessionState& session, ResultSink& sink, CancelFlag& cancel, DoneKind doneKind);
    ~BatchExecutor();
    Q_DISABLE_COPY_MOVE(BatchExecutor)

    // Parses and runs. Errors are sent to the client, or thrown as SqlError when an outer level has a TRY.
    Flow run(std::u16string_view text, Variables parameters = {});
    // A procedure by name, for EXECUTE and RPC; `status` is its return status, absent when it was cut short.
    Flow call(const Name& name, std::vector<CallArgument>& arguments, std::optional<int>& status);

    // The columns of the first result set that the text would give, without running it; nothing: it gives
    // none.
    [[nodiscard]] std::optional<std::vector<ColumnMeta>> describe(const PreparedStatement& statement);

    [[nodiscard]] const Variables& variables() const { return m_variables; }
    [[nodiscard]] SessionState& session() { return m_session; }
    [[nodiscard]] ResultSink& sink() { return m_sink; }
    [[nodiscard]] CancelFlag& cancel() { return m_cancel; }
    // For system procedures that answer with rows of their own.
    void sendRows(const std::vector<ColumnMeta>& columns, const std::vector<std::vector<Value>>& rows);
    void report(SqlError error); // sends an error that nobody caught

private:
    class Lock; // the mutex and the functions' view of this session

    [[nodiscard]] Flow runParsed(const ParsedBatch& batch);
    [[nodiscard]] Flow block(const std::vector<StatementPtr>& statements);
    [[nodiscard]] Flow execute(const Statement& statement);
    [[nodiscard]] Flow executeOne(const Statement& statement);
    [[nodiscard]] Flow tryCatch(const Statement& statement);
    [[nodiscard]] Flow whileLoop(const Statement& statement);
    void prebind(const std::vector<StatementPtr>& statements);
    void prebindOne(const Statement& statement);
    void makeTableVariables(const std::vector<StatementPtr>& statements);
    void checkFault(const Statement& statement);
    void checkCancelled() const;

    // queries
    void select(const Statement& statement);
    void selectInto(const Statement& statement);
    void assignFromSelect(const Statement& statement);
    void change(const Statement& statement);
    void insertFromExecute(const Statement& statement);
    void finish(std::optional<std::int64_t> count, bool rowset);
    void endProcedure(int status, bool error);
    // What ends a statement here: inside an RPC's procedure a DONEINPROC.
    [[nodiscard]] DoneKind statementDone() const;
    [[nodiscard]] StatementScope scope() const;
    [[nodiscard]] Value evaluate(const Expr& expr, TypeInfo* type = nullptr);
    [[nodiscard]] bool test(const Expr& condition);
    void assign(const std::u16string& variable, const Value& value, const TypeInfo& type);
    [[nodiscard]] ConvertOptions convertOptions() const;

    // tables
    void createTable(const Statement& statement);
    void dropTable(const Statement& statement);
    [[nodiscard]] TemporaryTable makeTable(const std::u16string& name, std::vector<ColumnSpec> specs,
                                           const std::vector<std::vector<std::u16string>>& keys);
    void dropStorage(const TemporaryTable& table);
    [[nodiscard]] bool runText(const std::string& sql);

    // the rest
    void declare(const Statement& statement);
    void setVariable(const Statement& statement);
    void setOption(const Statement& statement);
    void use(const Statement& statement);
    void print(const Statement& statement);
    void raiseError(const Statement& statement);
    void throwError(const Statement& statement);
    void waitFor(const Statement& statement);
    void transaction(const Statement& statement);
    [[nodiscard]] Flow executeProcedure(const Statement& statement);
    [[nodiscard]] Flow executeText(const Statement& statement);
    [[nodiscard]] Flow callCatalog(const ProcedureDef& procedure, std::vector<CallArgument>& arguments,
                                   std::optional<int>& status);

    SessionState& m_session;
    ResultSink& m_sink;
    CancelFlag& m_cancel;
    DoneKind m_doneKind;
    std::u16string m_text;
    int m_line = 1; // of the statement that runs
    Variables m_variables;
    std::map<std::u16string, TemporaryTable> m_tableVariables;
    std::vector<CaughtError> m_caught;
};

// RAISERROR's and FORMATMESSAGE's printf: %s %d %i %u %x %o %% with width and precision.
[[nodiscard]] std::u16string formatMessage(const std::u16string& format, const std::vector<Value>& arguments);

} // namespace simfleet::sql
