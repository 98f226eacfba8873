// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/sqlerror.h"

#include <QtCore/QString>

namespace simfleet::sql {

std::u16string concat(std::initializer_list<std::u16string_view> parts)
{
    std::u16string text;
    for (const std::u16string_view part : parts)
        text.append(part);
    return text;
}

std::u16string number(std::int64_t value)
{
    return QString::number(value).toStdU16String();
}

Message message(int number, int severity, int state, std::u16string text, int line)
{
    return {.number = number, .severity = severity, .state = state, .text = std::move(text), .line = line};
}

SqlError runError(int number, int severity, int state, std::u16string text)
{
    return {.message = message(number, severity, state, std::move(text))};
}

SqlError compileError(int number, int severity, int state, std::u16string text, int line)
{
    return {.message = message(number, severity, state, std::move(text), line), .compile = true};
}

SqlError conversionError(int number, int state, std::u16string text)
{
    return {.message = message(number, 16, state, std::move(text)), .abortsBatch = true};
}

SqlError syntaxNear(std::u16string_view token, int line)
{
    return compileError(102, 15, 1, concat({u"Incorrect syntax near '", token, u"'."}), line);
}

SqlError syntaxNearKeyword(std::u16string_view token, int line)
{
    return compileError(156, 15, 1, concat({u"Incorrect syntax near the keyword '", token, u"'."}), line);
}

SqlError undeclaredVariable(std::u16string_view name, int line)
{
    return compileError(137, 15, 2, concat({u"Must declare the scalar variable \"", name, u"\"."}), line);
}

SqlError unknownFunction(std::u16string_view name, int line)
{
    return compileError(195, 15, 10, concat({u"'", name, u"' is not a recognized built-in function name."}),
                        line);
}

SqlError invalidObject(std::u16string_view name, int line)
{
    return compileError(208, 16, 1, concat({u"Invalid object name '", name, u"'."}), line);
}

SqlError invalidColumn(std::u16string_view name, int line)
{
    return compileError(207, 16, 1, concat({u"Invalid column name '", name, u"'."}), line);
}

SqlError unboundIdentifier(std::u16string_view name, int line)
{
    return compileError(4104, 16, 1,
                        concat({u"The multi-part identifier \"", name, u"\" could not be bound."}), line);
}

SqlError unknownProcedure(std::u16string_view name)
{
    return runError(2812, 16, 62, concat({u"Could not find stored procedure '", name, u"'."}));
}

SqlError permissionDenied(std::u16string_view permission, std::u16string_view object,
                          std::u16string_view database, std::u16string_view schema)
{
    return runError(229, 14, 5,
                    concat({u"The ", permission, u" permission was denied on the object '", object,
                            u"', database '", database, u"', schema '", schema, u"'."}));
}

} // namespace simfleet::sql
