// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/bytefinder.h"
#include "logs/logmatcher.h"
#include "logs/logstore.h"
#include "logs/regexliterals.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 11, 26), QTime(8, 30), Qt::UTC);

qint64 utc(int day, int hour, int minute, int second = 0, int ms = 0)
{
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute, second, ms), Qt::UTC).toMSecsSinceEpoch();
}

class Random
{
public:
    explicit Random(unsigned seed)
        : m_engine(seed)
    {}
    int below(int n) { return int(m_engine() % unsigned(n)); }
    template <typename T>
    const T& oneOf(const QList<T>& list)
    {
        return list[below(int(list.size()))];
    }

private:
    std::mt19937 m_engine;
};

// What ignoring case makes difficult: capitals, letters outside ASCII, the two that fold into it, the plane's
// end.
const QList<QString> kPieces = {u"Dead"_s, u"lock"_s,       u"TIME"_s,   u"out"_s, u" "_s, u"k"_s, u"s"_s,
                                u"K"_s,    u"\u212a"_s,     u"\u017f"_s, u"ü"_s,   u"Ü"_s, u"ß"_s, u"é"_s,
                                u"."_s,    u"\U0001F600"_s, u"[x]"_s,    u"\n"_s,  u"a"_s, u"İ"_s, u"世"_s};

QString randomText(Random& random, int most)
{
    QString text;
    for (int left = random.below(most + 1); left > 0; --left)
        text += random.oneOf(kPieces);
    return text;
}

LogRecord randomRecord(Random& random)
{
    LogRecord record;
    record.at = QDateTime::fromMSecsSinceEpoch(utc(26, 0, random.below(60), random.below(60)), Qt::UTC);
    record.level = LogLevel(random.below(4));
    record.source = LogSource(random.below(4));
    record.server =
        random.oneOf<QString>({u"SQL01"_s, u"SQL02"_s, u"sql03\\INST"_s, QString(), u"\u212aelvin"_s});
    record.job = random.oneOf<QString>({u"Load all"_s, u"Nightly deadlock check"_s, QString(), u"Größe"_s});
    record.step = random.oneOf<QString>({u"1"_s, u"Extract"_s, QString()});
    record.task = random.oneOf<QString>({u"t1"_s, u"t2"_s, QString()});
    record.message = randomText(random, 9);
    return record;
}

// An expression as text and as what it should mean, made together.
struct Expression
{
    QString text;
    std::function<bool(const LogRecord&)> means;
};

Expression randomTerm(Random& random)
{
    const auto has = [](const QString& text, const QString& what) {
        return text.contains(what, Qt::CaseInsensitive);
    };
    switch (random.below(9)) {
    case 0: {
        const QString word =
            random.oneOf<QString>({u"dead"_s, u"LOCK"_s, u"sql0"_s, u"ü"_s, u"s"_s, u"k."_s, u"größe"_s});
        return {word, [=](const LogRecord& record) {
                    return has(record.message, word) || has(record.server, word) || has(record.job, word) ||
                           has(record.step, word);
                }};
    }
    case 1: {
        const QString what =
            random.oneOf<QString>({u"deadlock"_s, u"time out"_s, u"ÜSS"_s, u"k"_s, u"[X]"_s, u"out \"x\""_s});
        return {u"text:"_s + LogFilter::quoted(what),
                [=](const LogRecord& record) { return has(record.message, what); }};
    }
    case 2: {
        const QString regex = random.oneOf<QString>({u"dead.*lock"_s, u"^time|out$"_s, u"deadlock|timeout"_s,
                                                     u"[kx]{2,}"_s, u"(ü|é)+s?"_s, u"lock$"_s});
        const bool sensitive = random.below(2) == 0;
        const QRegularExpression qt(regex, QRegularExpression::MultilineOption |
                                               (sensitive ? QRegularExpression::NoPatternOption
                                                          : QRegularExpression::CaseInsensitiveOption));
        return {u"text~/%1/%2"_s.arg(regex, sensitive ? u"c"_s : QString()),
                [=](const LogRecord& record) { return qt.match(record.message).hasMatch(); }};
    }
    case 3: {
        const QString pattern =
            random.oneOf<QString>({u"SQL0*"_s, u"sql01"_s, u"*\\inst"_s, u"SQL0?"_s, u"*"_s});
        const QRegularExpression qt(
            QRegularExpression::anchoredPattern(
                QRegularExpression::escape(pattern).replace(u"\\*"_s, u".*"_s).replace(u"\\?"_s, u"."_s)),
            QRegularExpression::CaseInsensitiveOption);
        return {u"server:"_s + LogFilter::quoted(pattern),
                [=](const LogRecord& record) { return qt.match(record.server).hasMatch(); }};
    }
    case 4: {
        const QString regex = random.oneOf<QString>({u"^load"_s, u"deadlock"_s});
        const QRegularExpression qt(regex, QRegularExpression::CaseInsensitiveOption);
        return {u"job~"_s + regex, [=](const LogRecord& record) { return qt.match(record.job).hasMatch(); }};
    }
    case 5: {
        const auto level = LogLevel(random.below(4));
        const QString word = LogFilter::wordOf(level);
        switch (random.below(4)) {
        case 0:
            return {u"level>="_s + word, [=](const LogRecord& record) { return record.level >= level; }};
        case 1:
            return {u"level<"_s + word, [=](const LogRecord& record) { return record.level < level; }};
        case 2:
            return {u"level>"_s + word, [=](const LogRecord& record) { return record.level > level; }};
        default:
            return {u"level:"_s + word, [=](const LogRecord& record) { return record.level == level; }};
        }
    }
    case 6: {
        const auto source = LogSource(random.below(4));
        return {u"source:"_s + LogFilter::wordOf(source),
                [=](const LogRecord& record) { return record.source == source; }};
    }
    case 7: {
        const int minute = random.below(60);
        const qint64 at = utc(26, 0, minute);
        if (random.below(2) == 0)
            return {u"since:00:%1"_s.arg(minute, 2, 10, QChar(u'0')),
                    [=](const LogRecord& record) { return record.at.toMSecsSinceEpoch() >= at; }};
        return {u"until:00:%1:00"_s.arg(minute, 2, 10, QChar(u'0')),
                [=](const LogRecord& record) { return record.at.toMSecsSinceEpoch() <= at + 999; }};
    }
    default: {
        const QString task = random.oneOf<QString>({u"t1"_s, u"T*"_s});
        return {u"task:"_s + task, [=](const LogRecord& record) {
                    return task == u"t1" ? record.task == u"t1" : !record.task.isEmpty();
                }};
    }
    }
}

Expression randomExpression(Random& random, int depth)
{
    if (depth == 0 || random.below(3) == 0)
        return randomTerm(random);
    const Expression one = randomExpression(random, depth - 1);
    const Expression other = randomExpression(random, depth - 1);
    switch (random.below(4)) {
    case 0:
        return {u"(%1 OR %2)"_s.arg(one.text, other.text),
                [=](const LogRecord& record) { return one.means(record) || other.means(record); }};
    case 1:
        return {u"(%1 %2)"_s.arg(one.text, other.text),
                [=](const LogRecord& record) { return one.means(record) && other.means(record); }};
    case 2:
        return {u"-(%1)"_s.arg(one.text), [=](const LogRecord& record) { return !one.means(record); }};
    default:
        return {u"(NOT %1 AND %2)"_s.arg(one.text, other.text),
                [=](const LogRecord& record) { return !one.means(record) && other.means(record); }};
    }
}

} // namespace

class TestLogFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsBytes()
    {
        Random random(1);
        const QString alphabet = u"abAB. e"_s;
        const auto word = [&](int most) {
            std::string text;
            for (int left = random.below(most); left >= 0; --left)
                text += char(alphabet[random.below(int(alphabet.size()))].toLatin1());
            return text;
        };
        for (int round = 0; round < 20'000; ++round) {
            const std::string text = word(random.below(8) == 0 ? 300 : 40);
            const std::string needle = word(5);
            const ByteFinder exact(needle, ByteFinder::Case::Exact);
            const size_t at = text.find(needle);
            const char* found = exact.find(text.data(), text.data() + text.size());
            QCOMPARE(found ? size_t(found - text.data()) : std::string::npos, at);
            const ByteFinder folding(needle, ByteFinder::Case::IgnoreAscii);
            const qsizetype expected =
                QString::fromStdString(text).indexOf(QString::fromStdString(needle), 0, Qt::CaseInsensitive);
            found = folding.find(text.data(), text.data() + text.size());
            QCOMPARE(found ? qsizetype(found - text.data()) : -1, expected);
        }
        // '@' and '`' differ by the bit that makes letters small.
        QVERIFY(!ByteFinder("@@", ByteFinder::Case::IgnoreAscii)
                     .find("0123456789abcdef``", std::strchr("0123456789abcdef``", 0)));
    }

    void findsTextAsQtDoes()
    {
        Random random(2);
        for (int round = 0; round < 20'000; ++round) {
            const QString text = randomText(random, 12);
            const QString what = randomText(random, 3);
            if (what.isEmpty())
                continue;
            for (const bool sensitive : {false, true}) {
                const TextPattern pattern(what, {.regex = false, .caseSensitive = sensitive});
                const bool expected =
                    text.contains(what, sensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
                QVERIFY2(pattern.isIn(text) == expected, qPrintable(text + u" | "_s + what));
            }
        }
    }

    void findsExpressionsAsQtDoes_data()
    {
        QTest::addColumn<QString>("regex");
        for (const char* regex : {"deadlock|timeout",
                                  "dead.?lock",
                                  "lock+",
                                  "a*",
                                  "(dead|time)(lock|out)",
                                  "k",
                                  "ks",
                                  "\\bout\\b",
                                  "[^a]ü",
                                  "x\\]",
                                  "\\.",
                                  "^time",
                                  "out$",
                                  "d{2}ea",
                                  "dead{1}lock",
                                  "ea(?i)d",
                                  "ß|é",
                                  "time out",
                                  "Dead\\x6cock",
                                  "\\Qlock.\\E",
                                  "tim[[:alpha:]]+",
                                  "(?#x)out",
                                  "K|s\\.",
                                  "\U0001F600+a?"})
            QTest::newRow(regex) << QString::fromUtf8(regex);
    }

    // With what is told beforehand by reading the expression, and without it, the same is found.
    void findsExpressionsAsQtDoes()
    {
        QFETCH(QString, regex);
        Random random(3);
        LogStore store;
        QStringList texts;
        for (int row = 0; row < 3000; ++row) {
            texts += randomText(random, 10);
            LogRecord record;
            record.at = QDateTime::fromMSecsSinceEpoch(row, Qt::UTC);
            (void)store.append(record, texts.last());
        }
        for (const bool sensitive : {false, true}) {
            const QRegularExpression qt(regex, QRegularExpression::MultilineOption |
                                                   (sensitive ? QRegularExpression::NoPatternOption
                                                              : QRegularExpression::CaseInsensitiveOption));
            QVERIFY2(qt.isValid(), qPrintable(qt.errorString()));
            const TextPattern pattern(regex, {.regex = true, .caseSensitive = sensitive});
            std::vector<bool> scanned(size_t(texts.size()), false);
            pattern.scan(store.chunkOf(0), 0, quint32(texts.size()),
                         [&](quint32 row) { scanned[row] = true; });
            for (qsizetype row = 0; row < texts.size(); ++row) {
                const bool expected = qt.match(texts[row]).hasMatch();
                QVERIFY2(pattern.isIn(texts[row]) == expected, qPrintable(texts[row]));
                QVERIFY2(scanned[size_t(row)] == expected, qPrintable(texts[row]));
            }
        }
    }

    void scansOnlyWithinTexts()
    {
        LogStore store;
        for (const QString& text :
             {u"dead"_s, u"lock"_s, QString(), u"deadlock"_s, u"xdead"_s, u"lockdeadlock"_s})
            (void)store.append({}, text);
        std::vector<quint32> rows;
        TextPattern(u"DEADLOCK"_s, {}).scan(store.chunkOf(0), 0, 6, [&](quint32 row) {
            rows.push_back(row);
        });
        QCOMPARE(rows, (std::vector<quint32>{3, 5}));
    }

    void readsExpressions()
    {
        QCOMPARE(regexliterals::required(u"foo.*barbaz[0-9]+x"_s), u"barbaz"_s);
        QCOMPARE(regexliterals::required(u"colou?r"_s), u"colo"_s);
        QCOMPARE(regexliterals::required(u"(a|b)cde|f"_s), QString());
        QCOMPARE(regexliterals::required(u"(a|b)cde"_s), u"cde"_s);
        QCOMPARE(regexliterals::required(u"a\\.b\\d"_s), u"a.b"_s);
        QCOMPARE(regexliterals::required(u"\\x41bcd"_s), QString());
        QCOMPARE(regexliterals::alternatives(u"a|bc"_s), QStringList({u"a"_s, u"bc"_s}));
        QVERIFY(!regexliterals::alternatives(u"a|b.c"_s));
        QVERIFY(!regexliterals::alternatives(u"a||b"_s));
    }

    void wildcards()
    {
        QVERIFY(matchesWildcard(u"SQL0*", u"sql01"));
        QVERIFY(matchesWildcard(u"*a*b", u"xxaxbab"));
        QVERIFY(!matchesWildcard(u"*a*b", u"xxaxba"));
        QVERIFY(matchesWildcard(u"?", u"x"));
        QVERIFY(!matchesWildcard(u"?", u""));
        QVERIFY(matchesWildcard(u"**", u""));
        QVERIFY(!matchesWildcard(u"", u"x"));
        QVERIFY(!matchesWildcard(u"SQL0", u"SQL01"));
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("until");
        QTest::addColumn<qint64>("at");
        QTest::newRow("earlier today") << u"07:15"_s << false << utc(26, 7, 15);
        QTest::newRow("last night") << u"22:00"_s << false << utc(25, 22, 0);
        QTest::newRow("until a minute is with it") << u"22:00"_s << true << utc(25, 22, 0, 59, 999);
        QTest::newRow("until a second is with it") << u"22:00:05"_s << true << utc(25, 22, 0, 5, 999);
        QTest::newRow("milliseconds") << u"7:15:01.5"_s << true << utc(26, 7, 15, 1, 500);
        QTest::newRow("a day") << u"2026-11-20"_s << false << utc(20, 0, 0);
        QTest::newRow("until a day is with it") << u"2026-11-20"_s << true << utc(20, 23, 59, 59, 999);
        QTest::newRow("day and time") << u"2026-11-20 22:05"_s << false << utc(20, 22, 5);
        QTest::newRow("ISO") << u"2026-11-20T22:05:06.007"_s << true << utc(20, 22, 5, 6, 7);
        QTest::newRow("with a zone") << u"2026-11-20T22:05:00+02:00"_s << false << utc(20, 20, 5);
        QTest::newRow("ago") << u"90m"_s << false << utc(26, 7, 0);
        QTest::newRow("ago, days") << u"-2d"_s << false << utc(24, 8, 30);
        QTest::newRow("yesterday") << u"Yesterday"_s << false << utc(25, 0, 0);
        QTest::newRow("until yesterday") << u"yesterday"_s << true << utc(25, 23, 59, 59, 999);
        QTest::newRow("today") << u"today"_s << false << utc(26, 0, 0);
    }

    void times()
    {
        QFETCH(QString, text);
        QFETCH(bool, until);
        QFETCH(qint64, at);
        const std::optional<qint64> moment = logMoment(text, kNow, until);
        QVERIFY(moment);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(*moment, Qt::UTC),
                 QDateTime::fromMSecsSinceEpoch(at, Qt::UTC));
    }

    void noTimes()
    {
        for (const QString& text :
             {u"25:00"_s, u"2026-13-01"_s, u"soon"_s, u"12"_s, u"2026-11-20T25:00"_s, u""_s, u"5y"_s})
            QVERIFY2(!logMoment(text, kNow, false), qPrintable(text));
    }

    void errors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("part");
        QTest::newRow("open quote") << u"job:\"Load all"_s << 4 << u"quote"_s;
        QTest::newRow("open expression") << u"text~/dead"_s << 5 << u"closed"_s;
        QTest::newRow("wrong expression") << u"slow text~/de(ad/"_s << 16 << u"expression"_s;
        QTest::newRow("field") << u"slow sever:SQL01"_s << 5 << u"“sever”"_s;
        QTest::newRow("no value") << u"server:"_s << 7 << u"server:SQL0*"_s;
        QTest::newRow("no value before a parenthesis") << u"(server:)"_s << 8 << u"missing"_s;
        QTest::newRow("level") << u"level>=loud"_s << 7 << u"warning"_s;
        QTest::newRow("source") << u"source:moon"_s << 7 << u"history"_s;
        QTest::newRow("time") << u"since:soon"_s << 6 << u"22:00"_s;
        QTest::newRow("group") << u"group:x"_s << 6 << u"number"_s;
        QTest::newRow("order") << u"server>SQL01"_s << 6 << u"server:"_s;
        QTest::newRow("open parenthesis") << u"a (b OR c"_s << 2 << u"closed"_s;
        QTest::newRow("closed parenthesis") << u"a b) c"_s << 3 << u"“(”"_s;
        QTest::newRow("empty parentheses") << u"a ()"_s << 2 << u"parentheses"_s;
        QTest::newRow("OR at the end") << u"a OR"_s << 4 << u"missing"_s;
        QTest::newRow("OR at the beginning") << u"OR a"_s << 0 << u"missing"_s;
        QTest::newRow("two ORs") << u"a OR OR b"_s << 5 << u"missing"_s;
        QTest::newRow("NOT alone") << u"a NOT"_s << 5 << u"missing"_s;
        QTest::newRow("nothing in quotes") << u"\"\""_s << 0 << u"Nothing"_s;
        QTest::newRow("too deep") << QString(200, u'(') + u'a' + QString(200, u')') << 100 << u"Too many"_s;
    }

    void errors()
    {
        QFETCH(QString, text);
        QFETCH(int, column);
        QFETCH(QString, part);
        const auto filter = LogFilter::parse(text, kNow);
        QVERIFY(!filter);
        QCOMPARE(filter.error().column, column);
        QVERIFY2(filter.error().message.contains(part), qPrintable(filter.error().message));
        QVERIFY(filter.error().column + filter.error().length <= text.size());
    }

    void quotesWhatNeedsIt()
    {
        QCOMPARE(LogFilter::quoted(u"SQL01"_s), u"SQL01"_s);
        QCOMPARE(LogFilter::quoted(u"Load all"_s), u"\"Load all\""_s);
        QCOMPARE(LogFilter::quoted(u"a\"b\\c"_s), u"\"a\\\"b\\\\c\""_s);
        QCOMPARE(LogFilter::quoted(u"OR"_s), u"\"OR\""_s);
        QCOMPARE(LogFilter::quoted(u"-x"_s), u"\"-x\""_s);
        QVERIFY(LogFilter::parse(QString(), kNow)->isOff());
        QVERIFY(LogFilter::parse(u"  "_s, kNow)->isOff());
    }

    // Random expressions, written down, read back and evaluated many rows at a time, against what they were
    // made to mean.
    void meansWhatItSays()
    {
        for (unsigned seed = 0; seed < 400; ++seed) {
            Random random(seed);
            LogStore store;
            QList<LogRecord> records;
            for (int row = 0; row < 300; ++row) {
                records += randomRecord(random);
                if (seed % 2 == 0) // without the letters that need the slow way
                    records.last().message.remove(u'\u212a').remove(u'\u017f');
                (void)store.append(records.last(), records.last().message);
            }
            for (int round = 0; round < 10; ++round) {
                const Expression expression = randomExpression(random, 3);
                const auto filter = LogFilter::parse(expression.text, kNow);
                QVERIFY2(filter, qPrintable(expression.text + u": "_s +
                                            (filter ? QString() : filter.error().message)));
                LogMatcher matcher(*filter, store.reader());
                std::vector<LogRowId> found;
                const int cut = random.below(300);
                matcher.match(store.chunkOf(0), 0, quint32(cut), found);
                matcher.match(store.chunkOf(0), quint32(cut), 300, found);
                std::vector<LogRowId> expected;
                for (int row = 0; row < 300; ++row) {
                    if (expression.means(records[row]))
                        expected.push_back(LogRowId(row));
                }
                QVERIFY2(found == expected, qPrintable(u"seed %1: %2"_s.arg(seed).arg(expression.text)));
            }
        }
    }

    void knowsTasksByNameAndGroups()
    {
        LogStore store;
        LogRecord record;
        record.task = u"3f2a"_s;
        (void)store.append(record, u"one"_s, 4);
        record.task = u"77"_s;
        (void)store.append(record, u"two"_s, 5);
        const auto rowsOf = [&](const QString& text) {
            const auto names =
                std::make_shared<const LogTaskNames>(LogTaskNames{{u"3f2a"_s, u"Load customers"_s}});
            LogMatcher matcher(LogFilter::parse(text, kNow).value(), store.reader(), names);
            std::vector<LogRowId> found;
            matcher.match(store.chunkOf(0), 0, 2, found);
            return found;
        };
        QCOMPARE(rowsOf(u"task:\"load*\""_s), std::vector<LogRowId>{0});
        QCOMPARE(rowsOf(u"task:77"_s), std::vector<LogRowId>{1});
        QCOMPARE(rowsOf(u"group:5"_s), std::vector<LogRowId>{1});
        QCOMPARE(rowsOf(u"group=4 OR task~^7"_s), (std::vector<LogRowId>{0, 1}));
    }

    // Nothing that is typed may bring it down.
    void survivesAnything()
    {
        Random random(9);
        const QString alphabet = u"()\"/\\-:~<>=ANDORT abc*.sincelevel0\u212a"_s;
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (int left = random.below(25); left > 0; --left)
                text += alphabet[random.below(int(alphabet.size()))];
            const auto filter = LogFilter::parse(text, kNow);
            if (!filter) {
                QVERIFY(filter.error().column >= 0 && filter.error().column <= text.size());
                QVERIFY(!filter.error().message.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLogFilter)
#include "tst_logfilter.moc"
