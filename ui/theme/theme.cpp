// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/outlinestyle.h"
#include "theme/systemscheme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QToolTip>

#include <array>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    // Widgets may be painted before install(), in tests for instance: then in the system's scheme, too.
    m_dark = SystemScheme::instance().isDark();
    connect(&SystemScheme::instance(), &SystemScheme::changed, this, [this] {
        if (m_choice == SchemeChoice::System)
            update();
    });
}

void Theme::install(SchemeChoice choice)
{
    if (!m_installed)
        QApplication::setStyle(new OutlineStyle); // the application owns it
    m_installed = true;
    m_choice = choice;
    update();
}

void Theme::setChoice(SchemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    update();
}

void Theme::update()
{
    m_dark =
        m_choice == SchemeChoice::System ? SystemScheme::instance().isDark() : m_choice == SchemeChoice::Dark;
    if (m_installed) {
        const QPalette colors = palette(m_dark);
        QApplication::setPalette(colors);
        QToolTip::setPalette(colors);
    }
    Q_EMIT changed();
}

QPalette Theme::palette(bool dark)
{
    const auto c = [dark](ColorToken token) { return color(token, dark); };
    QPalette p;
    p.setColor(QPalette::Window, c(ColorToken::Window));
    p.setColor(QPalette::WindowText, c(ColorToken::Text));
    p.setColor(QPalette::Base, c(ColorToken::Surface));
    p.setColor(QPalette::AlternateBase, c(ColorToken::SurfaceSunken));
    p.setColor(QPalette::Text, c(ColorToken::Text));
    p.setColor(QPalette::PlaceholderText, c(ColorToken::TextMuted));
    p.setColor(QPalette::Button, dark ? c(ColorToken::Card) : QColor(0xfa, 0xfb, 0xfc));
    p.setColor(QPalette::ButtonText, c(ColorToken::Text));
    p.setColor(QPalette::BrightText, Qt::white);
    p.setColor(QPalette::ToolTipBase, c(ColorToken::Card));
    p.setColor(QPalette::ToolTipText, c(ColorToken::Text));
    p.setColor(QPalette::Highlight, c(ColorToken::AccentFill));
    p.setColor(QPalette::HighlightedText, c(ColorToken::AccentText));
    p.setColor(QPalette::Link, c(ColorToken::Accent));
    p.setColor(QPalette::LinkVisited, c(ColorToken::StateUnknown));
    // Fusion draws its frames from these.
    p.setColor(QPalette::Light, dark ? QColor(0x3a, 0x43, 0x50) : QColor(Qt::white));
    p.setColor(QPalette::Midlight, dark ? QColor(0x31, 0x39, 0x45) : QColor(0xee, 0xf0, 0xf3));
    p.setColor(QPalette::Mid, dark ? QColor(0x1a, 0x1f, 0x26) : QColor(0xc3, 0xca, 0xd3));
    p.setColor(QPalette::Dark, dark ? QColor(0x12, 0x16, 0x1b) : QColor(0xa3, 0xac, 0xb8));
    p.setColor(QPalette::Shadow, dark ? QColor(0x07, 0x09, 0x0c) : QColor(0x6b, 0x75, 0x84));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c(ColorToken::TextDisabled));
    p.setColor(QPalette::Disabled, QPalette::Base, c(ColorToken::Window));
    p.setColor(QPalette::Disabled, QPalette::Highlight, c(ColorToken::Border));
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, c(ColorToken::TextMuted));
    return p;
}

// Qt 6.4 cannot ask a font for its tabular figures (QFont::setFeature is Qt 6.7). Nearly every interface font
// has them by default; one that has not is replaced by the system's fixed-pitch font.
QFont Theme::tabular(QFont font)
{
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - zero) > 0.01) {
            QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            if (font.pixelSize() > 0)
                fixed.setPixelSize(font.pixelSize());
            else
                fixed.setPointSizeF(font.pointSizeF());
            fixed.setWeight(font.weight());
            return fixed;
        }
    }
    return font;
}

double contrastRatio(const QColor& one, const QColor& other)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

} // namespace stellwerk
