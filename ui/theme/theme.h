// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <utility>

namespace stellwerk {

enum class SchemeChoice { System, Light, Dark };

// What a colour is for. Every colour in ui/ is one of these; widgets' own roles are in Theme::palette().
enum class ColorToken {
    // surfaces
    Window,        // behind docks and tool bars
    Surface,       // lists, editors, charts
    SurfaceSunken, // alternate rows, wells, headers
    Canvas,
    CanvasGrid, // dots of the canvas grid
    Card,       // a task
    CardBorder,
    Border, // between panels, grid lines of charts
    Hover,  // under the pointer
    // text; all pass 4.5:1 on every surface above
    Text,
    TextMuted,
    TextDisabled, // the one that need not
    // accent
    Accent,     // rings, links, now-line; passes 4.5:1 as text
    AccentFill, // selected rows, the main button
    AccentText, // on AccentFill
    AccentSoft, // chips, faint selection
    FocusRing,  // second ring
    // constraints
    ConstraintSuccess,
    ConstraintFailure,
    ConstraintCompletion,
    // states (ux.md); pass 3:1 as graphics on Card, Surface and Canvas
    StateWaiting,
    StateQueued,
    StateRunning,
    StateSucceeded,
    StateWarnings,
    StateFailed,
    StateUnknown,
    StateCancelled,
    StateSkipped,
    // message bars: Text passes on them
    InfoSurface,
    WarningSurface,
    ErrorSurface,
    // notes on the canvas: Text passes on them
    NoteYellow,
    NoteBlue,
    NoteGreen,
    NoteRed,
    NoteGrey,
    Count
};

// Steps of the 4 px grid, logical pixels.
namespace space {
inline constexpr int kUnit = 4;
inline constexpr int kRelated = 8;
inline constexpr int kGroup = 16;
inline constexpr int kRadius = 6;
inline constexpr int kMinimumTarget = 24;
} // namespace space

// The colours and fonts of the program, light and dark, switched live. One per application, made on first
// use after QApplication; main thread.
class Theme final : public QObject
{
    Q_OBJECT
public:
    static Theme& instance();

    [[nodiscard]] SchemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor color(ColorToken token) const { return color(token, m_dark); }
    [[nodiscard]] static QColor color(ColorToken token, bool dark);
    [[nodiscard]] static QPalette palette(bool dark);
    // The application's font with digits of one width, for every figure.
    [[nodiscard]] static QFont tabular(QFont font);

    // Gives the whole application the Fusion style and the palette. Call once after QApplication.
    void install(SchemeChoice choice = SchemeChoice::System);
    void setChoice(SchemeChoice choice);

    // The other scheme's colours while one thing is drawn (a picture for a file), on the main thread and
    // without anybody being told.
    class Borrowed
    {
    public:
        explicit Borrowed(bool dark)
            : m_before(std::exchange(instance().m_dark, dark))
        {}
        ~Borrowed() { instance().m_dark = m_before; }
        Q_DISABLE_COPY_MOVE(Borrowed)

    private:
        bool m_before;
    };

Q_SIGNALS:
    void changed(); // after palette and colours changed: repaint, drop cached pictures

private:
    Theme();
    void update();

    SchemeChoice m_choice = SchemeChoice::System;
    bool m_dark = false;
    bool m_installed = false;
};

[[nodiscard]] inline QColor themeColor(ColorToken token)
{
    return Theme::instance().color(token);
}

// WCAG 2 contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrastRatio(const QColor& one, const QColor& other);

} // namespace stellwerk
