// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/typeencoder.h"
#include "tds/valuedecoder.h"
#include "tds/valueencoder.h"

#include <QTest>

#include <limits>

using namespace simfleet;

Q_DECLARE_METATYPE(simfleet::TypeInfo)
Q_DECLARE_METATYPE(simfleet::Value)

namespace {

QByteArray toHex(const Bytes& bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

TypeInfo type(SqlType t, int length = 0, int precision = 0, int scale = 0)
{
    return {t, length, precision, scale, true};
}

Value text(const char16_t* t)
{
    return std::u16string(t);
}

const Guid kGuid{
    {0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF}};

} // namespace

// Types and values on the wire: known bytes, and there and back again.
class TdsTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encode_data();
    void encode();
    void roundTrip_data();
    void roundTrip();
    void nulls_data();
    void nulls();
    void decode_data();
    void decode();
    void refused_data();
    void refused();
    void cutAtTheDeclaredLength();
    void wrongKindIsNull();
    void oldDateTimeRounds_data();
    void oldDateTimeRounds();
};

void TdsTypes::encode_data()
{
    QTest::addColumn<TypeInfo>("info");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, TypeInfo info, Value value, const char* bytes) {
        QTest::newRow(name) << info << value << QByteArray::fromHex(bytes).toHex();
    };
    row("bit", type(SqlType::Bit), std::int64_t{1}, "6801 01 01");
    row("tinyint", type(SqlType::TinyInt), std::int64_t{255}, "2601 01 FF");
    row("smallint", type(SqlType::SmallInt), std::int64_t{-2}, "2602 02 FEFF");
    row("int", type(SqlType::Int), std::int64_t{-2}, "2604 04 FEFFFFFF");
    row("bigint", type(SqlType::BigInt), std::int64_t{1} << 40, "2608 08 0000000000010000");
    row("float", type(SqlType::Float), 1.0, "6D08 08 000000000000F03F");
    row("real", type(SqlType::Float, 0, 24), 1.0, "6D04 04 0000803F");
    row("decimal(9,2)", type(SqlType::Decimal, 0, 9, 2), -1.5, "6C050902 05 00 96000000");
    row("decimal(38,0)", type(SqlType::Decimal, 0, 38, 0), std::int64_t{258},
        "6C112600 11 01 02010000000000000000000000000000");
    row("datetime", type(SqlType::DateTime), DateTime{693595 + 1, 10'000'000, 0},
        "6F08 08 01000000 2C010000");
    row("datetime2(7)", type(SqlType::DateTime2, 0, 0, 7), DateTime{1, 1, 0}, "2A07 08 0100000000 010000");
    row("datetime2(0)", type(SqlType::DateTime2, 0, 0, 0), DateTime{1, 20'000'000, 0},
        "2A00 06 020000 010000");
    row("datetimeoffset(7)", type(SqlType::DateTimeOffset, 0, 0, 7), DateTime{2, 0, 60},
        "2B07 0A 0058A5C8C0 010000 3C00"); // 23:00 UTC of the day before
    row("date", type(SqlType::Date), DateTime{738000, 5, 0}, "28 03 D0420B");
    row("time(3)", type(SqlType::Time, 0, 0, 3), DateTime{0, 10'000, 0}, "2903 04 01000000");
    row("uniqueidentifier", type(SqlType::UniqueIdentifier), kGuid,
        "2410 10 33221100 5544 7766 8899AABBCCDDEEFF");
    row("nvarchar(3)", type(SqlType::NVarChar, 3), text(u"äb"), "E70600 0904D00034 0400 E4006200");
    row("nvarchar, length unknown", type(SqlType::NVarChar), text(u""), "E70200 0904D00034 0000");
    row("nvarchar(max)", type(SqlType::NVarChar, kMaxLength), text(u"ab"),
        "E7FFFF 0904D00034 0400000000000000 04000000 61006200 00000000");
    row("nvarchar(max), empty", type(SqlType::NVarChar, kMaxLength), text(u""),
        "E7FFFF 0904D00034 0000000000000000 00000000");
    row("varchar(3)", type(SqlType::VarChar, 3), text(u"a€Ω"), "A70300 0904D00034 0300 61803F");
    row("varbinary(2)", type(SqlType::VarBinary, 2), Binary{1, 2}, "A50200 0200 0102");
    row("varbinary(max)", type(SqlType::VarBinary, kMaxLength), Binary{1},
        "A5FFFF 0100000000000000 01000000 01 00000000");
    row("sql_variant of int", type(SqlType::SqlVariant), std::int64_t{5},
        "62491F0000 06000000 38 00 05000000");
    row("sql_variant of text", type(SqlType::SqlVariant), text(u"a"),
        "62491F0000 0B000000 E7 07 0904D00034 401F 6100");
}

void TdsTypes::encode()
{
    QFETCH(TypeInfo, info);
    QFETCH(Value, value);
    Bytes out;
    ByteWriter writer(out);
    writeType(writer, info);
    writeValue(writer, info, value);
    QTEST(toHex(out), "bytes");
}

void TdsTypes::roundTrip_data()
{
    QTest::addColumn<TypeInfo>("info");
    QTest::addColumn<Value>("value");
    const auto row = [](const char* name, TypeInfo info, Value value) {
        QTest::newRow(name) << info << value;
    };
    const DateTime when{738000, 450'001'230'000, 0};
    row("bit", type(SqlType::Bit), std::int64_t{0});
    row("tinyint", type(SqlType::TinyInt), std::int64_t{200});
    row("smallint", type(SqlType::SmallInt), std::int64_t{-32768});
    row("int", type(SqlType::Int), std::int64_t{std::numeric_limits<std::int32_t>::min()});
    row("bigint", type(SqlType::BigInt), std::numeric_limits<std::int64_t>::min());
    row("float", type(SqlType::Float, 0, 53), -1e300);
    row("decimal", type(SqlType::Decimal, 0, 19, 4), -922337203685.4775);
    row("decimal(38,10)", type(SqlType::Decimal, 0, 38, 10), 123456789.5);
    row("datetime", type(SqlType::DateTime), when);
    row("datetime before 1900", type(SqlType::DateTime), DateTime{639905, 0, 0});
    row("datetime2", type(SqlType::DateTime2, 0, 0, 7), when);
    row("datetimeoffset", type(SqlType::DateTimeOffset, 0, 0, 7), DateTime{738000, 100, -840});
    row("datetimeoffset east", type(SqlType::DateTimeOffset, 0, 0, 7),
        DateTime{738000, 863'999'999'999, 840});
    row("date", type(SqlType::Date), DateTime{3652058, 0, 0});
    row("time", type(SqlType::Time, 0, 0, 7), DateTime{0, 863'999'999'999, 0});
    row("guid", type(SqlType::UniqueIdentifier), kGuid);
    row("nvarchar", type(SqlType::NVarChar, 100), text(u"Größe 😀 \u0000"));
    row("nvarchar(max)", type(SqlType::NVarChar, kMaxLength), std::u16string(100'000, u'ß'));
    row("varchar", type(SqlType::VarChar, 100), text(u"Größe €"));
    row("varchar(max)", type(SqlType::VarChar, kMaxLength), std::u16string(9000, u'ß'));
    row("varbinary", type(SqlType::VarBinary, 8000), Binary(8000, 7));
    row("varbinary(max)", type(SqlType::VarBinary, kMaxLength), Binary(70'000, 7));
    row("variant bigint", type(SqlType::SqlVariant), std::int64_t{1} << 60);
    row("variant float", type(SqlType::SqlVariant), 2.5);
    row("variant text", type(SqlType::SqlVariant), text(u"Größe"));
    row("variant binary", type(SqlType::SqlVariant), Binary{1, 2, 3});
    row("variant guid", type(SqlType::SqlVariant), kGuid);
    row("variant datetime2", type(SqlType::SqlVariant), when);
    row("variant datetimeoffset", type(SqlType::SqlVariant), DateTime{738000, 0, 120});
}

void TdsTypes::roundTrip()
{
    QFETCH(TypeInfo, info);
    QFETCH(Value, value);
    Bytes out;
    ByteWriter writer(out);
    writeType(writer, info);
    writeValue(writer, info, value);
    ByteReader in(out);
    WireType wire;
    QVERIFY(readType(in, wire) == Decoded::Ok);
    QVERIFY(wire.info.type == info.type);
    QCOMPARE(wire.info.length, info.length);
    QCOMPARE(wire.info.scale, info.scale);
    Value back;
    QVERIFY(readValue(in, wire, back) == Decoded::Ok);
    QVERIFY(in.ok() && in.atEnd());
    QVERIFY(back == value);
    for (std::size_t length = 0; length < std::min<std::size_t>(out.size(), 300); ++length) {
        ByteReader part{std::span(out).first(length)};
        QVERIFY(readType(part, wire) != Decoded::Ok || readValue(part, wire, back) != Decoded::Ok);
    }
}

void TdsTypes::nulls_data()
{
    QTest::addColumn<TypeInfo>("info");
    for (int t = int(SqlType::Bit); t <= int(SqlType::SqlVariant); ++t) {
        QTest::addRow("type %d", t) << type(SqlType(t), 10, 18, 2);
        QTest::addRow("type %d (max)", t) << type(SqlType(t), kMaxLength, 18, 2);
    }
}

void TdsTypes::nulls()
{
    QFETCH(TypeInfo, info);
    Bytes out;
    ByteWriter writer(out);
    writeType(writer, info);
    const std::size_t before = out.size();
    writeValue(writer, info, Null{});
    QCOMPARE(out.size() - before, nullBytes(info));
    ByteReader in(out);
    WireType wire;
    Value back = std::int64_t{1};
    QVERIFY(readType(in, wire) == Decoded::Ok);
    QVERIFY(readValue(in, wire, back) == Decoded::Ok);
    QVERIFY(isNull(back) && in.atEnd());
}

// What clients send and the fleet never does.
void TdsTypes::decode_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<Value>("value");
    const auto row = [](const char* name, const char* bytes, SqlType kind, Value value) {
        QTest::newRow(name) << QByteArray::fromHex(bytes) << int(kind) << value;
    };
    row("null type", "1F", SqlType::NVarChar, Null{});
    row("int1", "30 FF", SqlType::TinyInt, std::int64_t{255});
    row("bit", "32 01", SqlType::Bit, std::int64_t{1});
    row("int2", "34 FFFF", SqlType::SmallInt, std::int64_t{-1});
    row("int4", "38 FEFFFFFF", SqlType::Int, std::int64_t{-2});
    row("int8", "7F FDFFFFFFFFFFFFFF", SqlType::BigInt, std::int64_t{-3});
    row("float4", "3B 0000803F", SqlType::Float, 1.0);
    row("float8", "3E 000000000000F03F", SqlType::Float, 1.0);
    row("money", "3C FFFFFFFF F0D8FFFF", SqlType::Decimal, -1.0);
    row("moneyn 8", "6E08 08 00000000 10270000", SqlType::Decimal, 1.0);
    row("moneyn 4", "6E04 04 F0D8FFFF", SqlType::Decimal, -1.0);
    row("decimal", "6A09 0A02 05 01 96000000", SqlType::Decimal, 1.5);
    row("datetime", "3D 00000000 01000000", SqlType::DateTime, DateTime{693595, 30'000, 0});
    row("smalldatetime", "6F04 04 0100 0200", SqlType::DateTime, DateTime{693596, 1'200'000'000, 0});
    row("char", "AF0300 0904D00034 0300 61E480", SqlType::VarChar, text(u"aä€"));
    row("varchar in UTF-8", "A71000 0904D02634 0200 C3A4", SqlType::VarChar, text(u"ä"));
    row("nchar", "EF0400 0904D00034 0400 61006200", SqlType::NVarChar, text(u"ab"));
    row("binary", "AD0200 0200 0102", SqlType::VarBinary, Binary{1, 2});
    row("old varchar", "27 0A 02 6162", SqlType::VarChar, text(u"ab"));
    row("old varbinary", "25 0A 02 0102", SqlType::VarBinary, Binary{1, 2});
    row("text", "23 FFFFFF7F 0904D00034 02000000 61E4", SqlType::VarChar, text(u"aä"));
    row("ntext", "63 FFFFFF7F 0904D00034 04000000 6100E400", SqlType::NVarChar, text(u"aä"));
    row("ntext null", "63 FFFFFF7F 0904D00034 FFFFFFFF", SqlType::NVarChar, Null{});
    row("image", "22 FFFFFF7F 02000000 0102", SqlType::VarBinary, Binary{1, 2});
    row("xml", "F1 00 FEFFFFFFFFFFFFFF 06000000 FFFE3C003E00 00000000", SqlType::NVarChar, text(u"<>"));
    row("plp of unknown length", "E7FFFF 0904D00034 FEFFFFFFFFFFFFFF 02000000 6100 02000000 6200 00000000",
        SqlType::NVarChar, text(u"ab"));
    row("variant decimal", "62491F0000 09000000 6C 02 0A02 01 96000000", SqlType::SqlVariant, 1.5);
    row("variant varchar", "62491F0000 0B000000 A7 07 0904D00034 401F 6162", SqlType::SqlVariant,
        text(u"ab"));
    row("variant null", "62491F0000 00000000", SqlType::SqlVariant, Null{});
}

void TdsTypes::decode()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    QFETCH(Value, value);
    const Bytes data(bytes.begin(), bytes.end());
    ByteReader in(data);
    WireType wire;
    Value back;
    QVERIFY(readType(in, wire) == Decoded::Ok);
    QVERIFY(readValue(in, wire, back) == Decoded::Ok);
    QCOMPARE(int(wire.info.type), kind);
    QVERIFY(back == value);
    QVERIFY(in.atEnd());
}

void TdsTypes::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const char* bytes, Decoded status) {
        QTest::newRow(name) << QByteArray::fromHex(bytes) << int(status);
    };
    row("table value", "F3 00", Decoded::UnknownType);
    row("udt", "F0 0000", Decoded::UnknownType);
    row("no type", "00", Decoded::UnknownType);
    row("intn of three bytes", "2603 03 010203", Decoded::Malformed);
    row("intn with five in the value", "2604 05 0102030405", Decoded::Malformed);
    row("decimal without a scale", "6A09 0A", Decoded::Malformed);
    row("decimal scale above precision", "6A09 0203 00", Decoded::Malformed);
    row("datetime2(8)", "2A08 00", Decoded::Malformed);
    row("time of 24 hours", "2907 05 00C0692AC9", Decoded::Malformed);
    row("date after 9999", "28 03 DBB937", Decoded::Malformed);
    row("nvarchar(5000)", "E71027 0904D00034 0000", Decoded::Malformed);
    row("nchar as plp", "EFFFFF 0904D00034 0000000000000000 00000000", Decoded::Malformed);
    row("plp total that lies", "A5FFFF 0500000000000000 01000000 01 00000000", Decoded::Malformed);
    row("plp without end", "A5FFFF FEFFFFFFFFFFFFFF 01000000 01", Decoded::Malformed);
    row("guid of eight bytes", "2408 08 0000000000000000", Decoded::Malformed);
    row("variant of variant", "62491F0000 03000000 62 00 00", Decoded::Malformed);
    row("variant without properties", "62491F0000 02000000 6C 00", Decoded::Malformed);
    row("money of three bytes", "6E08 03 000000", Decoded::Malformed);
}

void TdsTypes::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const Bytes data(bytes.begin(), bytes.end());
    ByteReader in(data);
    WireType wire;
    Value value;
    Decoded decoded = readType(in, wire);
    if (decoded == Decoded::Ok)
        decoded = readValue(in, wire, value);
    QCOMPARE(int(decoded), status);
}

void TdsTypes::cutAtTheDeclaredLength()
{
    Bytes out;
    ByteWriter writer(out);
    writeValue(writer, type(SqlType::NVarChar, 2), text(u"abcdef"));
    QCOMPARE(toHex(out), QByteArray("040061006200"));
    out.clear();
    writeValue(writer, type(SqlType::VarBinary, 1), Binary{1, 2, 3});
    QCOMPARE(toHex(out), QByteArray("010001"));
}

void TdsTypes::wrongKindIsNull()
{
    for (int t = int(SqlType::Bit); t < int(SqlType::SqlVariant); ++t) {
        const TypeInfo info = type(SqlType(t), 10, 18, 2);
        const bool textual = SqlType(t) == SqlType::NVarChar || SqlType(t) == SqlType::VarChar;
        Bytes out;
        ByteWriter writer(out);
        writeValue(writer, info, textual ? Value(2.5) : text(u"x"));
        QCOMPARE(out.size(), nullBytes(info));
    }
}

void TdsTypes::oldDateTimeRounds_data()
{
    QTest::addColumn<qint64>("ticks");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("0") << qint64{4'999} << qint64{0};
    QTest::newRow("3 ms") << qint64{30'000} << qint64{30'000};
    QTest::newRow("5 ms is 7") << qint64{50'000} << qint64{70'000};
    QTest::newRow("8 ms is 7") << qint64{80'000} << qint64{70'000};
    QTest::newRow("9 ms is 10") << qint64{90'000} << qint64{100'000};
    QTest::newRow("last of the day") << qint64{863'999'980'000} << qint64{863'999'970'000};
    QTest::newRow("the next day") << qint64{863'999'990'000} << qint64{864'000'000'000};
}

void TdsTypes::oldDateTimeRounds()
{
    QFETCH(qint64, ticks);
    QFETCH(qint64, expected);
    Bytes out;
    ByteWriter writer(out);
    writeType(writer, type(SqlType::DateTime));
    writeValue(writer, type(SqlType::DateTime), DateTime{738000, ticks, 0});
    ByteReader in(out);
    WireType wire;
    Value value;
    QVERIFY(readType(in, wire) == Decoded::Ok);
    QVERIFY(readValue(in, wire, value) == Decoded::Ok);
    const DateTime back = std::get<DateTime>(value);
    QCOMPARE((back.days - 738000) * 864'000'000'000 + back.ticks, expected);
}

QTEST_GUILESS_MAIN(TdsTypes)
#include "tst_tdstypes.moc"
