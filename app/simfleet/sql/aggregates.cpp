// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/collation.h"
#include "sql/encode.h"
#include "sql/evaluation.h"
#include "sql/functions.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <sqlite3.h>

#include <cmath>

namespace simfleet::sql {

namespace {

// The state of an aggregate, made on first use and deleted by its final call.
template <typename T>
T*& stateOf(sqlite3_context* context)
{
    return *static_cast<T**>(sqlite3_aggregate_context(context, sizeof(T*)));
}

template <typename T>
T& makeState(sqlite3_context* context)
{
    T*& state = stateOf<T>(context);
    if (state == nullptr)
        state = new T; // owned by SQLite's aggregate context until the final call
    return *state;
}

void fail(sqlite3_context* context, SqlError error)
{
    if (Evaluation* evaluation = Evaluation::current(); evaluation != nullptr && !evaluation->error)
        evaluation->error = std::move(error);
    sqlite3_result_error(context, "aggregate failed", -1);
}

// stw_single(x): the value of a sub-query, which may have one row at most
struct Single
{
    int rows = 0;
    sqlite3_value* value = nullptr;
};

void singleStep(sqlite3_context* context, int, sqlite3_value** values)
{
    auto& state = makeState<Single>(context);
    if (++state.rows == 1) {
        state.value = sqlite3_value_dup(values[0]);
    } else if (state.rows == 2) {
        fail(context,
             runError(
                 512, 16, 1,
                 u"Subquery returned more than 1 value. This is not permitted when the subquery follows =, "
                 u"!=, <, <= , >, >= or when the subquery is used as an expression."));
    }
}

void singleFinal(sqlite3_context* context)
{
    Single*& state = stateOf<Single>(context);
    if (state == nullptr)
        return;
    if (state->rows == 1)
        sqlite3_result_value(context, state->value);
    sqlite3_value_free(state->value);
    delete state;
    state = nullptr;
}

// stw_string_agg(x, separator[, key, descending])
struct Joined
{
    struct Part
    {
        std::u16string text;
        Value key;
    };
    std::vector<Part> parts;
    std::u16string separator;
    bool descending = false;
    bool ordered = false;
};

void joinStep(sqlite3_context* context, int count, sqlite3_value** values)
{
    const Arguments a(values, count);
    if (a.null(0))
        return;
    auto& state = makeState<Joined>(context);
    state.separator = a.text(1);
    state.ordered = count > 2;
    state.descending = count > 3 && a.integer(3) != 0;
    state.parts.push_back({a.text(0), count > 2 ? a.value(2, simpleType(SqlType::SqlVariant)) : Value()});
}

bool keyLess(const Value& left, const Value& right)
{
    const auto* a = std::get_if<std::u16string>(&left);
    const auto* b = std::get_if<std::u16string>(&right);
    return a != nullptr && b != nullptr ? compareText(*a, *b) < 0 : left < right;
}

void joinFinal(sqlite3_context* context)
{
    Joined*& state = stateOf<Joined>(context);
    if (state == nullptr)
        return;
    if (state->ordered) {
        std::stable_sort(state->parts.begin(), state->parts.end(), [&](const auto& l, const auto& r) {
            return state->descending ? keyLess(r.key, l.key) : keyLess(l.key, r.key);
        });
    }
    std::u16string text;
    for (const Joined::Part& part : state->parts) {
        if (&part != &state->parts.front())
            text += state->separator;
        text += part.text;
    }
    setResult(context, Value(text), simpleType(SqlType::NVarChar));
    delete state;
    state = nullptr;
}

// stw_variance(x, kind): 0 VAR, 1 VARP, 2 STDEV, 3 STDEVP (Welford)
struct Variance
{
    std::int64_t count = 0;
    double mean = 0;
    double squares = 0;
    std::int64_t kind = 0;
};

void varianceStep(sqlite3_context* context, int count, sqlite3_value** values)
{
    const Arguments a(values, count);
    if (a.null(0))
        return;
    auto& state = makeState<Variance>(context);
    state.kind = a.integer(1);
    const double delta = a.real(0) - state.mean;
    state.mean += delta / double(++state.count);
    state.squares += delta * (a.real(0) - state.mean);
}

void varianceFinal(sqlite3_context* context)
{
    Variance*& state = stateOf<Variance>(context);
    if (state == nullptr)
        return;
    const std::int64_t divisor = state->kind % 2 == 1 ? state->count : state->count - 1;
    if (divisor > 0) {
        const double variance = state->squares / double(divisor);
        sqlite3_result_double(context, state->kind >= 2 ? std::sqrt(variance) : variance);
    }
    delete state;
    state = nullptr;
}

} // namespace

void installAggregates(sqlite3* database)
{
    const auto install = [database](const char* name, int count, auto step, auto final) {
        sqlite3_create_function_v2(database, name, count, SQLITE_UTF8, nullptr, nullptr, step, final,
                                   nullptr);
    };
    install("stw_single", 1, singleStep, singleFinal);
    install("stw_string_agg", -1, joinStep, joinFinal);
    install("stw_variance", 2, varianceStep, varianceFinal);
}

} // namespace simfleet::sql
