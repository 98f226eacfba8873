// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/catalogsearch.h"
#include "sql/functionrules.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

namespace {

FunctionRule fixed(Value (*value)(const StatementScope&), TypeInfo type)
{
    return [value, type](const FunctionCall& call) {
        return call.translator.constant(value(call.translator.statement()), type);
    };
}

// A function of texts that is answered when the statement runs.
FunctionRule lookUp(std::string name, TypeInfo type)
{
    return [name = std::move(name), type](const FunctionCall& call) {
        std::string text = name + "(";
        for (std::size_t i = 0; i < call.count(); ++i)
            text += (i > 0 ? "," : "") + call.text(i).text;
        return Sql{text + ")", type};
    };
}

Sql dbName(const FunctionCall& call)
{
    if (call.count() == 0)
        return call.translator.constant(Value(call.translator.statement().session->database),
                                        nvarcharType(128));
    return {"stw_db_name(" + call.integer(0) + ")", nvarcharType(128)};
}

Sql dbId(const FunctionCall& call)
{
    const TypeInfo type = simpleType(SqlType::SmallInt);
    const SessionState& session = *call.translator.statement().session;
    if (call.count() == 0)
        return call.translator.constant(Value(std::int64_t(databaseId(session.catalog(), session.database))),
                                        type);
    return {"stw_db_id(" + call.text(0).text + ")", type};
}

Sql objectIdRule(const FunctionCall& call)
{
    return {"stw_object_id(" + call.text(0).text + ")", simpleType(SqlType::Int)};
}

Sql loginName(const FunctionCall& call)
{
    if (call.count() == 0) {
        return call.translator.constant(Value(call.translator.statement().session->context.login.name),
                                        nvarcharType(128));
    }
    return {"stw_login_name(" + call.as(0, {.type = SqlType::VarBinary, .length = 85}).text + ")",
            nvarcharType(128)};
}

Sql loginSid(const FunctionCall& call)
{
    const TypeInfo type{.type = SqlType::VarBinary, .length = 85};
    if (call.count() == 0)
        return call.translator.constant(Value(call.translator.statement().session->context.login.sid), type);
    return {"stw_login_sid_of(" + call.text(0).text + ")", type};
}

Sql permissions(const FunctionCall& call)
{
    return {"stw_has_perms(" + call.text(0).text + "," + call.text(1).text + "," + call.text(2).text + ")",
            simpleType(SqlType::Int)};
}

// ERROR_NUMBER() and the others, NULL outside a CATCH block
FunctionRule caught(Value (*value)(const Message&), TypeInfo type)
{
    return [value, type](const FunctionCall& call) {
        const CaughtError* error = call.translator.statement().caught;
        return call.translator.constant(error == nullptr ? Value() : value(error->message), type);
    };
}

void addErrorRules(FunctionTable& table)
{
    const TypeInfo integer = simpleType(SqlType::Int);
    table[u"ERROR_NUMBER"] = {
        0, 0, caught([](const Message& m) { return Value(std::int64_t(m.number)); }, integer)};
    table[u"ERROR_SEVERITY"] = {
        0, 0, caught([](const Message& m) { return Value(std::int64_t(m.severity)); }, integer)};
    table[u"ERROR_STATE"] = {0, 0,
                             caught([](const Message& m) { return Value(std::int64_t(m.state)); }, integer)};
    table[u"ERROR_LINE"] = {0, 0,
                            caught([](const Message& m) { return Value(std::int64_t(m.line)); }, integer)};
    table[u"ERROR_MESSAGE"] = {0, 0,
                               caught([](const Message& m) { return Value(m.text); }, nvarcharType(4000))};
    table[u"ERROR_PROCEDURE"] = {
        0, 0,
        caught([](const Message& m) { return m.procedure.empty() ? Value() : Value(m.procedure); },
               nvarcharType(128))};
}

std::u16string userName(const StatementScope& s)
{
    const LoginInfo& login = s.session->context.login;
    return login.sysadmin ? std::u16string(u"dbo") : login.name;
}

} // namespace

void addSessionRules(FunctionTable& table)
{
    const TypeInfo name = nvarcharType(128);
    const TypeInfo integer = simpleType(SqlType::Int);
    const auto login = [](const StatementScope& s) { return Value(s.session->context.login.name); };
    const auto user = [](const StatementScope& s) { return Value(userName(s)); };
    table[u"DB_NAME"] = {0, 1, dbName};
    table[u"ORIGINAL_DB_NAME"] = {
        0, 0,
        fixed([](const StatementScope& s) { return Value(s.session->context.request.database); }, name)};
    table[u"DB_ID"] = {0, 1, dbId};
    table[u"OBJECT_ID"] = {1, 2, objectIdRule};
    table[u"OBJECT_NAME"] = {1, 2, [name](const FunctionCall& call) {
                                 return Sql{"stw_object_name(" + call.integer(0) + ")", name};
                             }};
    table[u"SUSER_SNAME"] = {0, 1, loginName};
    table[u"SUSER_NAME"] = {0, 0, fixed(login, name)};
    table[u"SUSER_SID"] = {0, 2, loginSid};
    table[u"ORIGINAL_LOGIN"] = {0, 0, fixed(login, name)};
    table[u"SYSTEM_USER"] = {0, 0, fixed(login, name)};
    table[u"SESSION_USER"] = {0, 0, fixed(user, name)};
    table[u"CURRENT_USER"] = {0, 0, fixed(user, name)};
    table[u"USER"] = {0, 0, fixed(user, name)};
    table[u"USER_NAME"] = {0, 0, fixed(user, name)};
    table[u"HOST_NAME"] = {
        0, 0,
        fixed([](const StatementScope& s) { return Value(s.session->context.request.hostName); }, name)};
    const auto program = [](const StatementScope& s) {
        return Value(s.session->context.request.applicationName);
    };
    table[u"APP_NAME"] = {0, 0, fixed(program, name)};
    table[u"PROGRAM_NAME"] = {0, 0, fixed(program, name)};
    table[u"CURRENT_TIMEZONE_ID"] = {
        0, 0,
        fixed([](const StatementScope& s) { return Value(s.session->catalog().timeZoneId); },
              varcharType(128))};
    table[u"CONTEXT_INFO"] = {0, 0,
                              fixed(
                                  [](const StatementScope& s) {
                                      const Binary& info = s.session->contextInfo;
                                      return info.empty() ? Value() : Value(info);
                                  },
                                  {.type = SqlType::VarBinary, .length = 128})};
    table[u"SCOPE_IDENTITY"] = {
        0, 0, fixed([](const StatementScope& s) { return s.session->identity; }, decimalType(38, 0))};
    table[u"XACT_STATE"] = {
        0, 0,
        fixed(
            [](const StatementScope& s) { return Value(std::int64_t(s.session->transactions > 0 ? 1 : 0)); },
            simpleType(SqlType::SmallInt))};
    table[u"ROWCOUNT_BIG"] = {0, 0,
                              fixed([](const StatementScope& s) { return Value(s.session->rowCount); },
                                    simpleType(SqlType::BigInt))};
    table[u"IS_SRVROLEMEMBER"] = {1, 1, lookUp("stw_is_srvrolemember", integer)};
    table[u"IS_MEMBER"] = {1, 1, lookUp("stw_is_member", integer)};
    table[u"IS_ROLEMEMBER"] = {1, 1, lookUp("stw_is_member", integer)};
    table[u"HAS_PERMS_BY_NAME"] = {3, 3, permissions};
    table[u"SERVERPROPERTY"] = {1, 1, lookUp("stw_serverproperty", simpleType(SqlType::SqlVariant))};
    table[u"DATABASEPROPERTYEX"] = {2, 2, lookUp("stw_dbproperty", simpleType(SqlType::SqlVariant))};
    addErrorRules(table);
}

} // namespace simfleet::sql
