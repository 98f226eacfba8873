// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QTimer>
#include <QWidget>

class QPainter;

namespace stellwerk {

class CanvasScene;
class CanvasView;

// The whole package small, in its states' colours, with the part in sight; click or drag to go there.
// Shown while something lies out of sight. Redrawn at most four times a second.
class Minimap final : public QWidget
{
    Q_OBJECT
public:
    Minimap(CanvasView* view, CanvasScene* scene);

    void viewChanged(); // after scrolling, zooming, resizing
    void setWanted(bool wanted);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void redraw();
    void paintParts(QPainter* painter) const;
    void goTo(const QPoint& at);
    [[nodiscard]] QRectF visibleScene() const;

    CanvasView* m_view;
    CanvasScene* m_scene;
    QPixmap m_picture;
    QRectF m_contents; // what the picture shows, canvas units
    QTransform m_toMap;
    QTimer m_redraw;
    bool m_wanted = true;
};

} // namespace stellwerk
