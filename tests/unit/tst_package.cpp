// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagecheck.h"
#include "package/packagedocument.h"
#include "package/packagefile.h"
#include "packagegen.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>
#include <spdlog/spdlog.h>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestPackage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { spdlog::set_level(spdlog::level::off); } // edits that do not fit are meant here
    void roundTrip();
    void unknownKeysAreKeptAtEveryLevel();
    void aChangeIsALine();
    void errorsNameTheirPlace_data();
    void errorsNameTheirPlace();
    void saveIsAtomicAndLoads();
    void sampleIsCanonicalAndSound();
    void editsCanBeUndone();
    void editsThatDoNotFitAreLeftOut();
    void viewsCanFollowSignals();
    void newIdsAreNew();
};

void TestPackage::roundTrip()
{
    QVERIFY(rc::check("parse(file) is the package, and its file is the same bytes", [](quint64 seed) {
        packagegen::Random random(seed);
        const ParentPackage package = packagegen::decorated(random);
        const QByteArray file = serializePackage(package);
        const auto loaded = parsePackage(file);
        RC_ASSERT(loaded.has_value());
        RC_ASSERT(loaded->package == package);
        RC_ASSERT(serializePackage(loaded->package) == file);
        const QList<QByteArray> lines = file.split('\n');
        for (const Task& task : package.tasks) {
            const int line = loaded->lines.tasks.value(task.id);
            RC_ASSERT(line > 0 && lines.at(line - 1).contains("\"id\": \"" + task.id.toUtf8() + '"'));
        }
        for (const Constraint& constraint : package.constraints) {
            const int line = loaded->lines.constraints.value(constraint.id);
            RC_ASSERT(line > 0 && lines.at(line - 1).contains("\"id\": \"" + constraint.id.toUtf8() + '"'));
        }
    }));
}

void TestPackage::unknownKeysAreKeptAtEveryLevel()
{
    const QByteArray file = R"({
  "formatVersion": 1,
  "name": "P",
  "limits": {"maxConcurrent": 2, "perServer": {"A":1}, "perRack": 3},
  "window": {"endsBy": "05:30", "soft": true},
  "groups": [
    {"id": "g1", "title": "G", "colour": "red"}
  ],
  "tasks": [
    {"id": "t1", "job": "J", "server": "A", "retry": {"count": 1, "jitter": true}, "future": [1,{"a":null}]}
  ],
  "constraints": [],
  "layout": {
    "t1": {"x": 1, "y": 2.5, "folded": true}
  },
  "later": {"deep":{"er":1}}
}
)";
    const auto loaded = parsePackage(file);
    QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().message()));
    QCOMPARE(QString::fromUtf8(serializePackage(loaded->package)), QString::fromUtf8(file));
}

void TestPackage::aChangeIsALine()
{
    packagegen::Random random(7);
    ParentPackage package;
    while (package.tasks.size() < 6 || package.constraints.size() < 4)
        package = packagegen::decorated(random);
    const auto differing = [](const QByteArray& a, const QByteArray& b) {
        const QList<QByteArray> linesA = a.split('\n');
        const QList<QByteArray> linesB = b.split('\n');
        int count = 0;
        for (qsizetype i = 0; i < linesA.size(); ++i)
            count += linesA.at(i) == linesB.value(i) ? 0 : 1;
        return count;
    };
    const QByteArray before = serializePackage(package);
    ParentPackage moved = package;
    moved.layout[moved.layout.cbegin().key()] += QPointF(8, 8);
    QCOMPARE(differing(before, serializePackage(moved)), 1);

    ParentPackage noted = package;
    noted.notes = {{u"nn"_s, u"# Mind\n\n*this*"_s, NoteColor::Blue, {}}};
    noted.noteSizes = {{u"nn"_s, {200, 100}}};
    noted.layout.insert(u"nn"_s, {1, 2});
    const QByteArray withNote = serializePackage(noted);
    for (const auto& change : std::initializer_list<void (*)(ParentPackage&)>{
             [](ParentPackage& p) { p.layout[u"nn"_s] = QPointF(64, 32); },
             [](ParentPackage& p) { p.noteSizes[u"nn"_s] = QSizeF(64, 32); },
             [](ParentPackage& p) { p.locked.insert(u"nn"_s); },
             [](ParentPackage& p) { p.locked.insert(p.tasks.first().id); },
             [](ParentPackage& p) { p.notes.first().text = u"other"_s; },
             [](ParentPackage& p) { p.notes.first().color = NoteColor::Grey; }}) {
        ParentPackage other = noted;
        other.locked.clear();
        const QByteArray base = serializePackage(other);
        change(other);
        const QByteArray line = serializePackage(other);
        QVERIFY(differing(base, line) <= 1);
        QVERIFY(line != base);
    }
    // Markdown of many lines is still one line of the file.
    QCOMPARE(withNote.count("Mind"), 1);

    ParentPackage changed = package;
    changed.constraints[1].kind = changed.constraints[1].kind == ConstraintKind::Failure
                                      ? ConstraintKind::Success
                                      : ConstraintKind::Failure;
    QCOMPARE(differing(before, serializePackage(changed)), 1);

    ParentPackage added = package;
    Constraint constraint = added.constraints.first();
    constraint.id = u"new"_s;
    added.constraints.insert(1, constraint);
    const QByteArray after = serializePackage(added);
    QCOMPARE(after.count('\n'), before.count('\n') + 1);
}

void TestPackage::errorsNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("text"); // in the message
    const auto row = [](const char* name, const QByteArray& json, int line, const QString& text) {
        QTest::newRow(name) << json << line << text;
    };
    row("not JSON", "{\n\"a\": ]", 2, u"not valid JSON"_s);
    row("empty", "", 1, u"not valid JSON"_s);
    row("a list", "[]", 1, u"is a list"_s);
    row("no version", "{\"tasks\": []}", 0, u"formatVersion"_s);
    row("newer", "{\"formatVersion\": 2}", 1, u"newer Stellwerk"_s);
    row("tasks no list", "{\"formatVersion\": 1,\n\"tasks\": {}}", 2, u"a list belongs here"_s);
    row("task no object", "{\"formatVersion\": 1,\n\"tasks\": [3]}", 2, u"tasks[0]"_s);
    row("no id", "{\"formatVersion\": 1, \"tasks\": [\n{\"job\": \"x\"}]}", 2, u"\"id\" is missing"_s);
    row("double id", "{\"formatVersion\": 1, \"tasks\": [\n{\"id\": \"a\"},\n{\"id\": \"a\"}]}", 3,
        u"there twice"_s);
    row("wrong type", "{\"formatVersion\": 1, \"tasks\": [\n{\"id\": \"a\", \"weight\": \"2\"}]}", 2,
        u"tasks[0].weight: this is a text, but a whole number"_s);
    row("fraction", "{\"formatVersion\": 1, \"tasks\": [{\"id\": \"a\", \"weight\": 1.5}]}", 1,
        u"whole number"_s);
    row("too big", "{\"formatVersion\": 1, \"tasks\": [{\"id\": \"a\", \"timeoutSeconds\": 1e99}]}", 1,
        u"whole number"_s);
    row("unknown word", "{\"formatVersion\": 1, \"tasks\": [{\"id\": \"a\", \"join\": \"some\"}]}", 1,
        u"Use one of: all, any."_s);
    row("nested", "{\"formatVersion\": 1, \"tasks\": [\n\n{\"id\": \"a\", \"retry\": {\"count\": true}}]}", 3,
        u"tasks[0].retry.count"_s);
    row("unknown end",
        "{\"formatVersion\": 1, \"tasks\": [{\"id\": \"a\"}], \"constraints\": [\n{\"id\": \"c\", "
        "\"from\": \"a\", \"to\": \"b\"}]}",
        2, u"no task with the id \"b\""_s);
    row("place without y", "{\"formatVersion\": 1, \"layout\": {\n\"a\": {\"x\": 1}}}", 2,
        u"needs x and y"_s);
    row("size without height", "{\"formatVersion\": 1, \"layout\": {\n\"a\": {\"width\": 1}}}", 2,
        u"needs width and height"_s);
    row("place without x but folded",
        "{\"formatVersion\": 1, \"layout\": {\n\"a\": {\"y\": 1, \"folded\": true}}}", 2, u"needs x and y"_s);
    row("folded is no flag", "{\"formatVersion\": 1, \"layout\": {\n\"a\": {\"folded\": 1}}}", 2,
        u"true or false"_s);
    row("note with a task's id",
        "{\"formatVersion\": 1, \"tasks\": [{\"id\": \"a\"}], \"notes\": [\n{\"id\": \"a\"}]}", 2,
        u"is a task's or a group's"_s);
    row("colour of a note", "{\"formatVersion\": 1, \"notes\": [\n{\"id\": \"a\", \"color\": \"pink\"}]}", 2,
        u"Use one of: yellow"_s);
    row("both ways",
        "{\"formatVersion\": 1, \"tasks\": [{\"id\": \"a\", \"server\": \"x\", \"servers\": []}]}", 1,
        u"Keep one of the two"_s);
    row("deep", QByteArray(100'000, '['), 1, u"not valid JSON"_s);
    row("10 MB", QByteArray(kMaxPackageBytes + 1, ' '), 0, u"larger than 10 MB"_s);
    row("UTF-16", QByteArray("\xff\xfe{\0", 4), 1, u"not valid JSON"_s);
}

void TestPackage::errorsNameTheirPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(int, line);
    QFETCH(QString, text);
    const auto loaded = parsePackage(json);
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().message().contains(text), qPrintable(loaded.error().message()));
    QCOMPARE(loaded.error().line, line);
    QVERIFY(!loaded.error().nextStep.isEmpty());
}

void TestPackage::saveIsAtomicAndLoads()
{
    QTemporaryDir folder;
    packagegen::Random random(3);
    const ParentPackage package = packagegen::decorated(random);
    const QString file = folder.filePath(u"größe 1.stellwerk"_s);
    QVERIFY(savePackage(package, file));
    QCOMPARE(loadPackage(file)->package, package);
    const auto failed = savePackage(package, folder.filePath(u"no/such/folder.stellwerk"_s));
    QVERIFY(!failed);
    QVERIFY(failed.error().message().contains(u"unchanged"_s));
    QVERIFY(!loadPackage(folder.filePath(u"gone"_s)));
    QVERIFY(!loadPackage(folder.path())); // a folder
}

void TestPackage::sampleIsCanonicalAndSound()
{
    const QString file = QStringLiteral(STELLWERK_SOURCE_DIR "/resources/samples/nightly-load.stellwerk");
    QFile in(file);
    QVERIFY(in.open(QIODevice::ReadOnly));
    const QByteArray bytes = in.readAll();
    const auto loaded = parsePackage(bytes);
    QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().message()));
    QCOMPARE(QString::fromUtf8(serializePackage(loaded->package)), QString::fromUtf8(bytes));
    for (const Problem& problem : checkPackage(loaded->package))
        QFAIL(qPrintable(describe(problem)));
    QVERIFY(loaded->package.tasks.size() >= 14);
    // Cards of 208 × 64 with at least 56 between them.
    const QList<QPointF> places = loaded->package.layout.values();
    QCOMPARE(places.size(), loaded->package.tasks.size());
    for (qsizetype a = 0; a < places.size(); ++a) {
        for (qsizetype b = 0; b < a; ++b) {
            const QPointF d = places.at(a) - places.at(b);
            QVERIFY(std::abs(d.x()) >= 208 + 56 || std::abs(d.y()) >= 64 + 56);
        }
    }
}

namespace {

PackageEdit randomEdit(packagegen::Random& random, PackageDocument& document, int number)
{
    const ParentPackage& package = document.package();
    const auto someTask = [&] {
        return package.tasks.isEmpty() ? Task() : package.tasks.at(random.below(int(package.tasks.size())));
    };
    const auto someConstraint = [&] {
        return package.constraints.isEmpty()
                   ? Constraint()
                   : package.constraints.at(random.below(int(package.constraints.size())));
    };
    Task task = someTask();
    Constraint constraint = someConstraint();
    Group group =
        package.groups.isEmpty() ? Group() : package.groups.at(random.below(int(package.groups.size())));
    StickyNote note =
        package.notes.isEmpty() ? StickyNote() : package.notes.at(random.below(int(package.notes.size())));
    switch (random.below(18)) {
    case 0:
        task.id = document.newTaskId();
        return AddTask{task, QPointF(number, 1), random.between(-1, int(package.tasks.size()))};
    case 1:
        return RemoveTask{task.id};
    case 2:
        task.note = u"changed %1"_s.arg(number);
        return ChangeTask{task};
    case 3:
        return MoveTasks{{{task.id, QPointF(1, number)}, {someTask().id, QPointF(2, number)}},
                         {someTask().id}};
    case 4:
        constraint.id = document.newConstraintId();
        constraint.from = task.id;
        constraint.to = someTask().id;
        return AddConstraint{constraint, random.between(-1, int(package.constraints.size()))};
    case 5:
        return RemoveConstraint{constraint.id};
    case 6:
        constraint.kind = ConstraintKind(random.below(3));
        return ChangeConstraint{constraint};
    case 7:
        return AddGroup{Group{document.newGroupId(), u"G"_s, {}, {}},
                        random.between(-1, int(package.groups.size()))};
    case 8:
        return RemoveGroup{group.id};
    case 9:
        group.title = u"changed %1"_s.arg(number);
        return ChangeGroup{group};
    case 10:
        return FoldGroup{group.id, random.oneIn(2)};
    case 11:
        note.id = document.newNoteId();
        return AddNote{note, QPointF(number, 3), random.oneIn(2) ? QSizeF(number, 4) : QSizeF(),
                       random.between(-1, int(package.notes.size()))};
    case 12:
        return RemoveNote{note.id};
    case 13:
        note.text = u"changed %1"_s.arg(number);
        note.color = NoteColor(random.below(5));
        return ChangeNote{note};
    case 14:
        return ResizeNote{note.id, random.oneIn(3) ? QSizeF() : QSizeF(5, number)};
    case 15:
        return SetLocked{random.oneIn(2) ? task.id : note.id, random.oneIn(2)};
    case 16:
        return MoveTasks{{{note.id, QPointF(3, number)}, {group.id, QPointF(4, number)}}, {}};
    default: {
        ParentPackage settings;
        settings.name = u"Name %1"_s.arg(number);
        settings.maxConcurrent = number;
        return ChangeSettings{settings};
    }
    }
}

} // namespace

void TestPackage::editsCanBeUndone()
{
    packagegen::Random random(20261122);
    PackageDocument document;
    ParentPackage start = packagegen::decorated(random);
    document.setPackage(start);
    start = document.package();
    QList<QList<PackageEdit>> undo;
    int number = 0;
    while (number < 10'000) {
        QList<PackageEdit> edits;
        for (int i = random.below(3); i >= 0; --i)
            edits.append(randomEdit(random, document, ++number));
        const ParentPackage before = document.package();
        const QList<PackageEdit> inverse = document.apply(edits);
        const ParentPackage after = document.package();
        const QList<PackageEdit> redo = document.apply(inverse);
        QVERIFY2(document.package() == before, qPrintable(u"edit %1"_s.arg(number)));
        undo.append(document.apply(redo));
        QVERIFY2(document.package() == after, qPrintable(u"redo of edit %1"_s.arg(number)));
    }
    while (!undo.isEmpty())
        document.apply(undo.takeLast());
    QVERIFY(document.package() == start);
}

void TestPackage::editsThatDoNotFitAreLeftOut()
{
    PackageDocument document;
    Task task;
    task.id = u"t1"_s;
    document.apply({AddTask{task, {}, -1}});
    QVERIFY(document.apply({AddTask{task, {}, -1}}).isEmpty());
    QVERIFY(document.apply({RemoveTask{u"gone"_s}}).isEmpty());
    QVERIFY(
        document.apply({AddConstraint{Constraint{u"c"_s, u"t1"_s, u"gone"_s, {}, {}, {}}, -1}}).isEmpty());
    task.id = u"t2"_s;
    document.apply(
        {AddTask{task, {}, -1}, AddConstraint{Constraint{u"c"_s, u"t1"_s, u"t2"_s, {}, {}, {}}, -1}});
    QVERIFY(document.apply({RemoveTask{u"t1"_s}}).isEmpty()); // a constraint is on it
    const ParentPackage before = document.package();
    const QList<PackageEdit> inverse = document.apply(document.removalOf({u"t1"_s}, {}));
    QCOMPARE(document.package().tasks.size(), 1);
    QCOMPARE(document.package().constraints.size(), 0);
    document.apply(inverse);
    QCOMPARE(document.package(), before);
}

// A view that keeps only ids, fed by signals, has the document's after any edits.
void TestPackage::viewsCanFollowSignals()
{
    packagegen::Random random(5);
    PackageDocument document;
    QSet<TaskId> tasks;
    QSet<ConstraintId> constraints;
    QSet<NoteId> notes;
    QHash<NoteId, QPointF> places; // of the notes
    connect(&document, &PackageDocument::noteAdded, this, [&](const NoteId& id) {
        QVERIFY(document.package().note(id));
        QVERIFY(!notes.contains(id));
        notes.insert(id);
        places.insert(id, document.package().layout.value(id));
    });
    connect(&document, &PackageDocument::noteRemoved, this, [&](const NoteId& id) {
        QVERIFY(notes.remove(id));
        places.remove(id);
    });
    connect(&document, &PackageDocument::noteMoved, this, [&](const NoteId& id) {
        QVERIFY(notes.contains(id));
        places.insert(id, document.package().layout.value(id));
    });
    connect(&document, &PackageDocument::taskAdded, this, [&](const TaskId& id) {
        QVERIFY(document.package().task(id));
        QVERIFY(!tasks.contains(id));
        tasks.insert(id);
    });
    connect(&document, &PackageDocument::taskRemoved, this,
            [&](const TaskId& id) { QVERIFY(tasks.remove(id)); });
    connect(&document, &PackageDocument::constraintAdded, this, [&](const ConstraintId& id) {
        QVERIFY(document.package().constraint(id));
        constraints.insert(id);
    });
    connect(&document, &PackageDocument::constraintRemoved, this,
            [&](const ConstraintId& id) { QVERIFY(constraints.remove(id)); });
    QSignalSpy edited(&document, &PackageDocument::edited);
    for (int i = 0; i < 2000; ++i)
        document.apply({randomEdit(random, document, i), randomEdit(random, document, i)});
    QCOMPARE(edited.size(), 2000);
    QCOMPARE(tasks.size(), document.package().tasks.size());
    QCOMPARE(constraints.size(), document.package().constraints.size());
    QCOMPARE(notes.size(), document.package().notes.size());
    for (const StickyNote& note : document.package().notes)
        QCOMPARE(places.value(note.id), document.package().layout.value(note.id));
}

void TestPackage::newIdsAreNew()
{
    PackageDocument document;
    ParentPackage package;
    Task task;
    task.id = u"t41"_s;
    package.tasks.append(task);
    document.setPackage(package);
    QCOMPARE(document.newTaskId(), u"t42"_s);
    QCOMPARE(document.newConstraintId(), u"c43"_s);
    document.setPackage({});
    QCOMPARE(document.newTaskId(), u"t44"_s); // never used again
}

QTEST_APPLESS_MAIN(TestPackage)
#include "tst_package.moc"
