// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/pulse.h"

#include "theme/motion.h"
#include "theme/theme.h"

#include <QGraphicsScene>
#include <QPainter>

namespace stellwerk {

namespace {

constexpr double kReach = 26; // view pixels that the ring widens by

}

class Pulse::Ring final : public QGraphicsItem
{
public:
    explicit Ring(const QRectF& place)
        : m_place(place)
    {
        setZValue(10);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    void setPhase(double phase)
    {
        m_phase = phase;
        update();
    }
    // At a small zoom the ring is wider in canvas units; so much is enough for 5 %.
    [[nodiscard]] QRectF boundingRect() const override { return m_place.adjusted(-600, -600, 600, 600); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        const double zoom = std::max(0.01, painter->worldTransform().m11());
        const double away = (6 + kReach * m_phase) / zoom;
        QColor color = themeColor(ColorToken::Accent);
        color.setAlphaF(float(1 - m_phase));
        QPen pen(color, 3);
        pen.setCosmetic(true);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(m_place.adjusted(-away, -away, away, away), away + 4, away + 4);
    }

private:
    QRectF m_place;
    double m_phase = 0;
};

Pulse::Pulse(QGraphicsScene* scene)
    : QObject(scene)
    , m_scene(scene)
{
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(2.0);
    m_animation.setDuration(1100);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (m_item)
            m_item->setPhase(std::fmod(std::min(value.toDouble(), 1.999), 1.0));
    });
    connect(&m_animation, &QVariantAnimation::finished, this, &Pulse::hide);
    m_still.setSingleShot(true);
    m_still.setInterval(1500);
    connect(&m_still, &QTimer::timeout, this, &Pulse::hide);
}

Pulse::~Pulse()
{
    m_animation.stop();
}

void Pulse::show(const QRectF& place)
{
    hide();
    if (place.isEmpty())
        return;
    m_item = new Ring(place);
    m_scene->addItem(m_item);
    if (Motion::instance().isReduced())
        m_still.start();
    else
        m_animation.start();
}

void Pulse::hide()
{
    m_animation.stop();
    m_still.stop();
    delete std::exchange(m_item, nullptr);
}

} // namespace stellwerk
