// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdbfixture.h"

#include "msdb/jobcall.h"
#include "msdb/scenarioreader.h"
#include "msdb/text.h"

#include <QTest>
#include <QtTest/QTest>

#include <sqlite3.h>

namespace simfleet::test {

namespace {

QString toText(const Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return QString::number(*integer);
    if (const auto* text = std::get_if<std::u16string>(&value))
        return QString::fromStdU16String(*text);
    if (const auto* guid = std::get_if<Guid>(&value))
        return QString::fromStdU16String(guidString(*guid));
    if (const auto* time = std::get_if<DateTime>(&value))
        return QString::number((ticksOf(*time) - ticksOf(toDateTime(testStart()))) / 10'000'000);
    if (const auto* binary = std::get_if<Binary>(&value))
        return QString::fromLatin1(
            QByteArray(reinterpret_cast<const char*>(binary->data()), static_cast<qsizetype>(binary->size()))
                .toHex());
    if (const auto* real = std::get_if<double>(&value))
        return QString::number(*real);
    return QStringLiteral("NULL");
}

class FakeCall final : public ProcedureCall
{
public:
    FakeCall(SimServer& server, const ProcedureDef& definition, const LoginInfo& login, CallResult& result)
        : m_server(server)
        , m_login(login)
        , m_result(result)
    {
        for (const ParameterDef& parameter : definition.parameters)
            m_arguments[parameter.name] = parameter.defaultValue;
    }
    void set(const std::u16string& name, Value value) { m_arguments[name] = std::move(value); }
    [[nodiscard]] bool knows(const std::u16string& name) const { return m_arguments.contains(name); }

    [[nodiscard]] const Value& argument(std::u16string_view name) const override
    {
        return m_arguments.at(std::u16string(name));
    }
    [[nodiscard]] bool given(std::u16string_view) const override { return true; }
    void setOutput(std::u16string_view name, Value value) override
    {
        m_result.outputs[std::u16string(name)] = std::move(value);
    }
    void raise(const Message& message) override
    {
        (message.severity > 10 ? m_result.errors : m_result.infos).append(message.number);
        m_result.text = QString::fromStdU16String(message.text);
    }
    void columns(const std::vector<ColumnMeta>& columns) override
    {
        m_result.sets.append(QList<QStringList>());
        QStringList names;
        for (const ColumnMeta& column : columns)
            names.append(QString::fromStdU16String(column.name));
        m_result.columnNames.append(names);
    }
    void row(const std::vector<Value>& values) override
    {
        QStringList row;
        for (const Value& value : values)
            row.append(toText(value));
        m_result.sets.last().append(row);
    }
    void endRows() override {}
    [[nodiscard]] const LoginInfo& login() const override { return m_login; }
    [[nodiscard]] std::u16string applicationName() const override { return u"test"; }
    [[nodiscard]] sqlite3* database() const override { return m_server.catalog().database; }
    [[nodiscard]] CancelFlag& cancel() override { return m_cancel; }
    [[nodiscard]] int transactionDepth() const override { return 0; }

private:
    SimServer& m_server;
    const LoginInfo& m_login;
    CallResult& m_result;
    std::map<std::u16string, Value> m_arguments;
    CancelFlag m_cancel;
};

} // namespace

SimTime testStart()
{
    return SimTime(std::chrono::sys_days(std::chrono::year(2026) / 3 / 10) + std::chrono::hours(8));
}

MsdbFixture::MsdbFixture(const QByteArray& scenario, StartLog* log)
{
    const auto read = readScenario(scenario, 1, 1);
    if (!read)
        qFatal("bad scenario: %s %s", qPrintable(read.error().path), qPrintable(read.error().text));
    auto clock = std::make_unique<ManualClock>(testStart());
    m_clock = clock.get();
    FleetOptions options;
    options.password = std::u16string(u"secret");
    options.startLog = log;
    m_fleet = std::make_unique<Fleet>(*read, std::move(clock), options);
}

void MsdbFixture::advance(double by)
{
    m_clock->move(seconds(by));
    m_fleet->advance();
}

CallResult MsdbFixture::call(const QString& procedure, const QList<std::pair<QString, QVariant>>& arguments,
                             const QString& login, int serverIndex)
{
    CallResult result;
    SimServer& target = server(serverIndex);
    const LoginInfo* who = target.logins().find(login.toStdU16String());
    for (const ProcedureDef& definition : target.catalog().procedures) {
        if (definition.name != procedure.toStdU16String())
            continue;
        const std::scoped_lock lock(target.catalog().mutex);
        FakeCall call(target, definition, *who, result);
        for (const auto& [name, value] : arguments) {
            if (!call.knows(name.toStdU16String()))
                qFatal("%s has no parameter %s", qPrintable(procedure), qPrintable(name));
            if (value.typeId() == QMetaType::QString)
                call.set(name.toStdU16String(), value.toString().toStdU16String());
            else
                call.set(name.toStdU16String(), std::int64_t(value.toLongLong()));
        }
        result.status = definition.body(call);
        return result;
    }
    qFatal("no procedure %s", qPrintable(procedure));
    return result;
}

QList<QStringList> MsdbFixture::rows(const char* sql, int serverIndex)
{
    sqlite3* database = server(serverIndex).catalog().database;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(database));
    QList<QStringList> result;
    const std::int64_t epoch = ticksOf(toDateTime(testStart()));
    while (sqlite3_step(statement) == SQLITE_ROW) {
        QStringList row;
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const std::int64_t integer = sqlite3_column_int64(statement, i);
            // Nothing else in msdb is as large as the ticks of a date.
            if (sqlite3_column_type(statement, i) == SQLITE_NULL)
                row.append(QStringLiteral("NULL"));
            else if (sqlite3_column_type(statement, i) == SQLITE_INTEGER && integer > 100'000'000'000'000'000)
                row.append(QString::number((integer - epoch) / 10'000'000));
            else
                row.append(
                    QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, i))));
        }
        result.append(row);
    }
    sqlite3_finalize(statement);
    return result;
}

QString MsdbFixture::value(const char* sql, int serverIndex)
{
    const auto all = rows(sql, serverIndex);
    return all.isEmpty() ? QStringLiteral("no row") : all.first().first();
}

} // namespace simfleet::test
