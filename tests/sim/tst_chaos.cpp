// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chaos with real processes: `stellwerkctl run` on the simulated fleet, killed with SIGKILL at random moments
// and taken up by `stellwerkctl runs resume`, which is killed as well; then the fleet's own record of starts
// is counted. STELLWERK_CHAOS_KILLS and STELLWERK_CHAOS_SEED, or ./dev chaos [KILLS].
#include "run/journal.h"
#include "run/runevents_json.h"
#include "sessionscenario.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTasks = 12;
constexpr int kOfServers = 3;
constexpr int kPatience = 120'000;

bool fails(int task)
{
    return task % 5 == 4;
}

// A job of its own for every task of every run, so that each line of the start log belongs to one task.
QString jobName(int run, int task)
{
    return u"R%1 T%2"_s.arg(run).arg(task);
}

QString serverOf(int task)
{
    return u"SQL0%1"_s.arg(task % kOfServers + 1);
}

QByteArray scenario(int runs)
{
    QString jobs;
    for (int run = 0; run < runs; ++run) {
        for (int task = 0; task < kTasks; ++task) {
            const QString step =
                fails(task) ? u", \"outcome\": \"fail\", \"error\": \"Disk is full.\""_s : QString();
            jobs += u"%1\n{\"name\": \"%2\", \"servers\": [\"%3\"], \"steps\": [{\"duration\": %4%5}]}"_s
                        .arg(jobs.isEmpty() ? QString() : u","_s, jobName(run, task), serverOf(task))
                        .arg(task % 4 * 6)
                        .arg(step);
        }
    }
    return u"{\"history\": {\"runs\": 0, \"days\": 1, \"logRuns\": 0}, \"servers\": [{\"name\": \"SQL01\", "
           "\"capacity\": 4}, {\"name\": \"SQL02\", \"capacity\": 4, \"utcOffsetMinutes\": 60}, {\"name\": "
           "\"SQL03\", \"capacity\": 4, \"clockOffsetMinutes\": 7}], \"jobs\": [%1]}"_s.arg(jobs)
               .toUtf8();
}

QByteArray package(int run)
{
    QString tasks, constraints;
    for (int task = 0; task < kTasks; ++task) {
        const QString comma = task == 0 ? QString() : u",\n"_s;
        tasks += comma + u"{\"id\": \"t%1\", \"job\": \"%2\", \"server\": \"%3\"}"_s.arg(task).arg(
                             jobName(run, task), serverOf(task));
        if (task < 3)
            continue;
        constraints +=
            (task == 3 ? QString() : u",\n"_s) +
            u"{\"id\": \"c%1\", \"from\": \"t%2\", \"to\": \"t%1\", \"kind\": \"completion\"}"_s.arg(task)
                .arg(task - 3);
    }
    return u"{\"formatVersion\": 1, \"name\": \"Chaos %1\", \"tasks\": [\n%2\n], \"constraints\": [\n%3\n]}"_s
        .arg(run)
        .arg(tasks, constraints)
        .toUtf8();
}

int numberFrom(const char* variable, int otherwise)
{
    bool ok = false;
    const int number = qEnvironmentVariableIntValue(variable, &ok);
    return ok ? number : otherwise;
}

} // namespace

class TestChaos : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingTwiceNothingLost();

private:
    // Runs the program; true when it was killed after `killAfter` ms, false when it had ended by itself.
    bool live(const QStringList& words, int killAfter);
    [[nodiscard]] std::map<QString, int> startsAtServers() const; // accepted, by job
    void check(int run, const RunId& id);

    SimfleetProcess m_fleet;
    QTemporaryDir m_folder;
    QByteArray m_said; // by the last life
    int m_kills = 0;
    int m_unknown = 0;
};

void TestChaos::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
    const int runs = numberFrom("STELLWERK_CHAOS_KILLS", 20) + 2;
    const QString error = m_fleet.start(
        {kOfServers, scenario(runs), 20.0, 1, {u"--start-log"_s, m_folder.filePath(u"starts.ndjson"_s)}});
    QVERIFY2(error.isEmpty(), qPrintable(error));
    exportPasswords(m_fleet);
}

bool TestChaos::live(const QStringList& words, int killAfter)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(STELLWERK_BIN_DIR "/stellwerkctl"),
                  words + QStringList{u"--config"_s, m_fleet.configFolder()});
    const bool ended = process.waitForFinished(killAfter);
    if (!ended) {
        process.kill(); // SIGKILL
        process.waitForFinished(kPatience);
        ++m_kills;
    }
    m_said = process.readAll();
    return !ended;
}

std::map<QString, int> TestChaos::startsAtServers() const
{
    std::map<QString, int> starts;
    QFile log(m_folder.filePath(u"starts.ndjson"_s));
    if (!log.open(QIODevice::ReadOnly))
        return starts;
    for (const QByteArray& line : log.readAll().split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry.value(u"type"_s) == u"start"_s && entry.value(u"accepted"_s).toBool())
            ++starts[entry.value(u"job"_s).toString()];
    }
    return starts;
}

void TestChaos::check(int run, const RunId& id)
{
    const auto events = loadEvents(m_fleet.configFolder() + u"/runs.sqlite"_s, id);
    QVERIFY2(events.has_value(), events ? "" : qPrintable(events.error()));
    std::map<QString, TaskOutcome> outcomes;
    for (const RunEvent& event : *events) {
        if (const auto* ended = std::get_if<TaskEnded>(&event.body))
            outcomes[ended->task] = ended->outcome;
    }
    const std::map<QString, int> starts = startsAtServers();
    for (int task = 0; task < kTasks; ++task) {
        const auto outcome = outcomes.find(u"t%1"_s.arg(task));
        const auto found = starts.find(jobName(run, task));
        const int count = found == starts.end() ? 0 : found->second;
        const QString who =
            u"run %1, task %2 on %3: %4 starts"_s.arg(id).arg(task).arg(serverOf(task)).arg(count);
        QVERIFY2(count <= 1, qPrintable(who));
        if (outcome == outcomes.end()) { // what follows an unknown one is skipped; it must not have run
            QVERIFY2(count == 0, qPrintable(who));
            continue;
        }
        if (outcome->second == TaskOutcome::Unknown) {
            ++m_unknown;
            continue;
        }
        QVERIFY2(count == 1, qPrintable(who));
        QVERIFY2(outcome->second == (fails(task) ? TaskOutcome::Failed : TaskOutcome::Succeeded),
                 qPrintable(who + u", told "_s + wordOf(outcome->second)));
    }
}

void TestChaos::nothingTwiceNothingLost()
{
    const int wanted = numberFrom("STELLWERK_CHAOS_KILLS", 20);
    const quint64 seed = quint64(numberFrom("STELLWERK_CHAOS_SEED", 1));
    std::mt19937_64 random(seed);
    const auto between = [&](int low, int high) { return low + int(random() % quint64(high - low + 1)); };
    const QString journal = m_fleet.configFolder() + u"/runs.sqlite"_s;
    for (int run = 0; m_kills < wanted; ++run) {
        const QString file = m_folder.filePath(u"run%1.stellwerk"_s.arg(run));
        QFile document(file);
        QVERIFY(document.open(QIODevice::WriteOnly) && document.write(package(run)) > 0);
        document.close();
        const int mostKills = std::min(between(2, 8), wanted - m_kills);
        int kills = live({u"run"_s, file}, between(20, 1500)) ? 1 : 0;
        for (;;) {
            const auto runs = listRuns(journal);
            QVERIFY2(runs.has_value(), runs ? "" : qPrintable(runs.error()));
            const auto own = std::find_if(runs->cbegin(), runs->cend(), [&](const RunRecord& record) {
                return record.package.name == u"Chaos %1"_s.arg(run);
            });
            if (own == runs->cend()) { // killed before it was on record: nothing was started
                QVERIFY(!startsAtServers().contains(jobName(run, 0)));
                kills += live({u"run"_s, file}, kills < mostKills ? between(20, 1500) : kPatience) ? 1 : 0;
                continue;
            }
            if (own->ended.isValid() && own->outcome) {
                check(run, own->id);
                if (QTest::currentTestFailed())
                    return;
                break;
            }
            QVERIFY2(kills <= mostKills, m_said.constData());
            kills +=
                live({u"runs"_s, u"resume"_s, own->id}, kills < mostKills ? between(20, 1500) : kPatience)
                    ? 1
                    : 0;
        }
    }
    qInfo("%d kills, %d tasks unknown", m_kills, m_unknown);
    QVERIFY(m_kills >= wanted);
}

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
