// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to a run, and what a crash leaves of it: RunMachine's control inputs and restore().
#include "virtualrun.h"

#include "run/runevents_json.h"

#include <QTest>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace virtualrun;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

World makeWorld(quint64 seed, bool withPeople)
{
    packagegen::Random random(seed);
    const FleetSnapshot fleet = packagegen::fleet(random);
    ParentPackage package = packagegen::runnable(random, fleet);
    if (withPeople && random.oneIn(4))
        package.timeout = std::chrono::seconds(random.between(5, 400));
    Behaviour behaviour;
    if (withPeople) {
        behaviour.control = 6;
        behaviour.again = random.below(3);
    }
    return World(package, fleet, seed, behaviour);
}

// Through the journal's own words, as after a real crash.
QList<RunEvent> reread(const QList<RunEvent>& events)
{
    QList<RunEvent> again;
    for (const RunEvent& event : events) {
        const auto read = runEventFromJson(toJson(event, u"r1"_s));
        RC_ASSERT(read.has_value());
        again.append(*read);
    }
    return again;
}

RunMachine restored(const World& world, const FleetSnapshot& fleet, quint64 seed)
{
    auto machine =
        RunMachine::restore(u"r1"_s, world.machine.package(), fleet,
                            World::estimates(world.machine.package(), fleet, seed), {}, reread(world.events));
    if (!machine)
        qWarning("%s", qPrintable(machine.error()));
    RC_ASSERT(machine.has_value());
    return std::move(*machine);
}

} // namespace

class TestRunRecovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPrefixGivesTheSameState();
    void whatPeopleDoAlwaysEnds();
};

#define PROPERTY(...) QVERIFY(rc::check(__VA_ARGS__))

void TestRunRecovery::everyPrefixGivesTheSameState()
{
    PROPERTY("after every step the journal's events give the machine's own state", [](quint64 seed) {
        World world = makeWorld(seed, true);
        int step = 0;
        world.afterStep = [&] {
            if (world.events.isEmpty() || ++step % 7 != 0)
                return;
            const RunMachine again = restored(world, world.fleet(), seed);
            if (again.stateText() != world.machine.stateText()) {
                const QStringList a = again.stateText().split(u'\n');
                const QStringList b = world.machine.stateText().split(u'\n');
                for (qsizetype i = 0; i < a.size(); ++i) {
                    if (a.at(i) != b.value(i))
                        qWarning("restored: %s\nmachine:  %s", qPrintable(a.at(i)), qPrintable(b.value(i)));
                }
                for (qsizetype i = std::max<qsizetype>(0, world.events.size() - 12); i < world.events.size();
                     ++i)
                    qWarning("%s", toLine(world.events.at(i), u"r1"_s).constData());
            }
            RC_ASSERT(again.stateText() == world.machine.stateText());
        };
        RC_ASSERT(world.run());
    });
}

void TestRunRecovery::whatPeopleDoAlwaysEnds()
{
    PROPERTY("with people about, every run ends and attempts are numbered without gaps", [](quint64 seed) {
        World world = makeWorld(seed, true);
        RC_ASSERT(world.run());
        QHash<TaskId, int> attempts;
        for (const RunEvent& event : world.events) {
            if (const auto* start = std::get_if<StartRequested>(&event.body))
                RC_ASSERT(start->attempt == ++attempts[start->task]);
        }
        for (const Task& task : world.machine.package().tasks)
            RC_ASSERT(world.machine.outcome(task.id).has_value());
    });
}

QTEST_GUILESS_MAIN(TestRunRecovery)
#include "tst_runrecovery.moc"
