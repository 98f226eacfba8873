// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/translator.h"

#include <functional>
#include <map>

// How each built-in function of T-SQL is written in SQLite's SQL.
namespace simfleet::sql {

struct FunctionCall
{
    Translator& translator;
    const Expr& expr;
    Scope* scope;

    [[nodiscard]] std::size_t count() const { return expr.args.size(); }
    [[nodiscard]] Sql argument(std::size_t index) const
    {
        return translator.scalar(*expr.args[index], scope);
    }
    [[nodiscard]] Sql as(std::size_t index, const TypeInfo& type) const;
    [[nodiscard]] Sql text(std::size_t index) const; // as nvarchar or varchar
    [[nodiscard]] std::string integer(std::size_t index) const;
    [[nodiscard]] std::u16string word(std::size_t index) const; // a bare word: DATEADD(day, …)
};

using FunctionRule = std::function<Sql(const FunctionCall&)>;
struct FunctionEntry
{
    int minimum = 0;
    int maximum = 0; // -1: any number
    FunctionRule rule;
    enum Kind { Scalar, Aggregate, Window } kind = Scalar;
};
using FunctionTable = std::map<std::u16string_view, FunctionEntry>; // by upper-case name

[[nodiscard]] const FunctionTable& functionTable();
void addTextRules(FunctionTable& table);
void addMathRules(FunctionTable& table);
void addDateRules(FunctionTable& table);
void addSessionRules(FunctionTable& table);
void addAggregateRules(FunctionTable& table);

[[nodiscard]] SqlError invalidArgument(const Sql& value, int position, std::u16string_view function,
                                       int line); // 8116

} // namespace simfleet::sql
