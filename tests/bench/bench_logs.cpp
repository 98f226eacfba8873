// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log with 5 million rows (490 MB of text), without a window:
//   P11  rows taken from memory, per second, in units of a million.
//   P12  a word: first rows in units of 50 ms, and all of them against `grep -c` on the same text; the worse.
//   P13  an expression: likewise, against 1.5 times `grep -Ec`; a filter cleared, in units of 50 ms.
//   P15  memory of the process beside the text, in units of 100 bytes a row.
#include "loglines.h"
#include "measure.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kBatch = 100'000;
constexpr int kBatches = 50;

double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE));
}

// The log that every measurement here looks at, and the same text as a file.
struct Log
{
    LogModel model;
    QTemporaryDir folder;
    QString file = folder.filePath(u"log.txt"_s);
    double ingestMs = 0;
    double textBytes = 0;
    double residentMore = 0;

    Log()
    {
        model.setMemoryLimit(0);
        QFile out(file);
        (void)out.open(QIODevice::WriteOnly);
        std::vector<LogLines> lines;
        lines.reserve(4);
        for (unsigned seed = 0; seed < 4; ++seed)
            lines.emplace_back(model, kBatch, seed, 0);
        const double before = residentBytes();
        for (int batch = 0; batch < kBatches; ++batch) {
            LogLines& from = lines[size_t(batch) % lines.size()];
            for (LogRow& row : from.rows)
                row.at += batch < 4 ? batch * 10'000 : 40'000;
            const double begun = nowMs();
            model.appendRows(from.rows);
            ingestMs += nowMs() - begun;
            textBytes += double(from.text.size()) - double(from.rows.size());
            out.write(from.text.data(), qint64(from.text.size()));
        }
        residentMore = residentBytes() - before;
    }

    struct Times
    {
        double first = 0;
        double all = 0;
        int rows = 0;
    };
    // From the wish to its first rows in the model, and to all of them.
    Times search(const QString& text)
    {
        model.setQuery({});
        QEventLoop loop;
        Times times;
        const LogFilter filter = LogFilter::parse(text, QDateTime::currentDateTimeUtc()).value();
        const double begun = nowMs();
        const auto first = [&] {
            if (times.first == 0 && model.rowCount() > 0)
                times.first = nowMs() - begun;
        };
        const auto connections = {QObject::connect(&model, &QAbstractItemModel::modelReset, &loop, first),
                                  QObject::connect(&model, &LogModel::searchChanged, &loop, [&] {
                                      if (!model.isSearching())
                                          loop.quit();
                                  })};
        model.setQuery(filter);
        loop.exec();
        times.all = nowMs() - begun;
        times.rows = model.rowCount();
        for (const auto& connection : connections)
            QObject::disconnect(connection);
        return times;
    }
    std::optional<double> grep(const QStringList& arguments, int& found) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C"_s); // its fastest
        process.setProcessEnvironment(environment);
        const double begun = nowMs();
        process.start(u"grep"_s, arguments + QStringList{file});
        process.waitForFinished(-1);
        const double ms = nowMs() - begun;
        found = process.readAllStandardOutput().trimmed().toInt();
        return found > 0 ? std::optional(ms) : std::nullopt;
    }
};

Log& log()
{
    static Log* const one = new Log; // as long as the program
    return *one;
}

void ingest(benchmark::State& state)
{
    for (auto _ : state) {
        const double rate = double(kBatch) * kBatches / log().ingestMs * 1000;
        state.counters["rows_per_s"] = rate;
        tell(state, 1e6 / rate, {1.0, 1 / 0.3});
    }
}
BENCHMARK(ingest)->Name("P11/ingest")->Iterations(1);

// As the lanes give them today: one QString struct each, errors grouped.
void ingestRecords(benchmark::State& state)
{
    for (auto _ : state) {
        LogModel model;
        const LogLines lines(model, kBatch, 7, 0);
        QList<LogRecord> records;
        for (const LogRow& row : lines.rows)
            records.append({.at = QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC),
                            .level = row.level,
                            .source = row.source,
                            .server = u"SQL001"_s,
                            .job = u"Load"_s,
                            .message = QString::fromUtf8(row.text.data(), qsizetype(row.text.size()))});
        const double begun = nowMs();
        for (qsizetype at = 0; at < records.size(); at += 2000)
            model.append(records.mid(at, 2000));
        const double rate = double(kBatch) / (nowMs() - begun) * 1000;
        state.counters["rows_per_s"] = rate;
        tell(state, 1e6 / rate, {1.0, 1 / 0.3});
    }
}
BENCHMARK(ingestRecords)->Name("P11/records_with_groups")->Iterations(1);

void search(benchmark::State& state, const char* filter, const QStringList& grepArguments, double allowed,
            double worst)
{
    for (auto _ : state) {
        int found = 0;
        std::vector<double> firsts;
        Log::Times times;
        const Pair pair = alternate(
            kRounds,
            [&]() -> std::optional<double> {
                times = log().search(QString::fromUtf8(filter));
                firsts.push_back(times.first);
                return times.all;
            },
            [&] { return log().grep(grepArguments, found); });
        if (!pair.complete(kRounds) || found != times.rows) {
            state.SkipWithError("grep found something else, or nothing");
            return;
        }
        state.counters["hits"] = found;
        state.counters["first_ms"] = median(firsts);
        state.counters["all_ms"] = median(pair.ours);
        state.counters["grep_ms"] = median(pair.reference);
        const double ratio = median(pair.ours) / median(pair.reference) / allowed;
        state.counters["ratio_first"] = median(firsts) / 50;
        tell(state, std::max(ratio, median(firsts) / 50), {1.0, worst});
    }
}
BENCHMARK_CAPTURE(search, word, "deadlock", {u"-ci"_s, u"deadlock"_s}, 1.0, 2.0)
    ->Name("P12/word_any_case")
    ->Iterations(1);
BENCHMARK_CAPTURE(search, wordSensitive, "text~/deadlock/c", {u"-c"_s, u"deadlock"_s}, 1.0, 2.0)
    ->Name("P12/word")
    ->Iterations(1);
BENCHMARK_CAPTURE(search, rare, "text~/Task 123: customers/c", {u"-c"_s, u"Task 123: customers"_s}, 1.0, 2.0)
    ->Name("P12/rare_word")
    ->Iterations(1);
BENCHMARK_CAPTURE(search, common, "text~/lookup/c", {u"-c"_s, u"lookup"_s}, 1.0, 2.0)
    ->Name("P12/word_in_a_quarter_of_the_rows")
    ->Iterations(1);
BENCHMARK_CAPTURE(search, either, "text~/deadlock|timeout/c", {u"-Ec"_s, u"deadlock|timeout"_s}, 1.5, 2.0)
    ->Name("P13/alternatives")
    ->Iterations(1);
BENCHMARK_CAPTURE(search, eitherAny, "text~/deadlock|timeout/", {u"-Eci"_s, u"deadlock|timeout"_s}, 1.5, 2.0)
    ->Name("P13/alternatives_any_case")
    ->Iterations(1);
BENCHMARK_CAPTURE(search, regex, "text~/(lookup|cache) to [a-z]+ [0-9]{5}$/c",
                  {u"-Ec"_s, u"(lookup|cache) to [a-z]+ [0-9]{5}$"_s}, 1.5, 2.0)
    ->Name("P13/expression")
    ->Iterations(1);
BENCHMARK_CAPTURE(search, classes, "text~/[0-9]{3}:.* t[a-z]ble/c", {u"-Ec"_s, u"[0-9]{3}:.* t[a-z]ble"_s},
                  1.5, 2.0)
    ->Name("P13/expression_without_words")
    ->Iterations(1);

void clearFilter(benchmark::State& state)
{
    for (auto _ : state) {
        std::vector<double> times;
        for (int round = 0; round < kRounds; ++round) {
            log().search(u"lookup"_s);
            const double begun = nowMs();
            log().model.setQuery({});
            times.push_back(nowMs() - begun);
        }
        state.counters["ms"] = median(times);
        tell(state, median(times) / 50, {1.0, 10.0});
    }
}
BENCHMARK(clearFilter)->Name("P13/clear")->Iterations(1);

void memory(benchmark::State& state)
{
    for (auto _ : state) {
        const double perRow = (log().residentMore - log().textBytes) / (double(kBatch) * kBatches);
        state.counters["text_mb"] = log().textBytes / 1e6;
        state.counters["bytes_a_row"] = perRow;
        tell(state, perRow / 100, {1.0, 2.0});
    }
}
BENCHMARK(memory)->Name("P15/memory")->Iterations(1);

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
