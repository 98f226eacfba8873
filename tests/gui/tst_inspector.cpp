// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/inspectorfields.h"
#include "dialogs/inspectorpanel.h"
#include "dialogs/serverdialog.h"
#include "fleet/fleetmodel.h"
#include "shell/opendocument.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The properties of several tasks at once, and the dialog for a server.
class TestInspector final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void editsOneTask();
    void editsSeveralTasksAsOneStep();
    void choosesWhereATaskRuns();
    void assignsGroupsHaltsAndLocks();
    void aNoteInTheMakingStaysWithItsTask();
    void editsGroups();
    void editsNotes();
    void serverDialogValidates();
    void serverDialogKeepsWhatItDoesNotShow();

private:
    QTemporaryDir m_config;
};

void TestInspector::editsOneTask()
{
    FleetModel fleet;
    OpenDocument document(m_config.path());
    const QList<TaskId> ids = document.editor()->addJobs({{u"SQL01"_s, u"Load"_s}}, {});
    InspectorPanel panel(&fleet);
    panel.setEditor(document.editor());
    panel.setSelection(ids, {});
    panel.show();
    auto* name = panel.findChild<QLineEdit*>(u"task.name"_s);
    QCOMPARE(name->text(), u"Load"_s);
    name->setText(u"Load stock"_s);
    Q_EMIT name->editingFinished();
    QCOMPARE(document.package().task(ids.first())->name, u"Load stock"_s);
    auto* timeout = panel.findChild<ValueSpin*>(u"task.timeout"_s);
    QCOMPARE(timeout->text(), u"none"_s);
    timeout->setValue(90);
    QCOMPARE(document.package().task(ids.first())->timeout, std::optional<std::chrono::seconds>(90s));
    QCOMPARE(timeout->text(), u"90 s"_s);
    document.editor()->undoStack()->undo();
    QCOMPARE(timeout->text(), u"none"_s); // follows the undo
}

void TestInspector::editsSeveralTasksAsOneStep()
{
    FleetModel fleet;
    OpenDocument document(m_config.path());
    const QList<TaskId> ids = document.editor()->addJobs({{u"SQL01"_s, u"A"_s}, {u"SQL02"_s, u"B"_s}}, {});
    Task second = *document.package().task(ids.at(1));
    second.retry.count = 3;
    second.disabled = true;
    document.editor()->changeTask(second);
    InspectorPanel panel(&fleet);
    panel.setEditor(document.editor());
    panel.setSelection(ids, {});
    QVERIFY(!panel.findChild<QLineEdit*>(u"task.name"_s)->isEnabled());
    auto* retries = panel.findChild<ValueSpin*>(u"task.retries"_s);
    QCOMPARE(retries->text(), u"\u2014"_s); // they differ
    QCOMPARE(panel.findChild<QCheckBox*>(u"task.disabled"_s)->checkState(), Qt::PartiallyChecked);
    const int steps = document.editor()->undoStack()->count();
    retries->setValue(2);
    QCOMPARE(document.package().task(ids.at(0))->retry.count, 2);
    QCOMPARE(document.package().task(ids.at(1))->retry.count, 2);
    QCOMPARE(document.editor()->undoStack()->count(), steps + 1);
    QCOMPARE(document.package().task(ids.at(1))->disabled, true); // the rest stays as it was
}

void TestInspector::choosesWhereATaskRuns()
{
    FleetModel fleet;
    Server one;
    one.name = u"SQL01"_s;
    one.host = u"h"_s;
    one.group = u"Production/Finance"_s;
    one.tags = {u"fast"_s};
    Server two = one;
    two.name = u"SQL02"_s;
    fleet.setServers({one, two});
    OpenDocument document(m_config.path());
    const QList<TaskId> ids = document.editor()->addJobs({{u"SQL01"_s, u"A"_s}}, {});
    InspectorPanel panel(&fleet);
    panel.setEditor(document.editor());
    panel.setSelection(ids, {});
    panel.show();
    auto* way = panel.findChild<ValueCombo*>(u"task.where"_s);
    QCOMPARE(way->currentIndex(), 0);
    way->setCurrentIndex(2);
    Q_EMIT way->activated(2);
    QCOMPARE(document.package().task(ids.first())->where.group,
             u"Production"_s); // groups stand for their sub-groups
    QVERIFY(document.package().task(ids.first())->where.servers.isEmpty());
    way->setCurrentIndex(3);
    Q_EMIT way->activated(3);
    QCOMPARE(document.package().task(ids.first())->where.tag, u"fast"_s);
}

void TestInspector::assignsGroupsHaltsAndLocks()
{
    FleetModel fleet;
    OpenDocument document(m_config.path());
    PackageEditor* editor = document.editor();
    const QList<TaskId> ids =
        editor->addJobs({{u"SQL01"_s, u"A"_s}, {u"SQL01"_s, u"B"_s}, {u"SQL01"_s, u"C"_s}}, {});
    const GroupId first = editor->addGroup({ids.at(0)}, u"First"_s);
    InspectorPanel panel(&fleet);
    panel.setEditor(editor);
    panel.setHalts(document.halts());
    panel.setSelection(ids, {});
    panel.show();
    auto* group = panel.findChild<ValueCombo*>(u"task.group"_s);
    QCOMPARE(group->currentIndex(), -1); // mixed
    const int before = editor->undoStack()->index();
    group->setFocus();
    QTest::keyClicks(group, u"First"_s);
    Q_EMIT group->activated(group->currentIndex());
    for (const TaskId& id : ids)
        QCOMPARE(document.package().task(id)->group, first);
    QCOMPARE(editor->undoStack()->index(), before + 1);
    editor->undoStack()->undo();
    QCOMPARE(group->currentIndex(), -1);
    group->setCurrentIndex(group->count() - 1); // a new one
    Q_EMIT group->activated(group->count() - 1);
    QCOMPARE(document.package().groups.size(), 1); // the first one lost its only task
    QVERIFY(document.package().groups.first().id != first);
    QCOMPARE(document.package().task(ids.at(2))->group, document.package().groups.first().id);

    auto* hold = panel.findChild<QCheckBox*>(u"task.hold"_s);
    document.halts()->set({ids.at(1)}, true);
    QCOMPARE(hold->checkState(), Qt::PartiallyChecked);
    QTest::mouseClick(hold, Qt::LeftButton, {}, QPoint(8, hold->height() / 2));
    QCOMPARE(document.halts()->tasks().size(), 3);
    QCOMPARE(hold->checkState(), Qt::Checked);

    auto* locked = panel.findChild<QCheckBox*>(u"task.locked"_s);
    editor->setLocked({ids.at(0)}, true);
    QCOMPARE(locked->checkState(), Qt::PartiallyChecked);
    QTest::mouseClick(locked, Qt::LeftButton, {}, QPoint(8, locked->height() / 2));
    QCOMPARE(document.package().locked.size(), 3);
}

// Chosen away from before the pause that ends a step: what was written is the first task's, not the others'.
void TestInspector::aNoteInTheMakingStaysWithItsTask()
{
    FleetModel fleet;
    OpenDocument document(m_config.path());
    const QList<TaskId> ids =
        document.editor()->addJobs({{u"SQL01"_s, u"A"_s}, {u"SQL01"_s, u"B"_s}, {u"SQL01"_s, u"C"_s}}, {});
    Task noted = *document.package().task(ids.at(1));
    noted.note = u"keep me"_s;
    document.editor()->changeTask(noted);
    InspectorPanel panel(&fleet);
    panel.setEditor(document.editor());
    panel.setSelection({ids.at(0)}, {});
    panel.show();
    auto* note = panel.findChild<QPlainTextEdit*>(u"task.note"_s);
    QTest::keyClicks(note, u"mine"_s);
    panel.setSelection({ids.at(1), ids.at(2)}, {});
    QCOMPARE(document.package().task(ids.at(0))->note, u"mine"_s);
    QCOMPARE(document.editor()->undoStack()->undoText(), u"Change note"_s);
    QSignalSpy changed(document.editor()->document(), &PackageDocument::taskChanged);
    QTest::keyClicks(note, u"x"_s);
    // Another field in the meantime takes nothing away from it.
    auto* disabled = panel.findChild<QCheckBox*>(u"task.disabled"_s);
    QTest::mouseClick(disabled, Qt::LeftButton, {}, QPoint(8, disabled->height() / 2));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(note->toPlainText(), u"x"_s);
    QTRY_COMPARE(changed.size(), 4);
    QCOMPARE(document.package().task(ids.at(1))->note, u"x"_s);
    QCOMPARE(document.package().task(ids.at(0))->note, u"mine"_s);
}

void TestInspector::editsGroups()
{
    FleetModel fleet;
    OpenDocument document(m_config.path());
    PackageEditor* editor = document.editor();
    const QList<TaskId> ids = editor->addJobs({{u"SQL01"_s, u"A"_s}, {u"SQL01"_s, u"B"_s}}, {});
    const GroupId one = editor->addGroup({ids.at(0)}, u"One"_s);
    const GroupId two = editor->addGroup({ids.at(1)}, u"Two"_s);
    InspectorPanel panel(&fleet);
    panel.setEditor(editor);
    panel.setParts({one}, {});
    panel.setSelection({}, {});
    panel.show();
    auto* title = panel.findChild<QLineEdit*>(u"group.title"_s);
    auto* limit = panel.findChild<ValueSpin*>(u"group.maxConcurrent"_s);
    auto* folded = panel.findChild<QCheckBox*>(u"group.folded"_s);
    QVERIFY(title->isVisible());
    QCOMPARE(title->text(), u"One"_s);
    QVERIFY(panel.findChild<QLabel*>(u"group.members"_s)->text().contains(u'A'));
    title->selectAll();
    QTest::keyClicks(title, u"Extract"_s);
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(document.package().group(one)->title, u"Extract"_s);
    limit->setValue(3);
    QCOMPARE(document.package().group(one)->maxConcurrent, std::optional(3));
    panel.setParts({one, two}, {});
    panel.setSelection({}, {});
    QVERIFY(!title->isEnabled());
    QCOMPARE(limit->text(), u"\u2014"_s);
    limit->setValue(2);
    QCOMPARE(document.package().group(two)->maxConcurrent, std::optional(2));
    QCOMPARE(document.package().group(one)->maxConcurrent, std::optional(2));
    editor->undoStack()->undo();
    QCOMPARE(limit->text(), u"\u2014"_s);
    editor->fold({two}, true);
    QCOMPARE(folded->checkState(), Qt::PartiallyChecked);
    QTest::mouseClick(folded, Qt::LeftButton, {}, QPoint(8, folded->height() / 2));
    QCOMPARE(document.package().folded.size(), 2);
    limit->setValue(0);
    QVERIFY(!document.package().group(one)->maxConcurrent);
}

void TestInspector::editsNotes()
{
    FleetModel fleet;
    OpenDocument document(m_config.path());
    PackageEditor* editor = document.editor();
    const NoteId one = editor->addNote({}, u"One"_s);
    const NoteId two = editor->addNote({0, 200}, u"Two"_s, NoteColor::Green);
    InspectorPanel panel(&fleet);
    panel.setEditor(editor);
    panel.setParts({}, {one});
    panel.setSelection({}, {});
    panel.show();
    auto* text = panel.findChild<QPlainTextEdit*>(u"note.text"_s);
    auto* color = panel.findChild<ValueCombo*>(u"note.color"_s);
    QCOMPARE(text->toPlainText(), u"One"_s);
    QTest::keyClicks(text, u"1"_s);
    panel.setParts({}, {one, two});
    panel.setSelection({}, {});
    QCOMPARE(document.package().note(one)->text, u"1One"_s);
    QCOMPARE(color->currentIndex(), -1);
    color->setCurrentIndex(int(NoteColor::Red));
    Q_EMIT color->activated(int(NoteColor::Red));
    QCOMPARE(document.package().note(two)->color, NoteColor::Red);
    QCOMPARE(document.package().note(two)->text, u"Two"_s);
    auto* width = panel.findChild<ValueSpin*>(u"note.width"_s);
    QCOMPARE(width->value(), 208);
    width->setValue(320);
    QCOMPARE(document.package().noteSizes.value(one), QSizeF(320, 128));
    QCOMPARE(document.package().noteSizes.value(two), QSizeF(320, 128));
    editor->undoStack()->undo();
    QCOMPARE(width->value(), 208);
    auto* locked = panel.findChild<QCheckBox*>(u"note.locked"_s);
    QTest::mouseClick(locked, Qt::LeftButton, {}, QPoint(8, locked->height() / 2));
    QCOMPARE(document.package().locked.size(), 2);
}

void TestInspector::serverDialogValidates()
{
    ServerDialog dialog({}, {u"SQL01"_s}, {u"Production"_s});
    auto* save = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    QVERIFY(!save->isEnabled());
    dialog.findChild<QLineEdit*>(u"name"_s)->setText(u"sql01"_s); // taken, whatever the case
    dialog.findChild<QLineEdit*>(u"host"_s)->setText(u"db.example"_s);
    dialog.findChild<QLineEdit*>(u"user"_s)->setText(u"stellwerk"_s);
    QVERIFY(!save->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>(u"problem"_s)->text().contains(u"sql01"_s));
    dialog.findChild<QLineEdit*>(u"name"_s)->setText(u"SQL02"_s);
    QVERIFY(save->isEnabled());
    dialog.findChild<QComboBox*>(u"endpoint"_s)->setCurrentIndex(1);
    QVERIFY(!save->isEnabled());
    dialog.findChild<QLineEdit*>(u"instance"_s)->setText(u"PROD"_s);
    QVERIFY(save->isEnabled());
    dialog.findChild<QLineEdit*>(u"tags"_s)->setText(u"a, b ,,"_s);
    const Server server = dialog.server();
    QCOMPARE(server.instance, u"PROD"_s);
    QCOMPARE(server.tags, QStringList({u"a"_s, u"b"_s}));
    QVERIFY(!dialog.password());
    dialog.findChild<QLineEdit*>(u"password"_s)->setText(u"secret"_s);
    QCOMPARE(dialog.password(), std::optional<QString>(u"secret"_s));
}

void TestInspector::serverDialogKeepsWhatItDoesNotShow()
{
    Server before;
    before.name = u"SQL01"_s;
    before.host = u"db"_s;
    before.port = 14330;
    before.user = u"u"_s;
    before.encryption = Encryption::Strict;
    before.trustServerCertificate = true;
    before.group = u"Production/Finance"_s;
    before.capacity = 9;
    before.note = u"by the door"_s;
    const ServerDialog dialog(before, {}, {});
    QCOMPARE(dialog.server(), before);
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
