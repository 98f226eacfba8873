// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P20: from the call of the program to a window that is painted and answers, on a display of its own, beside
// `sqlitebrowser` on the same one, in turn. Each starts with a folder for its settings that it has started
// with once before; files are in the page cache for both. Once with nothing in it, once with 200 servers
// (that do not answer) and a package of 1,000 tasks.
#include "../gui/canvastestpackages.h"
#include "fleet/registryfile.h"
#include "measure.h"
#include "package/packagefile.h"
#include "xdisplay.h"

#include <QCoreApplication>
#include <QDir>
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

QString written(const QString& folder)
{
    QList<stellwerk::Server> servers;
    for (int i = 1; i <= 200; ++i) {
        stellwerk::Server server;
        server.name = u"SQL%1"_s.arg(i);
        server.host = u"127.9.9.%1"_s.arg(i); // refuses at once
        server.user = u"nobody"_s;
        servers.append(server);
    }
    stellwerk::RegistryFile registry;
    (void)registry.setServers(servers);
    (void)registry.save(folder + u"/servers.json"_s);
    const QString file = folder + u"/nightly.stellwerk"_s;
    (void)stellwerk::savePackage(canvastest::grid(1000, 2000), file);
    return file;
}

void start(benchmark::State& state, bool full)
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
        const QString config = ours.filePath(u"config"_s);
        QStringList arguments{u"--config"_s, config};
        if (full) {
            QDir().mkpath(config);
            arguments.append(written(config));
        }
        std::vector<double> mapped, painted;
        const auto own = [&]() -> std::optional<double> {
            const auto one =
                display.start(u"" STELLWERK_BIN_DIR "/stellwerk"_s, arguments, environmentIn(ours.path()));
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
BENCHMARK_CAPTURE(start, empty, false)->Name("P20/start")->Iterations(1);
BENCHMARK_CAPTURE(start, full, true)->Name("P20/start_with_200_servers_1000_tasks")->Iterations(1);

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
