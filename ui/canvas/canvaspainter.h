// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasgeometry.h"
#include "canvas/taskpicture.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>

class QPainter;

namespace stellwerk {

// Draws cards and constraints; decides how much of them is worth drawing at a zoom. Holds fonts, and what
// it measured of them. Main thread.
class CanvasPainter
{
public:
    CanvasPainter();
    // Another one, with other fonts or colours, has another number: for what was drawn by it and kept.
    [[nodiscard]] int number() const { return m_number; }

    // Under this zoom: band, glyph and name only (ux.md); under the second one no text at all.
    static constexpr double kFullDetail = 0.4;
    static constexpr double kReadable = 0.16;
    // Under this one the small texts cannot be read: the name takes their place.
    static constexpr double kSmallTexts = 0.58;
    // Under this one corners and ports are too small to be worth their curves.
    static constexpr double kCurves = 0.65;

    enum CardFlag {
        Selected = 1,
        Current = 2, // the keyboard is here
        Hovered = 4,
        Dimmed = 8,  // not a legal target
        Target = 16, // the connection would go here
        PortsShown = 32,
        Found = 64,     // by the search
        Critical = 128, // on the critical path
        WithError = 256,
        WithWarning = 512,
        ChangedSince = 32768, // the last run
        Aside = 65536,        // another line is looked at
        // Of two versions that are compared.
        Pale = 1024, // the same in both
        DiffAdded = 2048,
        DiffRemoved = 4096,
        DiffChanged = 8192,
        DiffMoved = 16384,
        InPictures =
            Critical | WithError | WithWarning | Pale | DiffAdded | DiffRemoved | DiffChanged | DiffMoved,
        Compared = DiffAdded | DiffRemoved | DiffChanged | DiffMoved,
    };
    Q_DECLARE_FLAGS(CardFlags, CardFlag)

    enum class Diff { None, Same, Added, Removed, Changed, Moved };
    [[nodiscard]] static CardFlag flagOf(Diff diff);
    [[nodiscard]] static QColor diffColor(Diff diff);

    // While one exists on the main thread, cards and lines are drawn as for a picture: without selection,
    // hover, search and keyboard, and nothing from a cache.
    class PictureScope
    {
    public:
        PictureScope() { ++s_pictures; }
        ~PictureScope() { --s_pictures; }
        Q_DISABLE_COPY_MOVE(PictureScope)
    };
    [[nodiscard]] static bool drawsPicture() { return s_pictures > 0; }

    // The card's top left is the origin. `turn` is the spinner's angle, 0..1.
    void paintCard(QPainter* painter, const TaskPicture& picture, CardFlags flags, double zoom,
                   double turn) const;

    struct Line
    {
        ConstraintKind kind = ConstraintKind::Success;
        bool selected = false;
        bool hovered = false;
        bool splitting = false; // a job hovers over it
        bool faint = false;
        int bundle = 1;     // stands for so many constraints
        bool mixed = false; // ... of several kinds
        bool critical = false;
        bool problem = false;
        Diff diff = Diff::None;
        bool quick = false; // thin, without smoothing: 10 to 16 times faster (performance.md 5)
    };
    void paintConstraint(QPainter* painter, const geometry::Route& route, const Line& line,
                         double zoom) const;

    // The frame and sign of what differs between two versions, around any part of a canvas.
    static void paintDiff(QPainter* painter, const QRectF& place, Diff diff, double zoom);

    // What a card covers beyond its rectangle: rings, badge, ports.
    static constexpr double kCardMargin = 24;

private:
    void paintFar(QPainter* painter, const TaskPicture& picture, CardFlags flags, double zoom) const;
    void paintBody(QPainter* painter, const TaskPicture& picture, CardFlags flags, double zoom) const;
    void paintName(QPainter* painter, const TaskPicture& picture, double left) const;
    [[nodiscard]] const QStringList& nameLines(const QString& name, int width) const;
    void paintTexts(QPainter* painter, const TaskPicture& picture, double turn) const;
    void paintChipLine(QPainter* painter, const TaskPicture& picture) const;
    void paintProgress(QPainter* painter, const TaskPicture& picture) const;
    static void paintHalt(QPainter* painter, const TaskPicture& picture, const QRectF& place);
    static void paintHalo(QPainter* painter, CardFlags flags, double zoom);
    static void paintChanged(QPainter* painter);
    static void paintProblem(QPainter* painter, bool error, const QRectF& place);
    static void paintDiff(QPainter* painter, CardFlags flags, double zoom);
    static void paintDiffSign(QPainter* painter, Diff diff, const QRectF& place);
    void paintRings(QPainter* painter, CardFlags flags) const;
    void paintBundle(QPainter* painter, const QPointF& middle, int count, const QColor& color) const;
    void paintPorts(QPainter* painter, const TaskPicture& picture, CardFlags flags, double zoom) const;

    static inline int s_pictures = 0;
    static inline int s_painters = 0;

    int m_number = ++s_painters;

    QFont m_name;
    QFont m_far;
    QFontMetricsF m_farMetrics;
    mutable QHash<std::pair<QString, int>, QStringList> m_nameLines; // by name and width
    QFont m_small;
    QFont m_figures;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(CanvasPainter::CardFlags)

} // namespace stellwerk
