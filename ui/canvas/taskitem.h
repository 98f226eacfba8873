// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvaspainter.h"

#include <QGraphicsItem>
#include <QPixmapCache>

namespace stellwerk {

class CanvasScene;

// A task's card. Holds the id and the picture; the document holds the task.
class TaskItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };
    TaskItem(CanvasScene* scene, const TaskId& id);

    [[nodiscard]] const TaskId& id() const { return m_id; }
    [[nodiscard]] const TaskPicture& picture() const { return m_picture; }
    [[nodiscard]] QRectF card() const { return geometry::cardRect(pos()); } // scene coordinates
    [[nodiscard]] QPointF inPort() const { return geometry::inPort(pos()); }
    [[nodiscard]] QPointF outPort() const { return geometry::outPort(pos()); }
    // Where an arrow into this card ends: before its badge.
    [[nodiscard]] QPointF arrowEnd() const;

    // Repaints only if something differs.
    void setPicture(const TaskPicture& picture);
    void mark(CanvasPainter::CardFlag flag, bool on);
    [[nodiscard]] bool isMarked(CanvasPainter::CardFlag flag) const { return m_flags.testFlag(flag); }

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    CanvasScene* m_scene;
    TaskId m_id;
    TaskPicture m_picture;
    CanvasPainter::CardFlags m_flags;

    // At 100 % a card is drawn once and then copied: most frames show cards as they were.
    struct Kept
    {
        QPixmapCache::Key key;
        CanvasPainter::CardFlags flags;
        int painter = -1;
        double ratio = 0; // of device pixels
    };
    bool paintKept(QPainter* painter, CanvasPainter::CardFlags flags);
    Kept m_kept;
};

} // namespace stellwerk
