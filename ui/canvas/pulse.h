// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>

class QGraphicsScene;

namespace stellwerk {

// Shows the eye where it was led: a ring around the place that widens and fades twice. Where motion is
// to be reduced it stands still for a moment.
class Pulse final : public QObject
{
    Q_OBJECT
public:
    explicit Pulse(QGraphicsScene* scene);
    ~Pulse() override;

    void show(const QRectF& place); // scene coordinates
    [[nodiscard]] bool isShown() const { return m_item != nullptr; }

private:
    class Ring;
    void hide();

    QGraphicsScene* m_scene;
    Ring* m_item = nullptr;
    QVariantAnimation m_animation;
    QTimer m_still;
};

} // namespace stellwerk
