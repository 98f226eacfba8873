// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvastestpackages.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/constraintitem.h"
#include "canvas/packageeditor.h"
#include "canvas/taskitem.h"
#include "fleet/fleetmodel.h"
#include "theme/motion.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace canvastest {

// A canvas with a package, and a hand that moves a real mouse over it.
class Fixture : public QObject
{
protected:
    void setUp()
    {
        Theme::instance().install(SchemeChoice::Light);
        Motion::instance().setChoice(MotionChoice::Reduced); // cards stand where they go at once
        m_document = std::make_unique<PackageDocument>();
        m_editor = std::make_unique<PackageEditor>(m_document.get());
        m_view = std::make_unique<CanvasView>(m_editor.get());
        m_view->resize(1100, 700);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
    }
    void tearDown()
    {
        m_view.reset();
        m_editor.reset();
        m_document.reset();
    }

    [[nodiscard]] const ParentPackage& package() const { return m_editor->package(); }
    [[nodiscard]] int steps() const { return m_editor->undoStack()->count(); }
    void undo() { m_editor->undoStack()->undo(); }
    void open(const ParentPackage& package)
    {
        m_editor->setPackage(package);
        m_view->setZoom(1, m_view->viewport()->rect().center());
        m_view->centerOn(m_view->canvasScene()->contents().center());
    }
    [[nodiscard]] QRectF card(const TaskId& id) const { return m_view->canvasScene()->taskItem(id)->card(); }
    [[nodiscard]] QPoint at(const QPointF& scene) const { return m_view->mapFromScene(scene); }
    [[nodiscard]] QPoint centre(const TaskId& id) const { return at(card(id).center()); }
    [[nodiscard]] QPoint outPort(const TaskId& id) const
    {
        return at(m_view->canvasScene()->taskItem(id)->outPort());
    }
    [[nodiscard]] QPoint inPort(const TaskId& id) const
    {
        return at(m_view->canvasScene()->taskItem(id)->inPort());
    }
    // A point on a constraint's line, 0 at its beginning .. 1 at its arrow.
    [[nodiscard]] QPoint on(const ConstraintId& id, double part = 0.5) const
    {
        return at(m_view->canvasScene()->constraintItem(id)->route().path.pointAtPercent(part));
    }
    [[nodiscard]] bool isConnected(const TaskId& from, const TaskId& to) const
    {
        return std::any_of(package().constraints.cbegin(), package().constraints.cend(),
                           [&](const Constraint& c) { return c.from == from && c.to == to; });
    }

    void press(const QPoint& at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, modifiers, at);
    }
    // QTest::mouseMove carries no buttons.
    void moveTo(const QPoint& at, Qt::KeyboardModifiers modifiers = {},
                Qt::MouseButtons buttons = Qt::LeftButton)
    {
        QMouseEvent move(QEvent::MouseMove, at, m_view->viewport()->mapToGlobal(at), Qt::NoButton, buttons,
                         modifiers);
        QApplication::sendEvent(m_view->viewport(), &move);
    }
    void release(const QPoint& at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, modifiers, at);
    }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
    {
        press(from, modifiers);
        for (int i = 1; i <= 8; ++i)
            moveTo(from + (to - from) * i / 8, modifiers);
        release(to, modifiers);
    }
    void click(const QPoint& at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, at);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_view.get(), key, modifiers);
    }

    static std::unique_ptr<QMimeData> mimeOf(const QList<DroppedJob>& jobs)
    {
        QJsonArray array;
        for (const DroppedJob& job : jobs)
            array.append(QJsonObject{{u"server"_s, job.server}, {u"job"_s, job.job}});
        auto data = std::make_unique<QMimeData>();
        data->setData(QString::fromLatin1(FleetModel::kJobMimeType), QJsonDocument(array).toJson());
        return data;
    }
    // Like the tree's drag: into the view, over it, and dropped.
    void dragJobsTo(const QMimeData& data, const QPoint& at, Qt::KeyboardModifiers modifiers = {})
    {
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(m_view->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(m_view->viewport(), &move);
        QVERIFY(move.isAccepted());
    }
    void drop(const QMimeData& data, const QPoint& at, Qt::KeyboardModifiers modifiers = {})
    {
        dragJobsTo(data, at, modifiers);
        QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(m_view->viewport(), &dropped);
        QVERIFY(dropped.isAccepted());
    }
    void drop(const QList<DroppedJob>& jobs, const QPoint& at, Qt::KeyboardModifiers modifiers = {})
    {
        drop(*mimeOf(jobs), at, modifiers);
    }
    // SQL01 and SQL02 of the group Production, each with "Load orders" and "Stage orders".
    static void fill(FleetModel& fleet)
    {
        QList<Server> servers;
        for (const QString& name : {u"SQL01"_s, u"SQL02"_s}) {
            Server server;
            server.name = name;
            server.host = u"127.0.0.1"_s;
            server.group = u"Production"_s;
            servers.append(server);
        }
        fleet.setServers(servers);
        for (const Server& server : servers) {
            QList<AgentJob> jobs;
            for (const QString& name : {u"Load orders"_s, u"Stage orders"_s}) {
                AgentJob job;
                job.id = QUuid::createUuid();
                job.name = name;
                jobs.append(job);
            }
            fleet.setJobs(server.name, jobs);
        }
    }

    std::unique_ptr<PackageDocument> m_document;
    std::unique_ptr<PackageEditor> m_editor;
    std::unique_ptr<CanvasView> m_view;
};

// t1 -> t2 -> t3 with a fourth task t9 below, free.
inline ParentPackage chainAndOne()
{
    ParentPackage package = chain();
    package.tasks.append(task(u"t9"_s, u"Other"_s, {u"SQL02"_s}));
    package.layout.insert(u"t9"_s, QPointF(304, 192));
    return package;
}

} // namespace canvastest
