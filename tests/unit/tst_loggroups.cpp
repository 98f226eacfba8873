// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loggroups.h"
#include "logs/logmask.h"

#include <QFile>
#include <QTest>

#include <numeric>
#include <random>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

QString masked(const QString& message)
{
    return logmask::words(message).join(u' ');
}

// Another word for each number; letters only, numbers are no difference.
QString lettersOf(size_t number)
{
    QString word;
    for (size_t rest = number + 1; rest > 0; rest /= 26)
        word += QChar(u'a' + ushort(rest % 26));
    return word;
}

// A kind of message as SQL Server, its Agent and Integration Services write it: tests/data/logs/messages.txt,
// which says what stands for what.
struct Shape
{
    QString name;
    LogLevel level = LogLevel::Error;
    QString text;
};

std::vector<Shape> shapes()
{
    std::vector<Shape> all;
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/data/logs/messages.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return all;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const qsizetype tab = line.indexOf(u'\t');
        if (line.startsWith(u'#') || tab < 0)
            continue;
        const bool warning = line.startsWith(u'!');
        all.push_back({line.left(tab), warning ? LogLevel::Warning : LogLevel::Error, line.mid(tab + 1)});
    }
    return all;
}

// An Agent step that ran a package without the catalog: many errors in one message, in the tool's own frame.
QString toolMessage(std::mt19937& random, const QString& code, const QString& description)
{
    const auto n = [&] { return QString::number(random() % 60).rightJustified(2, u'0'); };
    QString text =
        u"Executed as user: CORP\\svc%1. Microsoft (R) SQL Server Execute Package Utility  Version 15.0.%2.0 for 64-bit  "_s
            .arg(n(), n());
    text += u"Copyright (C) 2019 Microsoft. All rights reserved.    Started:  05:%1:%2  "_s.arg(n(), n());
    text +=
        u"Error: 2026-11-26 05:%1:42.53     Code: %2     Source: Load %3 [%3]     Description: %4  End Error  "_s
            .arg(n(), code, n(), description);
    for (auto more = random() % 3; more > 0; --more) // what follows from it
        text +=
            u"Error: 2026-11-26 05:%1:43.00     Code: 0xC0047022     Source: Load SSIS.Pipeline     Description: Something followed.  End Error  "_s
                .arg(n());
    return text +
           u"DTExec: The package execution returned DTSER_FAILURE (1).  Started:  05:00:00  Finished: 05:%1:01  Elapsed:  %2.1 seconds.  The package execution failed.  The step failed."_s
               .arg(n(), n());
}

QString filled(const Shape& shape, std::mt19937& random)
{
    const auto n = [&](unsigned below) { return QString::number(random() % below); };
    const auto two = [&](unsigned below) { return n(below).rightJustified(2, u'0'); };
    const auto one = [&](const QStringList& of) { return of[qsizetype(random() % unsigned(of.size()))]; };
    QString text;
    const QString& pattern = shape.text;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != u'{' || at + 2 >= pattern.size() || pattern[at + 2] != u'}') {
            text += pattern[at];
            continue;
        }
        switch (pattern[at + 1].unicode()) {
        case u'n':
            text += one({n(100), n(1'000'000), n(60) + u'.' + n(1000), u"1,"_s + two(90) + u'7'});
            break;
        case u't':
            text += one({n(12) + u':' + two(60) + u':' + two(60) + u" AM"_s,
                         n(12) + u':' + two(60) + u':' + two(60) + u" PM"_s,
                         two(24) + u':' + two(60) + u':' + two(60)});
            break;
        case u'd':
            text += one({u"2026-11-"_s + two(30) + u"T03:"_s + two(60) + u":12.5"_s,
                         u"2026-11-"_s + two(30) + u"T23:"_s + two(60) + u":00"_s});
            break;
        case u'g':
            text += u"98D72F70-5524-4B42-AA4A-0B33%1ABCD%2"_s.arg(two(99), two(99)) + two(99);
            break;
        case u's':
            text += one({u"SQL01"_s, u"SQL117"_s, u"SQL9"_s});
            break;
        case u'u':
            text += one({u"CORP\\svc_etl"_s, u"NT SERVICE\\SQLSERVERAGENT"_s, u"NT AUTHORITY\\SYSTEM"_s,
                         u"CORP\\anna.k"_s});
            break;
        case u'v':
            text += one({u"Kunde"_s, u"Stage_Orders"_s, u"DimDate"_s, u"Load"_s, u"SalesOrder2019"_s});
            break;
        case u'x':
            text += QString::number(random() & 0x3fffffff, 16).rightJustified(8, u'7'); // no HRESULT
            break;
        case u'p':
            text += one(
                {u"D:\\Import\\2026\\in.csv"_s, u"\\\\files01\\share\\kunden_7.txt"_s, u"E:\\x\\y.dtsx"_s});
            break;
        default:
            text += one({u"Customer"_s, u"SalesOrder2019"_s, u"DimDate"_s, u"Stage"_s});
        }
        at += 2;
    }
    return text;
}

} // namespace

class TestLogGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masks_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("expected");
        QTest::newRow("numbers") << u"12 rows, 1,234.5 s, SQL07"_s << u"‹n› rows, ‹n› s, SQL‹n›"_s;
        QTest::newRow("times") << u"at 2026-11-26T03:12:44.5 and 3/4/2026 9:15:01 AM ended"_s
                               << u"at ‹n› and ‹n› ‹n› ended"_s;
        QTest::newRow("names") << u"object 'dbo.Kunde x' in \"D b\" and [Col 1]."_s
                               << u"object ‹name› in ‹name› and ‹name›."_s;
        QTest::newRow("a sentence is no name")
            << u"failed: \"Login timeout for 'x' expired\". Source \"a b c\""_s
            << u"failed: Login timeout for ‹name› expired. Source ‹name›"_s;
        QTest::newRow("an account of two words")
            << u"by NT SERVICE\\SQLSERVERAGENT at 7"_s << u"by ‹path› at ‹n›"_s;
        QTest::newRow("apostrophe") << u"can't open 'it's here' now"_s << u"can't open ‹name› now"_s;
        QTest::newRow("an open quote") << u"don't quote 'this"_s << u"don't quote 'this"_s;
        QTest::newRow("GUID") << u"id {98D72F70-5524-4B42-AA4A-0B330AB219DB} gone"_s << u"id {‹id›} gone"_s;
        QTest::newRow("path and account")
            << u"C:\\a\\b.txt, CORP\\me and /var/log/x"_s << u"‹path›, ‹path› and ‹path›"_s;
        QTest::newRow("error codes stay")
            << u"failed with 0xC0202009, at 0x7ffe12"_s << u"failed with 0xC0202009, at ‹n›"_s;
        QTest::newRow("so do SQL Server's")
            << u"[SQLSTATE 42000] (Error 229).  Row 229"_s << u"‹name› (Error 229). Row ‹n›"_s;
        QTest::newRow("lines") << u"one\r\n two\t2"_s << u"one two ‹n›"_s;
        QTest::newRow("nothing") << QString() << QString();
    }

    void masks()
    {
        QFETCH(QString, message);
        QFETCH(QString, expected);
        QCOMPARE(masked(message), expected);
    }

    // Every shape many times, in any order: a group each, and no two in one.
    void toldApart()
    {
        std::mt19937 random(5);
        const std::vector<Shape> all = shapes();
        QVERIFY(all.size() > 100);
        LogGroups groups;
        QHash<quint32, QString> shapeOf;
        QHash<QString, quint32> groupOf;
        std::vector<size_t> order;
        for (int round = 0; round < 60; ++round) {
            for (size_t shape = 0; shape < all.size(); ++shape)
                order.push_back(shape);
        }
        std::shuffle(order.begin(), order.end(), random);
        for (const size_t shape : order) {
            const QString& name = all[shape].name;
            const quint32 number = groups.add(filled(all[shape], random), all[shape].level, u"SQL01"_s, 0);
            QVERIFY2(shapeOf.value(number, name) == name,
                     qPrintable(name + u" with "_s + shapeOf.value(number)));
            shapeOf.insert(number, name);
            const LogGroup* before = groups.group(groupOf.value(name, number));
            QVERIFY2(before->number == number, qPrintable(name + u": "_s + groups.group(number)->pattern() +
                                                          u" / "_s + before->pattern()));
            groupOf.insert(name, number);
        }
        QCOMPARE(groups.all().size(), all.size());
        for (const auto& group : groups.all())
            QCOMPARE(group->count, 60U);
    }

    // A package's errors come as one message from the Agent: what it failed of first decides, not how much
    // followed.
    void theFirstErrorOfAPackageDecides()
    {
        std::mt19937 random(6);
        LogGroups groups;
        for (int i = 0; i < 100; ++i) {
            const quint32 one =
                groups.add(toolMessage(random, u"0xC001000E"_s,
                                       u"The connection \"Conn%1\" is not found."_s.arg(random() % 9)),
                           LogLevel::Error, u"A"_s, 0);
            const quint32 other =
                groups.add(toolMessage(random, u"0xC0202009"_s,
                                       u"SSIS Error Code DTS_E_OLEDBERROR.  An OLE DB error has occurred."_s),
                           LogLevel::Error, u"A"_s, 0);
            QCOMPARE(one, 1U);
            QCOMPARE(other, 2U);
        }
        QVERIFY2(groups.group(1)->pattern().contains(u"0xC001000E"_s),
                 qPrintable(groups.group(1)->pattern()));
    }

    // Names without quotes are found out by comparing.
    void learnsWhatDiffers()
    {
        LogGroups groups;
        for (const QString& table : {u"Kunde"_s, u"Auftrag"_s, u"Artikel"_s})
            QCOMPARE(groups.add(u"The load of table %1 ended with errors."_s.arg(table), LogLevel::Error,
                                u"S"_s, 0),
                     1U);
        QCOMPARE(groups.group(1)->pattern(), u"The load of table ‹…› ended with errors."_s);
        QCOMPARE(groups.add(u"The load is late and will be tried again"_s, LogLevel::Error, u"S"_s, 0), 2U);
    }

    // … also those of several words.
    void learnsNamesOfSeveralWords()
    {
        LogGroups groups;
        const QString text = u"The PrimeOutput method on %1 returned error code 0xC0202009 at once."_s;
        for (const QString& name :
             {u"Kunde"_s, u"OLE DB Source"_s, u"Flat File Source of all"_s, u"Auftrag"_s, u"ODBC Source"_s})
            QCOMPARE(groups.add(text.arg(name), LogLevel::Error, u"S"_s, 0), 1U);
        QCOMPARE(groups.group(1)->pattern(),
                 u"The PrimeOutput method on ‹…› returned error code 0xC0202009 at once."_s);
        QCOMPARE(groups.group(1)->count, 5U);
        QCOMPARE(groups.add(u"The PrimeOutput method was never called, so there is nothing at once."_s,
                            LogLevel::Error, u"S"_s, 0),
                 2U);
    }

    void counts()
    {
        LogGroups groups;
        const qint64 hour = 3'600'000;
        QCOMPARE(groups.add(u"Disk 1 full"_s, LogLevel::Error, u"SQL01"_s, 5 * hour), 1U);
        QCOMPARE(groups.add(u"Disk 2 full"_s, LogLevel::Error, u"SQL02"_s, 2 * hour), 1U);
        QCOMPARE(groups.add(u"Disk 3 full"_s, LogLevel::Error, u"SQL02"_s, 4 * hour), 1U);
        const LogGroup* group = groups.group(1);
        QCOMPARE(group->count, 3U);
        QCOMPARE(group->level, LogLevel::Error);
        QCOMPARE(group->first, 2 * hour);
        QCOMPARE(group->last, 5 * hour);
        QCOMPARE(groups.first(), 2 * hour);
        QCOMPARE(groups.last(), 5 * hour);
        QCOMPARE(group->servers.value(u"SQL02"_s), 2U);
        QCOMPARE(group->sample, u"Disk 1 full"_s);
        QCOMPARE(group->trend.columns(2 * hour, 5 * hour, 3), (std::vector<quint32>{1, 0, 2}));
        QVERIFY(!groups.group(0));
        QVERIFY(!groups.group(2));
        groups.clear();
        QVERIFY(groups.all().empty());
    }

    // The same words as a warning are another group: they must not add to a count of errors.
    void warningsStandApart()
    {
        LogGroups groups;
        QCOMPARE(groups.add(u"Disk 1 full"_s, LogLevel::Warning, u"S"_s, 0), 1U);
        QCOMPARE(groups.add(u"Disk 2 full"_s, LogLevel::Error, u"S"_s, 0), 2U);
        QCOMPARE(groups.add(u"Disk 3 full"_s, LogLevel::Warning, u"S"_s, 0), 1U);
        QCOMPARE(groups.group(1)->level, LogLevel::Warning);
        QCOMPARE(groups.group(1)->count, 2U);
        QCOMPARE(groups.group(2)->count, 1U);
        for (size_t i = 0; i < LogGroups::kMost; ++i) // however many there are
            (void)groups.add(lettersOf(i) + u" went"_s, LogLevel::Warning, u"S"_s, 0);
        QVERIFY(groups.add(u"Now an error"_s, LogLevel::Error, u"S"_s, 0) > 0);
    }

    void trendsStaySmall()
    {
        LogTrend trend;
        std::mt19937_64 random(1);
        for (int i = 0; i < 10'000; ++i)
            trend.add(qint64(random() % (3LL * 365 * 86'400'000)) - 86'400'000);
        const std::vector<quint32> all = trend.columns(-86'400'000, 3LL * 365 * 86'400'000, 10);
        QCOMPARE(std::accumulate(all.begin(), all.end(), 0U), 10'000U);
        QVERIFY(trend.width() > 86'400'000);
    }

    void manyGroupsAreToldNoMore()
    {
        LogGroups groups;
        for (size_t i = 0; i <= LogGroups::kMost; ++i) {
            const quint32 number = groups.add(lettersOf(i) + u" has gone"_s, LogLevel::Error, u"S"_s, 0);
            QCOMPARE(number, i < LogGroups::kMost ? quint32(i + 1) : 0U);
        }
    }
};

QTEST_GUILESS_MAIN(TestLogGroups)
#include "tst_loggroups.moc"
