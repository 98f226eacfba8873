// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/taskitem.h"

#include "canvas/canvasscene.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

namespace stellwerk {

namespace {

constexpr int kKeptKilobytes = 64 * 1024; // some 800 cards

}

TaskItem::TaskItem(CanvasScene* scene, const TaskId& id)
    : m_scene(scene)
    , m_id(id)
{
    setZValue(2);
    setAcceptedMouseButtons(Qt::NoButton); // the view's gestures act on cards
}

QPointF TaskItem::arrowEnd() const
{
    return inPort() - QPointF(m_picture.joinAny || m_picture.joinAll
                                  ? geometry::kAnyBadge - geometry::kAnyInside + 1
                                  : geometry::kPort,
                              0);
}

void TaskItem::setPicture(const TaskPicture& picture)
{
    if (picture == m_picture)
        return;
    m_picture = picture;
    m_kept.painter = -1;
    update();
}

void TaskItem::mark(CanvasPainter::CardFlag flag, bool on)
{
    if (m_flags.testFlag(flag) == on)
        return;
    m_flags.setFlag(flag, on);
    update();
}

QRectF TaskItem::boundingRect() const
{
    constexpr double margin = CanvasPainter::kCardMargin;
    return QRectF(QPointF(0, 0), geometry::kCard).adjusted(-margin, -8, margin, 8);
}

QPainterPath TaskItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF(QPointF(0, 0), geometry::kCard));
    return path;
}

// False: the card does not lie on whole pixels of its own size, and is drawn anew.
bool TaskItem::paintKept(QPainter* painter, CanvasPainter::CardFlags flags)
{
    const QTransform& world = painter->worldTransform();
    const auto isWhole = [](double value) { return std::abs(value - std::round(value)) < 0.01; };
    const double ratio = painter->device()->devicePixelRatioF();
    if (world.type() > QTransform::TxScale || std::abs(world.m11() - 1) > 1e-6 || !isWhole(ratio) ||
        !isWhole(world.dx()) || !isWhole(world.dy()))
        return false;
    const int number = m_scene->painter().number();
    const QRectF bounds = boundingRect();
    QPixmap card;
    const bool same = m_kept.flags == flags && m_kept.painter == number && m_kept.ratio == ratio;
    if (!same || !QPixmapCache::find(m_kept.key, &card)) {
        QPixmapCache::setCacheLimit(std::max(QPixmapCache::cacheLimit(), kKeptKilobytes));
        card = QPixmap((bounds.size() * ratio).toSize());
        card.setDevicePixelRatio(ratio);
        card.fill(Qt::transparent);
        QPainter drawing(&card);
        drawing.translate(-bounds.topLeft());
        m_scene->painter().paintCard(&drawing, m_picture, flags, 1, 0);
        drawing.end();
        QPixmapCache::remove(m_kept.key);
        m_kept = {QPixmapCache::insert(card), flags, number, ratio};
    }
    painter->drawPixmap(bounds.topLeft(), card);
    return true;
}

void TaskItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const CanvasPainter::CardFlags flags =
        CanvasPainter::drawsPicture() ? m_flags & CanvasPainter::InPictures : m_flags;
    if (!CanvasPainter::drawsPicture() && !m_picture.running && paintKept(painter, flags))
        return;
    m_scene->painter().paintCard(painter, m_picture, flags, zoom, m_scene->spinnerTurn());
}

} // namespace stellwerk
