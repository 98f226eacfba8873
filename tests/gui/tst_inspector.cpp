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
#include <QPushButton>
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
    void serverDialogValidates();
    void serverDialogKeepsWhatItDoesNotShow();
};

void TestInspector::editsOneTask()
{
    FleetModel fleet;
    OpenDocument document;
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
    OpenDocument document;
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
    OpenDocument document;
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
