// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/login7.h"
#include "tds/packets.h"
#include "tds/prelogin.h"
#include "tds/requests.h"

#include <QTest>

#include <random>

using namespace simfleet;

namespace {

Bytes hex(const char* text)
{
    const QByteArray bytes = QByteArray::fromHex(text);
    return {bytes.begin(), bytes.end()};
}

const char* const kHeaders = "16000000 12000000 0200 0000000000000001 00000000";

// A call with a parameter of every type that clients send.
Bytes everyType()
{
    Bytes payload = hex(kHeaders);
    const auto add = [&](const Bytes& part) { payload.insert(payload.end(), part.begin(), part.end()); };
    add(hex("FFFF 0A00 0000"));
    for (const char* parameter :
         {"1F",
          "30 FF",
          "32 01",
          "34 FFFF",
          "38 FEFFFFFF",
          "7F FDFFFFFFFFFFFFFF",
          "3B 0000803F",
          "3C 00000000 10270000",
          "3D 00000000 01000000",
          "3A 0100 0200",
          "2608 08 0000000000010000",
          "6801 01 01",
          "6D08 08 000000000000F03F",
          "6A11 2604 11 01 02010000000000000000000000000000",
          "6E04 04 F0D8FFFF",
          "6F04 04 0100 0200",
          "28 03 D0420B",
          "2903 04 01000000",
          "2A07 08 0100000000 010000",
          "2B07 0A 0068D061C1 010000 3C00",
          "2410 10 33221100 5544 7766 8899AABBCCDDEEFF",
          "AF0300 0904D00034 0300 61E480",
          "A71000 0904D02634 0200 C3A4",
          "E70800 0904D00034 0400 61006200",
          "AD0200 0200 0102",
          "27 0A 02 6162",
          "23 FFFFFF7F 0904D00034 02000000 61E4",
          "63 FFFFFF7F 0904D00034 04000000 6100E400",
          "22 FFFFFF7F 02000000 0102",
          "F1 01 01 6100 01 6200 0100 6300 FEFFFFFFFFFFFFFF 04000000 3C003E00 00000000",
          "E7FFFF 0904D00034 FEFFFFFFFFFFFFFF 02000000 6100 02000000 6200 00000000",
          "A5FFFF 0300000000000000 03000000 010203 00000000",
          "62491F0000 09000000 6C 02 0A02 01 96000000",
          "62491F0000 0B000000 A7 07 0904D00034 401F 6162",
          "62491F0000 0D000000 2B 01 07 0068D061C1 010000 3C00"}) {
        add(hex("02 40006100 01"));
        add(hex(parameter));
    }
    add(hex("FF FFFF 0F00 0000 00 00 2604 04 01000000"));
    return payload;
}

Bytes loginWithFeatures()
{
    return hex(
        "9E000000 04000074 00100000 00000007 00010000 00000000 E0030010 00000000 09040000 5E000800 6E000200"
        "72000000 72000700 80000000 88000400 80000400 88000000 88000000 00508BE2B78F 88000000 88000000 "
        "88000000"
        "00000000 73006B006F00730074006F0076003100 73006100 4F00530051004C002D00330032 00 4F004400420043 00"
        "8C000000 01 05000000 0102030405 0A 01000000 01 FF 00");
}

struct Seed
{
    std::uint8_t type;
    Bytes payload;
};

std::vector<Seed> seeds()
{
    return {{18, hex("00001A00060100200001020021000103002200040400260001FF090000000000 0100B80D000001")},
            {16, loginWithFeatures()},
            {1,
             [] {
                 Bytes batch = hex(kHeaders);
                 ByteWriter(batch).utf16(u"SELECT name FROM msdb.dbo.sysjobs WHERE job_id = @a");
                 return batch;
             }()},
            {3, everyType()},
            {14, [] {
                 Bytes request = hex(kHeaders);
                 ByteWriter(request).bytes(hex("0700 04 61006200 01 02 04 63006400"));
                 return request;
             }()}};
}

void mutate(Bytes& data, std::mt19937& random)
{
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
    static constexpr std::uint8_t kInteresting[] = {0, 1, 2, 7, 8, 0x7F, 0x80, 0xFE, 0xFF, 0xF3, 0x62};
    const std::size_t rounds = 1 + below(8);
    for (std::size_t i = 0; i < rounds && !data.empty(); ++i) {
        const std::size_t at = below(data.size());
        switch (below(7)) {
        case 0:
            data[at] = static_cast<std::uint8_t>(random());
            break;
        case 1:
            data[at] = kInteresting[below(std::size(kInteresting))];
            break;
        case 2:
            data[at] ^= static_cast<std::uint8_t>(1U << below(8));
            break;
        case 3:
            data.resize(at);
            break;
        case 4:
            data.erase(data.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        case 5:
            data.insert(data.begin() + static_cast<std::ptrdiff_t>(at), 1 + below(8),
                        kInteresting[below(std::size(kInteresting))]);
            break;
        default: { // a part of itself over another
            const std::size_t length = below(data.size() - at);
            const std::size_t from = below(data.size() - length);
            const Bytes part(data.begin() + static_cast<std::ptrdiff_t>(from),
                             data.begin() + static_cast<std::ptrdiff_t>(from + length));
            std::copy(part.begin(), part.end(), data.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        }
        }
    }
}

// What the connection does with a message; tells whether it was well-formed.
bool parse(const IncomingMessage& message)
{
    switch (message.type) {
    case PacketType::PreLogin:
        return parsePreLogin(message.payload).has_value();
    case PacketType::Login7:
        return parseLogin7(message.payload).has_value();
    case PacketType::SqlBatch:
        return parseBatch(message.payload).has_value();
    case PacketType::Rpc:
        return parseRpc(message.payload).status == Decoded::Ok;
    case PacketType::TransactionManager: {
        const auto request = parseTransaction(message.payload);
        return request && !transactionText(*request).empty();
    }
    default:
        return false;
    }
}

Bytes packets(const Seed& seed, std::size_t packetSize)
{
    PacketWriter writer;
    writer.setPacketSize(packetSize);
    Bytes payload = seed.payload;
    Bytes wire;
    writer.pack(static_cast<PacketType>(seed.type), payload, true, wire);
    return wire;
}

} // namespace

// Mutations of well-formed messages against the parsers: no crash, no read outside (under the address
// sanitizer), no endless loop. The same sequence on every run.
class TdsFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seedsAreWellFormed();
    void mutatedPayloads();
    void mutatedStreams();
    void noise();
};

void TdsFuzz::seedsAreWellFormed()
{
    for (const Seed& seed : seeds())
        QVERIFY2(parse({static_cast<PacketType>(seed.type), false, false, seed.payload}),
                 qPrintable(QString::number(seed.type)));
}

void TdsFuzz::mutatedPayloads()
{
    std::mt19937 random(20260101);
    int wellFormed = 0, refused = 0;
    const auto all = seeds();
    for (int i = 0; i < 60'000; ++i) {
        const Seed& seed = all[static_cast<std::size_t>(i) % all.size()];
        IncomingMessage message{static_cast<PacketType>(seed.type), false, false, seed.payload};
        mutate(message.payload, random);
        (parse(message) ? wellFormed : refused)++;
    }
    QVERIFY(wellFormed > 1000); // neither all nor none: the mutations reach behind the first check
    QVERIFY(refused > 1000);
}

void TdsFuzz::mutatedStreams()
{
    std::mt19937 random(20260102);
    const auto all = seeds();
    int messages = 0;
    for (int i = 0; i < 10'000; ++i) {
        Bytes stream;
        for (int n = 0; n < 3; ++n) {
            const Bytes part = packets(all[random() % all.size()], 16 + random() % 512);
            stream.insert(stream.end(), part.begin(), part.end());
        }
        mutate(stream, random);
        PacketAssembler assembler(64 * 1024);
        std::size_t at = 0;
        while (at < stream.size()) {
            const std::size_t length = std::min<std::size_t>(1 + random() % 200, stream.size() - at);
            if (!assembler.feed(std::span(stream).subspan(at, length)))
                break;
            at += length;
            while (const auto message = assembler.next()) {
                parse(*message);
                ++messages;
            }
        }
        QVERIFY(assembler.pendingBytes() <= 64 * 1024 + kMaxPacketSize);
    }
    QVERIFY(messages > 5000);
}

void TdsFuzz::noise()
{
    std::mt19937 random(20260103);
    const auto all = seeds();
    for (int i = 0; i < 20'000; ++i) {
        Bytes data(random() % 200);
        for (std::uint8_t& b : data)
            b = static_cast<std::uint8_t>(random());
        for (const Seed& seed : all)
            parse({static_cast<PacketType>(seed.type), false, false, data});
    }
}

QTEST_GUILESS_MAIN(TdsFuzz)
#include "tst_tdsfuzz.moc"
