// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/calendar.h"
#include "sql/collation.h"
#include "sql/convert.h"
#include "sql/encode.h"
#include "sql/functions.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/translator.h"

namespace simfleet::sql {

// Bounds the recursion, as the parser's guard does: common tables are written out at each use.
class TranslationDepth
{
public:
    TranslationDepth(Translator& translator, int line)
        : m_translator(translator)
    {
        if (++m_translator.m_depth > 1500) {
            --m_translator.m_depth;
            failTooDeep(line);
        }
    }
    ~TranslationDepth() { --m_translator.m_depth; }
    Q_DISABLE_COPY_MOVE(TranslationDepth)

private:
    Translator& m_translator;
};

Sql Translator::scalar(const Expr& expr, Scope* scope)
{
    const TranslationDepth depth(*this, expr.line);
    if (scope != nullptr && scope->grouped && scope->aggregateDepth == 0 && expr.kind != ExprKind::Column &&
        !scope->groupBy.empty() && isGroupExpr(expr, scope)) {
        // a whole grouping expression: its columns need not be grouped one by one
        ++scope->aggregateDepth;
        const bool allowed = scope->aggregatesAllowed;
        Sql result = scalar(expr, scope);
        scope->aggregatesAllowed = allowed;
        --scope->aggregateDepth;
        return result;
    }
    switch (expr.kind) {
    case ExprKind::Literal:
        if (isNull(expr.value))
            return {"NULL", simpleType(SqlType::Int), true};
        return constant(expr.value, expr.type);
    case ExprKind::Variable:
        return variable(expr);
    case ExprKind::SystemVariable:
        return systemVariable(expr);
    case ExprKind::Column:
        return column(expr, scope);
    case ExprKind::Unary:
        return unary(expr, scope);
    case ExprKind::Arithmetic:
        return binary(expr, scope);
    case ExprKind::Function:
        return function(expr, scope);
    case ExprKind::Case:
        return caseExpr(expr, scope);
    case ExprKind::Cast:
        return castExpr(expr, scope);
    case ExprKind::Subquery:
        return subquery(expr, scope);
    case ExprKind::Collate: {
        Sql value = scalar(*expr.args[0], scope);
        if (!isText(value.type.type) && !value.untyped) {
            throw compileError(
                447, 16, 0,
                concat({u"Expression type ", typeName(value.type), u" is invalid for COLLATE clause."}),
                expr.line);
        }
        return value;
    }
    case ExprKind::AtTimeZone:
        return atTimeZone(expr, scope);
    case ExprKind::Default:
        throw syntaxNearKeyword(u"DEFAULT", expr.line);
    default:
        break;
    }
    throw syntaxNear(expr.text, expr.line);
}

Sql Translator::variable(const Expr& expr)
{
    const std::u16string key = folded(expr.text);
    const auto found = m_statement.variables->find(key);
    if (found == m_statement.variables->end())
        throw undeclaredVariable(expr.text, expr.line);
    // A SELECT that reads and assigns the same variable sees it change row by row.
    const Evaluation* evaluation = Evaluation::current();
    if (evaluation != nullptr && evaluation->variables() != nullptr &&
        evaluation->variables()->contains(key)) {
        return {"stw_var(" + bind(Value(key), nvarcharType(128)) + "," + packed(found->second.type) + ")",
                found->second.type};
    }
    return constant(found->second.value, found->second.type);
}

Sql Translator::systemVariable(const Expr& expr)
{
    SessionState& s = *m_statement.session;
    const std::u16string name = folded(expr.text);
    const auto integer = [&](std::int64_t value) { return constant(Value(value), simpleType(SqlType::Int)); };
    const auto text = [&](std::u16string value) {
        return constant(Value(std::move(value)), nvarcharType(300));
    };
    if (name == u"@@version")
        return text(s.catalog().versionText);
    if (name == u"@@servername")
        return text(s.catalog().serverName);
    if (name == u"@@servicename") {
        const std::size_t slash = s.catalog().serverName.find(u'\\');
        return text(slash == std::u16string::npos ? u"MSSQLSERVER"
                                                  : s.catalog().serverName.substr(slash + 1));
    }
    if (name == u"@@spid")
        return constant(Value(std::int64_t(s.context.spid)), simpleType(SqlType::SmallInt));
    if (name == u"@@rowcount")
        return integer(s.rowCount);
    if (name == u"@@error")
        return integer(s.error);
    if (name == u"@@trancount")
        return integer(s.transactions);
    if (name == u"@@identity")
        return constant(s.identity, decimalType(38, 0));
    if (name == u"@@nestlevel")
        return integer(s.nesting);
    if (name == u"@@language")
        return text(s.language);
    if (name == u"@@langid")
        return constant(Value(std::int64_t(0)), simpleType(SqlType::SmallInt));
    if (name == u"@@max_precision")
        return constant(Value(std::int64_t(38)), simpleType(SqlType::TinyInt));
    if (name == u"@@datefirst")
        return constant(Value(std::int64_t(s.dateFirst)), simpleType(SqlType::TinyInt));
    if (name == u"@@lock_timeout")
        return integer(s.lockTimeout);
    if (name == u"@@textsize")
        return integer(s.textSize);
    if (name == u"@@options")
        return integer(5432 | (s.noCount ? 512 : 0) | (s.xactAbort ? 16384 : 0));
    if (name == u"@@microsoftversion") {
        const Name version = splitName(s.catalog().productVersion);
        const auto part = [&](std::size_t i) {
            return i < version.size() ? std::strtoll(toUtf8(version[i]).c_str(), nullptr, 10) : 0LL;
        };
        return integer((part(0) << 24) | (part(1) << 16) | part(2));
    }
    if (name == u"@@max_connections")
        return integer(32767);
    if (name == u"@@dbts" || name == u"@@fetch_status" || name == u"@@cursor_rows")
        return integer(name == u"@@cursor_rows" ? 0 : name == u"@@fetch_status" ? -1 : 0);
    throw undeclaredVariable(expr.text, expr.line);
}

Sql Translator::unary(const Expr& expr, Scope* scope)
{
    Sql value = scalar(*expr.args[0], scope);
    if (value.untyped)
        return value;
    if (isText(value.type.type) && expr.text == u"+")
        return value;
    if (!isNumeric(value.type.type) || (expr.text == u"~" && !isInteger(value.type.type))) {
        const std::u16string_view what = expr.text == u"~"   ? u"'~'"
                                         : expr.text == u"-" ? u"minus"
                                                             : u"unary plus";
        throw compileError(
            8117, 16, 1,
            concat({u"Operand data type ", typeName(value.type), u" is invalid for ", what, u" operator."}),
            expr.line);
    }
    if (expr.text == u"+")
        return value;
    if (expr.text == u"~")
        return {value.type.type == SqlType::Bit ? "(1-" + value.text + ")" : "(~" + value.text + ")",
                value.type};
    if (isInteger(value.type.type)) {
        if (value.type.type == SqlType::TinyInt || value.type.type == SqlType::Bit)
            value.type.type = SqlType::SmallInt;
        // the smallest int and bigint are written as minus a literal that is too large by one
        if (expr.args[0]->kind == ExprKind::Literal)
            return {"(-" + value.text + ")", value.type};
        return {"stw_int('-',0," + value.text + "," + packed(value.type) + ")", value.type};
    }
    return {"(-" + value.text + ")", value.type};
}

Sql Translator::plus(const Sql& left, const Sql& right, int line, bool& done)
{
    done = true;
    const bool leftText = isText(left.type.type) && !left.untyped;
    const bool rightText = isText(right.type.type) && !right.untyped;
    if ((leftText && (rightText || right.untyped)) || (rightText && left.untyped)) {
        const bool wide = left.type.type == SqlType::NVarChar || right.type.type == SqlType::NVarChar;
        const bool max = left.type.length == kMaxLength || right.type.length == kMaxLength;
        const int limit = wide ? 4000 : 8000;
        const int length = max ? kMaxLength : std::min(limit, left.type.length + right.type.length);
        TypeInfo type = wide ? nvarcharType(length) : varcharType(length);
        type.nullable = left.type.nullable || right.type.nullable || left.untyped || right.untyped;
        return {"(" + left.text + "||" + right.text + ")", type};
    }
    if (left.type.type == SqlType::VarBinary && right.type.type == SqlType::VarBinary) {
        TypeInfo type = commonType(left.type, right.type);
        if (type.length != kMaxLength)
            type.length = std::min(8000, left.type.length + right.type.length);
        return {"stw_bincat(" + left.text + "," + right.text + ")", type};
    }
    (void)line;
    done = false;
    return {};
}

Sql Translator::dateArithmetic(const std::u16string& op, const Sql& left, const Sql& right, int line)
{
    const TypeInfo datetime = simpleType(SqlType::DateTime);
    const auto clash = [&](const Sql& date, const Sql& other) {
        return compileError(206, 16, 2,
                            concat({u"Operand type clash: ", typeName(date.type), u" is incompatible with ",
                                    typeName(other.type)}),
                            line);
    };
    const bool leftDate = isDateTime(left.type.type);
    const Sql& date = leftDate ? left : right;
    const Sql& other = leftDate ? right : left;
    if (date.type.type != SqlType::DateTime)
        throw clash(date, other);
    if (op != u"+" && op != u"-") {
        throw compileError(8117, 16, 1,
                           concat({u"Operand data type datetime is invalid for ",
                                   op == u"*"   ? u"multiply"
                                   : op == u"/" ? u"divide"
                                                : u"modulo",
                                   u" operator."}),
                           line);
    }
    Sql days;
    if (isDateTime(other.type.type) || isText(other.type.type)) {
        if (isDateTime(other.type.type) && other.type.type != SqlType::DateTime)
            throw clash(other, date);
        const Sql moment = coerce(other, datetime, line);
        days.text =
            "(CAST(" + moment.text + "-" + std::to_string(kDays1900Ticks) + " AS REAL)/864000000000.0)";
    } else {
        days = coerce(other, simpleType(SqlType::Float), line);
    }
    if (op == u"-" && !leftDate) { // number - datetime
        const Sql base = coerce(left, datetime, line);
        days.text =
            "(CAST(" + right.text + "-" + std::to_string(kDays1900Ticks) + " AS REAL)/864000000000.0)";
        return {"stw_date_shift(" + base.text + ",-" + days.text + ")", datetime};
    }
    return {"stw_date_shift(" + date.text + "," + (op == u"-" ? "-" : "") + days.text + ")", datetime};
}

Sql Translator::binary(const Expr& expr, Scope* scope)
{
    const Sql left = scalar(*expr.args[0], scope);
    const Sql right = scalar(*expr.args[1], scope);
    if (expr.text == u"+") {
        bool done = false;
        Sql result = plus(left, right, expr.line, done);
        if (done)
            return result;
    }
    if (left.untyped && right.untyped)
        return {"NULL", simpleType(SqlType::Int), true};
    if ((isDateTime(left.type.type) && !left.untyped) || (isDateTime(right.type.type) && !right.untyped))
        return dateArithmetic(expr.text, left, right, expr.line);
    return arithmetic(expr.text, left, right, expr.line);
}

namespace {

std::u16string_view operatorName(const std::u16string& op)
{
    switch (op[0]) {
    case u'+':
        return u"add";
    case u'-':
        return u"subtract";
    case u'*':
        return u"multiply";
    case u'/':
        return u"divide";
    case u'%':
        return u"modulo";
    case u'&':
        return u"'&'";
    case u'|':
        return u"'|'";
    default:
        return u"'^'";
    }
}

// The precision and scale of decimal arithmetic, as documented for SQL Server.
TypeInfo decimalResult(const std::u16string& op, const TypeInfo& left, const TypeInfo& right)
{
    const auto shape = [](const TypeInfo& type) {
        switch (type.type) {
        case SqlType::Bit:
            return std::pair(1, 0);
        case SqlType::TinyInt:
            return std::pair(3, 0);
        case SqlType::SmallInt:
            return std::pair(5, 0);
        case SqlType::Int:
            return std::pair(10, 0);
        case SqlType::BigInt:
            return std::pair(19, 0);
        default:
            return std::pair(type.precision, type.scale);
        }
    };
    const auto [p1, s1] = shape(left);
    const auto [p2, s2] = shape(right);
    int precision = std::max(s1, s2) + std::max(p1 - s1, p2 - s2) + 1;
    int scale = std::max(s1, s2);
    if (op == u"*") {
        precision = p1 + p2 + 1;
        scale = s1 + s2;
    } else if (op == u"/") {
        scale = std::max(6, s1 + p2 + 1);
        precision = p1 - s1 + s2 + scale;
    } else if (op == u"%") {
        precision = std::min(p1 - s1, p2 - s2) + scale;
    }
    if (precision > 38) {
        const int whole = precision - scale;
        scale = whole < 32 ? std::min(scale, 38 - whole) : std::min(scale, 6);
        precision = 38;
    }
    return decimalType(std::max(1, precision), std::max(0, scale));
}

} // namespace

Sql Translator::arithmetic(const std::u16string& op, Sql left, Sql right, int line)
{
    TypeInfo type = unify({left, right});
    const auto invalid = [&](const TypeInfo& operand) {
        return compileError(8117, 16, 1,
                            concat({u"Operand data type ", typeName(operand), u" is invalid for ",
                                    operatorName(op), u" operator."}),
                            line);
    };
    const bool bitwise = op == u"&" || op == u"|" || op == u"^";
    if (type.type == SqlType::VarBinary && bitwise)
        throw invalid(type);
    if (!isNumeric(type.type) || (bitwise && !isInteger(type.type))) {
        const Sql& culprit = !isNumeric(left.type.type) ? left : right;
        if (!isNumeric(left.type.type) && !isNumeric(right.type.type) && left.type.type != right.type.type &&
            !isText(type.type)) {
            throw compileError(
                402, 16, 1,
                concat({u"The data types ", typeName(left.type), u" and ", typeName(right.type),
                        u" are incompatible in the ", operatorName(op), u" operator."}),
                line);
        }
        throw invalid(culprit.type);
    }
    if (type.type == SqlType::Bit && !bitwise)
        type.type = SqlType::Int;
    if (isInteger(type.type)) {
        left = coerce(left, type, line);
        right = coerce(right, type, line);
        if (op == u"&" || op == u"|")
            return {"(" + left.text + toUtf8(op) + right.text + ")", type};
        return {"stw_int('" + toUtf8(op) + "'," + left.text + "," + right.text + "," + packed(type) + ")",
                type};
    }
    const TypeInfo real = simpleType(SqlType::Float);
    if (type.type == SqlType::Decimal) {
        const bool nullable = type.nullable;
        const auto numericShape = [&](const Sql& operand) {
            return isNumeric(operand.type.type) && !operand.untyped ? operand.type : type;
        };
        type = decimalResult(op, numericShape(left), numericShape(right));
        type.nullable = nullable;
        const auto operand = [&](const Sql& value) {
            return isNumeric(value.type.type) ? value : coerce(value, decimalType(38, 10), line);
        };
        left = operand(left);
        right = operand(right);
    } else {
        left = coerce(left, real, line);
        right = coerce(right, real, line);
    }
    return {"stw_real('" + toUtf8(op) + "'," + left.text + "," + right.text + "," + packed(type) + ")", type};
}

} // namespace simfleet::sql
