// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connection.h"
#include "agent/statement.h"
#include "agentfleetfixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace stellwerk::test {

// A row of the fault matrix (docs/reliability.md): one job, one fault at one moment, on a fleet of its own.
struct FaultRow
{
    QByteArray faults;                    // of the scenario, comma separated
    QStringList outcomes;                 // how what is told may begin; nothing else may be told
    int starts = 1;                       // that the fleet itself counts
    QString job = QStringLiteral("Load"); // or "Breaks", which fails
    QString statement{};                  // sent by somebody else as soon as the run was seen to begin
    bool lost = false;   // the loss of the server is told, and its return, unless it ends there
    QByteArray server{}; // more of the server's own
};

// Plays one row at sixty times life and holds it against what the fleet itself recorded.
class FaultStage
{
public:
    explicit FaultStage(const FaultRow& row)
        : m_row(row)
        , m_fleet(options())
    {}

    // Empty, or what is wrong.
    [[nodiscard]] QString play()
    {
        if (!m_fleet.error().isEmpty())
            return m_fleet.error();
        const auto client = m_fleet.client();
        const auto other = m_fleet.client();
        Server patient = client->server();
        patient.queryTimeout = std::chrono::seconds(2); // a black hole is given up soon
        patient.loginTimeout = std::chrono::seconds(2);
        client->setServer(patient);
        RunWatcher watcher(client.get());
        QSignalSpy lost(&watcher, &RunWatcher::contactLost);
        QSignalSpy back(&watcher, &RunWatcher::contactBack);
        Followed run(watcher, orderOf(1, m_row.job));
        bool sent = m_row.statement.isEmpty();
        QObject::connect(&watcher, &RunWatcher::running, &run, [&] {
            if (!std::exchange(sent, true))
                send(*other);
        });
        watcher.start(orderOf(1, m_row.job, RunWatcher::IfRunning::Wait));
        const bool over = QTest::qWaitFor([&] { return run.over(); }, 60'000);
        const QString outcome = run.outcome();
        m_fleet.fleet.stop();
        QStringList wrong;
        const auto expect = [&](bool fine, const QString& what) {
            if (!fine)
                wrong.append(what);
        };
        expect(over, QStringLiteral("never ended"));
        expect(std::any_of(m_row.outcomes.cbegin(), m_row.outcomes.cend(),
                           [&](const QString& word) { return outcome.startsWith(word); }),
               QStringLiteral("told: ") + outcome);
        expect(run.acceptances + run.failures == 1 && run.ends <= 1, QStringLiteral("told more than once"));
        expect(run.ends == run.acceptances, QStringLiteral("accepted and not ended"));
        expect(starts() == m_row.starts, QStringLiteral("started %1 times").arg(starts()));
        expect(!m_row.lost || lost.size() > 0, QStringLiteral("nobody was told that the server was lost"));
        expect(lost.size() == back.size(),
               QStringLiteral("lost %1 times, back %2 times").arg(lost.size()).arg(back.size()));
        expect(m_row.statement.isEmpty() || m_statementError.isEmpty(), m_statementError);
        if (outcome == QStringLiteral("failed") && !m_row.faults.contains("purged"))
            expect(run.steps.size() == 1 &&
                       run.steps.first().message.contains(QStringLiteral("Disk is full")),
                   QStringLiteral("the failing step is not told"));
        return wrong.isEmpty() ? QString()
                               : wrong.join(QStringLiteral("; ")) + u'\n' + m_fleet.fleet.errorOutput();
    }

private:
    [[nodiscard]] SimfleetProcess::Options options() const
    {
        SimfleetProcess::Options options;
        options.speed = 60;
        options.scenario =
            R"({"formatVersion": 1, "history": {"runs": 2, "logRuns": 0}, "servers": [{"name": "SQL01")" +
            m_row.server + R"(}],
            "jobs": [{"name": "Load", "steps": [{"name": "One", "duration": 60}, {"name": "Two", "duration": 30}]},
             {"name": "Breaks", "steps": [{"name": "Fill", "duration": 60, "outcome": "fail",
               "error": "Disk is full."}]}],
            "faults": [)" +
            m_row.faults + "]}";
        options.arguments = {QStringLiteral("--start-log"), m_folder.filePath(QStringLiteral("starts"))};
        return options;
    }
    void send(AgentClient& other)
    {
        other.lane()->submit<int>(
            &m_context,
            [text = m_row.statement](Connection& connection) -> AgentResult<int> {
                Statement statement(connection);
                if (auto done = statement.execute(text); !done)
                    return tl::make_unexpected(done.error());
                if (auto done = statement.drain(); !done)
                    return tl::make_unexpected(done.error());
                return 1;
            },
            [this](const AgentResult<int>& answer) {
                m_statementError = answer ? QString() : answer.error().summary();
            });
    }
    [[nodiscard]] int starts() const
    {
        QFile file(m_folder.filePath(QStringLiteral("starts")));
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        int count = 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            if (entry[QLatin1String("type")].toString() == QStringLiteral("start") &&
                entry[QLatin1String("job")].toString() == m_row.job &&
                entry[QLatin1String("accepted")].toBool())
                ++count;
        }
        return count;
    }

    FaultRow m_row;
    QTemporaryDir m_folder;
    AgentFleet m_fleet;
    QObject m_context;
    QString m_statementError = QStringLiteral("the statement was not answered");
};

} // namespace stellwerk::test

Q_DECLARE_METATYPE(stellwerk::test::FaultRow)
