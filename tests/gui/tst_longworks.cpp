// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The history of real servers coming in, as the list of background work tells it and cancels it.
#include "shell/backgroundtasks.h"
#include "shell/longworks.h"
#include "shell/workspace.h"
#include "simfleetprocess.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = BackgroundTasks::State;

namespace {

constexpr int kPatience = 30'000;
const QByteArray kScenario = R"({"formatVersion": 1, "history": {"runs": 900, "days": 60, "logRuns": 0},
 "servers": [{"name": "SQL01", "historyMaxRows": -1, "historyMaxRowsPerJob": 1000000},
             {"name": "SQL02", "historyMaxRows": -1, "historyMaxRowsPerJob": 1000000}],
 "jobs": [{"name": "Quick", "steps": [{"name": "Work", "duration": 2}]}]})";

} // namespace

class TestLongWorks : public QObject
{
    Q_OBJECT
    SimfleetProcess m_fleet;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(SimfleetProcess::available());
        const QString error = m_fleet.start({2, kScenario, 20.0, 1, {}});
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void theHistoryIsListedCancelledAndGoesOn()
    {
        FleetSession::Options options;
        options.configFolder = m_fleet.configFolder();
        options.askPassword = [this](const Server&, const auto& done) { done(m_fleet.password()); };
        options.keepHistory = true;
        options.historyPace = {10ms, 20ms, 10min, 300ms, 50ms, 20, 4};
        Workspace workspace(options, nullptr);
        FleetSession* session = workspace.session();
        BackgroundTasks* tasks = workspace.backgroundTasks();
        tasks->setGrace(0ms);
        LongWorks works(&workspace, nullptr);
        session->connectFleet();
        const auto state = [tasks](int row) {
            return State(tasks->index(row).data(BackgroundTasks::StateRole).toInt());
        };
        QTRY_COMPARE_WITH_TIMEOUT(tasks->rowCount(), 1, kPatience);
        QCOMPARE(state(0), State::Running);
        QTRY_VERIFY_WITH_TIMEOUT(!tasks->index(0).data(BackgroundTasks::DetailRole).toString().isEmpty(),
                                 kPatience);
        QVERIFY(tasks->index(0).data(BackgroundTasks::CancellableRole).toBool());
        tasks->cancel(tasks->index(0).data(BackgroundTasks::IdRole).toInt());
        QVERIFY(session->isHistoryPaused());
        QTRY_COMPARE_WITH_TIMEOUT(state(0), State::Cancelled, kPatience);
        // No server is asked any more: it stands still in all of them.
        const auto stands = [session] {
            for (const Server& server : session->servers()) {
                if (session->historyProgress(server.name).phase != HistoryProgress::Phase::Paused)
                    return false;
            }
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(stands(), kPatience);
        for (const Server& server : session->servers())
            QVERIFY(!session->historyProgress(server.name).completeUntil.isValid());
        // Let go on, it is a work of its own, to its end.
        session->setHistoryPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(tasks->rowCount(), 2, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(state(1), State::Finished, kPatience);
        for (const Server& server : session->servers())
            QVERIFY(session->historyProgress(server.name).completeUntil.isValid());
    }
};

QTEST_MAIN(TestLongWorks)
#include "tst_longworks.moc"
