// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tdsfakebackend.h"

#include <QString>

#include <poll.h>

using namespace simfleet;

namespace {

TypeInfo type(SqlType t, int length = 0, int precision = 0, int scale = 0)
{
    return {t, length, precision, scale, true};
}

std::vector<ColumnMeta> allTypes()
{
    return {{u"b", type(SqlType::Bit)},
            {u"t", type(SqlType::TinyInt)},
            {u"s", type(SqlType::SmallInt)},
            {u"i", type(SqlType::Int)},
            {u"big", type(SqlType::BigInt)},
            {u"f", type(SqlType::Float)},
            {u"dec", type(SqlType::Decimal, 0, 18, 4)},
            {u"dt", type(SqlType::DateTime)},
            {u"dt2", type(SqlType::DateTime2, 0, 0, 7)},
            {u"dto", type(SqlType::DateTimeOffset, 0, 0, 7)},
            {u"d", type(SqlType::Date)},
            {u"tm", type(SqlType::Time, 0, 0, 3)},
            {u"g", type(SqlType::UniqueIdentifier)},
            {u"n", type(SqlType::NVarChar, 40)},
            {u"nmax", type(SqlType::NVarChar, kMaxLength)},
            {u"v", type(SqlType::VarChar, 40)},
            {u"vmax", type(SqlType::VarChar, kMaxLength)},
            {u"bin", type(SqlType::VarBinary, 16)},
            {u"binmax", type(SqlType::VarBinary, kMaxLength)},
            {u"var", type(SqlType::SqlVariant)}};
}

std::vector<Value> oneOfEach()
{
    const DateTime when{738000, 450'001'230'000, 0};
    return {Value(std::int64_t{1}),
            Value(std::int64_t{255}),
            Value(std::int64_t{-32768}),
            Value(std::int64_t{-42}),
            Value(std::int64_t{9'000'000'000'000}),
            Value(2.5),
            Value(-12.3456),
            Value(when),
            Value(when),
            Value(DateTime{738000, 450'001'230'000, 120}),
            Value(when),
            Value(when),
            Value(Guid{{0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E,
                        0x0F, 0x10}}),
            Value(std::u16string(u"Grüße")),
            Value(std::u16string(u"long text")),
            Value(std::u16string(u"Äpfel €")),
            Value(std::u16string(u"varchar max")),
            Value(Binary{0xDE, 0xAD}),
            Value(Binary{0xBE, 0xEF}),
            Value(std::u16string(u"variant"))};
}

class FakeSession final : public Session
{
public:
    FakeSession(TdsFakeBackend& backend, std::u16string database)
        : m_backend(backend)
        , m_database(database.empty() ? u"master" : std::move(database))
    {
        ++m_backend.sessions;
    }
    ~FakeSession() override { --m_backend.sessions; }

    void batch(std::u16string_view text, ResultSink& sink, CancelFlag& cancel) override
    {
        ++m_backend.batches;
        const QString words = QString::fromUtf16(text.data(), static_cast<qsizetype>(text.size())).trimmed();
        if (words.startsWith(QLatin1String("many ")))
            many(words.mid(5).toInt(), sink, cancel);
        else if (words == QLatin1String("types") || words == QLatin1String("nulls"))
            types(words == QLatin1String("nulls"), sink);
        else if (words == QLatin1String("fail"))
            fail(sink);
        else if (words == QLatin1String("print"))
            print(sink);
        else if (words == QLatin1String("wait"))
            wait(sink, cancel);
        else if (words.startsWith(QLatin1String("use ")))
            use(words.mid(4).toStdU16String(), sink);
        else if (words == QLatin1String("nothing") ||
                 words.startsWith(QLatin1String("SET "), Qt::CaseInsensitive) ||
                 words.contains(QLatin1String("TRANSACTION")))
            sink.done(DoneKind::Statement, std::nullopt, false);
        else
            echo(std::u16string(text), sink);
    }

    void rpc(const RpcRequest& request, ResultSink& sink, CancelFlag&) override
    {
        sink.columns({{u"name", type(SqlType::NVarChar, 128)},
                      {u"kind", type(SqlType::Int)},
                      {u"value", type(SqlType::SqlVariant)}});
        for (const RpcParameter& parameter : request.parameters)
            sink.row({Value(parameter.name), Value(static_cast<std::int64_t>(parameter.type.type)),
                      parameter.value});
        sink.done(DoneKind::InProcedure, static_cast<std::int64_t>(request.parameters.size()), false);
        sink.returnStatus(7);
        for (const RpcParameter& parameter : request.parameters) {
            if (parameter.output)
                sink.outputParameter(parameter.name, parameter.type, parameter.value);
        }
        sink.done(DoneKind::Procedure, std::nullopt, false);
    }

    [[nodiscard]] std::u16string currentDatabase() const override { return m_database; }
    void reset() override { ++m_backend.resets; }

private:
    void many(int count, ResultSink& sink, CancelFlag& cancel)
    {
        sink.columns({{u"i", type(SqlType::Int)}, {u"text", type(SqlType::NVarChar, 100)}});
        std::vector<Value> row(2);
        row[1] = QString(50, u'x').toStdU16String();
        for (int i = 0; i < count && !cancel.requested; ++i) {
            row[0] = std::int64_t{i};
            sink.row(row);
        }
        sink.done(DoneKind::Statement, count, false);
        ++m_backend.finished;
    }
    static void types(bool nulls, ResultSink& sink)
    {
        sink.columns(allTypes());
        sink.row(nulls ? std::vector<Value>(allTypes().size()) : oneOfEach());
        sink.done(DoneKind::Statement, 1, false);
    }
    static void fail(ResultSink& sink)
    {
        sink.message({208, 16, 1, u"Invalid object name 'nowhere'.", {}, 3});
        sink.done(DoneKind::Statement, std::nullopt, true);
    }
    static void print(ResultSink& sink)
    {
        sink.message({0, 0, 1, u"printed", {}, 1});
        sink.done(DoneKind::Statement, std::nullopt, false);
    }
    void wait(ResultSink& sink, CancelFlag& cancel)
    {
        while (!cancel.requested)
            ::poll(nullptr, 0, 1);
        ++m_backend.cancelled;
        sink.done(DoneKind::Statement, std::nullopt, false);
    }
    void use(const std::u16string& database, ResultSink& sink)
    {
        sink.databaseChanged(m_database, database);
        m_database = database;
        sink.done(DoneKind::Statement, std::nullopt, false);
    }
    static void echo(const std::u16string& text, ResultSink& sink)
    {
        sink.columns({{u"echo", type(SqlType::NVarChar, kMaxLength)}});
        sink.row({Value(text)});
        sink.done(DoneKind::Statement, 1, false);
    }

    TdsFakeBackend& m_backend;
    std::u16string m_database;
};

} // namespace

LoginResult TdsFakeBackend::login(const LoginRequest& request)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_lastLogin = request;
    }
    if (request.user != u"u" || request.password != u"p€ß")
        return {nullptr, {{18456, 14, 1, u"Login failed for user '" + request.user + u"'.", {}, 1}}};
    return {std::make_unique<FakeSession>(*this, request.database), {}};
}

WireAction TdsFakeBackend::wireAction(WirePoint point, std::u16string_view request)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_points.push_back(point);
    }
    return fault ? fault(point, request) : WireAction{};
}

LoginRequest TdsFakeBackend::lastLogin() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lastLogin;
}

std::vector<WirePoint> TdsFakeBackend::points() const
{
    const std::scoped_lock lock(m_mutex);
    return m_points;
}
