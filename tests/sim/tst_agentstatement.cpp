// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The statement class over QODBC and FreeTDS: every trap of performance.md 3 that it is there to mend.
#include "agent/connection.h"
#include "agent/statement.h"
#include "agentbackend.h"

#include <thread>

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = AgentError::Kind;

namespace {

simfleet::TypeInfo type(simfleet::SqlType t, int length = 0)
{
    return {t, length, 0, 0, true};
}

} // namespace

class TestAgentStatement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void textOfAnyLengthArrivesWhole_data();
    void textOfAnyLengthArrivesWhole();
    void boundTextArrivesAsNvarchar_data();
    void boundTextArrivesAsNvarchar();
    void boundNumbersAndNull();
    void typesOfMsdb();
    void nullsOfEveryType();
    void manyRowsAndColumns();
    void severalResultsSomeWithoutColumns();
    void errorNumberAndMessagesBeforeIt();
    void errorAfterARowset();
    void errorInALaterResult();
    void informationMessages();
    void timeOutDropsTheConnection();
    void cancelFromAnotherThread();
    void cancelBeforeTheStatementRefusesIt();
    void cutConnection_data();
    void cutConnection();
    void silentServerEndsInATimeOut();
    void refusedLogin();
    void nobodyListens();
    void passwordsWithOdbcsOwnCharacters_data();
    void passwordsWithOdbcsOwnCharacters();
    void tellsWhoCalls();

private:
    std::unique_ptr<Connection> open()
    {
        auto connection = Connection::open(m_backend->server(), m_backend->password());
        if (!connection)
            qWarning("%s", qPrintable(connection.error().summary()));
        return connection ? std::move(*connection) : nullptr;
    }
    void answer(std::function<void(const AgentBackend::Call&)> f) { m_backend->setAnswer(std::move(f)); }

    std::unique_ptr<AgentBackend> m_backend;
};

void TestAgentStatement::init()
{
    m_backend = std::make_unique<AgentBackend>();
    QCOMPARE(m_backend->start(), QString());
}

void TestAgentStatement::cleanup()
{
    m_backend.reset();
}

void TestAgentStatement::textOfAnyLengthArrivesWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("length");
    QTest::newRow("4,000 umlauts, nvarchar(4000)") << QString(4000, u'ü') << 4000;
    QTest::newRow("12,000 with emoji, nvarchar(max)") << u"Grüße 🚂 "_s.repeated(1400) << simfleet::kMaxLength;
    QTest::newRow("empty") << u""_s << 4000;
    QTest::newRow("empty max") << u""_s << simfleet::kMaxLength;
    for (const int size : {1, 255, 256, 257, 4094, 4095, 4096, 4097, 8190, 8191, 8192, 12285})
        QTest::addRow("%d characters", size) << QString(size, u'x') << simfleet::kMaxLength;
    QTest::newRow("a million") << u"€uro "_s.repeated(200'000) << simfleet::kMaxLength;
}

void TestAgentStatement::textOfAnyLengthArrivesWhole()
{
    QFETCH(QString, text);
    QFETCH(int, length);
    answer([text, length](const AgentBackend::Call& call) { call.text16(text.toStdU16String(), length); });
    const auto connection = open();
    QVERIFY(connection);
    Statement statement(*connection);
    QVERIFY(statement.execute(u"go"_s));
    QStringList rows;
    QVERIFY(statement.forEachRow([&](const RowView& row) { rows.append(row.text(0)); }));
    QCOMPARE(rows.size(), 1);
    QVERIFY(!rows.first().isNull());
    QCOMPARE(rows.first().size(), text.size());
    QVERIFY(rows.first() == text);
}

void TestAgentStatement::boundTextArrivesAsNvarchar_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes and brackets") << u"ünï 'quoted' ]job[ \"x\"; DROP TABLE y --"_s;
    QTest::newRow("emoji") << u"🚂🚃 Nachtlauf"_s;
    QTest::newRow("128 characters") << u"ÄÖ'];"_s.repeated(25) + u"abc"_s;
    QTest::newRow("empty") << u""_s;
    QTest::newRow("4,000") << QString(4000, u'ü');
    QTest::newRow("question marks") << u"why? who?"_s;
}

void TestAgentStatement::boundTextArrivesAsNvarchar()
{
    QFETCH(QString, text);
    const auto connection = open();
    Statement statement(*connection);
    QVERIFY(statement.bind(text).execute(u"SELECT /* ? */ 'a?b' WHERE name = ?"_s));
    QVERIFY(statement.drain());
    const auto seen = m_backend->lastParameters();
    QCOMPARE(seen.size(), std::size_t(1));
    QVERIFY(seen[0].type.type == simfleet::SqlType::NVarChar);
    QCOMPARE(QString::fromStdU16String(std::get<std::u16string>(seen[0].value)), text);
}

void TestAgentStatement::boundNumbersAndNull()
{
    const auto connection = open();
    Statement statement(*connection);
    const QUuid id = QUuid::fromString(u"{0123abcd-0000-1111-2222-333344445555}"_s);
    QVERIFY(
        statement.bind(-42).bind(qint64(9'000'000'000)).bindNull().bind(id).execute(u"SELECT ?, ?, ?, ?"_s));
    const auto seen = m_backend->lastParameters();
    QCOMPARE(seen.size(), std::size_t(4));
    QCOMPARE(std::get<std::int64_t>(seen[0].value), -42);
    QCOMPARE(std::get<std::int64_t>(seen[1].value), 9'000'000'000);
    QVERIFY(simfleet::isNull(seen[2].value));
    QVERIFY(seen[2].type.type == simfleet::SqlType::NVarChar);
    QCOMPARE(QString::fromStdU16String(std::get<std::u16string>(seen[3].value)),
             u"0123ABCD-0000-1111-2222-333344445555"_s);
}

void TestAgentStatement::typesOfMsdb()
{
    using enum simfleet::SqlType;
    answer([](const AgentBackend::Call& call) {
        call.columns({{u"bit", type(Bit)},
                      {u"tiny", type(TinyInt)},
                      {u"small", type(SmallInt)},
                      {u"int", type(Int)},
                      {u"big", type(BigInt)},
                      {u"guid", type(UniqueIdentifier)},
                      {u"v", type(VarChar, 23)}});
        call.sink.row({std::int64_t{1}, std::int64_t{200}, std::int64_t{-3}, std::int64_t{-2'000'000'000},
                       std::int64_t{9'000'000'000},
                       simfleet::Guid{{1, 0x23, 0xab, 0xcd, 0, 0, 0x11, 0x11, 0x22, 0x22, 0x33, 0x33, 0x44,
                                       0x44, 0x55, 0x55}},
                       std::u16string(u"2026-03-01 23:59:59.997")});
        call.done();
    });
    const auto connection = open();
    Statement statement(*connection);
    QVERIFY(statement.execute(u"go"_s));
    QCOMPARE(statement.columnName(3), u"int"_s);
    int rows = 0;
    QVERIFY(statement.forEachRow([&](const RowView& row) {
        ++rows;
        QCOMPARE(row.int32(0), 1);
        QCOMPARE(row.int32(1), 200);
        QCOMPARE(row.int32(2), -3);
        QCOMPARE(row.int32(3), -2'000'000'000);
        QCOMPARE(row.int64(4), 9'000'000'000);
        QCOMPARE(row.text(4), u"9000000000"_s);
        QCOMPARE(row.uuid(5), QUuid::fromString(u"{0123abcd-0000-1111-2222-333344445555}"_s));
        QCOMPARE(row.wallClock(6), QDateTime(QDate(2026, 3, 1), QTime(23, 59, 59, 997), Qt::UTC));
        QVERIFY(row.isNull(7)); // not there
    }));
    QCOMPARE(rows, 1);
}

void TestAgentStatement::nullsOfEveryType()
{
    using enum simfleet::SqlType;
    answer([](const AgentBackend::Call& call) {
        call.columns({{u"a", type(Int)},
                      {u"b", type(NVarChar, 40)},
                      {u"c", type(NVarChar, simfleet::kMaxLength)},
                      {u"d", type(UniqueIdentifier)},
                      {u"e", type(BigInt)},
                      {u"f", type(NVarChar, 40)}});
        call.sink.row({simfleet::Null{}, simfleet::Null{}, simfleet::Null{}, simfleet::Null{},
                       simfleet::Null{}, std::u16string(u"x")});
        call.done();
    });
    const auto connection = open();
    Statement statement(*connection);
    QVERIFY(statement.execute(u"go"_s));
    QVERIFY(statement.forEachRow([&](const RowView& row) {
        for (int i = 0; i < 5; ++i) {
            QVERIFY(row.isNull(i));
            QVERIFY(row.text(i).isEmpty());
            QCOMPARE(row.int64(i), 0);
        }
        QCOMPARE(row.text(5), u"x"_s);
    }));
}

void TestAgentStatement::manyRowsAndColumns()
{
    using enum simfleet::SqlType;
    answer([](const AgentBackend::Call& call) {
        call.columns(
            {{u"i", type(Int)}, {u"a", type(NVarChar, 100)}, {u"b", type(NVarChar, simfleet::kMaxLength)}});
        for (int i = 0; i < 20'000; ++i)
            call.sink.row({std::int64_t{i}, QString::number(i).toStdU16String(),
                           std::u16string(std::size_t(i % 700), u'ß')});
        call.done();
    });
    const auto connection = open();
    Statement statement(*connection);
    QVERIFY(statement.execute(u"go"_s));
    int count = 0, wrong = 0;
    QVERIFY(statement.forEachRow([&](const RowView& row) {
        wrong += row.int32(0) == count && row.view(1).toInt() == count && row.view(2).size() == count % 700
                     ? 0
                     : 1;
        ++count;
    }));
    QCOMPARE(count, 20'000);
    QCOMPARE(wrong, 0);
}

void TestAgentStatement::severalResultsSomeWithoutColumns()
{
    answer([](const AgentBackend::Call& call) {
        call.done();
        call.number(1);
        call.done();
        call.number(2);
        call.columns({{u"n", type(simfleet::SqlType::Int)}}); // no row, but a count: FreeTDS shows it
        call.sink.done(simfleet::DoneKind::Statement, 0, false);
        call.columns({{u"n", type(simfleet::SqlType::Int)}}); // neither: it does not
        call.done();
        call.number(4);
    });
    const auto connection = open();
    Statement statement(*connection);
    QVERIFY(statement.execute(u"go"_s));
    QList<int> seen;
    for (bool more = statement.hasColumns(); more;) {
        int value = -1;
        QVERIFY(statement.forEachRow([&](const RowView& row) { value = row.int32(0); }));
        seen.append(value);
        const auto next = statement.nextResult();
        QVERIFY(next);
        more = *next;
    }
    QVERIFY2(seen == (QList<int>{1, 2, -1, 4}), qPrintable(QDebug::toString(seen)));
    QVERIFY(statement.execute(u"again on the same statement"_s));
    QVERIFY(statement.drain());
}

void TestAgentStatement::errorNumberAndMessagesBeforeIt()
{
    answer([](const AgentBackend::Call& call) {
        call.sink.message(
            {14262, 16, 1, u"The specified @job_name ('ünï') does not exist.", u"sp_verify", 3});
        call.sink.message({14999, 16, 1, u"Another.", {}, 4});
        call.done(true);
    });
    const auto connection = open();
    Statement statement(*connection);
    const auto result = statement.execute(u"go"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::NoSuchJob);
    QCOMPARE(result.error().number, 14262);
    QVERIFY2(result.error().text.startsWith(u"The specified @job_name ('ünï') does not exist."_s),
             qPrintable(result.error().text));
    QCOMPARE(result.error().server, u"S"_s);
    QVERIFY(connection->isUsable());
    answer([](const AgentBackend::Call& call) { call.number(5); });
    QVERIFY(statement.execute(u"go on"_s));
}

void TestAgentStatement::errorAfterARowset()
{
    answer([](const AgentBackend::Call& call) {
        call.number(1);
        call.sink.message({229, 14, 5, u"The SELECT permission was denied on the object 'sysjobs'.", {}, 1});
        call.done(true);
    });
    const auto connection = open();
    Statement statement(*connection);
    QVERIFY(statement.execute(u"go"_s));
    int rows = 0;
    auto rest =
        statement.forEachRow([&](const RowView&) { ++rows; }); // FreeTDS tells it at the end of the rows,
    if (rest)
        rest = statement.drain(); // others here
    QCOMPARE(rows, 1);
    QVERIFY(!rest);
    QCOMPARE(rest.error().kind, Kind::Permission);
    QCOMPARE(rest.error().number, 229);
}

void TestAgentStatement::errorInALaterResult()
{
    answer([](const AgentBackend::Call& call) {
        call.number(1);
        call.columns({{u"n", type(simfleet::SqlType::Int)}});
        call.sink.row({std::int64_t{7}});
        call.sink.message({1222, 16, 56, u"Lock request time out period exceeded.", {}, 1});
        call.done(true);
    });
    const auto connection = open();
    Statement statement(*connection);
    QVERIFY(statement.execute(u"go"_s));
    const auto rest = statement.drain();
    QVERIFY(!rest);
    QCOMPARE(rest.error().number, 1222);
    QCOMPARE(rest.error().kind, Kind::Timeout);
    QVERIFY(connection->isUsable()); // the server gave up waiting for a lock; the line is sound
}

void TestAgentStatement::informationMessages()
{
    answer([](const AgentBackend::Call& call) {
        call.sink.message({14243, 10, 1, u"Job 'x' started successfully.", {}, 1});
        call.done();
        call.number(1);
    });
    const auto connection = open();
    Statement statement(*connection);
    QVERIFY(statement.execute(u"go"_s));
    QVERIFY(statement.drain());
    QCOMPARE(statement.messages().size(), 1);
    QCOMPARE(statement.messages().first().number, 14243);
    QVERIFY(statement.messages().first().text.contains(u"started successfully"_s));
}

void TestAgentStatement::timeOutDropsTheConnection()
{
    answer([backend = m_backend.get()](const AgentBackend::Call& call) { backend->hold(call); });
    const auto connection = open();
    Statement statement(*connection);
    statement.setTimeout(1s);
    const auto result = statement.execute(u"go"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Timeout);
    QVERIFY(!connection->isUsable());
}

void TestAgentStatement::cancelFromAnotherThread()
{
    answer([backend = m_backend.get()](const AgentBackend::Call& call) { backend->hold(call); });
    const auto connection = open();
    Statement statement(*connection);
    std::thread canceller([&] {
        while (m_backend->holding == 0)
            std::this_thread::yield();
        connection->cancel();
    });
    const auto result = statement.execute(u"go"_s);
    canceller.join();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Cancelled);
    QCOMPARE(m_backend->cancelled.load(), 1);
    QVERIFY(connection->isUsable());
    connection->allow();
    answer([](const AgentBackend::Call& call) { call.number(3); });
    QVERIFY(statement.execute(u"go on"_s));
    QVERIFY(statement.drain());
}

void TestAgentStatement::cancelBeforeTheStatementRefusesIt()
{
    const auto connection = open();
    connection->cancel();
    Statement statement(*connection);
    const auto result = statement.execute(u"go"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Cancelled);
    QCOMPARE(m_backend->calls.load(), 0);
}

void TestAgentStatement::cutConnection_data()
{
    QTest::addColumn<int>("point");
    QTest::newRow("before the work") << int(simfleet::WirePoint::BeforeWork);
    QTest::newRow("before the answer") << int(simfleet::WirePoint::BeforeAnswer);
    QTest::newRow("in the answer") << int(simfleet::WirePoint::DuringAnswer);
}

void TestAgentStatement::cutConnection()
{
    QFETCH(int, point);
    m_backend->setFault([point](simfleet::WirePoint at, const QString& text) {
        simfleet::WireAction action;
        if (int(at) == point && text.contains(u"cut here"_s))
            action.kind = simfleet::WireAction::Kind::Cut;
        return action;
    });
    answer([](const AgentBackend::Call& call) { call.text16(std::u16string(20'000, u'x')); });
    const auto connection = open();
    QVERIFY(connection);
    Statement statement(*connection);
    auto result = statement.execute(u"cut here"_s);
    if (result)
        result = statement.forEachRow([](const RowView&) {});
    if (result)
        result = statement.drain();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::ContactLost);
    QVERIFY(!connection->isUsable());
}

void TestAgentStatement::silentServerEndsInATimeOut()
{
    m_backend->setFault([](simfleet::WirePoint at, const QString& text) {
        simfleet::WireAction action;
        if (at == simfleet::WirePoint::BeforeWork && text.contains(u"be silent"_s))
            action.kind = simfleet::WireAction::Kind::BlackHole;
        return action;
    });
    const auto connection = open();
    Statement statement(*connection);
    statement.setTimeout(1s);
    const auto result = statement.execute(u"be silent"_s);
    QVERIFY(!result);
    QVERIFY2(result.error().kind == Kind::Timeout || result.error().kind == Kind::ContactLost,
             qPrintable(result.error().summary()));
    QVERIFY(!connection->isUsable());
}

void TestAgentStatement::refusedLogin()
{
    const auto connection = Connection::open(m_backend->server(), u"wrong"_s);
    QVERIFY(!connection);
    QVERIFY2(connection.error().kind == Kind::Login, qPrintable(connection.error().summary()));
    QCOMPARE(connection.error().number, 18456);
    QVERIFY2(connection.error().text.contains(u"Login failed for user 'ann'"_s),
             qPrintable(connection.error().text));
    QVERIFY(!connection.error().summary().contains(u"wrong"_s));
}

void TestAgentStatement::nobodyListens()
{
    Server server = m_backend->server();
    m_backend->stop();
    const auto refused = Connection::open(server, u"x"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::Unreachable);
    server.host = u"no-such-host.invalid"_s;
    const auto unknown = Connection::open(server, u"x"_s);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Kind::Unreachable);
}

void TestAgentStatement::passwordsWithOdbcsOwnCharacters_data()
{
    QTest::addColumn<QString>("password");
    for (const QString& password : {u"p;w"_s, u"{curly}"_s, u"a}b"_s, u"a;}b{"_s, u"a;b}"_s, u"}"_s,
                                    u"€ uro ü"_s, u" blank "_s, u"'\"=;{} []()?*!@,"_s})
        QTest::addRow("%s", qPrintable(password)) << password;
}

void TestAgentStatement::passwordsWithOdbcsOwnCharacters()
{
    QFETCH(QString, password);
    m_backend->setPassword(password);
    const auto connection = open();
    QCOMPARE(QString::fromStdU16String(m_backend->lastLogin().password), password);
    QVERIFY(connection);
}

void TestAgentStatement::tellsWhoCalls()
{
    const auto connection = open();
    QVERIFY(connection);
    const auto login = m_backend->lastLogin();
    QCOMPARE(QString::fromStdU16String(login.applicationName), u"Stellwerk"_s);
    QCOMPARE(QString::fromStdU16String(login.database), u"msdb"_s);
    QCOMPARE(QString::fromStdU16String(login.user), u"ann"_s);
    QVERIFY(!login.hostName.empty());
}

QTEST_GUILESS_MAIN(TestAgentStatement)
#include "tst_agentstatement.moc"
