// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/tdsserver.h"
#include "tdsfakebackend.h"
#include "tdsrawclient.h"

#include <QElapsedTimer>
#include <QTest>

using namespace simfleet;
using Bytes = TdsRawClient::Bytes;

namespace {

constexpr int kMore = 1;
constexpr int kError = 2;
constexpr int kAttention = 0x20;

} // namespace

// An attention is answered by the end of the request's answer, then by its acknowledgement alone.
#define VERIFY_CANCELLED(client)                                                                             \
    do {                                                                                                     \
        const auto ended = (client).readMessage();                                                           \
        QVERIFY(ended);                                                                                      \
        QCOMPARE(TdsRawClient::lastDone(*ended) & (kMore | kAttention), 0);                                  \
        const auto acknowledged = (client).readMessage();                                                    \
        QVERIFY(acknowledged);                                                                               \
        QCOMPARE(acknowledged->size(), std::size_t{13});                                                     \
        QCOMPARE(TdsRawClient::lastDone(*acknowledged), kAttention);                                         \
    } while (false)

// The endpoint byte by byte: attentions, faults, hostile peers, stopping.
class TdsWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loginAndBatch();
    void loginRefused();
    void packetSizeIsNegotiated();
    void attentionEndsARunningRequest();
    void attentionDuringALargeAnswer();
    void attentionSentWithItsRequest();
    void strayAttentionIsAcknowledged();
    void ignoredRequest();
    void resetReachesTheSession();
    void transactionRequests();
    void bulkLoadIsRefused();
    void peerThatLeavesCancelsItsRequest();
    void cut_data();
    void cut();
    void blackHole_data();
    void blackHole();
    void delayBeforeTheAnswer();
    void sessionNeverWaitsForItsClient_data();
    void sessionNeverWaitsForItsClient();
    void cutOfALargeAnswer();
    void nonsenseClosesOnlyItsConnection_data();
    void nonsenseClosesOnlyItsConnection();
    void stopIsQuick();
    void restartsOnTheSamePort();
    void cutConnections();
    void manyConnections();
};

void TdsWire::loginAndBatch()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    const LoginRequest login = backend.lastLogin();
    QCOMPARE(login.user, std::u16string(u"u"));
    QCOMPARE(login.database, std::u16string(u"msdb"));
    QCOMPARE(login.hostName, std::u16string(u"raw"));
    QCOMPARE(login.applicationName, std::u16string(u"tests"));
    QCOMPARE(login.clientAddress, std::u16string(u"127.0.0.1"));
    client.sendBatch(u"hello");
    const auto answer = client.readMessage();
    QVERIFY(answer);
    QCOMPARE(TdsRawClient::lastDone(*answer), 0x10);
    QCOMPARE(backend.points(),
             (std::vector{WirePoint::Accepted, WirePoint::BeforeLogin, WirePoint::BeforeWork,
                          WirePoint::BeforeAnswer, WirePoint::DuringAnswer}));
}

void TdsWire::loginRefused()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.preLogin());
    client.sendPacket(0x10, TdsRawClient::loginPayload(u"wrong", 4096));
    const auto answer = client.readMessage();
    QVERIFY(answer);
    QCOMPARE(TdsRawClient::lastDone(*answer), kError);
    QVERIFY(client.readToEnd());
    QTRY_COMPARE(server.connectionCount(), std::size_t{0});
}

void TdsWire::packetSizeIsNegotiated()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login(u"p€ß", 100)); // below the minimum of 512
    client.sendBatch(u"many 100");
    const auto answer = client.readMessage();
    QVERIFY(answer);
    QCOMPARE(client.largestPacket(), std::size_t{512});
    QVERIFY(answer->size() > 10'000);
}

void TdsWire::attentionEndsARunningRequest()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    for (int round = 1; round <= 3; ++round) {
        client.sendBatch(u"wait");
        QTRY_COMPARE(backend.batches, 2 * round - 1);
        client.sendAttention();
        VERIFY_CANCELLED(client);
        QCOMPARE(backend.cancelled, round);
        client.sendBatch(u"nothing"); // exactly one acknowledgement came, the next message is this one's
        const auto next = client.readMessage();
        QVERIFY(next);
        QCOMPARE(TdsRawClient::lastDone(*next), 0);
    }
}

void TdsWire::attentionDuringALargeAnswer()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendBatch(u"many 10000000"); // 1 GB: it fills the socket, and the server waits to send
    QTRY_COMPARE(backend.batches, 1);
    client.sendAttention();
    VERIFY_CANCELLED(client);
    client.sendBatch(u"nothing");
    QVERIFY(client.readMessage());
}

void TdsWire::attentionSentWithItsRequest()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    Bytes both{1, 1, 0, 38, 0, 0, 1, 0};
    const Bytes headers = TdsRawClient::headers();
    both.insert(both.end(), headers.begin(), headers.end());
    both.insert(both.end(), {'w', 0, 'a', 0, 'i', 0, 't', 0});
    both.insert(both.end(), {6, 1, 0, 8, 0, 0, 1, 0});
    client.sendRaw(both);
    VERIFY_CANCELLED(client);
    QVERIFY(client.silentFor(20));
}

void TdsWire::strayAttentionIsAcknowledged()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendAttention();
    const auto answer = client.readMessage();
    QVERIFY(answer);
    QCOMPARE(answer->size(), std::size_t{13});
    QCOMPARE(TdsRawClient::lastDone(*answer), kAttention);
}

void TdsWire::ignoredRequest()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendBatch(u"first half", 0);
    client.sendPacket(1, {}, 3); // end of message, ignore
    const auto answer = client.readMessage();
    QVERIFY(answer);
    QCOMPARE(TdsRawClient::lastDone(*answer), kError);
    QCOMPARE(backend.batches, 0);
}

void TdsWire::resetReachesTheSession()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendBatch(u"nothing", 1 | 8);
    const auto answer = client.readMessage();
    QVERIFY(answer);
    QCOMPARE(backend.resets, 1);
    const Bytes acknowledged{0xE3, 3, 0, 18, 0, 0};
    QVERIFY(std::equal(acknowledged.begin(), acknowledged.end(), answer->begin()));
}

void TdsWire::transactionRequests()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    const auto request = [&](std::initializer_list<std::uint8_t> body) {
        Bytes payload = TdsRawClient::headers();
        payload.insert(payload.end(), body);
        client.sendPacket(14, payload);
        return client.readMessage();
    };
    const auto begun = request({5, 0, 2, 0});
    QVERIFY(begun);
    QCOMPARE(*begun,
             (Bytes{0xE3, 11, 0, 8, 8, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    const auto committed = request({7, 0, 0, 0});
    QVERIFY(committed);
    QCOMPARE(*committed,
             (Bytes{0xE3, 11, 0, 9, 0, 8, 1, 0, 0, 0, 0, 0, 0, 0, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    const auto distributed = request({1, 0, 0, 0});
    QVERIFY(distributed);
    QCOMPARE(TdsRawClient::lastDone(*distributed), kError);
}

void TdsWire::bulkLoadIsRefused()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendPacket(7, Bytes{0x81, 0, 0});
    const auto answer = client.readMessage();
    QVERIFY(answer);
    QCOMPARE(TdsRawClient::lastDone(*answer), kError);
}

void TdsWire::peerThatLeavesCancelsItsRequest()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendBatch(u"wait");
    QTRY_COMPARE(backend.batches, 1);
    client.close();
    QTRY_COMPARE(backend.cancelled, 1);
    QTRY_COMPARE(backend.sessions, 0);
    QTRY_COMPARE(server.connectionCount(), std::size_t{0});
}

void TdsWire::cut_data()
{
    QTest::addColumn<int>("point");
    QTest::addColumn<int>("worked");
    QTest::newRow("accepted") << int(WirePoint::Accepted) << 0;
    QTest::newRow("before login") << int(WirePoint::BeforeLogin) << 0;
    QTest::newRow("before work") << int(WirePoint::BeforeWork) << 0;
    QTest::newRow("before answer") << int(WirePoint::BeforeAnswer) << 1;
    QTest::newRow("during answer") << int(WirePoint::DuringAnswer) << 1;
}

void TdsWire::cut()
{
    QFETCH(int, point);
    QFETCH(int, worked);
    TdsFakeBackend backend;
    backend.fault = [point](WirePoint at, std::u16string_view) {
        return WireAction{int(at) == point ? WireAction::Kind::Cut : WireAction::Kind::Proceed, 0};
    };
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    Bytes received;
    if (point == int(WirePoint::Accepted) || point == int(WirePoint::BeforeLogin)) {
        QVERIFY(!client.login());
    } else {
        QVERIFY(client.login());
        client.sendBatch(u"hello");
        const auto bytes = client.readToEnd();
        QVERIFY(bytes);
        received = *bytes;
    }
    QCOMPARE(backend.batches, worked);
    QTRY_COMPARE(server.connectionCount(), std::size_t{0});
    if (point == int(WirePoint::DuringAnswer)) {
        QVERIFY(received.size() > 8);
        const std::size_t whole = static_cast<std::size_t>((received[2] << 8) | received[3]);
        QVERIFY(received.size() * 2 >= whole && received.size() < whole);
    } else {
        QVERIFY(received.empty());
    }
}

void TdsWire::blackHole_data()
{
    cut_data();
}

void TdsWire::blackHole()
{
    QFETCH(int, point);
    QFETCH(int, worked);
    TdsFakeBackend backend;
    backend.fault = [point](WirePoint at, std::u16string_view) {
        return WireAction{int(at) == point ? WireAction::Kind::BlackHole : WireAction::Kind::Proceed, 0};
    };
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    client.sendPacket(0x12, TdsRawClient::preLoginPayload(2));
    if (point != int(WirePoint::Accepted)) {
        QVERIFY(client.readMessage());
        client.sendPacket(0x10, TdsRawClient::loginPayload(u"p€ß", 4096));
    }
    if (point > int(WirePoint::BeforeLogin)) {
        QVERIFY(client.readMessage());
        client.sendBatch(u"hello");
        QTRY_COMPARE(backend.batches, worked);
    }
    client.sendAttention();
    if (point != int(WirePoint::DuringAnswer))
        QVERIFY(client.silentFor(50));
    QCOMPARE(server.connectionCount(), std::size_t{1});
    QElapsedTimer clock;
    clock.start();
    server.stop();
    QVERIFY(clock.elapsed() < 500);
    QVERIFY(client.readToEnd());
}

void TdsWire::delayBeforeTheAnswer()
{
    TdsFakeBackend backend;
    backend.fault = [](WirePoint at, std::u16string_view request) {
        return WireAction{WireAction::Kind::Proceed,
                          at == WirePoint::BeforeAnswer ? (request == u"slow" ? 60 : 60'000) : 0};
    };
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    QElapsedTimer clock;
    clock.start();
    client.sendBatch(u"slow");
    QVERIFY(client.readMessage());
    QVERIFY(clock.elapsed() >= 60);
    client.sendBatch(u"very slow");
    QTRY_COMPARE(backend.batches, 2);
    client.sendAttention(); // ends the wait
    VERIFY_CANCELLED(client);
}

void TdsWire::sessionNeverWaitsForItsClient_data()
{
    QTest::addColumn<int>("point");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("delay");
    QTest::newRow("client does not read") << -1 << 0 << 0;
    QTest::newRow("black hole before")
        << int(WirePoint::BeforeAnswer) << int(WireAction::Kind::BlackHole) << 0;
    QTest::newRow("black hole during")
        << int(WirePoint::DuringAnswer) << int(WireAction::Kind::BlackHole) << 0;
    QTest::newRow("delay before") << int(WirePoint::BeforeAnswer) << int(WireAction::Kind::Proceed) << 60'000;
    QTest::newRow("delay during") << int(WirePoint::DuringAnswer) << int(WireAction::Kind::Proceed) << 60'000;
}

// It may hold its server's lock while it tells its rows.
void TdsWire::sessionNeverWaitsForItsClient()
{
    QFETCH(int, point);
    QFETCH(int, kind);
    QFETCH(int, delay);
    TdsFakeBackend backend;
    backend.fault = [=](WirePoint at, std::u16string_view) {
        return int(at) == point ? WireAction{WireAction::Kind(kind), delay} : WireAction{};
    };
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendBatch(u"many 300000"); // 34 MB
    QTRY_COMPARE(backend.finished, 1);
    QElapsedTimer clock;
    clock.start();
    server.stop();
    QVERIFY(clock.elapsed() < 1000);
}

void TdsWire::cutOfALargeAnswer()
{
    TdsFakeBackend backend;
    backend.fault = [](WirePoint at, std::u16string_view) {
        return WireAction{at == WirePoint::DuringAnswer ? WireAction::Kind::Cut : WireAction::Kind::Proceed,
                          0};
    };
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendBatch(u"many 100000");
    const auto bytes = client.readToEnd();
    QVERIFY(bytes);
    QVERIFY(bytes->size() > 4096);
    QVERIFY(bytes->size() < 10'000'000);
    QTRY_COMPARE(server.connectionCount(), std::size_t{0});
}

void TdsWire::nonsenseClosesOnlyItsConnection_data()
{
    QTest::addColumn<bool>("loggedIn");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("http") << false << QByteArray("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    QTest::newRow("length below header") << false << QByteArray::fromHex("1201000700000100");
    QTest::newRow("empty prelogin") << false << QByteArray::fromHex("1201000800000100");
    QTest::newRow("prelogin offset outside") << false << QByteArray::fromHex("1201000e000001000000ff0006ff");
    QTest::newRow("sql before login") << false << QByteArray::fromHex("0101000800000100");
    QTest::newRow("login too short") << false << QByteArray::fromHex("1001000c0000010004000000");
    QTest::newRow("batch without headers") << true << QByteArray::fromHex("0101000800000100");
    QTest::newRow("headers longer than batch") << true << QByteArray::fromHex("0101000c00000100ffffff7f");
    QTest::newRow("rpc ends in name") << true << QByteArray::fromHex("0301000e0000010004000000ff7f");
    QTest::newRow("two types in one message")
        << true
        << QByteArray::fromHex("0100000c0000010004000000") + QByteArray::fromHex("0301000c0000010004000000");
    QTest::newRow("login again") << true << QByteArray::fromHex("1001000c0000010004000000");
    QTest::newRow("SMP, as with MARS") << true << QByteArray::fromHex("53010000100000000000000004000000");
}

void TdsWire::nonsenseClosesOnlyItsConnection()
{
    QFETCH(bool, loggedIn);
    QFETCH(QByteArray, bytes);
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient good(server.port());
    QVERIFY(good.login());
    TdsRawClient bad(server.port());
    if (loggedIn)
        QVERIFY(bad.login());
    bad.sendRaw(std::span(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                          static_cast<std::size_t>(bytes.size())));
    const auto answer = bad.readToEnd();
    QVERIFY(answer);
    QVERIFY(answer->empty());
    good.sendBatch(u"hello");
    QVERIFY(good.readMessage());
    QTRY_COMPARE(server.connectionCount(), std::size_t{1});
}

void TdsWire::stopIsQuick()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    std::vector<std::unique_ptr<TdsRawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<TdsRawClient>(server.port()));
        QVERIFY(clients.back()->login());
        clients.back()->sendBatch(i % 2 == 0 ? u"wait" : u"many 10000000");
    }
    QTRY_COMPARE(backend.batches, 20);
    QElapsedTimer clock;
    clock.start();
    server.stop();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(backend.sessions, 0);
    QVERIFY(!server.running());
}

void TdsWire::restartsOnTheSamePort()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    const std::uint16_t port = server.port();
    TdsRawClient before(port);
    QVERIFY(before.login());
    server.stop();
    QVERIFY(server.start());
    QCOMPARE(server.port(), port);
    TdsRawClient after(port);
    QVERIFY(after.login());
    TdsServerOptions same;
    same.port = port;
    TdsServer second(backend, same);
    const auto refused = second.start();
    QVERIFY(!refused);
    QVERIFY2(refused.error().find(std::to_string(port)) != std::string::npos, refused.error().c_str());
}

void TdsWire::cutConnections()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    TdsRawClient client(server.port());
    QVERIFY(client.login());
    client.sendBatch(u"wait");
    QTRY_COMPARE(backend.batches, 1);
    server.cutConnections();
    QVERIFY(client.readToEnd());
    TdsRawClient next(server.port());
    QVERIFY(next.login());
}

void TdsWire::manyConnections()
{
    TdsFakeBackend backend;
    TdsServer server(backend, {});
    QVERIFY(server.start());
    std::vector<std::unique_ptr<TdsRawClient>> clients;
    for (int i = 0; i < 300; ++i) {
        clients.push_back(std::make_unique<TdsRawClient>(server.port()));
        QVERIFY(clients.back()->login());
    }
    QCOMPARE(server.connectionCount(), std::size_t{300});
    for (auto& client : clients)
        client->sendBatch(u"many 3");
    for (auto& client : clients) {
        const auto answer = client->readMessage();
        QVERIFY(answer);
        QCOMPARE(TdsRawClient::lastDone(*answer) & (kMore | 0x10), 0x10);
    }
    clients.clear();
    QTRY_COMPARE(server.connectionCount(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TdsWire)
#include "tst_tdswire.moc"
