// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvastestpackages.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/graphlayout.h"
#include "canvas/packageeditor.h"
#include "canvas/taskitem.h"
#include "fleet/fleetmodel.h"
#include "run/runmodel.h"

#include <QAction>
#include <QApplication>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

// Draws the canvas in its states and both schemes. STELLWERK_SHOTS=DIR keeps the pictures to look at.
class TestCanvasPictures final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pictures_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("dark");
        for (const char* what : {"design", "run", "far", "connecting", "empty", "large", "quickadd"}) {
            QTest::addRow("%s light", what) << QString::fromLatin1(what) << false;
            QTest::addRow("%s dark", what) << QString::fromLatin1(what) << true;
        }
    }

    void pictures()
    {
        QFETCH(QString, what);
        QFETCH(bool, dark);
        Theme::instance().install(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        PackageDocument document;
        PackageEditor editor(&document);
        RunModel run;
        CanvasView view(&editor);
        view.resize(1280, 760);
        editor.setPackage(what == "empty"_L1   ? ParentPackage()
                          : what == "large"_L1 ? canvastest::grid(600, 900)
                                               : nightly());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
        if (what == "run"_L1 || what == "far"_L1) {
            view.setRunModel(&run);
            play(run, editor.package());
        }
        if (what == "far"_L1)
            view.setZoom(0.34, view.viewport()->rect().center());
        if (what == "large"_L1)
            view.setZoom(0.9, view.viewport()->rect().center());
        if (what == "design"_L1) {
            view.selectTasks({u"t2"_s, u"t3"_s});
            QTest::keyClick(&view, Qt::Key_Home);
            view.selectTasks({u"t1"_s, u"t6"_s});
            view.selectConstraints({});
            QTest::keyClick(&view, Qt::Key_Right);
        }
        FleetModel fleet;
        if (what == "quickadd"_L1)
            quickAdd(view, fleet);
        if (what == "connecting"_L1)
            connecting(view);
        if (what == "large"_L1)
            QTRY_VERIFY(view.findChild<QWidget*>(u"canvas.minimap"_s)->isVisible());
        const QImage image = view.grab().toImage();
        QVERIFY(!image.isNull());
        if (what != "empty"_L1)
            QVERIFY(coloursIn(image) > 12);
        const QString folder = qEnvironmentVariable("STELLWERK_SHOTS");
        if (!folder.isEmpty())
            QVERIFY(image.save(u"%1/canvas_%2_%3.png"_s.arg(folder, what, dark ? u"dark"_s : u"light"_s)));
    }

private:
    static qsizetype coloursIn(const QImage& image)
    {
        QSet<QRgb> seen;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                seen.insert(image.pixel(x, y));
        }
        return seen.size();
    }

    static ParentPackage nightly()
    {
        ParentPackage p;
        p.name = u"Nightly warehouse load"_s;
        const auto add = [&](int n, const QString& name, const QStringList& servers) {
            p.tasks.append(canvastest::task(u"t%1"_s.arg(n), name, servers));
        };
        add(1, u"Extract customers"_s, {u"SQL01"_s});
        add(2, u"Extract orders"_s, {u"SQL02"_s});
        add(3, u"Extract stock movements of all warehouses"_s, {u"SQL03"_s});
        add(4, u"Check sources"_s, {u"SQL01"_s, u"SQL02"_s, u"SQL03"_s});
        add(5, u"Stage customers"_s, {u"SQL04"_s});
        add(6, u"Stage orders"_s, {u"SQL04"_s, u"SQL05"_s});
        add(7, u"Stage stock"_s, {u"SQL05"_s});
        add(8, u"Build dimensions"_s, {u"SQL06"_s});
        add(9, u"Build facts"_s, {u"SQL06"_s});
        add(10, u"Refresh cubes"_s, {u"a-very-long-host-name.example.org\\INSTANCE"_s});
        add(11, u"Mail the team"_s, {u"SQL01"_s});
        add(12, u"Archive files"_s, {u"SQL03"_s});
        add(13, u"Rebuild statistics"_s, {});
        p.tasks[12].where.tag = u"etl"_s;
        add(14, u"Clean up"_s, {u"SQL01"_s});
        p.tasks[10].join = Join::Any;
        p.tasks[13].disabled = true;
        int id = 20;
        const auto line = [&](int from, int to, ConstraintKind kind = ConstraintKind::Success) {
            p.constraints.append({u"c%1"_s.arg(id++), u"t%1"_s.arg(from), u"t%1"_s.arg(to), kind, {}, {}});
        };
        for (const int n : {1, 2, 3})
            line(4, n);
        line(1, 5);
        line(2, 6);
        line(3, 7);
        line(5, 8);
        line(6, 8);
        line(6, 9);
        line(7, 9);
        line(8, 10);
        line(9, 10);
        line(8, 11, ConstraintKind::Failure);
        line(9, 11, ConstraintKind::Failure);
        line(7, 12, ConstraintKind::Completion);
        line(10, 13);
        line(12, 14, ConstraintKind::Completion);
        p.layout = GraphLayout::byDot(p);
        for (QPointF& at : p.layout)
            at = geometry::snapped(at);
        return p;
    }

    static void play(RunModel& run, const ParentPackage& package)
    {
        run.begin(package);
        for (const Task& task : package.tasks)
            run.setExpected(task.id, std::chrono::seconds(task.id == u"t6"_s ? 40 : 95));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        qint64 sequence = 0;
        const auto tell = [&](const RunEventBody& body, int ago = 0) {
            run.apply({++sequence, now.addSecs(-ago), body});
        };
        tell(RunStarted{u"r1"_s, package.name, {}}, 200);
        const auto end = [&](int n, TaskOutcome outcome, int seconds) {
            const QString id = u"t%1"_s.arg(n);
            tell(TaskPlaced{id, u"SQL0%1"_s.arg(n % 6 + 1), u"free first"_s}, 120);
            tell(StartRequested{id, u"SQL0%1"_s.arg(n % 6 + 1), 1}, 120);
            tell(AttemptStarted{id, u"SQL0%1"_s.arg(n % 6 + 1), 1, {}}, 119);
            tell(TaskEnded{id,
                           u"SQL0%1"_s.arg(n % 6 + 1),
                           outcome,
                           1,
                           now.addSecs(-119),
                           now.addSecs(seconds - 119),
                           FailureKind::None,
                           {}});
        };
        end(4, TaskOutcome::Succeeded, 7);
        end(1, TaskOutcome::Succeeded, 65);
        end(2, TaskOutcome::SucceededWithWarnings, 31);
        end(3, TaskOutcome::Failed, 80);
        end(11, TaskOutcome::Unknown, 4);
        end(13, TaskOutcome::Cancelled, 3);
        tell(TaskSkipped{u"t7"_s, u"its predecessor failed"_s});
        for (const int n : {5, 6}) {
            const QString id = u"t%1"_s.arg(n);
            tell(StartRequested{id, u"SQL04"_s, n == 6 ? 2 : 1}, 60);
            tell(AttemptStarted{id, u"SQL04"_s, n == 6 ? 2 : 1, {}}, 60);
        }
        tell(TaskReady{u"t12"_s});
    }

    static void quickAdd(CanvasView& view, FleetModel& fleet)
    {
        QList<Server> servers(3);
        for (int i = 0; i < 3; ++i) {
            servers[i].name = u"SQL0%1"_s.arg(i + 1);
            servers[i].host = u"127.0.0.1"_s;
        }
        fleet.setServers(servers);
        for (const Server& server : std::as_const(servers)) {
            QList<AgentJob> jobs(8);
            for (int i = 0; i < 8; ++i) {
                jobs[i].id = QUuid::createUuid();
                jobs[i].name = u"Nightly load part %1"_s.arg(i + 1);
            }
            fleet.setJobs(server.name, jobs);
        }
        view.setFleetModel(&fleet);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, QPoint(700, 520));
    }

    static void connecting(CanvasView& view)
    {
        const auto port = [&](const QString& id) {
            return view.mapFromScene(view.canvasScene()->taskItem(id)->outPort());
        };
        const QPoint target = view.mapFromScene(view.canvasScene()->taskItem(u"t12"_s)->inPort());
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, port(u"t6"_s));
        for (const QPoint& at : {port(u"t6"_s) + QPoint(30, 20), target - QPoint(20, 10)}) {
            QMouseEvent move(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(view.viewport(), &move);
        }
    }
};

QTEST_MAIN(TestCanvasPictures)
#include "tst_canvaspictures.moc"
