// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <array>

namespace stellwerk {

namespace {

struct Pair
{
    ColorToken token;
    QRgb light;
    QRgb dark;
};

// States: docs/ux.md. The rest is chosen so that tst_theme's contrasts hold.
constexpr std::array kColors{
    Pair{ColorToken::Window, 0xfff3f5f8, 0xff1b2027},
    Pair{ColorToken::Surface, 0xffffffff, 0xff21272f},
    Pair{ColorToken::SurfaceSunken, 0xfff6f8fa, 0xff1e232b},
    Pair{ColorToken::Canvas, 0xfff7f9fb, 0xff171c22},
    Pair{ColorToken::CanvasGrid, 0xffd5dbe3, 0xff2d3540},
    Pair{ColorToken::Card, 0xffffffff, 0xff262d37},
    Pair{ColorToken::CardBorder, 0xffc5cdd8, 0xff414c5b},
    Pair{ColorToken::Border, 0xffd9dee5, 0xff343d49},
    Pair{ColorToken::Hover, 0xffeaf0f8, 0xff2b3440},
    Pair{ColorToken::Text, 0xff1a2330, 0xffe7ebf1},
    Pair{ColorToken::TextMuted, 0xff536072, 0xffa7b2c1},
    Pair{ColorToken::TextDisabled, 0xff96a0ae, 0xff6d7888},
    Pair{ColorToken::Accent, 0xff1d5fd1, 0xff7ab0ff},
    Pair{ColorToken::AccentFill, 0xff1d5fd1, 0xff2c62bf},
    Pair{ColorToken::AccentText, 0xffffffff, 0xffffffff},
    Pair{ColorToken::AccentSoft, 0xffe0eafb, 0xff27405f},
    Pair{ColorToken::FocusRing, 0xff7aa7f0, 0xffb8d4ff},
    Pair{ColorToken::ConstraintSuccess, 0xff1a7f4b, 0xff4cc38a},
    Pair{ColorToken::ConstraintFailure, 0xffc02b3d, 0xffff8088},
    Pair{ColorToken::ConstraintCompletion, 0xff475569, 0xffcbd5e1},
    Pair{ColorToken::StateWaiting, 0xff64748b, 0xff94a3b8},
    Pair{ColorToken::StateQueued, 0xff475569, 0xffcbd5e1},
    Pair{ColorToken::StateRunning, 0xff1d5fd1, 0xff7ab0ff},
    Pair{ColorToken::StateSucceeded, 0xff1a7f4b, 0xff4cc38a},
    Pair{ColorToken::StateWarnings, 0xff9a6200, 0xfff2b84b},
    Pair{ColorToken::StateFailed, 0xffc02b3d, 0xffff8088},
    Pair{ColorToken::StateUnknown, 0xff7443b8, 0xffc0a2ff},
    Pair{ColorToken::StateCancelled, 0xff5b5b66, 0xffa8a8b3},
    Pair{ColorToken::StateSkipped, 0xff8a8f98, 0xff7d838d},
    Pair{ColorToken::InfoSurface, 0xffe3edfc, 0xff22364f},
    Pair{ColorToken::WarningSurface, 0xfffdf1d8, 0xff443616},
    Pair{ColorToken::ErrorSurface, 0xfffce6e8, 0xff4a2428},
    Pair{ColorToken::NoteYellow, 0xfffff3bf, 0xff473d17},
    Pair{ColorToken::NoteBlue, 0xffdbeafe, 0xff1f3a5c},
    Pair{ColorToken::NoteGreen, 0xffd9f2e1, 0xff1d4530},
    Pair{ColorToken::NoteRed, 0xfffde2e4, 0xff55282e},
    Pair{ColorToken::NoteGrey, 0xffe9edf2, 0xff39424e},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kColors.size(); ++i) {
        if (kColors.at(i).token != static_cast<ColorToken>(i))
            return false;
    }
    return kColors.size() == static_cast<std::size_t>(ColorToken::Count);
}
static_assert(inOrder(), "the table follows the enumeration");

} // namespace

QColor Theme::color(ColorToken token, bool dark)
{
    const Pair& pair = kColors.at(static_cast<std::size_t>(token));
    return QColor::fromRgb(dark ? pair.dark : pair.light);
}

} // namespace stellwerk
