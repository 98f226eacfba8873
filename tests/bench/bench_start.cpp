// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P20: from the call of the program to a window that is painted and answers, on a display of its own, beside
// `sqlitebrowser` on the same one, in turn. Each starts with an empty folder for its settings that it has
// started with once before; files are in the page cache for both.
#include "measure.h"
#include "xdisplay.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace stellwerk::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStarts = 9;

// Without whatever desktop the caller has: both come up the same way everywhere.
QProcessEnvironment environmentIn(const QString& folder)
{
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const QString& name : {u"PATH"_s, u"LANG"_s, u"TZ"_s, u"LD_LIBRARY_PATH"_s})
        environment.insert(name, system.value(name));
    environment.insert(u"HOME"_s, folder);
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    return environment;
}

void start(benchmark::State& state)
{
    for (auto _ : state) {
        const QString other = QStandardPaths::findExecutable(u"sqlitebrowser"_s);
        if (other.isEmpty()) {
            state.SkipWithError("sqlitebrowser is not there (Debian: apt install sqlitebrowser)");
            return;
        }
        XDisplay display;
        if (!display.error().isEmpty()) {
            state.SkipWithError(display.error().toUtf8().constData());
            return;
        }
        const QTemporaryDir ours, theirs;
        std::vector<double> mapped, painted;
        const auto own = [&]() -> std::optional<double> {
            const auto one =
                display.start(u"" STELLWERK_BIN_DIR "/stellwerk"_s, {}, environmentIn(ours.path()));
            if (!one)
                return std::nullopt;
            mapped.push_back(one->mapped);
            painted.push_back(one->painted);
            return one->usable;
        };
        const auto peer = [&]() -> std::optional<double> {
            const auto one = display.start(other, {}, environmentIn(theirs.path()));
            return one ? std::optional(one->usable) : std::nullopt;
        };
        if (!own() || !peer()) { // the first start writes settings and fills the page cache
            state.SkipWithError("a program did not come up");
            return;
        }
        mapped.clear();
        painted.clear();
        const Pair pair = alternate(kStarts, own, peer);
        if (!pair.complete(kStarts)) {
            state.SkipWithError("a program did not come up");
            return;
        }
        state.counters["ms"] = median(pair.ours);
        state.counters["mapped_ms"] = median(mapped);
        state.counters["painted_ms"] = median(painted);
        state.counters["sqlitebrowser_ms"] = median(pair.reference);
        state.counters["best_ms"] = quantile(pair.ours, 0);
        state.counters["sqlitebrowser_best_ms"] = quantile(pair.reference, 0);
        tell(state, median(pair.ours) / median(pair.reference), {1.0, 1.5});
    }
}
BENCHMARK(start)->Name("P20/start")->Iterations(1);

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
