// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// stellwerk-simulate: many seeds of the deterministic simulation, or one of them in full
// (docs/simulation.md).
#include "simulation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHashSeed>

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include <unistd.h>

using namespace simulation;
using namespace Qt::StringLiterals;

namespace {

thread_local quint64 tSeed = 0; // for the last words of a crash

extern "C" void crashed(int signal)
{
    char text[80];
    const int length = std::snprintf(text, sizeof text, "\nseed %llu died with signal %d\n", tSeed, signal);
    [[maybe_unused]] const auto written = ::write(2, text, size_t(length));
    ::_exit(3);
}

const std::map<QString, Break>& breaks()
{
    static const std::map<QString, Break> names{
        {u"double-start"_s, Break::DoubleStart},       {u"forget-durability"_s, Break::ForgetDurability},
        {u"trust-any-run"_s, Break::TrustAnyRun},      {u"forget-task"_s, Break::ForgetTask},
        {u"overbook-server"_s, Break::OverbookServer}, {u"unknown-is-fine"_s, Break::UnknownIsFine},
        {u"drop-last-event"_s, Break::DropLastEvent}};
    return names;
}

// Runs the seed once more and prints what happened: all of it, or the last lines.
void replay(quint64 seed, Break broken, bool harsh, size_t lines)
{
    std::deque<QString> last;
    SeedOptions options{broken, harsh, [&](const QString& line) {
                            if (lines == 0) {
                                std::printf("%s\n", qUtf8Printable(line));
                                return;
                            }
                            last.push_back(line);
                            if (last.size() > lines)
                                last.pop_front();
                        }};
    const SeedResult result = runSeed(seed, options);
    for (const QString& line : last)
        std::printf("  %s\n", qUtf8Printable(line));
    std::printf("seed %llu: %s\n", seed,
                result.violation.isEmpty() ? "ok" : qUtf8Printable(result.violation));
}

struct Failure
{
    quint64 seed = 0;
    QString violation;
};

struct Campaign
{
    quint64 first = 1;
    quint64 count = 1000;
    int threads = 1;
    size_t mostFailures = 5;
    Break broken = Break::Nothing;
    bool harsh = false;

    Tally tally;
    std::vector<Failure> failures;
    double seconds = 0;

    void run(bool progress)
    {
        std::atomic<quint64> next = first;
        std::atomic<bool> enough = false;
        std::mutex mutex;
        std::condition_variable over;
        bool done = false;
        const auto begin = std::chrono::steady_clock::now();
        const auto work = [&] {
            Tally own;
            for (quint64 seed = next++; seed < first + count && !enough; seed = next++) {
                tSeed = seed;
                const SeedResult result = runSeed(seed, {broken, harsh, {}});
                own.add(result.tally);
                if (!result.violation.isEmpty()) {
                    const std::scoped_lock lock(mutex);
                    failures.push_back({seed, result.violation});
                    enough = failures.size() >= mostFailures;
                }
            }
            const std::scoped_lock lock(mutex);
            tally.add(own);
        };
        std::vector<std::thread> workers;
        for (int i = 0; i < threads; ++i)
            workers.emplace_back(work);
        std::thread watcher([&] {
            std::unique_lock lock(mutex);
            while (progress && !over.wait_for(lock, std::chrono::seconds(5), [&] { return done; }))
                report(std::min<quint64>(next - first, count), begin);
        });
        for (std::thread& worker : workers)
            worker.join();
        {
            const std::scoped_lock lock(mutex);
            done = true;
        }
        over.notify_all();
        watcher.join();
        seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        std::sort(failures.begin(), failures.end(),
                  [](const Failure& a, const Failure& b) { return a.seed < b.seed; });
    }
    static void report(quint64 done, std::chrono::steady_clock::time_point begin)
    {
        const double passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        std::fprintf(stderr, "%llu seeds, %.0f seeds/s\n", done, double(done) / passed);
    }
};

int campaign(Campaign& campaign)
{
    campaign.run(true);
    const Tally& t = campaign.tally;
    std::printf(
        "%lld seeds in %.1f s: %.0f seeds/s\n"
        "%lld attempts, %lld starts at servers, %lld adopted, %lld unknown, %lld kills, %lld inputs\n",
        t.seeds, campaign.seconds, double(t.seeds) / campaign.seconds, t.attempts, t.starts, t.adopted,
        t.unknown, t.kills, t.inputs);
    for (const Failure& failure : campaign.failures) {
        std::printf("\nseed %llu: %s\n", failure.seed, qUtf8Printable(failure.violation));
        if (&failure == &campaign.failures.front())
            replay(failure.seed, campaign.broken, campaign.harsh, 40);
    }
    if (campaign.failures.empty())
        return 0;
    std::printf("\n%zu violations. Replay one: ./dev simulate --seed %llu --verbose\n",
                campaign.failures.size(), campaign.failures.front().seed);
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    QHashSeed::setDeterministicGlobalSeed(); // nothing may depend on it; if it does, it is found again
    QCoreApplication app(argc, argv);
    std::signal(SIGSEGV, crashed);
    std::signal(SIGABRT, crashed);
    std::signal(SIGFPE, crashed);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Runs random packages on modelled fleets through random faults."_s);
    parser.addHelpOption();
    parser.addOptions({{u"seeds"_s, u"How many seeds."_s, u"n"_s, u"1000"_s},
                       {u"first-seed"_s, u"The first of them."_s, u"k"_s, u"1"_s},
                       {u"seed"_s, u"This one only."_s, u"s"_s},
                       {u"verbose"_s, u"With --seed: everything that happens."_s},
                       {u"harsh"_s, u"Purges, clocks and other people in one seed."_s},
                       {u"threads"_s, u"Instead of one for each core."_s, u"n"_s},
                       {u"failures"_s, u"Stop after so many."_s, u"n"_s, u"5"_s},
                       {u"break"_s,
                        u"Break something on purpose, to see it found: "_s +
                            QStringList(QMap<QString, Break>(breaks()).keys()).join(u", "_s),
                        u"what"_s}});
    parser.process(app);
    Break broken = Break::Nothing;
    if (parser.isSet(u"break"_s)) {
        const auto found = breaks().find(parser.value(u"break"_s));
        if (found == breaks().end()) {
            std::fprintf(stderr, "There is nothing of that name to break. See --help.\n");
            return 2;
        }
        broken = found->second;
    }
    const bool harsh = parser.isSet(u"harsh"_s);
    if (parser.isSet(u"seed"_s)) {
        const quint64 seed = parser.value(u"seed"_s).toULongLong();
        tSeed = seed;
        replay(seed, broken, harsh, parser.isSet(u"verbose"_s) ? 0 : 40);
        return runSeed(seed, {broken, harsh, {}}).violation.isEmpty() ? 0 : 1;
    }
    Campaign all;
    all.first = parser.value(u"first-seed"_s).toULongLong();
    all.count = parser.value(u"seeds"_s).toULongLong();
    all.mostFailures = parser.value(u"failures"_s).toULongLong();
    all.broken = broken;
    all.harsh = harsh;
    all.threads = parser.isSet(u"threads"_s) ? std::max(1, parser.value(u"threads"_s).toInt())
                                             : int(std::max(1u, std::thread::hardware_concurrency()));
    return campaign(all);
}
