// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "packagegen.h"

#include "package/packagediff.h"
#include "package/packagefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ParentPackage two()
{
    ParentPackage package;
    package.name = u"Nightly"_s;
    for (const QString& id : {u"t1"_s, u"t2"_s}) {
        Task task;
        task.id = id;
        task.job = u"Load "_s + id;
        task.name = task.job;
        task.where.servers = {u"SQL01"_s};
        package.tasks.append(task);
        package.layout.insert(id, {});
    }
    package.constraints.append({u"c3"_s, u"t1"_s, u"t2"_s, ConstraintKind::Success, {}, {}});
    return package;
}

// Some edits of every kind.
ParentPackage edited(ParentPackage package, packagegen::Random& random)
{
    for (int i = random.below(4); i > 0 && !package.tasks.isEmpty(); --i) {
        Task& task = package.tasks[random.below(int(package.tasks.size()))];
        switch (random.below(6)) {
        case 0:
            task.name += u'x';
            break;
        case 1:
            task.retry.count += 1;
            task.retry.factor = 3;
            break;
        case 2:
            task.where = {};
            task.where.tag = u"etl"_s;
            break;
        case 3:
            task.disabled = !task.disabled;
            break;
        case 4:
            task.unknownKeys.insert(u"later"_s, QJsonObject{{u"a"_s, 1}});
            break;
        default:
            task.timeout = 77s;
        }
    }
    if (random.oneIn(2)) {
        Task task;
        task.id = u"new%1"_s.arg(random.below(5));
        task.job = u"New"_s;
        package.tasks.insert(random.below(int(package.tasks.size()) + 1), task);
        package.layout.insert(task.id, {5, 5});
    }
    if (random.oneIn(2) && !package.constraints.isEmpty())
        package.constraints.removeAt(random.below(int(package.constraints.size())));
    if (random.oneIn(3) && !package.constraints.isEmpty())
        package.constraints.first().kind = ConstraintKind::Completion;
    if (random.oneIn(3))
        package.groups.append({u"gNew"_s, u"Title"_s, 3, {}});
    if (random.oneIn(3))
        package.maxConcurrent = random.between(1, 9);
    if (random.oneIn(3) && !package.notes.isEmpty())
        package.notes.removeLast();
    if (random.oneIn(3) && !package.tasks.isEmpty())
        package.locked.insert(package.tasks.first().id);
    for (auto it = package.layout.begin(); it != package.layout.end(); ++it) {
        if (random.oneIn(4))
            it.value() += QPointF(16, 0);
    }
    return package;
}

QJsonObject fileOf(const ParentPackage& package)
{
    return QJsonDocument::fromJson(serializePackage(package)).object();
}

QHash<QString, QJsonObject> partsOf(const QJsonObject& file, const QString& list)
{
    QHash<QString, QJsonObject> parts;
    for (const QJsonValue& part : file.value(list).toArray())
        parts.insert(part.toObject().value(u"id"_s).toString(), part.toObject());
    return parts;
}

void put(QJsonObject& object, const QStringList& path, const QJsonValue& value)
{
    if (path.size() == 1) {
        if (value.isUndefined())
            object.remove(path.first());
        else
            object.insert(path.first(), value);
        return;
    }
    QJsonObject inner = object.value(path.first()).toObject();
    put(inner, path.sliced(1), value);
    if (inner.isEmpty())
        object.remove(path.first());
    else
        object.insert(path.first(), inner);
}

} // namespace

class TestPackageDiff final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameIsNoDifference()
    {
        for (quint64 seed = 1; seed <= 300; ++seed) {
            packagegen::Random random(seed);
            const ParentPackage package = packagegen::decorated(random);
            QVERIFY2(diffPackages(package, package).isEmpty(), QByteArray::number(seed));
            ParentPackage shuffled = package;
            for (qsizetype i = 0; i < shuffled.tasks.size(); ++i)
                shuffled.tasks.swapItemsAt(i, random.below(int(shuffled.tasks.size())));
            QVERIFY2(diffPackages(package, shuffled).isEmpty(), QByteArray::number(seed));
        }
    }

    void tellsWhatChanged()
    {
        const ParentPackage before = two();
        ParentPackage after = before;
        after.tasks[0].timeout = 300s;
        after.tasks[0].where.servers = {u"SQL01"_s, u"SQL02"_s};
        after.layout[u"t2"_s] = {160, 0};
        after.constraints.clear();
        after.maxConcurrent = 4;
        Task added;
        added.id = u"t9"_s;
        added.job = u"New"_s;
        after.tasks.append(added);
        const PackageDiff diff = diffPackages(before, after);
        QCOMPARE(diff.count(DiffChange::Added), 1);
        QCOMPARE(diff.count(DiffChange::Removed), 1);
        QCOMPARE(diff.count(DiffChange::Moved), 1);
        QCOMPARE(diff.count(DiffChange::Changed), 2); // the task, the settings
        QCOMPARE(diff.items.first().list, QString());
        QCOMPARE(diff.items.first().fields.first().key, u"limits.maxConcurrent"_s);
        QCOMPARE(diffValueText(diff.items.first().fields.first().after), u"4"_s);
        const DiffItem* task = diff.find(u"tasks"_s, u"t1"_s);
        QVERIFY(task);
        QStringList keys;
        for (const DiffField& field : task->fields)
            keys.append(field.key);
        QCOMPARE(keys, (QStringList{u"server"_s, u"servers"_s, u"timeoutSeconds"_s}));
        QVERIFY(task->fields.at(1).before.isUndefined());
        QCOMPARE(diffValueText(task->fields.at(1).after), u"SQL01, SQL02"_s);
        QCOMPARE(diff.find(u"tasks"_s, u"t2"_s)->change, DiffChange::Moved);
        QCOMPARE(diff.find(u"tasks"_s, u"t9"_s)->change, DiffChange::Added);
        QCOMPARE(diff.find(u"constraints"_s, u"c3"_s)->change, DiffChange::Removed);
        QVERIFY(!diff.find(u"tasks"_s, u"nobody"_s));
    }

    void notesLocksAndFolds()
    {
        ParentPackage before = two();
        before.notes.append({u"n7"_s, u"Ask first"_s, NoteColor::Yellow, {}});
        before.layout.insert(u"n7"_s, {5, 5});
        ParentPackage after = before;
        after.notes.first().text = u"Ask *first*"_s;
        after.locked.insert(u"t1"_s);
        after.noteSizes.insert(u"n7"_s, {300, 80});
        const PackageDiff diff = diffPackages(before, after);
        QCOMPARE(diff.items.size(), 2);
        QCOMPARE(diff.find(u"tasks"_s, u"t1"_s)->change, DiffChange::Changed);
        QCOMPARE(diff.find(u"tasks"_s, u"t1"_s)->fields.first().key, u"layout.locked"_s);
        QCOMPARE(diff.find(u"notes"_s, u"n7"_s)->fields.first().key, u"text"_s);
        QVERIFY(diff.find(u"notes"_s, u"n7"_s)->moved);
        after.notes.clear();
        QCOMPARE(diffPackages(before, after).find(u"notes"_s, u"n7"_s)->change, DiffChange::Removed);
        QCOMPARE(unionOfVersions(before, after).notes.size(), 1);
    }

    void aChangedPartMayHaveMovedToo()
    {
        ParentPackage after = two();
        after.tasks[0].note = u"why"_s;
        after.layout[u"t1"_s] = {16, 16};
        const PackageDiff diff = diffPackages(two(), after);
        QCOMPARE(diff.items.size(), 1);
        QCOMPARE(diff.items.first().change, DiffChange::Changed);
        QVERIFY(diff.items.first().moved);
    }

    // Backwards, what was added is removed; forwards, the differences lead from one version to the other.
    void leadsFromOneVersionToTheOther()
    {
        for (quint64 seed = 1; seed <= 400; ++seed) {
            packagegen::Random random(seed);
            const ParentPackage before = packagegen::decorated(random);
            const ParentPackage after = edited(before, random);
            const QByteArray where = "seed " + QByteArray::number(seed);
            const PackageDiff diff = diffPackages(before, after);
            const PackageDiff back = diffPackages(after, before);
            QVERIFY2(diff.items.size() == back.items.size(), where);
            QVERIFY2(diff.count(DiffChange::Added) == back.count(DiffChange::Removed), where);
            QVERIFY2(diff.count(DiffChange::Removed) == back.count(DiffChange::Added), where);
            QVERIFY2(diff.count(DiffChange::Moved) == back.count(DiffChange::Moved), where);
            for (const QString& list : {u"tasks"_s, u"constraints"_s, u"groups"_s, u"notes"_s}) {
                const auto wanted = partsOf(fileOf(after), list);
                auto rebuilt = partsOf(fileOf(before), list);
                for (const DiffItem& item : diff.items) {
                    if (item.list != list)
                        continue;
                    if (item.change == DiffChange::Removed)
                        QVERIFY2(rebuilt.remove(item.id), where);
                    else if (item.change == DiffChange::Added)
                        rebuilt.insert(item.id, wanted.value(item.id));
                    for (const DiffField& field : item.fields) {
                        if (field.key.startsWith(u"layout."_s))
                            continue;
                        put(rebuilt[item.id], field.key.split(u'.'), field.after);
                    }
                }
                QVERIFY2(rebuilt.size() == wanted.size(), where);
                for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
                    QVERIFY2(rebuilt.value(it.key()) == it.value(), where + ' ' + it.key().toUtf8());
            }
        }
    }

    void theUnionHasAll()
    {
        for (quint64 seed = 1; seed <= 200; ++seed) {
            packagegen::Random random(seed);
            const ParentPackage before = packagegen::decorated(random);
            const ParentPackage after = edited(before, random);
            const PackageDiff diff = diffPackages(before, after);
            const ParentPackage both = unionOfVersions(before, after);
            qsizetype removed = 0;
            for (const DiffItem& item : diff.items) {
                removed += item.list == u"tasks" && item.change == DiffChange::Removed ? 1 : 0;
                if (item.list == u"tasks")
                    QVERIFY(both.task(item.id));
                if (item.list == u"constraints")
                    QVERIFY(both.constraint(item.id));
            }
            QCOMPARE(both.tasks.size(), after.tasks.size() + removed);
            for (auto it = after.layout.cbegin(); it != after.layout.cend(); ++it)
                QCOMPARE(both.layout.value(it.key()), it.value());
        }
    }

    void valuesAsText_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QJsonValue(QJsonValue::Undefined) << QString();
        QTest::newRow("number") << QJsonValue(1.5) << u"1.5"_s;
        QTest::newRow("text") << QJsonValue(u"a"_s) << u"a"_s;
        QTest::newRow("yes") << QJsonValue(true) << u"true"_s;
        QTest::newRow("list") << QJsonValue(QJsonArray{u"a"_s, 2}) << u"a, 2"_s;
        QTest::newRow("object") << QJsonValue(QJsonObject{{u"a"_s, 1}}) << u"{\"a\":1}"_s;
    }
    void valuesAsText()
    {
        QFETCH(QJsonValue, value);
        QFETCH(QString, text);
        QCOMPARE(diffValueText(value), text);
    }
};

QTEST_APPLESS_MAIN(TestPackageDiff)
#include "tst_packagediff.moc"
