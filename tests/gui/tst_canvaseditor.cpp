// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvastestpackages.h"

#include "canvas/packageeditor.h"
#include "fleet/fleetmodel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace stellwerk;
using namespace Qt::StringLiterals;

// The editor without a canvas: every edit, its undo, and what is refused.
class TestCanvasEditor final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<PackageDocument>();
        m_editor = std::make_unique<PackageEditor>(m_document.get());
        m_editor->setPackage(canvastest::chain());
    }
    void cleanup()
    {
        m_editor.reset();
        m_document.reset();
    }

    void refusesWhatMakesNoSense()
    {
        using R = PackageEditor::Refusal;
        QCOMPARE(m_editor->refusal(u"t1"_s, u"t1"_s), R::Self);
        QCOMPARE(m_editor->refusal(u"t1"_s, u"t2"_s), R::Duplicate);
        QCOMPARE(m_editor->refusal(u"t3"_s, u"t1"_s), R::Cycle);
        QCOMPARE(m_editor->refusal(u"t1"_s, u"nobody"_s), R::Unknown);
        QCOMPARE(m_editor->refusal(u"t1"_s, u"t3"_s), R::None);
        QVERIFY(m_editor->connectTasks(u"t3"_s, u"t1"_s).isEmpty());
        QCOMPARE(m_editor->undoStack()->count(), 0);
        for (const R r : {R::Unknown, R::Self, R::Duplicate, R::Cycle})
            QVERIFY(!PackageEditor::refusalText(r).isEmpty());
    }

    void jobsBecomeAColumn()
    {
        const auto ids = m_editor->addJobs({{u"SQL01"_s, u"Job"_s}, {u"SQL02"_s, u"Job"_s}}, {0, 320});
        QCOMPARE(ids.size(), 2);
        const Task* first = m_editor->package().task(ids.first());
        const Task* second = m_editor->package().task(ids.last());
        QCOMPARE(first->where.servers, QStringList{u"SQL01"_s});
        QCOMPARE(second->where.servers,
                 QStringList{u"SQL02"_s}); // the same job elsewhere is a task of its own
        QCOMPARE(m_editor->package().layout.value(ids.last()).x(), 0.0);
        QVERIFY(m_editor->package().layout.value(ids.last()).y() >= 320 + 64);
        QCOMPARE(m_editor->undoStack()->count(), 1);
        m_editor->undoStack()->undo();
        QCOMPARE(m_editor->package(), canvastest::chain());
    }

    void dirtyIsDifferentFromTheSavedState()
    {
        QSignalSpy modified(m_editor.get(), &PackageEditor::modifiedChanged);
        QVERIFY(!m_editor->isModified());
        m_editor->rename(u"t1"_s, u"First"_s);
        QVERIFY(m_editor->isModified());
        m_editor->undoStack()->undo();
        QVERIFY(!m_editor->isModified());
        m_editor->undoStack()->redo();
        m_editor->markSaved();
        QVERIFY(!m_editor->isModified());
        m_editor->undoStack()->undo();
        QVERIFY(m_editor->isModified());
        QVERIFY(modified.size() >= 4);
        m_editor->rename(u"t1"_s, u"   "_s);
        m_editor->rename(u"t1"_s, m_editor->package().task(u"t1"_s)->name);
        QVERIFY(!m_editor->undoStack()->canUndo()); // nothing changed, nothing to undo
    }

    void deletingHeals()
    {
        m_editor->setKind({u"c5"_s}, ConstraintKind::Failure);
        m_editor->removeAndHeal({u"t2"_s});
        QCOMPARE(m_editor->package().tasks.size(), 2);
        QCOMPARE(m_editor->package().constraints.size(), 1);
        const Constraint healed = m_editor->package().constraints.first();
        QCOMPARE(healed.from, u"t1"_s);
        QCOMPARE(healed.to, u"t3"_s);
        QCOMPARE(healed.kind, ConstraintKind::Failure);
        m_editor->undoStack()->undo();
        m_editor->undoStack()->undo();
        QCOMPARE(m_editor->package(), canvastest::chain());
    }

    void deletingTakesConstraintsAlong()
    {
        m_editor->remove({u"t2"_s});
        QVERIFY(m_editor->package().constraints.isEmpty());
        QCOMPARE(m_editor->undoStack()->count(), 1);
        m_editor->undoStack()->undo();
        QCOMPARE(m_editor->package(), canvastest::chain());
    }

    void insertsIntoAConstraint()
    {
        m_editor->setKind({u"c4"_s}, ConstraintKind::Completion);
        const auto ids = m_editor->insertJobs({{u"SQL03"_s, u"Between"_s}}, u"c4"_s, {150, 96});
        QCOMPARE(ids.size(), 1);
        QVERIFY(!m_editor->package().constraint(u"c4"_s));
        int halves = 0;
        for (const Constraint& c : m_editor->package().constraints) {
            if ((c.from == u"t1"_s && c.to == ids.first()) || (c.from == ids.first() && c.to == u"t2"_s)) {
                ++halves;
                QCOMPARE(c.kind, ConstraintKind::Completion);
            }
        }
        QCOMPARE(halves, 2);
    }

    void reconnects()
    {
        QVERIFY(!m_editor->reconnect(u"c4"_s, u"t2"_s, u"t2"_s));
        QVERIFY(!m_editor->reconnect(u"c5"_s, u"t2"_s, u"t1"_s)); // a cycle with c4
        QVERIFY(m_editor->reconnect(u"c5"_s, u"t1"_s, u"t3"_s));
        QCOMPARE(m_editor->package().constraint(u"c5"_s)->from, u"t1"_s);
    }

    void nudgesBecomeOneStep()
    {
        for (int i = 1; i <= 5; ++i)
            m_editor->moveTasks({{u"t1"_s, QPointF(16.0 * i, 0)}}, true);
        QCOMPARE(m_editor->undoStack()->count(), 1);
        m_editor->moveTasks({{u"t2"_s, QPointF(16, 16)}}, true);
        QCOMPARE(m_editor->undoStack()->count(), 2);
        m_editor->undoStack()->undo();
        m_editor->undoStack()->undo();
        QCOMPARE(m_editor->package(), canvastest::chain());
        m_editor->undoStack()->redo();
        QCOMPARE(m_editor->package().layout.value(u"t1"_s), QPointF(80, 0));
    }

    void alignsAndDistributes()
    {
        m_editor->moveTasks({{u"t1"_s, {0, 0}}, {u"t2"_s, {50, 100}}, {u"t3"_s, {400, 300}}});
        m_editor->align({u"t1"_s, u"t2"_s, u"t3"_s}, Alignment::Left);
        for (const Task& task : m_editor->package().tasks)
            QCOMPARE(m_editor->package().layout.value(task.id).x(), 0.0);
        m_editor->distribute({u"t1"_s, u"t2"_s, u"t3"_s}, Qt::Vertical);
        QCOMPARE(m_editor->package().layout.value(u"t2"_s).y(), 150.0);
        QCOMPARE(m_editor->undoStack()->count(), 3);
    }

    void copiesAndPastes()
    {
        std::unique_ptr<QMimeData> data(m_editor->copy({u"t1"_s, u"t2"_s}));
        QVERIFY(PackageEditor::canPaste(data.get()));
        QCOMPARE(data->text(), u"Load 1\tSQL01\nLoad 2\tSQL01"_s);
        const auto first = m_editor->paste(data.get());
        const auto second = m_editor->paste(data.get());
        QCOMPARE(first.size(), 2);
        QCOMPARE(m_editor->package().tasks.size(), 7);
        QCOMPARE(m_editor->package().constraints.size(), 4); // c4 came along twice, c5 left the selection
        QVERIFY(m_editor->package().layout.value(first.first()) !=
                m_editor->package().layout.value(second.first()));
        m_editor->undoStack()->undo();
        m_editor->undoStack()->undo();
        QCOMPARE(m_editor->package(), canvastest::chain());
    }

    void pastesTextAndTreeJobs()
    {
        QMimeData text;
        text.setText(u"Job A\tSQL07\r\nJob B\n"_s);
        const auto ids = m_editor->paste(&text, QPointF(0, 400));
        QCOMPARE(ids.size(), 2);
        QCOMPARE(m_editor->package().task(ids.first())->where.servers, QStringList{u"SQL07"_s});
        QCOMPARE(m_editor->package().task(ids.last())->job, u"Job B"_s);
        QVERIFY(m_editor->package().task(ids.last())->where.servers.isEmpty());

        QMimeData tree;
        const QJsonArray dragged{QJsonObject{{u"server"_s, u"SQL02"_s}, {u"job"_s, u"ünï 'q' ]job["_s}},
                                 QJsonObject{{u"server"_s, u"SQL03"_s}}};
        tree.setData(QString::fromLatin1(FleetModel::kJobMimeType), QJsonDocument(dragged).toJson());
        const auto jobs = PackageEditor::jobsIn(&tree);
        QCOMPARE(jobs.size(), 1);
        QCOMPARE(jobs.first().job, u"ünï 'q' ]job["_s);

        QMimeData rubbish;
        rubbish.setData(QString::fromLatin1(PackageEditor::kPackageMimeType), "{not json");
        QVERIFY(m_editor->paste(&rubbish).isEmpty());
    }

    void duplicatesWithConstraints()
    {
        const auto ids = m_editor->duplicate({u"t2"_s});
        QCOMPARE(ids.size(), 1);
        QCOMPARE(m_editor->package().constraints.size(), 4);
        QCOMPARE(m_editor->refusal(u"t1"_s, ids.first()), PackageEditor::Refusal::Duplicate);
    }

    void unplacedTasksGetAPlace()
    {
        ParentPackage package = canvastest::chain();
        package.layout.clear();
        m_editor->setPackage(package);
        QVERIFY(m_editor->package().layout.value(u"t2"_s).x() >
                m_editor->package().layout.value(u"t1"_s).x() + 208);
        QVERIFY(!m_editor->isModified());
    }

    // 2,000 random commands, undone to the identical package and redone to the identical end.
    void randomCommandsUndoAndRedo()
    {
        QRandomGenerator random(20260101);
        QList<ParentPackage> states{m_editor->package()};
        for (int i = 0; i < 2000; ++i) {
            const int before = m_editor->undoStack()->index();
            randomCommand(random);
            if (m_editor->undoStack()->index() > before)
                states.append(m_editor->package());
            else
                QCOMPARE(m_editor->package(), states.last()); // no step, no change
        }
        const int steps = m_editor->undoStack()->index();
        QCOMPARE(steps, states.size() - 1);
        QVERIFY2(steps > 1000, qPrintable(QString::number(steps)));
        for (int i = steps - 1; i >= 0; --i) {
            m_editor->undoStack()->undo();
            if (i % 50 == 0)
                QCOMPARE(m_editor->package(), states.at(i));
        }
        QCOMPARE(m_editor->package(), canvastest::chain());
        QVERIFY(!m_editor->isModified());
        m_editor->undoStack()->setIndex(steps);
        QCOMPARE(m_editor->package(), states.last());
    }

private:
    TaskId anyTask(QRandomGenerator& random) const
    {
        const auto& tasks = m_editor->package().tasks;
        return tasks.isEmpty() ? TaskId() : tasks.at(random.bounded(int(tasks.size()))).id;
    }
    ConstraintId anyConstraint(QRandomGenerator& random) const
    {
        const auto& all = m_editor->package().constraints;
        return all.isEmpty() ? ConstraintId() : all.at(random.bounded(int(all.size()))).id;
    }
    void randomCommand(QRandomGenerator& random)
    {
        const TaskId a = anyTask(random);
        const TaskId b = anyTask(random);
        const QPointF at(random.bounded(4000), random.bounded(3000));
        switch (random.bounded(16)) {
        case 0:
        case 1:
            m_editor->addJobs({{u"SQL01"_s, u"J%1"_s.arg(random.bounded(50))}, {u"SQL02"_s, u"K"_s}}, at);
            break;
        case 2:
        case 3:
        case 4:
            m_editor->connectTasks(a, b, ConstraintKind(random.bounded(3)));
            break;
        case 5:
            m_editor->remove({a}, {anyConstraint(random)});
            break;
        case 6:
            m_editor->removeAndHeal({a, b});
            break;
        case 7:
            m_editor->moveTasks({{a, at}, {b, at + QPointF(300, 0)}});
            break;
        case 8:
            m_editor->rename(a, u"name %1"_s.arg(random.bounded(1000)));
            break;
        case 9:
            m_editor->setKind({anyConstraint(random)}, ConstraintKind(random.bounded(3)));
            break;
        case 10:
            m_editor->setJoin({a, b}, Join(random.bounded(2)));
            break;
        case 11:
            m_editor->insertJobs({{u"SQL03"_s, u"in"_s}}, anyConstraint(random), at);
            break;
        case 12:
            if (m_editor->package().tasks.size() < 60)
                m_editor->duplicate({a, b});
            break;
        case 13:
            m_editor->align({a, b}, Alignment(random.bounded(6)));
            break;
        case 14: {
            const std::unique_ptr<QMimeData> data(m_editor->copy({a}));
            m_editor->paste(data.get(), at);
            break;
        }
        default:
            m_editor->reconnect(anyConstraint(random), a, b);
        }
    }

    std::unique_ptr<PackageDocument> m_document;
    std::unique_ptr<PackageEditor> m_editor;
};

QTEST_GUILESS_MAIN(TestCanvasEditor)
#include "tst_canvaseditor.moc"
