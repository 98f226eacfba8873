// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"
#include "canvas/linebundles.h"
#include "canvas/taskitem.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>

// The scene's side of lines: lanes at the cards, and ways around them.
namespace stellwerk {

namespace {

constexpr double kChannel = 14; // a line keeps so far from the cards it goes around
constexpr double kAside = geometry::kCard.height() + kChannel + 4;

// The cards that a way of straight pieces goes behind.
QList<QRectF> cardsBehind(const QList<QPointF>& way, const QList<QRectF>& cards)
{
    QList<QRectF> behind;
    for (qsizetype i = 1; i < way.size(); ++i) {
        const QRectF piece = QRectF(way.at(i - 1), way.at(i)).normalized().adjusted(-4, -4, 4, 4);
        std::copy_if(cards.cbegin(), cards.cend(), std::back_inserter(behind),
                     [&](const QRectF& card) { return card.intersects(piece); });
    }
    return behind;
}

} // namespace

void CanvasScene::updateRoutesOf(const TaskId& task)
{
    for (ConstraintItem* line : m_linesOf.value(task))
        updateRoute(line);
}

// Keeps who stands at whose side, and notes the cards whose lanes change by it.
void CanvasScene::count(ConstraintItem* item, int by)
{
    const auto note = [this](const TaskId& task, int& number, int change) {
        const bool before = number > 0;
        number += change;
        if ((number > 0) != before) {
            m_lanesChanged.insert(task);
            m_reroute.start();
        }
    };
    const auto kind = std::size_t(item->kind());
    const bool several = linesInto(item->to()) > 1;
    note(item->from(), m_kinds[item->from()].out.at(kind), by);
    note(item->to(), m_kinds[item->to()].in.at(kind), by);
    TaskItem* to = taskItem(item->to());
    if (to && several != (linesInto(item->to()) > 1)) {
        TaskPicture picture = to->picture();
        picture.joinAll = !several && !picture.joinAny;
        to->setPicture(picture);
        m_lanesChanged.insert(item->to()); // the badge moves the arrows' ends
        m_reroute.start();
    }
    if (by > 0) {
        m_linesOf[item->from()].insert(item);
        m_linesOf[item->to()].insert(item);
    } else {
        m_linesOf[item->from()].remove(item);
        m_linesOf[item->to()].remove(item);
    }
}

int CanvasScene::linesInto(const TaskId& task) const
{
    const Kinds kinds = m_kinds.value(task);
    return std::accumulate(kinds.in.cbegin(), kinds.in.cend(), 0);
}

// Success above, then completion, then failure; in the middle if there is one kind only.
double CanvasScene::laneOf(const TaskId& task, ConstraintKind kind, bool out) const
{
    const Kinds kinds = m_kinds.value(task);
    const auto& counts = out ? kinds.out : kinds.in;
    int lane = 0;
    int lanes = 0;
    for (const ConstraintKind k :
         {ConstraintKind::Success, ConstraintKind::Completion, ConstraintKind::Failure}) {
        if (k == kind)
            lane = lanes;
        lanes += counts.at(std::size_t(k)) > 0 ? 1 : 0;
    }
    return geometry::laneOffset(lane, std::max(1, lanes));
}

void CanvasScene::reroute()
{
    const QSet<TaskId> changed = std::exchange(m_lanesChanged, {});
    if (m_constraints.size() <= kAvoidingLines) {
        for (ConstraintItem* item : std::as_const(m_constraints))
            updateRoute(item);
        return;
    }
    for (const TaskId& id : changed)
        updateRoutesOf(id);
}

// With one bend if that passes no card, else along the nearest channel above or below those in the way.
geometry::Route CanvasScene::wayBetween(const QPointF& begin, const QPointF& end, double shift,
                                        const QList<const TaskItem*>& but) const
{
    // Channels lie beside cards that reach into the box.
    const QRectF box = QRectF(begin, end).normalized().adjusted(0, -kAside, 0, kAside);
    QList<QRectF> near;
    for (const TaskItem* task : m_tasks) {
        if (task->isVisible() && !but.contains(task) && task->card().intersects(box))
            near.append(task->card());
    }
    const double out = begin.x() + 24;
    const double in = end.x() - 48;
    QList<QRectF> inTheWay;
    double best = 0.5;
    for (const double bend : {0.5, 1.0, 0.0}) {
        const double x = out + (in - out) * bend;
        const QList<QRectF> cards = cardsBehind({begin, {x, begin.y()}, {x, end.y()}, end}, near);
        if (cards.isEmpty())
            return geometry::route(begin, end, bend, shift);
        if (inTheWay.isEmpty() || cards.size() < inTheWay.size()) {
            inTheWay = cards;
            best = bend;
        }
    }
    // Nearer to the card than a bend, because the way comes out between two columns.
    const double last = end.x() - 32;
    QList<double> channels;
    for (const QRectF& card : std::as_const(inTheWay)) {
        for (const double y : {card.top() - kChannel, card.bottom() + kChannel}) {
            if (!channels.contains(y))
                channels.append(y);
        }
    }
    const auto detour = [&](double y) { return std::abs(begin.y() - y) + std::abs(end.y() - y); };
    std::sort(channels.begin(), channels.end(), [&](double a, double b) { return detour(a) < detour(b); });
    qsizetype least = inTheWay.size();
    std::optional<double> channel;
    for (const double y : std::as_const(channels)) {
        const qsizetype crossed =
            cardsBehind({begin, {out, begin.y()}, {out, y}, {last, y}, {last, end.y()}, end}, near).size();
        if (crossed < least) {
            least = crossed;
            channel = y;
        }
        if (crossed == 0)
            break;
    }
    return channel ? geometry::routeAround(begin, end, *channel + shift / 2, shift)
                   : geometry::route(begin, end, best, shift);
}

void CanvasScene::updateRoute(ConstraintItem* item)
{
    const TaskItem* from = taskItem(item->from());
    const TaskItem* to = taskItem(item->to());
    if (!from || !to)
        return;
    // Where a folded group stands for a task, lines end at its card.
    const GroupItem* fromGroup = m_groups->foldedOver(item->from());
    const GroupItem* toGroup = m_groups->foldedOver(item->to());
    if (fromGroup && fromGroup == toGroup)
        return;
    const double out = fromGroup ? m_bundles->laneOf(item, true) : laneOf(item->from(), item->kind(), true);
    const double in = toGroup ? m_bundles->laneOf(item, false) : laneOf(item->to(), item->kind(), false);
    const QPointF begin =
        (fromGroup ? fromGroup->outPort() : from->outPort()) + QPointF(geometry::kPort - 1, out);
    const QPointF end = (toGroup ? toGroup->inPort() : to->arrowEnd()) + QPointF(0, in);
    const double shift = item->kind() == ConstraintKind::Success   ? 0
                         : item->kind() == ConstraintKind::Failure ? 8
                                                                   : -8;
    const bool far = end.x() - begin.x() > geometry::kCard.width();
    if (far && m_constraints.size() <= kAvoidingLines) {
        item->setRoute(wayBetween(begin, end, shift, {from, to}));
        return;
    }
    const double bend = far ? 1.0 : 0.5; // long lines gather before their target
    item->setRoute(geometry::route(begin, end, bend, shift));
}

} // namespace stellwerk
