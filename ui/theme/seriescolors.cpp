// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/seriescolors.h"

#include "theme/theme.h"

#include <array>

namespace stellwerk {

namespace {

// After Okabe and Ito, darker for light surfaces and lighter for dark ones.
constexpr std::array<QRgb, kSeriesColors> kLight{0xff005fa3, 0xffb34700, 0xff00755a, 0xff99467c,
                                                 0xff6b5b00, 0xff2b7fb8, 0xff555555, 0xff7a3fb0};
constexpr std::array<QRgb, kSeriesColors> kDark{0xff56b4e9, 0xffe69f00, 0xff2fc49a, 0xffe08fc0,
                                                0xffe8dc52, 0xff8ab6f0, 0xffb8b8b8, 0xffc0a2ff};

} // namespace

QColor seriesColor(int index)
{
    const auto& colors = Theme::instance().isDark() ? kDark : kLight;
    return QColor::fromRgb(colors[size_t(index) % colors.size()]);
}

} // namespace stellwerk
