// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIconEngine>

#include <functional>

namespace stellwerk {

// An icon that is painted anew whenever it is asked for, so that it follows the theme. `paint` draws into the
// rectangle; disabled icons are drawn faintly.
class ThemedPainterIcon : public QIconEngine
{
public:
    using Paint = std::function<void(QPainter*, const QRectF&)>;
    explicit ThemedPainterIcon(Paint paint)
        : m_paint(std::move(paint))
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override { return new ThemedPainterIcon(*this); }
    bool isNull() override { return false; }

protected:
    ThemedPainterIcon(const ThemedPainterIcon&) = default;

private:
    Paint m_paint;
};

} // namespace stellwerk
