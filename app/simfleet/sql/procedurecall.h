// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/batchexecutor.h"

namespace simfleet::sql {

// What a procedure written in C++ sees. Everything it sends is kept until its body has returned and the
// catalog's mutex is free again, then sent in order by flush().
class BufferedCall final : public ProcedureCall
{
public:
    BufferedCall(SessionState& session, CancelFlag& cancel, const ProcedureDef& procedure, int line);

    [[nodiscard]] const Value& argument(std::u16string_view name) const override;
    [[nodiscard]] bool given(std::u16string_view name) const override;
    void setOutput(std::u16string_view name, Value value) override;
    void raise(const Message& message) override;
    void columns(const std::vector<ColumnMeta>& columns) override;
    void row(const std::vector<Value>& values) override;
    void endRows() override;
    [[nodiscard]] const LoginInfo& login() const override { return m_session.context.login; }
    [[nodiscard]] std::u16string applicationName() const override
    {
        return m_session.context.request.applicationName;
    }
    [[nodiscard]] sqlite3* database() const override { return m_session.catalog().database; }
    [[nodiscard]] CancelFlag& cancel() override { return m_cancel; }
    [[nodiscard]] int transactionDepth() const override { return m_session.transactions; }

    // Matches arguments to parameters (119, 201, 8143, 8144, 8145, 8162) and converts them (8114).
    void takeArguments(const std::vector<CallArgument>& arguments, const ConvertOptions& options);
    void flush(ResultSink& sink, bool withCounts) const;
    [[nodiscard]] const std::optional<Message>& firstError() const { return m_firstError; }
    [[nodiscard]] std::optional<Value> output(std::size_t parameter) const;
    [[nodiscard]] std::size_t parameterIndex(const std::vector<CallArgument>& arguments,
                                             std::size_t argument) const;
    [[nodiscard]] std::int64_t rowCount() const { return m_rowCount; }

private:
    struct Rowset
    {
        std::vector<ColumnMeta> columns;
        std::vector<std::vector<Value>> rows;
    };
    using Event = std::variant<Message, Rowset>;
    [[nodiscard]] std::optional<std::size_t> find(std::u16string_view name) const;

    SessionState& m_session;
    CancelFlag& m_cancel;
    const ProcedureDef& m_procedure;
    int m_line;
    std::vector<Value> m_values;
    std::vector<bool> m_given;
    std::map<std::size_t, Value> m_outputs;
    std::vector<Event> m_events;
    std::optional<Message> m_firstError;
    std::int64_t m_rowCount = 0;
};

} // namespace simfleet::sql
