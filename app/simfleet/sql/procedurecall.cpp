// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/procedurecall.h"

#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

BufferedCall::BufferedCall(SessionState& session, CancelFlag& cancel, const ProcedureDef& procedure, int line)
    : m_session(session)
    , m_cancel(cancel)
    , m_procedure(procedure)
    , m_line(line)
    , m_values(procedure.parameters.size())
    , m_given(procedure.parameters.size(), false)
{}

std::optional<std::size_t> BufferedCall::find(std::u16string_view name) const
{
    for (std::size_t i = 0; i < m_procedure.parameters.size(); ++i) {
        if (sameName(m_procedure.parameters[i].name, name))
            return i;
    }
    return std::nullopt;
}

const Value& BufferedCall::argument(std::u16string_view name) const
{
    static const Value kNull;
    const auto index = find(name);
    return index ? m_values[*index] : kNull;
}

bool BufferedCall::given(std::u16string_view name) const
{
    const auto index = find(name);
    return index && m_given[*index];
}

void BufferedCall::setOutput(std::u16string_view name, Value value)
{
    if (const auto index = find(name))
        m_outputs[*index] = std::move(value);
}

void BufferedCall::raise(const Message& message)
{
    Message raised = message;
    if (raised.procedure.empty())
        raised.procedure = m_procedure.name;
    if (raised.severity > 10 && !m_firstError)
        m_firstError = raised;
    m_events.emplace_back(std::move(raised));
}

void BufferedCall::columns(const std::vector<ColumnMeta>& columns)
{
    m_events.emplace_back(Rowset{columns, {}});
}

void BufferedCall::row(const std::vector<Value>& values)
{
    if (m_events.empty() || !std::holds_alternative<Rowset>(m_events.back()))
        return;
    std::get<Rowset>(m_events.back()).rows.push_back(values);
}

void BufferedCall::endRows()
{
    if (!m_events.empty() && std::holds_alternative<Rowset>(m_events.back()))
        m_rowCount = std::int64_t(std::get<Rowset>(m_events.back()).rows.size());
}

std::size_t BufferedCall::parameterIndex(const std::vector<CallArgument>& arguments,
                                         std::size_t argument) const
{
    const CallArgument& given = arguments[argument];
    if (given.name.empty())
        return argument;
    return find(given.name).value_or(m_procedure.parameters.size());
}

void BufferedCall::takeArguments(const std::vector<CallArgument>& arguments, const ConvertOptions& options)
{
    const auto fail = [&](int number, int state, std::u16string text) {
        SqlError error = runError(number, 16, state, std::move(text));
        error.message.procedure = m_procedure.name;
        return error;
    };
    if (arguments.size() > m_procedure.parameters.size()) {
        throw fail(
            8144, 2,
            concat({u"Procedure or function ", m_procedure.name, u" has too many arguments specified."}));
    }
    bool named = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const CallArgument& argument = arguments[i];
        if (!argument.name.empty()) {
            named = true;
            if (!find(argument.name)) {
                throw fail(
                    8145, 1,
                    concat({argument.name, u" is not a parameter for procedure ", m_procedure.name, u"."}));
            }
        } else if (named) {
            throw compileError(
                119, 15, 1,
                concat({u"Must pass parameter number ", number(std::int64_t(i) + 1),
                        u" and subsequent parameters as '@name = value'. After the form '@name = value' "
                        u"has been used, all subsequent parameters must be passed in the form '@name = "
                        u"value'."}));
        }
        const std::size_t index = parameterIndex(arguments, i);
        const ParameterDef& parameter = m_procedure.parameters[index];
        if (m_given[index])
            throw fail(8143, 1, concat({u"Parameter '", parameter.name, u"' was supplied multiple times."}));
        if (argument.output && !parameter.output) {
            throw fail(
                8162, 2,
                concat({u"The formal parameter \"", parameter.name,
                        u"\" was not declared as an OUTPUT parameter, but the actual parameter passed in "
                        u"requested output."}));
        }
        if (argument.useDefault)
            continue;
        m_given[index] = true;
        try {
            if (!isNull(argument.value) && !convertible(argument.type, parameter.type))
                throw fail(206, 2,
                           concat({u"Operand type clash: ", typeName(argument.type),
                                   u" is incompatible with ", typeName(parameter.type)}));
            m_values[index] = convert(argument.value, argument.type, parameter.type, options);
        } catch (const SqlError& error) {
            if (error.message.number == 206)
                throw;
            throw fail(8114, 1,
                       concat({u"Error converting data type ", typeName(argument.type), u" to ",
                               typeName(parameter.type), u"."}));
        }
    }
    for (std::size_t i = 0; i < m_procedure.parameters.size(); ++i) {
        const ParameterDef& parameter = m_procedure.parameters[i];
        if (m_given[i])
            continue;
        if (!parameter.hasDefault) {
            throw fail(201, 4,
                       concat({u"Procedure or function '", m_procedure.name, u"' expects parameter '",
                               parameter.name, u"', which was not supplied."}));
        }
        m_values[i] = parameter.defaultValue;
    }
}

std::optional<Value> BufferedCall::output(std::size_t parameter) const
{
    if (parameter >= m_procedure.parameters.size() || !m_procedure.parameters[parameter].output)
        return std::nullopt;
    const auto found = m_outputs.find(parameter);
    return found == m_outputs.end() ? m_values[parameter] : found->second;
}

void BufferedCall::flush(ResultSink& sink, bool withCounts) const
{
    for (const Event& event : m_events) {
        if (const auto* message = std::get_if<Message>(&event)) {
            sink.message(*message);
            continue;
        }
        const auto& rowset = std::get<Rowset>(event);
        sink.columns(rowset.columns);
        for (const std::vector<Value>& row : rowset.rows) {
            if (m_cancel.requested)
                throw Cancelled{};
            sink.row(row);
        }
        sink.done(DoneKind::InProcedure,
                  withCounts ? std::optional(std::int64_t(rowset.rows.size())) : std::nullopt, false);
    }
}

} // namespace simfleet::sql
