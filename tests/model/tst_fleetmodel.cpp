// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetmodel.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QPersistentModelIndex>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <set>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

Server server(const QString& name, const QString& group = {}, int capacity = 4)
{
    Server s;
    s.name = name;
    s.group = group;
    s.capacity = capacity;
    return s;
}

AgentJob job(int id, const QString& name, JobState state = JobState::Idle)
{
    AgentJob j;
    j.id = QUuid(static_cast<uint>(id), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    j.name = name;
    j.state = state;
    return j;
}

// Some of the numbers below `end`, each once. (rapidcheck's own unique gives up where there are few.)
std::set<int> anyOf(int end)
{
    const auto numbers = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, end));
    return {numbers.begin(), numbers.end()};
}

// The tree as text, a node a line, indented by depth: a failure reads like a diff.
QString asText(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(depth * 2, u' ') + index.data().toString();
        if (index.data(FleetModel::KindRole).toInt() == int(FleetModel::Kind::Job))
            text += u" %1"_s.arg(index.data(FleetModel::JobStateRole).toInt());
        if (index.data(FleetModel::KindRole).toInt() == int(FleetModel::Kind::Server))
            text += u" x%1"_s.arg(index.data(FleetModel::ServerRole).value<Server>().capacity);
        text += u'\n' + asText(model, index, depth + 1);
    }
    return text;
}

} // namespace

class TestFleetModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growsAsATree();
    void selectionSurvivesARefresh();
    void movesAServerToAnotherGroupWithItsJobs();
    void toldStatesAndSignals();
    void dragsJobsOnceAndInOrder();
    void findsJobsInAnyCase();
    void anySequenceOfDifferencesEndsAsBuiltAnew();
};

void TestFleetModel::growsAsATree()
{
    FleetModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setServers({server(u"SQL02"_s, u"Prod/Fin"_s), server(u"sql01"_s, u"Prod/Fin"_s),
                      server(u"Alone"_s), server(u"Test"_s, u"Dev"_s)});
    model.setJobs(u"SQL02"_s, {job(2, u"b"_s), job(1, u"A"_s), job(3, u"c"_s, JobState::Running)});
    QCOMPARE(asText(model), u"Dev\n  Test x4\n"
                            "Prod\n  Fin\n    sql01 x4\n    SQL02 x4\n      A 0\n      b 0\n      c 2\n"
                            "Alone x4\n"_s);
    QCOMPARE(model.servers().size(), 4);
    QCOMPARE(model.jobs(u"SQL02"_s).size(), 3);
    QCOMPARE(model.columnCount(), int(FleetModel::ColumnCount));
}

void TestFleetModel::selectionSurvivesARefresh()
{
    FleetModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &FleetModel::modelReset);
    model.setServers({server(u"A"_s), server(u"B"_s)});
    model.setJobs(u"B"_s, {job(1, u"one"_s), job(2, u"two"_s), job(3, u"three"_s)});
    const QPersistentModelIndex chosen = model.indexOf(u"B"_s, u"two"_s);
    model.setServers({server(u"B"_s, {}, 9), server(u"C"_s), server(u"0"_s, u"G"_s)});
    model.setJobs(u"B"_s, {job(2, u"two"_s, JobState::Running), job(9, u"new"_s), job(1, u"renamed"_s)});
    QVERIFY(chosen.isValid());
    QCOMPARE(chosen.data().toString(), u"two"_s);
    QCOMPARE(chosen.data(FleetModel::JobStateRole).toInt(), int(JobState::Running));
    QCOMPARE(chosen.data(FleetModel::ServerNameRole).toString(), u"B"_s);
    QCOMPARE(asText(model), u"G\n  0 x4\nB x9\n  new 0\n  renamed 0\n  two 2\nC x4\n"_s);
    QCOMPARE(resets.size(), 0);
}

void TestFleetModel::movesAServerToAnotherGroupWithItsJobs()
{
    FleetModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setServers({server(u"A"_s, u"One"_s)});
    model.setJobs(u"A"_s, {job(1, u"j"_s)});
    model.setServers({server(u"A"_s, u"Two"_s)});
    QCOMPARE(asText(model), u"Two\n  A x4\n    j 0\n"_s);
}

void TestFleetModel::toldStatesAndSignals()
{
    FleetModel model;
    model.setServers({server(u"A"_s), server(u"B"_s)});
    QSignalSpy contacts(&model, &FleetModel::contactChanged);
    QSignalSpy changes(&model, &FleetModel::dataChanged);
    model.setContact(u"A"_s, Contact::Trouble, u"down"_s);
    model.setContact(u"A"_s, Contact::Trouble, u"down"_s);
    model.setContact(u"B"_s, Contact::Online);
    model.setContact(u"nobody"_s, Contact::Online);
    QCOMPARE(contacts.size(), 2);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(model.onlineCount(), 1);
    QCOMPARE(model.indexOf(u"A"_s).data(FleetModel::ErrorTextRole).toString(), u"down"_s);
    model.setAgentState(u"B"_s, AgentState::Stopped);
    QCOMPARE(model.indexOf(u"B"_s).data(FleetModel::AgentStateRole).toInt(), int(AgentState::Stopped));

    model.setJobs(u"B"_s, {job(1, u"j"_s)});
    changes.clear();
    const QDateTime since(QDate(2026, 1, 1), QTime(1, 2), Qt::UTC);
    model.updateActivity(
        u"B"_s, {{job(1, {}).id, JobState::Running, since}, {job(99, {}).id, JobState::Running, since}});
    model.updateActivity(u"B"_s, {{job(1, {}).id, JobState::Running, since}});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.job(u"B"_s, u"j"_s)->runningSinceLocal, since);
    model.updateActivity(u"B"_s, {{job(1, {}).id, JobState::Idle, since}});
    QVERIFY(!model.job(u"B"_s, u"j"_s)->runningSinceLocal.isValid());
}

void TestFleetModel::dragsJobsOnceAndInOrder()
{
    FleetModel model;
    model.setServers({server(u"B"_s), server(u"A"_s), server(u"Empty"_s)});
    model.setJobs(u"A"_s, {job(1, u"a1"_s), job(2, u"a2"_s)});
    model.setJobs(u"B"_s, {job(3, u"b1"_s), job(4, u"b2"_s)});
    const std::unique_ptr<QMimeData> data(
        model.mimeData({model.indexOf(u"B"_s, u"b2"_s), model.indexOf(u"A"_s), model.indexOf(u"A"_s, u"a2"_s),
                        model.indexOf(u"A"_s, u"a2"_s).siblingAtColumn(2)}));
    const QJsonArray jobs =
        QJsonDocument::fromJson(data->data(QString::fromLatin1(FleetModel::kJobMimeType))).array();
    QStringList text;
    for (const QJsonValue entry : jobs)
        text.append(entry["server"_L1].toString() + u'/' + entry["job"_L1].toString());
    QCOMPARE(text, (QStringList{u"A/a1"_s, u"A/a2"_s, u"B/b2"_s}));
    QVERIFY(model.flags(model.indexOf(u"A"_s, u"a1"_s)) & Qt::ItemIsDragEnabled);
    QVERIFY(!(model.flags(model.indexOf(u"Empty"_s)) & Qt::ItemIsDragEnabled));
    QVERIFY(!model.mimeData({model.indexOf(u"Empty"_s)}));
}

void TestFleetModel::findsJobsInAnyCase()
{
    FleetModel model;
    model.setServers({server(u"A"_s)});
    model.setJobs(u"A"_s, {job(1, u"Load"_s), job(2, u"LOAD"_s)});
    QCOMPARE(model.job(u"A"_s, u"LOAD"_s)->id, job(2, {}).id);
    QVERIFY(model.job(u"A"_s, u"load"_s));
    QVERIFY(!model.job(u"A"_s, u"other"_s));
    QVERIFY(!model.job(u"X"_s, u"load"_s));
}

void TestFleetModel::anySequenceOfDifferencesEndsAsBuiltAnew()
{
    QVERIFY(rc::check("differences add up", [] {
        FleetModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<Server> servers;
        std::map<QString, QList<AgentJob>> jobs;
        const int rounds = *rc::gen::inRange(1, 12);
        for (int round = 0; round < rounds; ++round) {
            if (*rc::gen::inRange(0, 3) == 0 || servers.isEmpty()) {
                servers.clear();
                for (const int n : anyOf(8)) {
                    const QStringList groups{{}, u"g"_s, u"g/h"_s, u"i"_s};
                    servers.append(
                        server(u"S%1"_s.arg(n), groups[*rc::gen::inRange(0, 4)], *rc::gen::inRange(1, 3)));
                }
                model.setServers(servers);
                std::erase_if(jobs, [&](const auto& entry) { return !model.server(entry.first); });
            } else {
                const QString name = servers[*rc::gen::inRange<qsizetype>(0, servers.size())].name;
                QList<AgentJob> list;
                for (const int n : anyOf(12))
                    list.append(
                        job(n, u"j%1"_s.arg(*rc::gen::inRange(0, 6)), JobState(*rc::gen::inRange(0, 4))));
                jobs[name] = list;
                model.setJobs(name, list);
            }
        }
        FleetModel fresh;
        fresh.setServers(servers);
        for (const auto& [name, list] : jobs)
            fresh.setJobs(name, list);
        RC_ASSERT(asText(model) == asText(fresh));
    }));
}

QTEST_GUILESS_MAIN(TestFleetModel)
#include "tst_fleetmodel.moc"
