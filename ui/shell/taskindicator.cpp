// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/taskindicator.h"

#include "shell/backgroundtasks.h"
#include "shell/tasklistpopup.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QPushButton>
#include <QScreen>

namespace stellwerk {

using namespace Qt::StringLiterals;
using State = BackgroundTasks::State;

TaskIndicator::TaskIndicator(BackgroundTasks* tasks, QWidget* parent)
    : QToolButton(parent)
    , m_tasks(tasks)
    , m_list(new QAction(tr("&Work in the background…"), this))
{
    setObjectName(u"status.tasks"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFont(Theme::tabular(font()));
    m_list->setObjectName(u"tools.tasks"_s);
    m_list->setStatusTip(tr("What is read, written and worked out now; there it can be cancelled"));
    connect(m_list, &QAction::triggered, this, &TaskIndicator::openList);
    connect(this, &QToolButton::clicked, this, &TaskIndicator::openList);
    connect(tasks, &BackgroundTasks::changed, this, &TaskIndicator::update);
    update();
}

void TaskIndicator::update()
{
    const int running = m_tasks->runningCount();
    const int failed = m_tasks->count(State::Failed);
    const int over = m_tasks->rowCount() - running;
    const int permille = m_tasks->permille();
    QString text;
    if (running > 0) {
        text = tr("%n in the background", "works", running);
        if (permille >= 0)
            text = tr("%1 \u00B7 %2 %", "works, how far they are").arg(text).arg(permille / 10);
    } else if (failed > 0) {
        text = tr("%n failed", "works in the background", failed);
    } else {
        text = tr("%n done", "works in the background", over);
    }
    setVisible(m_tasks->rowCount() > 0);
    setText(text);
    setIcon(stellwerk::icon(failed > 0 ? Icon::Warning : running > 0 ? Icon::Refresh : Icon::Information));
    setToolTip(tr("Shows what is done in the background"));
    setAccessibleName(text);
    setAccessibleDescription(toolTip());
}

void TaskIndicator::openList()
{
    if (m_popup)
        return;
    auto* popup = new TaskListPopup(m_tasks, window());
    m_popup = popup;
    const QSize size = popup->sizeHint();
    // Above the status bar, at its right end, within the screen.
    const QWidget* over = isVisible() ? static_cast<const QWidget*>(this) : window();
    QPoint corner = over->mapToGlobal(QPoint(over->width(), isVisible() ? 0 : over->height()));
    QRect place(corner - QPoint(size.width(), size.height() + space::kUnit), size);
    const QRect screen = window()->screen()->availableGeometry();
    place.moveLeft(
        std::clamp(place.left(), screen.left(), std::max(screen.left(), screen.right() - size.width())));
    place.moveTop(std::max(place.top(), screen.top()));
    popup->setGeometry(place);
    popup->show();
    if (auto* first = popup->findChild<QPushButton*>(u"task.button"_s))
        first->setFocus(Qt::PopupFocusReason);
}

} // namespace stellwerk
