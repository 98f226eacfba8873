// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loggroups.h"
#include "logs/logmask.h"

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

// A kind of message as SQL Server, its Agent and Integration Services write it, with what differs from one to
// the next as {…}: n a number, t a time of day, d a date with time, g a GUID, s a server, u an account, p a
// path, w a name, c a component with its number.
struct Shape
{
    const char* name;
    const char* text;
};

const Shape kShapes[] = {
    {"deadlock", "Transaction (Process ID {n}) was deadlocked on lock resources with another process and has "
                 "been chosen as the "
                 "deadlock victim. Rerun the transaction. [SQLSTATE 40001] (Error 1205).  The step failed."},
    {"lock time-out",
     "Lock request time out period exceeded. [SQLSTATE HY000] (Error 1222).  The step failed."},
    {"login time-out", "SSIS Error Code DTS_E_OLEDBERROR.  An OLE DB error has occurred. Error code: "
                       "0x80004005.  An OLE DB record is "
                       "available.  Source: \"Microsoft OLE DB Driver for SQL Server\"  Hresult: 0x80004005  "
                       "Description: \"Login "
                       "timeout expired\"."},
    {"no connection", "SSIS Error Code DTS_E_CANNOTACQUIRECONNECTIONFROMCONNECTIONMANAGER.  The "
                      "AcquireConnection method call to the "
                      "connection manager \"{w}\" failed with error code 0xC0202009.  There may be error "
                      "messages posted before this."},
    {"process input", "SSIS Error Code DTS_E_PROCESSINPUTFAILED.  The ProcessInput method on component "
                      "\"{w}\" ({n}) failed with "
                      "error code 0xC0209029 while processing input \"{w}\" ({n})."},
    {"prime output", "SSIS Error Code DTS_E_PRIMEOUTPUTFAILED.  The PrimeOutput method on {w} returned error "
                     "code 0xC0202009."},
    {"conversion", "The column status returned was: \"The value could not be converted because of a "
                   "potential loss of data.\"."},
    {"truncation", "Data conversion failed. The data conversion for column \"{w}\" returned status value {n} "
                   "and status text \"Text "
                   "was truncated or one or more characters had no match in the target code page.\"."},
    {"no file", "The file name \"{p}\" specified in the connection was not valid."},
    {"cannot open", "Cannot open the datafile \"{p}\"."},
    {"no object", "Invalid object name 'dbo.{w}'. [SQLSTATE 42S02] (Error 208).  The step failed."},
    {"duplicate key", "Violation of PRIMARY KEY constraint 'PK_{w}'. Cannot insert duplicate key in object "
                      "'dbo.{w}'. The duplicate "
                      "key value is ({n}). [SQLSTATE 23000] (Error 2627).  The step failed."},
    {"log full", "The transaction log for database '{w}' is full due to 'LOG_BACKUP'. [SQLSTATE 42000] "
                 "(Error 9002).  The step failed."},
    {"disk full", "Could not allocate space for object 'dbo.{w}' in database '{w}' because the 'PRIMARY' "
                  "filegroup is full."},
    {"login failed", "Login failed for user '{u}'. [SQLSTATE 28000] (Error 18456).  The step failed."},
    {"no permission", "The EXECUTE permission was denied on the object '{w}', database '{w}', schema 'dbo'. "
                      "[SQLSTATE 42000] (Error 229)."},
    {"job failed",
     "The job failed.  The Job was invoked by User {u}.  The last step to run was step {n} ({w})."},
    {"package not found", "Executed as user: {u}. Microsoft (R) SQL Server Execute Package Utility  Version "
                          "15.0.{n}.0 for 64-bit  "
                          "Copyright (C) 2019 Microsoft. All rights reserved.    Started:  {t}  Could not "
                          "load package \"{p}\" because "
                          "of error 0xC0014062.  Finished: {t}  Elapsed:  {n} seconds.  The package could "
                          "not be loaded.  The step failed."},
    {"catalog", "Executed as user: {u}. Microsoft (R) SQL Server Execute Package Utility  Version 15.0.{n}.0 "
                "for 64-bit  Copyright (C) "
                "2019 Microsoft. All rights reserved.    Started:  {t}  Package execution on IS Server "
                "failed. Execution ID: {n}, "
                "Execution Status:4.  To view the details for the execution, right-click on the Integration "
                "Services Catalog, and open "
                "the [All Executions] report  Started:  {t}  Finished: {t}  Elapsed:  {n} seconds.  The "
                "package execution failed.  The "
                "step failed."},
    {"missing connection",
     "The connection \"{g}\" is not found. This error is thrown by Connections collection when the specific "
     "connection element is not found."},
    {"script", "Exception has been thrown by the target of an invocation. at line {n} of {p}"},
    {"memory", "A buffer failed while allocating {n} bytes."},
    {"overflow", "Arithmetic overflow error converting expression to data type int. [SQLSTATE 22003] (Error "
                 "8115).  The step failed."},
    {"bulk", "Bulk load: An unexpected end of file was encountered in the data file {p}."},
    {"session", "Session {g} on {s} was killed at {d} after {n} reads."},
    {"server", "A network-related error occurred: server {s} was not found at {d}."},
};

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
    const QString pattern = QString::fromUtf8(shape.text);
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != u'{') {
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
            text += u"{%1}"_s.arg(u"98D72F70-5524-4B42-AA4A-0B33%1ABCD%2AA"_s.arg(two(99), two(99)));
            break;
        case u's':
            text += one({u"SQL01"_s, u"SQL117"_s, u"SQL9"_s});
            break;
        case u'u':
            text += one(
                {u"CORP\\svc_etl"_s, u"NT SERVICE\\SQLSERVERAGENT"_s.section(u' ', 1), u"CORP\\anna.k"_s});
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
        QTest::newRow("apostrophe") << u"can't open 'it's here' now"_s << u"can't open ‹name› now"_s;
        QTest::newRow("an open quote") << u"don't quote 'this"_s << u"don't quote 'this"_s;
        QTest::newRow("GUID") << u"id {98D72F70-5524-4B42-AA4A-0B330AB219DB} gone"_s << u"id {‹id›} gone"_s;
        QTest::newRow("path and account")
            << u"C:\\a\\b.txt, CORP\\me and /var/log/x"_s << u"‹path›, ‹path› and ‹path›"_s;
        QTest::newRow("error codes stay")
            << u"failed with 0xC0202009, at 0x7ffe12"_s << u"failed with 0xC0202009, at ‹n›"_s;
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
        LogGroups groups;
        QHash<quint32, QString> shapeOf;
        QHash<QString, quint32> groupOf;
        std::vector<size_t> order;
        for (int round = 0; round < 60; ++round) {
            for (size_t shape = 0; shape < std::size(kShapes); ++shape)
                order.push_back(shape);
        }
        std::shuffle(order.begin(), order.end(), random);
        for (const size_t shape : order) {
            const QString name = QString::fromUtf8(kShapes[shape].name);
            const quint32 number = groups.add(filled(kShapes[shape], random), LogLevel::Error, u"SQL01"_s, 0);
            QVERIFY2(shapeOf.value(number, name) == name,
                     qPrintable(name + u" with "_s + shapeOf.value(number)));
            shapeOf.insert(number, name);
            const LogGroup* before = groups.group(groupOf.value(name, number));
            QVERIFY2(before->number == number, qPrintable(name + u": "_s + groups.group(number)->pattern() +
                                                          u" / "_s + before->pattern()));
            groupOf.insert(name, number);
        }
        QCOMPARE(groups.all().size(), std::size(kShapes));
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

    void counts()
    {
        LogGroups groups;
        const qint64 hour = 3'600'000;
        QCOMPARE(groups.add(u"Disk 1 full"_s, LogLevel::Warning, u"SQL01"_s, 5 * hour), 1U);
        QCOMPARE(groups.add(u"Disk 2 full"_s, LogLevel::Error, u"SQL02"_s, 2 * hour), 1U);
        QCOMPARE(groups.add(u"Disk 3 full"_s, LogLevel::Warning, u"SQL02"_s, 4 * hour), 1U);
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
        QStringList words;
        for (size_t i = 0; i <= LogGroups::kMost; ++i) {
            QString word; // letters only: numbers are no difference
            for (size_t rest = i + 1; rest > 0; rest /= 26)
                word += QChar(u'a' + ushort(rest % 26));
            const quint32 number = groups.add(word + u" has gone"_s, LogLevel::Error, u"S"_s, 0);
            QCOMPARE(number, i < LogGroups::kMost ? quint32(i + 1) : 0U);
        }
    }
};

QTEST_GUILESS_MAIN(TestLogGroups)
#include "tst_loggroups.moc"
