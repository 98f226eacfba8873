// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "packagegen.h"

#include "plan/criticalpath.h"

#include <QTest>

#include <functional>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Time = std::chrono::milliseconds;
using Times = QHash<TaskId, PathTime>;

namespace {

// Another way to the same answer: each task's end by recursion over its predecessors, nothing kept.
class Oracle
{
public:
    Oracle(const ParentPackage& package, const Times& times)
        : m_package(package)
        , m_times(times)
    {}

    struct End
    {
        bool runs = true;
        Time at{0};
        PathEnd how = PathEnd::Succeeds;
    };
    [[nodiscard]] End endOf(const TaskId& id) const
    {
        const Task& task = *m_package.task(id);
        const PathTime time = m_times.value(id);
        QList<Time> held;
        int in = 0;
        for (const Constraint& constraint : m_package.constraints) {
            if (constraint.to != id)
                continue;
            ++in;
            const End before = endOf(constraint.from);
            const bool ok = before.runs && before.how != PathEnd::Unknown &&
                            (constraint.kind == ConstraintKind::Completion ||
                             (constraint.kind == ConstraintKind::Success ? before.how == PathEnd::Succeeds
                                                                         : before.how == PathEnd::Fails));
            if (ok)
                held.append(before.at);
        }
        const bool starts = in == 0 || (task.join == Join::All ? held.size() == in : !held.isEmpty());
        if (!starts || (!task.disabled && time.end == PathEnd::NeverRuns))
            return {false, 0ms, PathEnd::NeverRuns};
        std::sort(held.begin(), held.end());
        const Time start = in == 0 ? 0ms : task.join == Join::All ? held.last() : held.first();
        return {true, start + (task.disabled ? 0ms : time.duration),
                task.disabled ? PathEnd::Succeeds : time.end};
    }
    [[nodiscard]] Time total() const
    {
        Time latest{0};
        for (const Task& task : m_package.tasks) {
            if (const End end = endOf(task.id); end.runs)
                latest = std::max(latest, end.at);
        }
        return latest;
    }

private:
    const ParentPackage& m_package;
    const Times& m_times;
};

ParentPackage randomPackage(packagegen::Random& random, bool any)
{
    ParentPackage package;
    const int count = random.between(1, 9);
    for (int i = 0; i < count; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.join = any && random.oneIn(2) ? Join::Any : Join::All;
        task.disabled = random.oneIn(9);
        package.tasks.append(task);
    }
    for (int i = 0; i < count * 2 && count > 1; ++i) {
        const int from = random.below(count - 1);
        const int to = random.between(from + 1, count - 1);
        package.constraints.append({u"c%1"_s.arg(i),
                                    u"t%1"_s.arg(from),
                                    u"t%1"_s.arg(to),
                                    any ? ConstraintKind(random.oneIn(2) ? 0 : random.below(3))
                                        : ConstraintKind(random.oneIn(4) ? 2 : 0),
                                    {},
                                    {}});
    }
    // The order in the file says nothing.
    for (int i = 0; i < count; ++i)
        package.tasks.swapItemsAt(i, random.below(count));
    return package;
}

Times randomTimes(packagegen::Random& random, const ParentPackage& package, bool ends)
{
    Times times;
    for (const Task& task : package.tasks)
        times.insert(task.id, {Time(random.between(1, 9)), true,
                               ends ? PathEnd(random.oneIn(2) ? 0 : random.below(5)) : PathEnd::Succeeds});
    return times;
}

Times stretched(Times times, const TaskId& id, Time by)
{
    times[id].duration += by;
    return times;
}

} // namespace

class TestCriticalPath final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyAndCircle()
    {
        QCOMPARE(criticalPath({}, {}).total, 0ms);
        ParentPackage package;
        for (const QString& id : {u"a"_s, u"b"_s}) {
            package.tasks.append(Task());
            package.tasks.last().id = id;
        }
        package.constraints = {{u"c1"_s, u"a"_s, u"b"_s, ConstraintKind::Success, {}, {}},
                               {u"c2"_s, u"b"_s, u"a"_s, ConstraintKind::Success, {}, {}}};
        QVERIFY(criticalPath(package, {}).circle);
        package.constraints = {{u"c1"_s, u"a"_s, u"b"_s, ConstraintKind::Success, {}, {}}};
        const CriticalPath unknown = criticalPath(package, {});
        QCOMPARE(unknown.unknown, 2);
        QVERIFY(!unknown.tasks.value(u"a"_s).critical); // nothing takes time: no path to show
        QVERIFY(unknown.constraints.isEmpty());
    }

    void aDiamond()
    {
        ParentPackage package;
        for (const QString& id : {u"a"_s, u"long"_s, u"short"_s, u"end"_s}) {
            package.tasks.append(Task());
            package.tasks.last().id = id;
        }
        package.constraints = {{u"c1"_s, u"a"_s, u"long"_s, ConstraintKind::Success, {}, {}},
                               {u"c2"_s, u"a"_s, u"short"_s, ConstraintKind::Success, {}, {}},
                               {u"c3"_s, u"long"_s, u"end"_s, ConstraintKind::Success, {}, {}},
                               {u"c4"_s, u"short"_s, u"end"_s, ConstraintKind::Success, {}, {}}};
        const Times times{{u"a"_s, {1s}}, {u"long"_s, {10s}}, {u"short"_s, {4s}}, {u"end"_s, {2s}}};
        CriticalPath path = criticalPath(package, times);
        QCOMPARE(path.total, Time(13s));
        QCOMPARE(path.constraints, (QSet<ConstraintId>{u"c1"_s, u"c3"_s}));
        QCOMPARE(path.tasks.value(u"short"_s).slack, Time(6s));
        QVERIFY(path.tasks.value(u"end"_s).critical);
        // "Any" goes on after the first.
        package.tasks[3].join = Join::Any;
        path = criticalPath(package, times);
        QCOMPARE(path.tasks.value(u"end"_s).start, Time(5s));
        QCOMPARE(path.total, Time(11s)); // the long one ends last, and nothing waits for it
        QCOMPARE(path.constraints, (QSet<ConstraintId>{u"c1"_s}));
    }

    // Nobody knows how it ended: it took its time, and nothing comes after it.
    void nothingFollowsFromTheUnknown()
    {
        ParentPackage package;
        for (const QString& id : {u"a"_s, u"b"_s}) {
            package.tasks.append(Task());
            package.tasks.last().id = id;
        }
        const Times times{{u"a"_s, {3s, true, PathEnd::Unknown}}, {u"b"_s, {5s}}};
        for (const ConstraintKind kind :
             {ConstraintKind::Success, ConstraintKind::Failure, ConstraintKind::Completion}) {
            package.constraints = {{u"c"_s, u"a"_s, u"b"_s, kind, {}, {}}};
            const CriticalPath path = criticalPath(package, times);
            QVERIFY(path.tasks.value(u"a"_s).runs);
            QVERIFY(!path.tasks.value(u"b"_s).runs);
            QCOMPARE(path.total, Time(3s));
        }
    }

    void agreesWithTheOracle_data()
    {
        QTest::addColumn<bool>("any");
        QTest::newRow("joins all, everything succeeds") << false;
        QTest::newRow("joins any, every kind, every end") << true;
    }
    void agreesWithTheOracle()
    {
        QFETCH(bool, any);
        for (quint64 seed = 1; seed <= 1500; ++seed) {
            packagegen::Random random(seed);
            const ParentPackage package = randomPackage(random, any);
            const Times times = randomTimes(random, package, any);
            const CriticalPath path = criticalPath(package, times);
            const Oracle oracle(package, times);
            const QByteArray where = "seed " + QByteArray::number(seed);
            QVERIFY2(path.total == oracle.total(), where);
            for (const Task& task : package.tasks) {
                const PathTask found = path.tasks.value(task.id);
                const Oracle::End end = oracle.endOf(task.id);
                QVERIFY2(found.runs == end.runs, where);
                QVERIFY2(!end.runs || found.end == end.at, where);
                if (!end.runs || task.disabled)
                    continue;
                // It may be late by its slack, and not by more: exactly so where every join is "all".
                const Times late = stretched(times, task.id, found.slack);
                const Times later = stretched(times, task.id, found.slack + 1ms);
                QVERIFY2(Oracle(package, late).total() == path.total, where);
                if (!any)
                    QVERIFY2(Oracle(package, later).total() == path.total + 1ms, where);
            }
        }
    }

    // The path leads from a start to an end without a gap.
    void thePathIsWhole()
    {
        for (quint64 seed = 1; seed <= 500; ++seed) {
            packagegen::Random random(seed);
            const ParentPackage package = randomPackage(random, false);
            const Times times = randomTimes(random, package, false);
            const CriticalPath path = criticalPath(package, times);
            if (path.total == 0ms)
                continue;
            const auto endsLast = [&](const Task& task) {
                return path.tasks.value(task.id).critical && path.tasks.value(task.id).end == path.total;
            };
            auto at = std::find_if(package.tasks.cbegin(), package.tasks.cend(), endsLast);
            QVERIFY(at != package.tasks.cend());
            TaskId id = at->id;
            while (path.tasks.value(id).start > 0ms) {
                const auto before = std::find_if(
                    package.constraints.cbegin(), package.constraints.cend(),
                    [&](const Constraint& c) { return c.to == id && path.constraints.contains(c.id); });
                QVERIFY2(before != package.constraints.cend(), QByteArray::number(seed));
                QVERIFY(path.tasks.value(before->from).critical);
                id = before->from;
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCriticalPath)
#include "tst_criticalpath.moc"
