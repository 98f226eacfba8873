// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/outlinestyle.h"

#include "theme/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace stellwerk {

using namespace Qt::StringLiterals;

OutlineStyle::OutlineStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{}

void OutlineStyle::outline(const QStyleOption* option, QPainter* painter, qreal radius)
{
    if (!Theme::instance().isDark())
        return;
    QColor color = themeColor(ColorToken::TextMuted);
    color.setAlphaF(option->state.testFlag(State_Enabled) ? 0.6F : 0.3F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(color);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

void OutlineStyle::field(const QStyleOption* option, QPainter* painter)
{
    const bool focused = option->state.testFlag(State_HasFocus) && option->state.testFlag(State_Enabled);
    if (!focused) // the focus ring is Fusion's own, in the accent
        outline(option, painter, 2);
}

void OutlineStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit || element == PE_Frame)
        field(option, painter);
    // Their focus ring is around the text: the mark keeps its line.
    else if (element == PE_IndicatorCheckBox)
        outline(option, painter, 2);
    else if (element == PE_IndicatorRadioButton)
        outline(option, painter, option->rect.height() / 2.0);
}

void OutlineStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox || control == CC_ComboBox)
        field(option, painter);
}

int OutlineStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returned) const
{
    return hint == SH_ItemView_ShowDecorationSelected
               ? 0
               : QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace stellwerk
