// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tsqlserver.h"

#include "sql/collation.h"
#include "sql/convert.h"
#include "sql/dateformat.h"
#include "sql/sqltypes.h"

#include <QTest>
#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>

#include <rapidcheck.h>

using namespace simfleet;
using namespace simfleet::testing;

// Built-in functions, conversions and their styles; properties over random values.
class TestTsqlFunctions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void datesRoundTrip();
    void calendarAgreesWithQt();
    void dateAddAndDiffAreInverse();
    void guidsRoundTrip();
    void likeAgreesWithRegularExpressions();
    void quotedTextComesBack();
    void comparisonIsAnOrder();
};

void TestTsqlFunctions::answers_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected"); // of one row
    const auto row = [](const char* sql, const char* expected) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
    };
    row("LEN('ab  '), DATALENGTH('ab  '), DATALENGTH(N'ab'), LEN(N'😀')", "2|4|4|2");
    row("SUBSTRING('abcdef', 2, 3), SUBSTRING('abc', 0, 2), SUBSTRING('abc', 3, 99)", "bcd|a|c");
    row("LEFT('abc', 2), RIGHT('abc', 2), UPPER(N'äß'), LOWER('ÄB')", "ab|bc|Äß|äb");
    row("LTRIM('  a '), RTRIM(' a  '), TRIM('  a '), REVERSE('abc')", "a | a|a|cba");
    row("REPLACE('aXbx', 'x', '-'), REPLICATE('ab', 3), STUFF('abcd', 2, 2, 'XYZ')", "a-b-|ababab|aXYZd");
    row("CHARINDEX('B', 'abcb'), CHARINDEX('b', 'abcb', 3), CHARINDEX('x', 'a'), PATINDEX('%[0-9]%', 'ab3')",
        "2|4|0|3");
    row("CONCAT('a', NULL, 1, 2.50), CONCAT_WS('-', 'a', NULL, 'b')", "a12.50|a-b");
    row("'a' + NULL, N'ä' + 'b', ISNULL(NULL, 'x'), COALESCE(NULL, NULL, 3)", "NULL|äb|x|3");
    row("STR(3.14159, 6, 2), SPACE(2) + 'x', CHAR(65), NCHAR(8364), ASCII('A'), UNICODE(N'€')",
        "  3.14|  x|A|€|65|8364");
    row("QUOTENAME('a]b'), QUOTENAME('a''b', ''''), QUOTENAME('a\"b', '\"')", "[a]]b]|'a''b'|\"a\"\"b\"");
    row("NULLIF(1, 1), NULLIF(1, 2), IIF(1 > 2, 'a', 'b'), CHOOSE(2, 'x', 'y')", "NULL|1|b|y");
    row("ABS(-5), CEILING(1.2), FLOOR(-1.2), ROUND(2.567, 1), SIGN(-3), POWER(2, 10), SQRT(9)",
        "5|2|-2|2.6|-1|1024|3");
    row("ROUND(15, -1), ROUND(2.59, 1, 1), 10 % 3, -10 % 3", "20|2.5|1|-1");
    row("1 + '2', '3' + 4, 1.5 + 1, 1 / 4.0, 5 / 2.5e0", "3|7|2.5|0.25|2");
    row("CAST('12' AS int), CAST(' -7 ' AS int), CAST('' AS int), CAST(2.9 AS int), CAST('true' AS bit)",
        "12|-7|0|2|1");
    row("TRY_CAST('x' AS int), TRY_CONVERT(datetime, 'no'), TRY_CAST('5' AS int)", "NULL|NULL|5");
    row("CAST(1.005 AS decimal(5,2)), CAST(2 AS varchar(5)), CONVERT(varchar(10), 1.50), CAST(12345 AS "
        "varchar(3))",
        "1|2|1.50|*");
    row("CAST(1e10 AS varchar(20)), CAST(0.1e0 AS varchar(20)), CAST(123456.5e0 AS varchar(20))",
        "1e+010|0.1|123457");
    row("CONVERT(varbinary(4), 258), CONVERT(int, 0x0102), CONVERT(varbinary(10), N'ab'), "
        "CONVERT(nvarchar(10), 0x61006200)",
        "0x00000102|258|0x61006200|ab");
    row("CONVERT(varchar(20), 0x0AFF, 1), CONVERT(varchar(20), 0x0AFF, 2), CONVERT(varbinary(4), '0x0aff', "
        "1)",
        "0x0AFF|0AFF|0x0aff");
    row("CAST('{00112233-4455-6677-8899-AABBCCDDEEFF}' AS uniqueidentifier)",
        "guid:00112233445566778899aabbccddeeff");
    row("CAST(0x33221100554477668899AABBCCDDEEFF AS uniqueidentifier)",
        "guid:00112233445566778899aabbccddeeff");
    row("CONVERT(varchar(30), GETDATE()), CONVERT(varchar(30), GETDATE(), 1), CONVERT(varchar(30), "
        "GETDATE(), 3)",
        "Jun 15 2024  1:05PM|06/15/24|15/06/24");
    row("CONVERT(varchar(30), GETDATE(), 4), CONVERT(varchar(30), GETDATE(), 104), CONVERT(varchar(30), "
        "GETDATE(), 101)",
        "15.06.24|15.06.2024|06/15/2024");
    row("CONVERT(varchar(30), GETDATE(), 102), CONVERT(varchar(30), GETDATE(), 103), CONVERT(varchar(30), "
        "GETDATE(), 112)",
        "2024.06.15|15/06/2024|20240615");
    row("CONVERT(varchar(30), GETDATE(), 114), CONVERT(varchar(30), GETDATE(), 20), CONVERT(varchar(30), "
        "GETDATE(), 121)",
        "13:05:09:123|2024-06-15 13:05:09|2024-06-15 13:05:09.123");
    row("CONVERT(varchar(30), GETDATE(), 126), CONVERT(varchar(40), SYSDATETIMEOFFSET(), 127)",
        "2024-06-15T13:05:09.123|2024-06-15T11:05:09.1234567Z");
    row("CONVERT(varchar(40), SYSDATETIMEOFFSET(), 121), CONVERT(varchar(40), SYSUTCDATETIME(), 121)",
        "2024-06-15 13:05:09.1234567 +02:00|2024-06-15 11:05:09.1234567");
    row("CONVERT(varchar(40), SYSDATETIMEOFFSET(), 126), CONVERT(varchar(16), GETDATE(), 120)",
        "2024-06-15T13:05:09.1234567+02:00|2024-06-15 13:05");
    row("CAST('2024-02-29' AS date), CAST('13:05:09.5' AS time), CAST('20240101 23:59:59.998' AS datetime)",
        "2024-02-29 00:00:00.0000000|0001-01-01 13:05:09.5000000|2024-01-01 23:59:59.9970000");
    row("CONVERT(datetime, '31.12.2023', 104), CONVERT(datetime, '12/31/2023'), CONVERT(datetime, 'Jan  5 "
        "2024  3:04PM')",
        "2023-12-31 00:00:00.0000000|2023-12-31 00:00:00.0000000|2024-01-05 15:04:00.0000000");
    row("CAST('2024-01-01T00:00:00+05:30' AS datetimeoffset), SWITCHOFFSET(CAST('2024-01-01 00:00 +02:00' AS "
        "datetimeoffset), '-01:00')",
        "2024-01-01 00:00:00.0000000+330|2023-12-31 21:00:00.0000000-60");
    row("TODATETIMEOFFSET('2024-01-01', 60), CAST('2024-07-01' AS datetime2) AT TIME ZONE 'W. Europe "
        "Standard Time'",
        "2024-01-01 00:00:00.0000000+60|2024-07-01 00:00:00.0000000+120");
    row("DATEADD(month, 1, '2024-01-31'), DATEADD(mi, -5, CAST('2024-01-01' AS datetime)), DATEADD(day, 1, "
        "CAST('2024-02-28' "
        "AS date))",
        "2024-02-29 00:00:00.0000000|2023-12-31 23:55:00.0000000|2024-02-29 00:00:00.0000000");
    row("DATEDIFF(year, '2023-12-31', '2024-01-01'), DATEDIFF(month, '2024-01-31', '2024-02-01'), "
        "DATEDIFF(day, "
        "'2024-01-01 23:59', '2024-01-02'), DATEDIFF(second, '2024-01-01', '2024-01-02'), DATEDIFF(week, "
        "'2024-06-15', "
        "'2024-06-16')",
        "1|1|1|86400|1");
    row("DATEDIFF(minute, '2024-01-01 00:00 +02:00', '2024-01-01 00:00 +00:00'), DATEDIFF_BIG(ms, "
        "'2000-01-01', "
        "'2024-01-01')",
        "120|757382400000");
    row("DATEPART(weekday, '2024-06-15'), DATEPART(dy, '2024-12-31'), DATEPART(iso_week, '2021-01-03'), "
        "DATEPART(ww, "
        "'2024-01-07'), DATEPART(q, '2024-05-01'), DATEPART(ms, GETDATE())",
        "7|366|53|2|2|123");
    row("DATENAME(month, GETDATE()), DATENAME(dw, GETDATE()), YEAR(GETDATE()), MONTH('2024-03-04'), "
        "DAY('2024-03-04')",
        "June|Saturday|2024|3|4");
    row("GETDATE() - 1, CAST('2024-01-01' AS datetime) + 0.5",
        "2024-06-14 13:05:09.1230000|2024-01-01 12:00:00.0000000");
    row("EOMONTH('2024-02-03'), DATEFROMPARTS(2024, 2, 29)",
        "2024-02-29 00:00:00.0000000|2024-02-29 00:00:00.0000000");
    row("msdb.dbo.agent_datetime(20240615, 45), ISDATE('2024-01-01'), ISDATE('x'), ISNUMERIC('1.5'), "
        "ISNUMERIC('a')",
        "2024-06-15 00:00:45.0000000|1|0|1|0");
    row("@@SERVERNAME, SERVERPROPERTY('ServerName'), SERVERPROPERTY('EngineEdition'), "
        "SERVERPROPERTY('InstanceName'), "
        "SERVERPROPERTY('nothing')",
        "SRV1|SRV1|3|NULL|NULL");
    row("CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')), @@MAX_PRECISION, @@LANGUAGE, @@SPID",
        "16.0.4135.4|38|us_english|51");
    row("DB_NAME(), DB_ID('msdb'), DB_NAME(1), DB_ID('none'), SUSER_SNAME(), SUSER_SNAME(0x01), "
        "ORIGINAL_LOGIN()",
        "msdb|4|master|NULL|admin|sa|admin");
    row("SYSTEM_USER, CURRENT_USER, USER_NAME(), HOST_NAME(), APP_NAME(), CURRENT_TIMEZONE_ID()",
        "admin|dbo|dbo|PC1|tests|W. Europe Standard Time");
    row("IS_SRVROLEMEMBER('sysadmin'), IS_SRVROLEMEMBER('nothing'), HAS_PERMS_BY_NAME('msdb.dbo.jobs', "
        "'OBJECT', 'SELECT')",
        "1|NULL|1");
    row("CASE WHEN 'a' = 'A ' THEN 1 ELSE 0 END, CASE WHEN 'a' = 'ä' THEN 1 ELSE 0 END, CASE WHEN N'Ä' = "
        "N'ä' THEN 1 END",
        "1|0|1");
    row("CASE WHEN 'abc' LIKE 'A_C' THEN 1 END, CASE WHEN '50%' LIKE '50[%]' THEN 1 END, CASE WHEN 'x-y' "
        "LIKE '%[^a-z]%' THEN "
        "1 END, CASE WHEN 'a_b' LIKE 'a\\_b' ESCAPE '\\' THEN 1 END",
        "1|1|1|1");
    row("CASE WHEN CAST('2024-01-01 12:00 +02:00' AS datetimeoffset) = '2024-01-01 10:00 +00:00' THEN 1 END",
        "1");
    row("CASE WHEN CAST('2024-01-01' AS datetime) < '2024-01-02' THEN 1 END, CASE WHEN 2 < '10' THEN 1 END",
        "1|1");
}

void TestTsqlFunctions::answers()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    TestServer server;
    const QString listed = listing(*server.session(), QStringLiteral("SELECT ") + sql);
    QCOMPARE(listed, QStringLiteral("=\n") + expected);
}

void TestTsqlFunctions::datesRoundTrip()
{
    const bool held = rc::check("a date survives its text of style 121 and 126", [] {
        const auto days = *rc::gen::inRange<std::int32_t>(0, kMaxDays);
        const auto ticks = *rc::gen::inRange<std::int64_t>(0, kTicksPerDay);
        const auto offset = std::int16_t(*rc::gen::inRange(-840, 841));
        const DateTime date{.days = days, .ticks = ticks, .offsetMinutes = offset};
        const TypeInfo offsetType = simpleType(SqlType::DateTimeOffset);
        for (const int style : {121, 126}) {
            const Value text = convert(Value(date), offsetType, nvarcharType(40), {.style = style});
            RC_ASSERT(convert(text, nvarcharType(40), offsetType, {.style = style}) == Value(date));
        }
    });
    QVERIFY(held);
}

void TestTsqlFunctions::calendarAgreesWithQt()
{
    const bool held = rc::check("civil dates are QDate's", [] {
        const auto days = *rc::gen::inRange<std::int32_t>(0, kMaxDays);
        const QDate date = QDate(1, 1, 1).addDays(days);
        const CivilDate mine = civil(days);
        RC_ASSERT(mine.year == date.year());
        RC_ASSERT(mine.month == date.month());
        RC_ASSERT(mine.day == date.day());
        RC_ASSERT(daysOf(mine.year, mine.month, mine.day) == days);
        RC_ASSERT(datePart(DatePart::IsoWeek, {.days = days}) == date.weekNumber());
        RC_ASSERT(datePart(DatePart::DayOfYear, {.days = days}) == date.dayOfYear());
        RC_ASSERT(datePart(DatePart::WeekDay, {.days = days}) == date.dayOfWeek() % 7 + 1);
    });
    QVERIFY(held);
}

void TestTsqlFunctions::dateAddAndDiffAreInverse()
{
    const bool held = rc::check("DATEDIFF counts what DATEADD added", [] {
        const auto days = *rc::gen::inRange<std::int32_t>(400'000, 800'000);
        const auto ticks = *rc::gen::inRange<std::int64_t>(0, kTicksPerDay);
        const auto amount = *rc::gen::inRange<std::int64_t>(-5000, 5000);
        const auto part = *rc::gen::element(DatePart::Year, DatePart::Quarter, DatePart::Month, DatePart::Day,
                                            DatePart::Week, DatePart::Hour, DatePart::Minute,
                                            DatePart::Second, DatePart::Millisecond);
        const bool large = part == DatePart::Year || part == DatePart::Quarter || part == DatePart::Month;
        const std::int64_t steps = large ? amount / 20 : amount;
        const DateTime from{.days = days, .ticks = ticks};
        const auto to = dateAdd(part, steps, from);
        RC_ASSERT(to.has_value());
        RC_ASSERT(dateDiff(part, from, *to) == steps);
    });
    QVERIFY(held);
}

void TestTsqlFunctions::guidsRoundTrip()
{
    const bool held = rc::check("a guid survives text and binary", [] {
        Guid guid;
        for (std::uint8_t& byte : guid.bytes)
            byte = std::uint8_t(*rc::gen::inRange(0, 256));
        const TypeInfo guidType = simpleType(SqlType::UniqueIdentifier);
        const TypeInfo binary{.type = SqlType::VarBinary, .length = 16};
        RC_ASSERT(convert(convert(Value(guid), guidType, varcharType(36)), varcharType(36), guidType) ==
                  Value(guid));
        RC_ASSERT(convert(convert(Value(guid), guidType, binary), binary, guidType) == Value(guid));
    });
    QVERIFY(held);
}

void TestTsqlFunctions::likeAgreesWithRegularExpressions()
{
    const bool held = rc::check("LIKE is the regular expression it stands for", [] {
        const auto letters = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abAB_%1")));
        const std::string text = *letters;
        const std::string pattern = *letters;
        QString expression;
        for (const char c : pattern) {
            if (c == '%')
                expression += QStringLiteral(".*");
            else if (c == '_')
                expression += QChar(u'.');
            else
                expression += QChar(QLatin1Char(c));
        }
        const QRegularExpression reference(QRegularExpression::anchoredPattern(expression),
                                           QRegularExpression::CaseInsensitiveOption);
        const QString subject = QString::fromStdString(text);
        RC_ASSERT(likeMatches(subject.toStdU16String(), QString::fromStdString(pattern).toStdU16String(),
                              0) == reference.match(subject).hasMatch());
    });
    QVERIFY(held);
}

// Any text written as a literal with its quotes doubled comes back as it was.
void TestTsqlFunctions::quotedTextComesBack()
{
    TestServer server;
    auto session = server.session();
    const bool held = rc::check("N'…' holds any text", [&] {
        const std::string alphabet = "a'\"[]; -/*%\n@";
        const std::string text = *rc::gen::container<std::string>(rc::gen::elementOf(alphabet));
        QString quoted = QString::fromStdString(text);
        quoted.replace(QChar(u'\''), QStringLiteral("''"));
        RC_ASSERT(listing(*session, QStringLiteral("SELECT N'") + quoted + QChar(u'\'')) ==
                  QStringLiteral("=\n") + QString::fromStdString(text));
    });
    QVERIFY(held);
}

void TestTsqlFunctions::comparisonIsAnOrder()
{
    const bool held = rc::check("comparing text is antisymmetric, transitive and blind to case", [] {
        const std::u16string alphabet = u"aAbBäÄzZ09 -éß";
        const auto gen = rc::gen::container<std::u16string>(rc::gen::elementOf(alphabet));
        const std::u16string a = *gen;
        const std::u16string b = *gen;
        const std::u16string c = *gen;
        const auto sign = [](int value) { return value < 0 ? -1 : value > 0 ? 1 : 0; };
        RC_ASSERT(sign(compareText(a, b)) == -sign(compareText(b, a)));
        if (compareText(a, b) <= 0 && compareText(b, c) <= 0)
            RC_ASSERT(compareText(a, c) <= 0);
        RC_ASSERT(compareText(a, QString::fromStdU16String(a).toUpper().toLower().toStdU16String()) == 0 ||
                  a.find(u'ß') != std::u16string::npos);
        RC_ASSERT(compareText(a, a + u"  ") == 0);
    });
    QVERIFY(held);
}

QTEST_GUILESS_MAIN(TestTsqlFunctions)
#include "tst_tsqlfunctions.moc"
