// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagefile.h"
#include "run/agentport.h"
#include "run/journal.h"
#include "run/runclock.h"
#include "run/runner.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>

// A Runner with a real journal, a virtual clock and a fleet that is a class.
namespace runscene {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class VirtualClock final : public RunClock
{
public:
    [[nodiscard]] RunTime now() const override { return m_now; }
    void wakeAt(RunTime time) override { m_alarm = time; }
    void advance(std::chrono::milliseconds by)
    {
        m_now += by;
        if (m_alarm && *m_alarm <= m_now) {
            m_alarm.reset();
            Q_EMIT due();
        }
    }
    [[nodiscard]] bool isSet() const { return m_alarm.has_value(); }

private:
    RunTime m_now{1'800'000'000s};
    std::optional<RunTime> m_alarm;
};

// Ends every job at once, later in the event loop, unless told otherwise.
class VirtualFleet final : public AgentPort
{
public:
    void start(const StartOrder& order) override
    {
        orders.append(order);
        if (onStart)
            onStart(order);
        if (hold)
            return;
        QTimer::singleShot(0, this, [this, order] {
            Q_EMIT startAccepted(order.key, {});
            Q_EMIT running(order.key, u"2026-11-22T23:00:00"_s);
            Q_EMIT stepFinished(order.key, 1, u"Load"_s, RunStatus::Succeeded, u"done"_s, 1s);
            const bool fails = failing.contains(order.job);
            Q_EMIT ended(order.key, fails ? TaskOutcome::Failed : TaskOutcome::Succeeded,
                         fails ? FailureKind::JobFailed : FailureKind::None, fails ? u"bad"_s : QString());
        });
    }
    void stop(const AttemptKey& key) override
    {
        QTimer::singleShot(0, this,
                           [this, key] { Q_EMIT ended(key, TaskOutcome::Cancelled, FailureKind::None, {}); });
    }
    void resume(const StartOrder& order, const KnownStart& known) override
    {
        resumed.append({order, known});
        QTimer::singleShot(0, this, [this, order, known] {
            if (!known.accepted)
                Q_EMIT startAccepted(order.key, {});
            Q_EMIT ended(order.key, TaskOutcome::Succeeded, FailureKind::None, {});
        });
    }
    QString serverClock(const QString& server) const override { return clocks.value(server); }
    void abandon(const AttemptKey& key) override { abandoned.append(key); }

    QList<ResumeOrder> resumed;
    QHash<QString, QString> clocks;
    QList<StartOrder> orders;
    QList<AttemptKey> abandoned;
    QSet<QString> failing;
    bool hold = false;
    std::function<void(const StartOrder&)> onStart;
};

struct Scene
{
    Scene()
    {
        QVERIFY(folder.isValid());
        const auto loaded =
            loadPackage(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/samples/nightly-load.stellwerk"));
        QVERIFY(loaded.has_value());
        order.package = loaded->package;
        order.file = u"nightly-load.stellwerk"_s;
        for (int i = 1; i <= 6; ++i) {
            ServerSnapshot server;
            server.name = u"SQL0%1"_s.arg(i);
            server.group = i == 4 || i == 5 ? u"Production/Warehouse"_s : u"Production/Sources"_s;
            server.tags = i == 4 || i == 5 ? QStringList{u"warehouse"_s} : QStringList{};
            order.fleet.servers.append(server);
        }
    }
    QTemporaryDir folder;
    QString file = folder.filePath(u"runs.sqlite"_s);
    VirtualClock clock;
    VirtualFleet fleet;
    Journal journal{file};
    Runner runner{&fleet, &journal, &clock};
    Runner::Order order;
};

} // namespace runscene
