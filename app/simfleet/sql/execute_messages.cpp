// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/batchexecutor.h"

#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

namespace simfleet::sql {

std::u16string formatMessage(const std::u16string& format, const std::vector<Value>& arguments)
{
    QString result;
    std::size_t next = 0;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != u'%') {
            result.append(QChar(format[i]));
            continue;
        }
        std::size_t at = i + 1;
        QString flags;
        QString width;
        int precision = -1;
        while (at < format.size() &&
               std::u16string_view(u"-+0# ").find(format[at]) != std::u16string_view::npos)
            flags.append(QChar(format[at++]));
        while (at < format.size() && format[at] >= u'0' && format[at] <= u'9')
            width.append(QChar(format[at++]));
        if (at < format.size() && format[at] == u'.') {
            precision = 0;
            for (++at; at < format.size() && format[at] >= u'0' && format[at] <= u'9'; ++at)
                precision = std::min(10'000, precision * 10 + (format[at] - u'0'));
        }
        while (at < format.size() && (format[at] == u'l' || format[at] == u'h'))
            ++at;
        if (format.compare(at, 3, u"I64") == 0)
            at += 3;
        const char16_t kind = at < format.size() ? format[at] : u'\0';
        if (kind == u'%') {
            result.append(u'%');
            i = at;
            continue;
        }
        const bool known =
            std::u16string_view(u"sdiuxXo").find(kind) != std::u16string_view::npos && kind != 0;
        if (!known) {
            throw runError(2787, 16, 1,
                           concat({u"Invalid format specification: '", format.substr(i), u"'."}));
        }
        const Value argument = next < arguments.size() ? arguments[next] : Value();
        ++next;
        QString text = QStringLiteral("(null)");
        if (kind == u's') {
            if (const auto* string = std::get_if<std::u16string>(&argument))
                text = QString::fromStdU16String(*string);
            else if (const auto* integer = std::get_if<std::int64_t>(&argument))
                text = QString::number(*integer);
            if (precision >= 0)
                text.truncate(precision);
        } else if (const auto* integer = std::get_if<std::int64_t>(&argument)) {
            const int base = kind == u'x' || kind == u'X' ? 16 : kind == u'o' ? 8 : 10;
            text = base == 10 ? QString::number(*integer) : QString::number(quint32(*integer), base);
            if (kind == u'X')
                text = text.toUpper();
        } else if (!isNull(argument)) {
            throw runError(2786, 16, 1,
                           concat({u"The data type of substitution parameter ", number(std::int64_t(next)),
                                   u" does not match the expected type of the format specification."}));
        }
        const int wanted = std::min(width.toInt(), 8000);
        if (flags.contains(u'-'))
            text = text.leftJustified(wanted);
        else
            text = text.rightJustified(wanted, flags.contains(u'0') && kind != u's' ? u'0' : u' ');
        result.append(text);
        i = at;
    }
    return result.left(2047).toStdU16String();
}

void BatchExecutor::raiseError(const Statement& statement)
{
    std::vector<Value> values;
    std::vector<TypeInfo> types;
    for (const ExprPtr& arg : statement.args) {
        types.emplace_back();
        values.push_back(evaluate(*arg, &types.back()));
    }
    const auto integer = [&](std::size_t index) {
        const Value value = convert(values[index], types[index], simpleType(SqlType::Int), convertOptions());
        return std::holds_alternative<std::int64_t>(value) ? std::get<std::int64_t>(value) : 0;
    };
    int severity = int(integer(1));
    const int state = int(std::clamp<std::int64_t>(integer(2), 1, 255));
    severity = severity < 0 ? 16 : severity;
    if (severity > 18 && !(statement.flag && m_session.context.login.sysadmin)) {
        throw runError(
            2754, 16, 1,
            u"Error severity levels greater than 18 can only be specified by members of the sysadmin role, "
            u"using the WITH LOG option.");
    }
    Message raised = message(50000, severity, state, {}, m_line);
    if (const auto* format = std::get_if<std::u16string>(&values[0])) {
        raised.text = formatMessage(*format, {values.begin() + 3, values.end()});
    } else {
        const std::int64_t id = integer(0);
        if (id < 13000 || id == 50000) {
            throw runError(
                2732, 16, 1,
                concat({u"Error number ", number(id),
                        u" is invalid. The number must be from 13000 through 2147483647 and it cannot be "
                        u"50000."}));
        }
        throw runError(
            18054, 16, 1,
            concat({u"Error ", number(id), u", severity ", number(severity), u", state ", number(state),
                    u" was raised, but no message with that error number was found in sys.messages. If "
                    u"error is larger than 50000, make sure the user-defined message is added using "
                    u"sp_addmessage."}));
    }
    if (severity > 10)
        throw SqlError{.message = raised};
    raised.severity = severity == 10 ? 10 : severity;
    m_sink.message(raised);
    m_session.error = 0;
}

void BatchExecutor::throwError(const Statement& statement)
{
    if (statement.args.empty()) {
        if (m_caught.empty())
            throw runError(
                10704, 15, 1,
                u"To rethrow an error, a THROW statement must be used inside a CATCH block. Insert the "
                u"THROW statement inside a CATCH block, or add error parameters to the THROW statement.");
        throw SqlError{.message = m_caught.back().message, .abortsBatch = true};
    }
    std::vector<Value> values;
    std::vector<TypeInfo> types(3);
    for (std::size_t i = 0; i < 3; ++i)
        values.push_back(evaluate(*statement.args[i], &types[i]));
    const Value id = convert(values[0], types[0], simpleType(SqlType::Int), convertOptions());
    const Value text = convert(values[1], types[1], nvarcharType(2048), convertOptions());
    const Value state = convert(values[2], types[2], simpleType(SqlType::TinyInt), convertOptions());
    const auto* errorNumber = std::get_if<std::int64_t>(&id);
    if (errorNumber == nullptr || *errorNumber < 50000) {
        throw runError(
            35100, 16, 10,
            concat({u"Error number ", errorNumber == nullptr ? u"NULL" : number(*errorNumber),
                    u" in the THROW statement is outside the valid range. Specify an error number in the "
                    u"valid range of 50000 to 2147483647."}));
    }
    const auto* shown = std::get_if<std::u16string>(&text);
    const auto* stateValue = std::get_if<std::int64_t>(&state);
    throw SqlError{.message = message(int(*errorNumber), 16, stateValue == nullptr ? 0 : int(*stateValue),
                                      shown == nullptr ? std::u16string() : *shown, m_line),
                   .abortsBatch = true};
}

} // namespace simfleet::sql
