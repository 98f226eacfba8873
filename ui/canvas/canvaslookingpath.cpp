// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaslooking.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/connectdialog.h"
#include "canvas/constraintitem.h"
#include "canvas/pathplan.h"
#include "canvas/pictureexport.h"
#include "canvas/taskitem.h"
#include "theme/durationtext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFutureWatcher>
#include <QMimeData>
#include <QtConcurrent>

// Critical path, copying a picture, connecting by name.
namespace stellwerk {

using namespace Qt::StringLiterals;

// The selection, else everything: pixels for mails, a drawing for who takes one. Drawn on another thread.
void CanvasLooking::copyPicture()
{
    struct Copies
    {
        QImage pixels;
        QByteArray drawing;
    };
    const QList<TaskId> selected = m_view->selectedTasks();
    const RecordedPicture picture = recordPicture(m_scene, PictureRequest::Look::AsShown,
                                                  QSet<TaskId>(selected.cbegin(), selected.cend()));
    if (picture.isEmpty())
        return;
    auto* watcher = new QFutureWatcher<Copies>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const Copies copies = watcher->result();
        auto* data = new QMimeData;
        data->setData(u"image/svg+xml"_s, copies.drawing);
        if (!copies.pixels.isNull())
            data->setImageData(copies.pixels);
        QApplication::clipboard()->setMimeData(data);
        Q_EMIT m_view->hintChanged(copies.pixels.isNull() ? tr("Copied as a drawing: too big for pixels.")
                                                          : tr("Copied as a picture."));
    });
    watcher->setFuture(QtConcurrent::run([picture]() -> Copies {
        return {pictureAsImage(picture, 2), pictureAsSvg(picture, {})};
    }));
}

// From the first of the selected tasks to the second, if there are two.
void CanvasLooking::connectByName()
{
    QList<TaskId> chosen;
    const QList<TaskId> selected = m_view->selectedTasks();
    for (const TaskId& id : tasksInReadingOrder(*m_scene)) {
        if (selected.contains(id))
            chosen.append(id);
    }
    auto* dialog = new ConnectDialog(m_scene, chosen.value(0), chosen.value(1), m_view->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::connected, this,
            [this](const ConstraintId& made) { m_scene->setSelection({}, {made}); });
    connect(m_scene, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void CanvasLooking::showCriticalPath(bool on)
{
    if (on == m_critical)
        return;
    m_critical = on;
    m_plan->watch(on);
    markCriticalPath();
    const CriticalPath& path = m_plan->path();
    if (!on)
        return Q_EMIT m_view->hintChanged({});
    if (path.circle)
        Q_EMIT m_view->hintChanged(tr("The constraints go round in a circle: there is no critical path."));
    else if (path.total.count() == 0)
        Q_EMIT m_view->hintChanged(tr("No critical path: nobody knows yet how long these jobs take."));
    else
        Q_EMIT m_view->hintChanged(
            tr("Critical path: %1 if no server makes it wait.")
                .arg(durationText(std::chrono::duration_cast<std::chrono::seconds>(path.total))));
}

void CanvasLooking::markCriticalPath()
{
    QSet<TaskId> tasks;
    QSet<ConstraintId> lines;
    if (m_critical) {
        const CriticalPath& path = m_plan->path();
        for (auto it = path.tasks.cbegin(); it != path.tasks.cend(); ++it) {
            if (it->critical)
                tasks.insert(it.key());
        }
        lines = path.constraints;
    }
    for (const TaskId& id : m_criticalTasks + tasks) {
        if (TaskItem* item = m_scene->taskItem(id))
            item->mark(CanvasPainter::Critical, tasks.contains(id));
    }
    for (const ConstraintId& id : m_criticalLines + lines) {
        if (ConstraintItem* item = m_scene->constraintItem(id))
            item->setCritical(lines.contains(id));
    }
    m_criticalTasks = tasks;
    m_criticalLines = lines;
}

QString CanvasLooking::pathToolTip(const TaskId& task) const
{
    const CriticalPath& path = m_plan->path();
    const PathTask at = path.tasks.value(task);
    if (!m_critical || !at.runs || path.total.count() == 0)
        return {};
    const auto seconds = [](std::chrono::milliseconds time) {
        return durationText(std::chrono::duration_cast<std::chrono::seconds>(time));
    };
    const QString own =
        at.critical ? tr("On the critical path") : tr("Slack: may take %1 longer").arg(seconds(at.slack));
    return u"<br>"_s + tr("%1; the whole package: %2").arg(own, seconds(path.total));
}

} // namespace stellwerk
