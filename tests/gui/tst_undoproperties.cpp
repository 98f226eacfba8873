// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random edits over the editor's whole interface: every step has a name, can be undone to the
// byte and done again to the byte, and the dirty mark says at every moment whether the file would differ.
#include "canvas/packageeditor.h"
#include "package/packagefile.h"

#include <QElapsedTimer>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

ParentPackage startingPackage()
{
    ParentPackage package;
    package.name = u"Nightly"_s;
    package.groups = {{u"g1"_s, u"Rates"_s, {}, {}}, {u"g2"_s, u"Loads"_s, 2, {}}};
    for (int i = 0; i < 12; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i + 10);
        task.name = u"Task %1"_s.arg(i);
        task.job = u"Job %1"_s.arg(i);
        task.where.servers = {u"SQL0%1"_s.arg(i % 3)};
        task.group = i % 4 == 0 ? u"g1"_s : QString();
        package.tasks.append(task);
        package.layout.insert(task.id, QPointF(i % 4 * 300, i / 4 * 100));
    }
    for (int i = 0; i + 1 < 12; i += 2)
        package.constraints.append({u"c%1"_s.arg(i + 30),
                                    u"t%1"_s.arg(i + 10),
                                    u"t%1"_s.arg(i + 11),
                                    ConstraintKind::Success,
                                    {},
                                    {}});
    package.unknownKeys.insert(u"later"_s, 7);
    return package;
}

// A person at random.
class Hand
{
public:
    Hand(PackageEditor* editor, quint32 seed)
        : m_editor(editor)
        , m_random(seed)
    {}

    QString act();

private:
    [[nodiscard]] int below(qsizetype most)
    {
        return int(m_random.bounded(int(std::max<qsizetype>(most, 1))));
    }
    [[nodiscard]] const ParentPackage& package() const { return m_editor->package(); }
    [[nodiscard]] TaskId task()
    {
        return package().tasks.isEmpty() ? TaskId() : package().tasks.at(below(package().tasks.size())).id;
    }
    [[nodiscard]] ConstraintId constraint()
    {
        return package().constraints.isEmpty()
                   ? ConstraintId()
                   : package().constraints.at(below(package().constraints.size())).id;
    }
    [[nodiscard]] QList<TaskId> tasks(int most)
    {
        QSet<TaskId> some;
        for (int i = below(most) + 1; i > 0; --i)
            some.insert(task());
        some.remove({});
        QList<TaskId> list(some.cbegin(), some.cend());
        std::sort(list.begin(), list.end());
        return list;
    }
    [[nodiscard]] QPointF place() { return QPointF(below(200) * 8 - 800, below(200) * 8 - 800); }
    [[nodiscard]] ConstraintKind kind() { return ConstraintKind(below(3)); }
    [[nodiscard]] QList<DroppedJob> jobs()
    {
        QList<DroppedJob> some;
        for (int i = below(2); i >= 0; --i)
            some.append({below(4) == 0 ? QString() : u"SQL0%1"_s.arg(below(5)), u"Job %1"_s.arg(below(30))});
        return some;
    }
    void changeTask();
    void actOnParts();
    void changeSettings();

    PackageEditor* m_editor;
    QRandomGenerator m_random;
    std::unique_ptr<QMimeData> m_clipboard;
};

void Hand::changeTask()
{
    QList<Task> after;
    for (const TaskId& id : tasks(3)) {
        after.append(*package().task(id));
        Task& task = after.last();
        switch (below(8)) {
        case 0:
            task.note = u"Note %1"_s.arg(below(3));
            break;
        case 1:
            task.retry.count = below(3);
            break;
        case 2:
            task.retry.backoff = std::chrono::seconds(below(3) * 10); // not written without a count
            break;
        case 3:
            task.timeout = below(2) ? std::optional(std::chrono::seconds(60)) : std::nullopt;
            break;
        case 4:
            task.weight = below(3) + 1;
            break;
        case 5:
            task.where =
                below(2) ? CandidateServers{{}, u"Test"_s, {}} : CandidateServers{{u"SQL09"_s}, {}, {}};
            break;
        case 6:
            task.group = package().groups.isEmpty() ? QString() : package().groups.first().id;
            break;
        default:
            task.mode = below(2) ? TaskMode::Outcome : TaskMode::StartOnly;
        }
    }
    m_editor->changeTasks(after, u"Change"_s);
}

void Hand::changeSettings()
{
    ParentPackage after = package();
    switch (below(4)) {
    case 0:
        after.name = u"Name %1"_s.arg(below(3));
        break;
    case 1:
        after.maxConcurrent = below(2) ? std::optional(below(5) + 1) : std::nullopt;
        break;
    case 2:
        after.window = below(2) ? std::optional(ProcessingWindow{u"06:00"_s}) : std::nullopt;
        break;
    default:
        after.maxConcurrentPerServer.insert(u"SQL01"_s, below(4) + 1);
    }
    m_editor->changeSettings(after);
}

// Groups, notes and locks.
void Hand::actOnParts()
{
    const QList<TaskId> some = tasks(3);
    const auto group = [this] {
        return package().groups.isEmpty() ? GroupId()
                                          : package().groups.at(below(package().groups.size())).id;
    };
    const auto note = [this] {
        return package().notes.isEmpty() ? NoteId() : package().notes.at(below(package().notes.size())).id;
    };
    const QList<QString> both = some + QList<QString>{note()};
    switch (below(12)) {
    case 0:
        m_editor->addGroup(some, u"Group %1"_s.arg(below(3)));
        break;
    case 1:
        m_editor->ungroup({group()});
        break;
    case 2:
        m_editor->setGroup(some, below(3) == 0 ? GroupId() : group());
        break;
    case 3:
        m_editor->fold({group()}, below(2) == 0);
        break;
    case 4:
        m_editor->changeGroup(
            {group(), u"Title %1"_s.arg(below(3)), below(2) ? std::optional(2) : std::nullopt, {}});
        break;
    case 5:
        m_editor->addNote(place(), u"# Note %1"_s.arg(below(3)), NoteColor(below(5)));
        break;
    case 6:
        m_editor->writeNote(note(), u"line\n\n"_s.repeated(below(12)));
        break;
    case 7:
        m_editor->resizeNotes({{note(), QSizeF(96 + 16 * below(9), 48 + 16 * below(9))}});
        break;
    case 8:
        if (!both.last().isEmpty())
            m_editor->setLocked(both, below(2) == 0);
        break;
    case 9:
        if (!some.isEmpty())
            m_editor->moveInto({{some.first(), place()}, {note(), place()}}, {{some.first(), group()}});
        break;
    case 10:
        m_editor->removeParts({{}, {}, {group()}, {note()}});
        break;
    default:
        m_editor->duplicate(CanvasSelection{{}, {}, {group()}, {note()}});
    }
}

QString Hand::act()
{
    if (package().tasks.size() <= 60 && below(5) == 0) {
        actOnParts();
        return u"parts"_s;
    }
    const int what = package().tasks.size() > 60 ? 20 : below(30);
    switch (what) {
    case 0:
        m_editor->addJobs(jobs(), place());
        break;
    case 1:
        m_editor->insertJobs(jobs(), constraint(), place());
        break;
    case 2:
        m_editor->insertTask(task(), constraint());
        break;
    case 3:
    case 4:
        m_editor->connectTasks(task(), task(), kind());
        break;
    case 5:
        if (!task().isEmpty())
            m_editor->addConnected(jobs().first(), place(), task(), kind(), below(2) == 0);
        break;
    case 6:
        m_editor->reconnect(constraint(), task(), task());
        break;
    case 7:
        m_editor->setKind({constraint(), constraint()}, kind());
        break;
    case 8:
        m_editor->setJoin(tasks(3), below(2) ? Join::Any : Join::All);
        break;
    case 9:
        m_editor->setDisabled(tasks(3), below(2) == 0);
        break;
    case 10:
        m_editor->rename(task(), below(2) ? u"A"_s : u"B  "_s);
        break;
    case 11:
    case 12:
        changeTask();
        break;
    case 13:
        if (const Constraint* found = package().constraint(constraint())) {
            Constraint after = *found;
            after.note = u"Note %1"_s.arg(below(2));
            m_editor->changeConstraint(after);
        }
        break;
    case 14:
        changeSettings();
        break;
    case 15:
    case 16: {
        QHash<TaskId, QPointF> to;
        const bool nudge = below(2) == 0;
        for (const TaskId& id : tasks(4))
            to.insert(id, nudge ? package().layout.value(id) + QPointF(8, 0) : place());
        m_editor->moveTasks(to, nudge);
        break;
    }
    case 17: {
        QHash<TaskId, QPointF> to;
        for (const Task& one : package().tasks)
            to.insert(one.id, place());
        m_editor->applyLayout(to);
        break;
    }
    case 18:
        m_editor->align(tasks(5), Alignment(below(6)));
        break;
    case 19:
        m_editor->distribute(tasks(6), below(2) ? Qt::Horizontal : Qt::Vertical);
        break;
    case 20:
        m_editor->remove(package().tasks.size() > 60 ? tasks(40) : tasks(2));
        break;
    case 21:
        if (const ConstraintId id = constraint(); !id.isEmpty())
            m_editor->remove({}, {id});
        break;
    case 22:
        m_editor->removeAndHeal(tasks(2));
        break;
    case 23:
        m_clipboard.reset(m_editor->copy(tasks(4)));
        break;
    case 24:
        if (m_clipboard)
            m_editor->paste(m_clipboard.get(), below(2) ? std::optional(place()) : std::nullopt);
        break;
    case 25:
        m_editor->connectChain(tasks(4));
        break;
    case 26:
        m_editor->flip({constraint(), constraint()});
        break;
    case 27:
        m_editor->detach(tasks(2), below(2) == 0);
        break;
    case 28:
        m_editor->addBeside(jobs(), task(), below(2) == 0, kind());
        break;
    default:
        m_editor->duplicate(tasks(3), below(2) == 0);
    }
    return QString::number(what);
}

} // namespace

class TestUndoProperties final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tenThousandCommands();
    void undoneByHandIsClean();
    void movedBackIsClean();
    void whatIsNotWrittenDoesNotCount();
    void savedInTheMiddle();
    void nudgesMerge();
    void readOnlyRefusesEverything();
    void replacedAndBack();
    void dirtyMarkIsCheap();
};

void TestUndoProperties::tenThousandCommands()
{
    const quint32 seed = qEnvironmentVariableIsSet("STELLWERK_SEED")
                             ? qEnvironmentVariable("STELLWERK_SEED").toUInt()
                             : QRandomGenerator::global()->generate();
    qInfo("seed %u (STELLWERK_SEED repeats it)", seed);
    PackageDocument document;
    PackageEditor editor(&document);
    editor.setPackage(startingPackage());
    const QByteArray first = serializePackage(editor.package());
    QByteArray saved = first;
    QUndoStack* stack = editor.undoStack();
    Hand hand(&editor, seed);
    QRandomGenerator random(seed + 1);
    const auto checkMark = [&](const QString& after) {
        const bool differs = serializePackage(editor.package()) != saved;
        QVERIFY2(editor.isModified() == differs,
                 qPrintable(u"seed %1, after %2: modified %3, differs %4"_s.arg(seed)
                                .arg(after)
                                .arg(editor.isModified())
                                .arg(differs)));
    };
    for (int i = 0; i < 10'000; ++i) {
        QString did;
        switch (random.bounded(40)) {
        case 0:
        case 1:
        case 2:
            for (int back = random.bounded(6); back > 0; --back)
                stack->undo();
            did = u"undo"_s;
            break;
        case 3:
        case 4:
            for (int on = random.bounded(6); on > 0; --on)
                stack->redo();
            did = u"redo"_s;
            break;
        case 5:
            if (random.bounded(10) == 0) {
                editor.markSaved();
                saved = serializePackage(editor.package());
            }
            did = u"save"_s;
            break;
        default:
            did = hand.act();
        }
        if (i % 5 == 0 || did == u"undo" || did == u"save")
            checkMark(u"step %1 (%2)"_s.arg(i).arg(did));
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(stack->count() > 1000);
    for (int i = 0; i < stack->count(); ++i)
        QVERIFY2(!stack->text(i).trimmed().isEmpty(), qPrintable(u"step %1 has no name"_s.arg(i)));
    while (stack->canRedo())
        stack->redo();
    const QByteArray last = serializePackage(editor.package());
    while (stack->canUndo()) {
        stack->undo();
        if (stack->index() % 50 == 0)
            checkMark(u"undo to %1"_s.arg(stack->index()));
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(serializePackage(editor.package()), first);
    checkMark(u"undoing all"_s);
    while (stack->canRedo())
        stack->redo();
    QCOMPARE(serializePackage(editor.package()), last);
    checkMark(u"redoing all"_s);
}

void TestUndoProperties::undoneByHandIsClean()
{
    PackageDocument document;
    PackageEditor editor(&document);
    editor.setPackage(startingPackage());
    QSignalSpy told(&editor, &PackageEditor::modifiedChanged);
    const QString name = editor.package().tasks.first().name;
    editor.rename(u"t10"_s, u"B"_s);
    QVERIFY(editor.isModified());
    editor.rename(u"t10"_s, name);
    QVERIFY(!editor.isModified());
    QCOMPARE(editor.undoStack()->count(), 2); // both steps can still be undone
    editor.undoStack()->undo();
    QVERIFY(editor.isModified());
    editor.undoStack()->undo();
    QVERIFY(!editor.isModified());
    QCOMPARE(told.size(), 4);
}

void TestUndoProperties::movedBackIsClean()
{
    PackageDocument document;
    PackageEditor editor(&document);
    editor.setPackage(startingPackage());
    editor.moveTasks({{u"t10"_s, QPointF(8, 0)}});
    editor.moveTasks({{u"t11"_s, QPointF(500, 8)}});
    editor.moveTasks({{u"t10"_s, QPointF(0, 0)}});
    QVERIFY(editor.isModified());
    editor.moveTasks({{u"t11"_s, QPointF(300, 0)}});
    QVERIFY(!editor.isModified());
    const ConstraintId made = editor.connectTasks(u"t10"_s, u"t21"_s);
    QVERIFY(editor.isModified());
    editor.remove({}, {made});
    QVERIFY(!editor.isModified());
}

void TestUndoProperties::whatIsNotWrittenDoesNotCount()
{
    PackageDocument document;
    PackageEditor editor(&document);
    editor.setPackage(startingPackage());
    Task task = editor.package().tasks.first();
    task.retry.factor = std::numeric_limits<double>::infinity(); // no number of a file
    const QByteArray before = serializePackage(editor.package());
    editor.changeTask(task);
    QCOMPARE(serializePackage(editor.package()), before);
    QVERIFY(!editor.isModified());
}

void TestUndoProperties::savedInTheMiddle()
{
    PackageDocument document;
    PackageEditor editor(&document);
    editor.setPackage(startingPackage(), true);
    QVERIFY(editor.isModified()); // never saved as it is
    editor.rename(u"t10"_s, u"B"_s);
    editor.markSaved();
    QVERIFY(!editor.isModified());
    editor.undoStack()->undo();
    QVERIFY(editor.isModified());
    editor.undoStack()->redo();
    QVERIFY(!editor.isModified());
}

void TestUndoProperties::nudgesMerge()
{
    PackageDocument document;
    PackageEditor editor(&document);
    editor.setPackage(startingPackage());
    const auto nudge = [&](const TaskId& id) {
        editor.moveTasks({{id, editor.package().layout.value(id) + QPointF(8, 0)}}, true);
    };
    for (int i = 0; i < 20; ++i)
        nudge(u"t10"_s);
    QCOMPARE(editor.undoStack()->count(), 1);
    nudge(u"t11"_s); // another task: another step
    QCOMPARE(editor.undoStack()->count(), 2);
    editor.undoStack()->undo();
    editor.undoStack()->undo();
    QCOMPARE(editor.package().layout.value(u"t10"_s), QPointF(0, 0));
}

void TestUndoProperties::readOnlyRefusesEverything()
{
    PackageDocument document;
    PackageEditor editor(&document);
    editor.setPackage(startingPackage());
    const QByteArray before = serializePackage(editor.package());
    editor.setReadOnly(true);
    QSignalSpy refused(&editor, &PackageEditor::refused);
    Hand hand(&editor, 4711);
    for (int i = 0; i < 500; ++i)
        hand.act();
    QCOMPARE(serializePackage(editor.package()), before);
    QCOMPARE(editor.undoStack()->count(), 0);
    QVERIFY(refused.size() > 100);
    QVERIFY(editor.addJobs({{u"SQL01"_s, u"X"_s}}, {}).isEmpty());
    editor.setReadOnly(false);
    QCOMPARE(editor.addJobs({{u"SQL01"_s, u"X"_s}}, {}).size(), 1);
}

void TestUndoProperties::replacedAndBack()
{
    PackageDocument document;
    PackageEditor editor(&document);
    editor.setPackage(startingPackage());
    editor.rename(u"t10"_s, u"Mine"_s);
    const QByteArray mine = serializePackage(editor.package());
    ParentPackage theirs = startingPackage();
    theirs.name = u"Theirs"_s;
    editor.replacePackage(theirs, u"Reload"_s);
    editor.markSaved();
    QVERIFY(!editor.isModified());
    editor.undoStack()->undo();
    QCOMPARE(serializePackage(editor.package()), mine); // nothing of the edits was lost
    QVERIFY(editor.isModified());
    editor.undoStack()->redo();
    QVERIFY(!editor.isModified());
}

void TestUndoProperties::dirtyMarkIsCheap()
{
    ParentPackage large;
    for (int i = 0; i < 10'000; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.name = task.job = u"Job %1"_s.arg(i);
        task.where.servers = {u"SQL01"_s};
        large.tasks.append(task);
        large.layout.insert(task.id, QPointF(i, i));
    }
    SavedState state;
    state.set(large);
    ParentPackage now = large;
    now.tasks[9'999].note = u"x"_s;
    QVERIFY(state.differs(now)); // looks for what differs once
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 1'000; ++i) {
        now.tasks[5].note = QString::number(i);
        QVERIFY(state.differs(now));
    }
    // Serialising this package takes tens of milliseconds; a thousand keystrokes take less than one of those.
    const qint64 thousandKeys = clock.elapsed();
    clock.restart();
    const QByteArray text = serializePackage(now);
    const qint64 once = clock.elapsed();
    qInfo("1,000 edits %lld ms, one serialisation %lld ms, %lld bytes", thousandKeys, once,
          qint64(text.size()));
    QVERIFY(thousandKeys < 10 * std::max<qint64>(once, 20));
}

QTEST_MAIN(TestUndoProperties)
#include "tst_undoproperties.moc"
