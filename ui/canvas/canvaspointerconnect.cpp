// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaspointer.h"

#include "canvas/canvasview.h"
#include "canvas/taskitem.h"
#include "theme/stateappearance.h"

#include <QToolTip>

// Connecting: by dragging, by two clicks, by keys.
namespace stellwerk {

namespace {

constexpr double kMagnet = 48; // view pixels from a port

} // namespace

ConstraintKind CanvasPointer::kindFor(Qt::KeyboardModifiers modifiers) const
{
    if (modifiers & Qt::ShiftModifier)
        return ConstraintKind::Failure;
    if (modifiers & Qt::AltModifier)
        return ConstraintKind::Completion;
    return m_kind;
}

// A constraint leads to a task, and those of a folded group cannot be told apart.
bool CanvasPointer::isOnFolded(const QPointF& at) const
{
    return m_scene->partAt(at, m_view->zoom()).what == CanvasScene::PartHit::FoldedCard;
}

QString CanvasPointer::foldedText()
{
    return tr("Unfold the group to connect a task in it.");
}

void CanvasPointer::followConnection(const QPointF& at, Qt::KeyboardModifiers modifiers)
{
    const auto over = m_scene->hit(at, m_view->zoom());
    const auto refusal = over.task.isEmpty() ? PackageEditor::Refusal::None : m_scene->refusalOf(over.task);
    const bool refused = refusal != PackageEditor::Refusal::None && over.what == CanvasScene::Hit::Card;
    m_target = refused ? TaskId() : m_scene->nearestTarget(at, kMagnet / m_view->zoom());
    const ConstraintKind kind = m_state == State::Reconnecting ? m_kind : kindFor(modifiers);
    m_scene->aim(at, m_target, kind);
    tellRefusal(m_target.isEmpty() ? refusal : PackageEditor::Refusal::None, over.task);
    if (m_target.isEmpty() && refusal != PackageEditor::Refusal::None && over.task != m_from)
        return;
    if (m_target.isEmpty() && isOnFolded(at))
        return Q_EMIT hint(foldedText());
    Q_EMIT hint(
        m_state == State::Reconnecting
            ? tr("Drop on a task to lead %n constraint(s) there. Esc: cancel.", nullptr,
                 int(m_reconnected.size()))
            : tr("%1. Shift: on failure, Alt: on completion, or S, F, C. Esc: cancel.").arg(shownWord(kind)));
}

// Beside the pointer and in the status bar; the card is dimmed already.
void CanvasPointer::tellRefusal(PackageEditor::Refusal refusal, const TaskId& target)
{
    if (refusal == PackageEditor::Refusal::None || target == m_from) {
        QToolTip::hideText();
        return;
    }
    const QString why = PackageEditor::refusalText(refusal);
    QToolTip::showText(m_view->viewport()->mapToGlobal(m_lastAt), why, m_view->viewport());
    Q_EMIT hint(why);
}

void CanvasPointer::startConnecting(const TaskId& from, bool backwards)
{
    m_from = from;
    m_backwards = backwards;
    m_target.clear();
    m_kind = ConstraintKind::Success;
    m_scene->setHovered({});
    m_scene->beginConnecting(from, backwards);
    enter(State::ClickConnecting);
    Q_EMIT hint(
        tr("Click the task to connect to, or choose it with the arrow keys and press Enter. Esc: cancel."));
}

void CanvasPointer::aimAtTask(const TaskId& target)
{
    const TaskItem* item = m_scene->taskItem(target);
    if (!isConnecting() || !item)
        return;
    const auto refusal = m_scene->refusalOf(target);
    m_target = refusal == PackageEditor::Refusal::None ? target : TaskId();
    m_scene->aim(m_backwards ? item->outPort() : item->inPort(), m_target, m_kind);
    if (refusal != PackageEditor::Refusal::None && target != m_from)
        Q_EMIT hint(PackageEditor::refusalText(refusal));
}

bool CanvasPointer::confirmConnection()
{
    if (!isConnecting() || m_target.isEmpty())
        return false;
    if (m_state == State::Reconnecting) {
        reconnectTo(m_target);
        return true;
    }
    connectTo(m_target);
    cancel();
    return true;
}

void CanvasPointer::setKind(ConstraintKind kind)
{
    if (m_state == State::Reconnecting)
        return;
    m_kind = kind;
    m_scene->aim(m_view->mapToScene(m_lastAt), m_target, kind);
}

void CanvasPointer::connectTo(const TaskId& target)
{
    const TaskId from = m_backwards ? target : m_from;
    const TaskId to = m_backwards ? m_from : target;
    const ConstraintKind kind = kindFor(m_lastModifiers);
    m_scene->endConnecting();
    const ConstraintId made = m_scene->editor()->connectTasks(from, to, kind);
    if (!made.isEmpty())
        m_scene->setSelection({}, {made});
}

void CanvasPointer::clickWhileConnecting(const CanvasScene::Hit& hit, Qt::KeyboardModifiers modifiers)
{
    if (hit.task.isEmpty())
        return cancel();
    const auto refusal = m_scene->refusalOf(hit.task);
    if (refusal != PackageEditor::Refusal::None) {
        if (hit.task == m_from)
            cancel();
        else
            Q_EMIT hint(PackageEditor::refusalText(refusal));
        return;
    }
    m_lastModifiers = modifiers & ~Qt::ControlModifier;
    connectTo(hit.task);
    if (modifiers & Qt::ControlModifier) // a chain: on from the task just reached
        startConnecting(hit.task, m_backwards);
    else
        cancel();
}

void CanvasPointer::finishConnection(const QPointF& at)
{
    const auto over = m_scene->hit(at, m_view->zoom());
    const TaskId from = m_from;
    const bool backwards = m_backwards;
    const ConstraintKind kind = kindFor(m_lastModifiers);
    const TaskId target = m_target;
    if (!target.isEmpty())
        connectTo(target);
    const QString why = over.task.isEmpty() || !target.isEmpty()
                            ? QString()
                            : PackageEditor::refusalText(m_scene->refusalOf(over.task));
    const bool folded = target.isEmpty() && isOnFolded(at);
    QToolTip::hideText();
    cancel();
    if (folded)
        Q_EMIT hint(foldedText());
    else if (!why.isEmpty())
        Q_EMIT hint(why);
    else if (target.isEmpty() && over.what == CanvasScene::Hit::Nothing)
        Q_EMIT quickAddWanted(at, from, backwards, kind);
}

} // namespace stellwerk
