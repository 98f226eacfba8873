// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/codepage1252.h"
#include "tds/login7.h"
#include "tds/packets.h"
#include "tds/prelogin.h"
#include "tds/requests.h"
#include "tds/tokenwriter.h"

#include <QTest>

using namespace simfleet;

namespace {

Bytes hex(const char* text)
{
    const QByteArray bytes = QByteArray::fromHex(text);
    return {bytes.begin(), bytes.end()};
}

Bytes packet(std::uint8_t type, std::uint8_t status, const Bytes& payload)
{
    Bytes out{type,
              status,
              static_cast<std::uint8_t>((payload.size() + 8) >> 8),
              static_cast<std::uint8_t>((payload.size() + 8) & 0xFF),
              0,
              0,
              1,
              0};
    out.insert(out.end(), payload.begin(), payload.end());
    return out;
}

Bytes join(std::initializer_list<Bytes> parts)
{
    Bytes all;
    for (const Bytes& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

// The examples of [MS-TDS] 4, without their packet headers.
const char* const kPreLoginExample = "00001A0006010020000102002100010300220004040026"
                                     "0001FF090000000000 0100B80D000001";
const char* const kLoginExample =
    "88000000 02000972 00100000 00000007 00010000 00000000 E0030000 00000000 09040000 5E000800 6E000200 "
    "72000000"
    "72000700 80000000 80000000 80000400 88000000 88000000 00508BE2B78F 88000000 88000000 88000000 00000000"
    "73006B006F00730074006F007600310073006100 4F00530051004C002D003300320 04F00440042004300";
const char* const kHeaders = "16000000 12000000 0200 0000000000000001 00000000";

} // namespace

// Packets, PRELOGIN, LOGIN7, requests and tokens, against the bytes of the specification's examples.
class TdsMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packetsInPieces();
    void packetsRefused_data();
    void packetsRefused();
    void packetLimits();
    void attentionsAreCountedApart();
    void packetWriter();
    void preLogin();
    void encryption_data();
    void encryption();
    void preLoginAnswer();
    void login();
    void loginFeatures();
    void loginOutOfBounds();
    void password();
    void batch();
    void rpcExample();
    void rpcProcedureIds();
    void rpcSeveralCalls();
    void rpcUnknownType();
    void transactions_data();
    void transactions();
    void loginTokens();
    void messageTokens();
    void doneToken();
    void rowWithNullBitmap();
    void codePage();
};

void TdsMessages::packetsInPieces()
{
    const Bytes stream =
        join({packet(1, 0x08, {1, 2, 3}), packet(1, 0, {}), packet(1, 1, {4, 5}), packet(3, 1, {6})});
    for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
        PacketAssembler assembler(100);
        for (std::size_t at = 0; at < stream.size(); at += piece)
            QVERIFY(assembler.feed(std::span(stream).subspan(at, std::min(piece, stream.size() - at))));
        const auto first = assembler.next();
        QVERIFY(first);
        QCOMPARE(first->payload, (Bytes{1, 2, 3, 4, 5}));
        QVERIFY(first->reset && !first->ignore);
        const auto second = assembler.next();
        QVERIFY(second);
        QVERIFY(second->type == PacketType::Rpc);
        QCOMPARE(second->payload, (Bytes{6}));
        QVERIFY(!assembler.next());
        QCOMPARE(assembler.pendingBytes(), std::size_t{0});
    }
}

void TdsMessages::packetsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("length below header") << QByteArray::fromHex("0101000700000100");
    QTest::newRow("length above maximum") << QByteArray::fromHex("0101800000000100");
    QTest::newRow("server's own type") << QByteArray::fromHex("0401000800000100");
    QTest::newRow("no type") << QByteArray::fromHex("5301000800000100");
    QTest::newRow("changes its type")
        << QByteArray::fromHex("0100000800000100") + QByteArray::fromHex("0301000800000100");
}

void TdsMessages::packetsRefused()
{
    QFETCH(QByteArray, bytes);
    PacketAssembler assembler(100);
    const Bytes data(bytes.begin(), bytes.end());
    QVERIFY(!assembler.feed(data));
    QVERIFY(assembler.malformed());
    QVERIFY(!assembler.feed(packet(1, 1, {})));
    QVERIFY(!assembler.next());
}

void TdsMessages::packetLimits()
{
    PacketAssembler assembler(10);
    QVERIFY(assembler.feed(packet(1, 0, Bytes(6))));
    QVERIFY(assembler.feed(packet(1, 0, Bytes(4))));
    QVERIFY(!assembler.feed(packet(1, 0, Bytes(1))));
}

void TdsMessages::attentionsAreCountedApart()
{
    PacketAssembler assembler(100);
    QVERIFY(assembler.feed(join({packet(1, 0, {1}), packet(6, 1, {}), packet(1, 1, {2})})));
    QVERIFY(assembler.hasAttention());
    QVERIFY(assembler.takeAttention());
    QVERIFY(!assembler.takeAttention());
    const auto message = assembler.next();
    QVERIFY(message);
    QCOMPARE(message->payload, (Bytes{1, 2}));
}

void TdsMessages::packetWriter()
{
    PacketWriter writer;
    writer.setPacketSize(12); // four bytes of payload
    writer.setSpid(0x0133);
    Bytes payload{1, 2, 3, 4, 5, 6, 7, 8};
    Bytes wire;
    writer.pack(PacketType::TabularResult, payload, false, wire);
    QCOMPARE(wire, hex("0400000C01330100 01020304")); // the rest might be the last packet
    QCOMPARE(payload, (Bytes{5, 6, 7, 8}));
    writer.pack(PacketType::TabularResult, payload, true, wire);
    QCOMPARE(wire, hex("0400000C01330100 01020304 0401000C01330200 05060708"));
    QVERIFY(payload.empty());
    wire.clear();
    writer.beginMessage();
    writer.pack(PacketType::TabularResult, payload, true, wire);
    QCOMPARE(wire, hex("0401000801330100"));
}

void TdsMessages::preLogin()
{
    const auto parsed = parsePreLogin(hex(kPreLoginExample));
    QVERIFY(parsed);
    QVERIFY(parsed->encryption == PreLoginEncryption::On);
    QVERIFY(!parsed->asksFederated);
    const Bytes whole = hex(kPreLoginExample);
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!parsePreLogin(std::span(whole).first(length)), qPrintable(QString::number(length)));
}

void TdsMessages::encryption_data()
{
    QTest::addColumn<int>("client");
    QTest::addColumn<int>("server");
    QTest::addColumn<int>("answer");
    QTest::addColumn<int>("plan");
    using P = PreLoginEncryption;
    using E = EncryptionPlan;
    const auto row = [](P client, Encryption server, P answer, E plan) {
        QTest::addRow("client %d, server %d", int(client), int(server))
            << int(client) << int(server) << int(answer) << int(plan);
    };
    row(P::Off, Encryption::NotSupported, P::NotSupported, E::None);
    row(P::On, Encryption::NotSupported, P::NotSupported, E::Refuse);
    row(P::NotSupported, Encryption::NotSupported, P::NotSupported, E::None);
    row(P::Required, Encryption::NotSupported, P::NotSupported, E::Refuse);
    row(P::Off, Encryption::Off, P::Off, E::LoginOnly);
    row(P::On, Encryption::Off, P::On, E::Full);
    row(P::NotSupported, Encryption::Off, P::NotSupported, E::None);
    row(P::Required, Encryption::Off, P::On, E::Full);
    row(P::Off, Encryption::On, P::Required, E::Full);
    row(P::NotSupported, Encryption::On, P::NotSupported, E::None);
    row(P::Off, Encryption::Required, P::Required, E::Full);
    row(P::On, Encryption::Required, P::On, E::Full);
    row(P::NotSupported, Encryption::Required, P::Required, E::Refuse);
}

void TdsMessages::encryption()
{
    QFETCH(int, client);
    QFETCH(int, server);
    const PreLoginAnswer answer = negotiateEncryption(PreLoginEncryption(client), Encryption(server));
    QTEST(int(answer.encryption), "answer");
    QTEST(int(answer.plan), "plan");
}

void TdsMessages::preLoginAnswer()
{
    const Bytes payload = encodePreLogin({}, PreLoginEncryption::Off, true);
    const auto parsed = parsePreLogin(payload); // of the same form in both directions
    QVERIFY(parsed);
    QVERIFY(parsed->encryption == PreLoginEncryption::Off);
    QVERIFY(parsed->asksFederated);
    QCOMPARE(payload[36], std::uint8_t{16}); // seven options of five bytes, the end, then the version
}

void TdsMessages::login()
{
    const auto login = parseLogin7(hex(kLoginExample));
    QVERIFY(login);
    QCOMPARE(login->tdsVersion, std::uint32_t{0x72090002});
    QCOMPARE(login->packetSize, std::uint32_t{4096});
    QCOMPARE(login->hostName, std::u16string(u"skostov1"));
    QCOMPARE(login->userName, std::u16string(u"sa"));
    QCOMPARE(login->applicationName, std::u16string(u"OSQL-32"));
    QVERIFY(login->password.empty());
    QVERIFY(login->database.empty());
    QVERIFY(!login->integratedSecurity && !login->changesPassword && !login->hasExtension);
}

void TdsMessages::loginFeatures()
{
    Bytes bytes = hex(kLoginExample);
    const std::size_t pointer = bytes.size();
    bytes[27] = 0x10; // fExtension
    bytes[56] = static_cast<std::uint8_t>(pointer);
    bytes[58] = 4;
    const Bytes block =
        join({hex("90000000"), hex("00000000"), hex("01 00000000"), hex("0A 01000000 01"), hex("FF")});
    bytes.insert(bytes.end(), block.begin(), block.end());
    bytes[0] = static_cast<std::uint8_t>(bytes.size());
    const auto login = parseLogin7(bytes);
    QVERIFY(login);
    QVERIFY(login->hasExtension);
    QCOMPARE(login->features, (std::vector<std::uint8_t>{1, 0x0A}));
    bytes.pop_back(); // without its end
    bytes[0] = static_cast<std::uint8_t>(bytes.size());
    QVERIFY(!parseLogin7(bytes));
}

void TdsMessages::loginOutOfBounds()
{
    const Bytes whole = hex(kLoginExample);
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY(!parseLogin7(std::span(whole).first(length)));
    for (const std::size_t offset : {36U, 38U, 40U, 48U, 50U}) {
        Bytes bytes = whole;
        bytes[offset + 1] = 0xFF;
        const bool emptyText = bytes[offset + 2] == 0 && bytes[offset + 3] == 0 && offset % 4 == 0;
        QVERIFY2(emptyText || !parseLogin7(bytes), qPrintable(QString::number(offset)));
    }
}

void TdsMessages::password()
{
    // "sa" in UTF-16, halves of each byte swapped, XOR 0xA5
    QCOMPARE(revealPassword(hex("92A5B3A5")), std::u16string(u"sa"));
    QVERIFY(revealPassword({}).empty());
    std::u16string text = u"pÄ€😀;}'\"";
    Bytes hidden;
    ByteWriter(hidden).utf16(text);
    for (std::uint8_t& b : hidden)
        b = static_cast<std::uint8_t>(((b << 4) | (b >> 4)) ^ 0xA5);
    QCOMPARE(revealPassword(hidden), text);
}

void TdsMessages::batch()
{
    const Bytes text =
        join({hex(kHeaders), hex("0A00730065006C00650063007400 2000270066006F006F00270020006100730020"
                                 "00270062006100720027000A00 2000")});
    QCOMPARE(parseBatch(text).value_or(u""), std::u16string(u"\nselect 'foo' as 'bar'\n "));
    QCOMPARE(parseBatch(hex("04000000")).value_or(u"?"), std::u16string());
    for (const char* bad :
         {"", "030000", "03000000", "05000000", "FFFFFFFF", "0A000000 05000000 0200", "0400000041"})
        QVERIFY2(!parseBatch(hex(bad)), bad);
}

void TdsMessages::rpcExample()
{
    const RpcBatch rpc = parseRpc(join({hex(kHeaders), hex("0400 66006F006F003300 0000 00 02 26 02 00")}));
    QVERIFY(rpc.status == Decoded::Ok);
    QCOMPARE(rpc.calls.size(), std::size_t{1});
    const RpcRequest& request = rpc.calls[0].request;
    QCOMPARE(request.procedure, std::u16string(u"foo3"));
    QCOMPARE(request.parameters.size(), std::size_t{1});
    QVERIFY(request.parameters[0].name.empty());
    QVERIFY(request.parameters[0].useDefault && !request.parameters[0].output);
    QVERIFY(request.parameters[0].type.type == SqlType::SmallInt);
    QVERIFY(isNull(request.parameters[0].value));
}

void TdsMessages::rpcProcedureIds()
{
    const RpcBatch rpc =
        parseRpc(join({hex(kHeaders), hex("FFFF 0A00 0000 0240006100 01 E7 0800 0904D00034 0200 4100")}));
    QVERIFY(rpc.status == Decoded::Ok);
    QCOMPARE(rpc.calls[0].request.procedure, std::u16string(u"sp_executesql"));
    const RpcParameter& parameter = rpc.calls[0].request.parameters.at(0);
    QCOMPARE(parameter.name, std::u16string(u"@a"));
    QVERIFY(parameter.output);
    QCOMPARE(parameter.type.length, 4);
    QCOMPARE(std::get<std::u16string>(parameter.value), std::u16string(u"A"));
    for (const char* bad : {"FFFF 0000 0000", "FFFF 1000 0000", "0000 0000", "FFFF 0A00"})
        QVERIFY(parseRpc(join({hex(kHeaders), hex(bad)})).status == Decoded::Malformed);
}

void TdsMessages::rpcSeveralCalls()
{
    const RpcBatch rpc = parseRpc(join({hex(kHeaders), hex("FFFF0F000000 00 00 26 04 04 01000000 FF"
                                                           "FFFF0F000000 00 00 26 04 04 02000000 FE"
                                                           "FFFF0F000000 00 00 26 04 04 03000000")}));
    QVERIFY(rpc.status == Decoded::Ok);
    QCOMPARE(rpc.calls.size(), std::size_t{3});
    QVERIFY(!rpc.calls[0].noExecute && rpc.calls[1].noExecute && !rpc.calls[2].noExecute);
    QCOMPARE(std::get<std::int64_t>(rpc.calls[2].request.parameters[0].value), std::int64_t{3});
}

void TdsMessages::rpcUnknownType()
{
    const RpcBatch rpc =
        parseRpc(join({hex(kHeaders), hex("0100 6600 0000 00 00 26 01 01 05 0240007400 00 F3 00")}));
    QVERIFY(rpc.status == Decoded::UnknownType);
    QVERIFY(rpc.calls.empty());
    QCOMPARE(rpc.parameterNumber, 2);
    QCOMPARE(rpc.parameterName, std::u16string(u"@t"));
    QCOMPARE(rpc.typeToken, std::uint8_t{0xF3});
}

void TdsMessages::transactions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* body, const char* text) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(text);
    };
    row("begin", "0500 00 00", "BEGIN TRANSACTION");
    row("begin, isolation", "0500 04 00", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; BEGIN TRANSACTION");
    row("begin, named", "0500 00 04 61005D00", "BEGIN TRANSACTION [a]]]");
    row("commit", "0700 00 00", "COMMIT TRANSACTION");
    row("commit and begin", "0700 00 01 02 00",
        "COMMIT TRANSACTION; SET TRANSACTION ISOLATION LEVEL READ COMMITTED; BEGIN TRANSACTION");
    row("rollback to", "0800 02 7300 00", "ROLLBACK TRANSACTION [s]");
    row("save", "0900 02 7300", "SAVE TRANSACTION [s]");
    row("distributed", "0100 0000", "");
}

void TdsMessages::transactions()
{
    QFETCH(QByteArray, body);
    const auto request = parseTransaction(join({hex(kHeaders), hex(body.constData())}));
    QVERIFY(request);
    QTEST(QString::fromStdU16String(transactionText(*request)), "text");
    QVERIFY(!parseTransaction(join({hex(kHeaders), hex("05")})));
    QVERIFY(!parseTransaction(join({hex(kHeaders), hex("0500 00 03 610061")})));
}

void TdsMessages::loginTokens()
{
    Bytes out;
    TokenWriter tokens(out, u"");
    tokens.environment(EnvChange::Database, u"master", u"master");
    QCOMPARE(out, hex("E31B0001 06 6D0061007300740065007200 06 6D0061007300740065007200"));
    out.clear();
    tokens.environmentBytes(EnvChange::Collation, hex("0904D00034"), {});
    QCOMPARE(out, hex("E3080007 05 0904D00034 00"));
    out.clear();
    tokens.loginAcknowledged(0x72090002, 0, 0, 0);
    QCOMPARE(out,
             hex("AD36000172090002164D006900630072006F0073006F00660074002000530051004C0020005300650072007600"
                 "65007200 00000000 00000000"));
    out.clear();
    tokens.featuresAcknowledged({1, 0x0A, 4});
    QCOMPARE(out, hex("AE 0A 01000000 01 FF"));
}

void TdsMessages::messageTokens()
{
    Bytes out;
    TokenWriter tokens(out, u"S");
    tokens.message({5703, 0, 1, u"ab", {}, 0});
    QCOMPARE(out, hex("AB1400 47160000 01 00 0200 61006200 01 5300 00 00000000"));
    out.clear();
    tokens.message({50000, 16, 5, u"ab", u"p", 7});
    QCOMPARE(out, hex("AA1600 50C30000 05 10 0200 61006200 01 5300 01 7000 07000000"));
    out.clear();
    tokens.message({1, 16, 1, std::u16string(40'000, u'x'), {}, 1}); // longer than a token may be
    QCOMPARE(out.size(), static_cast<std::size_t>(out[1] | (out[2] << 8)) + 3);
}

void TdsMessages::doneToken()
{
    Bytes out;
    TokenWriter tokens(out, u"");
    tokens.done({DoneKind::Statement, kDoneCount, kCommandSelect, 1});
    tokens.done({DoneKind::InProcedure, kDoneCount | kDoneMore, kCommandSelect, 1});
    tokens.returnStatus(0);
    tokens.done({DoneKind::Procedure, 0, kCommandExecute, 0});
    QCOMPARE(out, hex("FD 1000 C100 0100000000000000 FF 1100 C100 0100000000000000 79 00000000"
                      "FE 0000 E000 0000000000000000"));
}

void TdsMessages::rowWithNullBitmap()
{
    const TypeInfo text{SqlType::NVarChar, 10, 0, 0, true};
    const std::vector<ColumnMeta> columns = {{u"a", text}, {u"b", {}}, {u"c", text}};
    Bytes out;
    TokenWriter tokens(out, u"");
    tokens.row(columns, {Value(), Value(std::int64_t{7}), Value()});
    QCOMPARE(out, hex("D2 05 04 07000000"));
    out.clear();
    tokens.setNullBitmaps(false);
    tokens.row(columns, {Value(), Value(std::int64_t{7})}); // the last one is missing
    QCOMPARE(out, hex("D1 FFFF 04 07000000 FFFF"));
}

void TdsMessages::codePage()
{
    const Bytes bytes = toCodePage1252(u"aÄ€Ω");
    QCOMPARE(bytes, (Bytes{'a', 0xC4, 0x80, '?'}));
    for (unsigned b = 0; b < 256; ++b) {
        const Bytes one{static_cast<std::uint8_t>(b)};
        QCOMPARE(toCodePage1252(fromCodePage1252(one)), one);
    }
}

QTEST_GUILESS_MAIN(TdsMessages)
#include "tst_tdsmessages.moc"
