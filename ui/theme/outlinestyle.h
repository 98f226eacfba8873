// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace stellwerk {

// Fusion, with outlines that can be seen in the dark scheme: it makes them darker than the window, whatever
// the window is.
class OutlineStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    OutlineStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    // A selected row of a tree is marked from its own indentation on, as its delegate paints it.
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* returned = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;

private:
    static void outline(const QStyleOption* option, QPainter* painter, qreal radius);
    static void field(const QStyleOption* option, QPainter* painter);
};

} // namespace stellwerk
