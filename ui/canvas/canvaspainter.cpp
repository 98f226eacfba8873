// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaspainter.h"

#include "canvas/noteitem.h"
#include "theme/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;
using geometry::kCard;

namespace {

constexpr QRectF kBody(0, 0, 208, 64);
constexpr double kTextLeft = 38;
constexpr double kTextRight = 198;
constexpr double kMiddle = 32;
constexpr QRectF kHaltSign(-7, -7, 18, 18);
constexpr QRectF kProblemSign(195, -7, 18, 16); // on the upper right corner

const QPainterPath& bandPath()
{
    static const QPainterPath path = [] {
        QPainterPath all;
        all.addRoundedRect(kBody, geometry::kRadius, geometry::kRadius);
        QPainterPath left;
        left.addRect(0, 0, geometry::kBand, kCard.height());
        return all.intersected(left);
    }();
    return path;
}

const QPainterPath& progressPath()
{
    static const QPainterPath path = [] {
        QPainterPath all;
        all.addRoundedRect(kBody, geometry::kRadius, geometry::kRadius);
        QPainterPath bottom;
        bottom.addRect(geometry::kBand, kCard.height() - 3, kCard.width() - geometry::kBand, 3);
        return all.intersected(bottom);
    }();
    return path;
}

QColor bandColor(const TaskPicture& picture)
{
    if (picture.look)
        return colorOf(*picture.look);
    return themeColor(ColorToken::CardBorder);
}

QFont sized(double pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font = QApplication::font();
    font.setPixelSize(int(pixels));
    font.setWeight(weight);
    return font;
}

// One line, its middle at that height. Far cheaper than drawText() into a rectangle, which lays out a text.
void drawLine(QPainter* painter, const QPointF& middleLeft, const QFontMetricsF& metrics, const QString& text)
{
    painter->drawText(middleLeft + QPointF(0, (metrics.ascent() - metrics.descent()) / 2), text);
}

// Icon::Agent by hand: rendering the SVG for every card would take most of a frame.
void paintJobMark(QPainter* painter, const QRectF& rect)
{
    const QPointF c = rect.center();
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(themeColor(ColorToken::TextMuted), 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawEllipse(c, 6, 6);
    const std::array<QPointF, 3> hands{c + QPointF(0, -3.4), c, c + QPointF(2.4, 1.5)};
    painter->drawPolyline(hands.data(), int(hands.size()));
}

// A name that does not fit is broken at the space nearest to its middle; each line is elided for itself.
QStringList inTwoLines(const QString& name, const QFontMetricsF& metrics, double width)
{
    if (metrics.horizontalAdvance(name) <= width)
        return {name};
    qsizetype best = -1;
    for (qsizetype i = name.indexOf(u' '); i >= 0; i = name.indexOf(u' ', i + 1)) {
        if (best < 0 || std::abs(2 * i - name.size()) < std::abs(2 * best - name.size()))
            best = i;
    }
    if (best < 0)
        return {metrics.elidedText(name, Qt::ElideMiddle, width)};
    return {metrics.elidedText(name.left(best), Qt::ElideMiddle, width),
            metrics.elidedText(name.mid(best + 1), Qt::ElideMiddle, width)};
}

QPen constraintPen(const CanvasPainter::Line& line, const QColor& color)
{
    // A cosmetic pen of 1 px without smoothing has a raster path of its own, dashes included.
    QPen pen(color, line.quick ? (line.critical ? 2.0 : 1.0)
                               : (line.critical ? 3.4 : (line.selected || line.hovered ? 2.4 : 1.6)));
    if (line.bundle > 1 && !line.quick)
        pen.setWidthF(pen.widthF() + 1.4);
    pen.setCosmetic(line.quick);
    pen.setCapStyle(Qt::FlatCap);
    if (line.mixed)
        return pen;
    if (line.diff > CanvasPainter::Diff::Same && !line.quick)
        pen.setWidthF(2.4);
    if (line.splitting) {
        pen.setDashPattern({2, 2});
    } else if (line.diff == CanvasPainter::Diff::Removed) {
        pen.setDashPattern({8, 5}); // longer than a failure's; its sign and glyph tell the rest
    } else if (line.kind == ConstraintKind::Failure) {
        pen.setDashPattern(line.quick ? QList<qreal>{7, 4} : QList<qreal>{5, 3});
    } else if (line.kind == ConstraintKind::Completion) {
        pen.setDashPattern(line.quick ? QList<qreal>{1, 3} : QList<qreal>{1.2, 2.2});
    }
    return pen;
}

} // namespace

CanvasPainter::CanvasPainter()
    : m_name(sized(13, QFont::DemiBold))
    , m_far(sized(22, QFont::DemiBold))
    , m_farMetrics(m_far)
    , m_small(sized(11))
    , m_figures(Theme::tabular(sized(11)))
{}

void CanvasPainter::paintCard(QPainter* painter, const TaskPicture& picture, CardFlags flags, double zoom,
                              double turn) const
{
    painter->save();
    if (flags & (Dimmed | Aside | Pale))
        painter->fillRect(kBody, themeColor(ColorToken::Canvas)); // no line shines through
    if (flags & (Found | Critical))
        paintHalo(painter, flags, zoom);
    const double paleness = flags & Dimmed ? 0.32 : flags & Aside ? 0.4 : flags & Pale ? 0.5 : 1.0;
    painter->setOpacity(paleness);
    if (zoom < kFullDetail) {
        paintFar(painter, picture, flags, zoom);
    } else {
        painter->setRenderHint(QPainter::Antialiasing);
        paintBody(painter, picture, flags, zoom);
        if (picture.disabled)
            painter->setOpacity(painter->opacity() * 0.6);
        if (zoom < kSmallTexts)
            paintName(painter, picture, geometry::kBand + 4);
        else
            paintTexts(painter, picture, turn);
        paintProgress(painter, picture);
        painter->setOpacity(paleness);
        paintPorts(painter, picture, flags, zoom);
        paintRings(painter, flags);
        if (picture.halt)
            paintHalt(painter, picture, kHaltSign);
        if (picture.locked)
            paintLock(painter, QPointF(22, kMiddle + 20));
        if (flags & ChangedSince)
            paintChanged(painter);
        if (flags & (WithError | WithWarning))
            paintProblem(painter, flags & WithError, kProblemSign);
    }
    if (flags & Compared) {
        painter->setOpacity(1);
        paintDiff(painter, flags, zoom);
    }
    painter->restore();
}

void CanvasPainter::paintFar(QPainter* painter, const TaskPicture& picture, CardFlags flags,
                             double zoom) const
{
    const bool marked = flags & (Selected | Target);
    painter->setPen(Qt::NoPen);
    painter->fillRect(kBody, themeColor(marked ? ColorToken::AccentSoft : ColorToken::Card));
    // The band is widened so that the state stays visible from afar.
    const double band = std::min(48.0, geometry::kBand / zoom * 0.45 + 6);
    painter->fillRect(QRectF(0, 0, band, kCard.height()), bandColor(picture));
    QPen frame(themeColor(marked ? ColorToken::Accent : ColorToken::CardBorder), marked ? 2 : 1);
    frame.setCosmetic(true);
    painter->setPen(frame);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(kBody);
    if (picture.halt)
        paintHalt(painter, picture, QRectF(-6, -6, 30, 30));
    if (flags & (WithError | WithWarning))
        paintProblem(painter, flags & WithError, QRectF(184, -8, 32, 28));
    if (zoom < kReadable)
        return;
    paintName(painter, picture, band + 6);
}

// In two lines where it is long, and as large as the card allows.
void CanvasPainter::paintName(QPainter* painter, const TaskPicture& picture, double left) const
{
    if (picture.look) {
        paintGlyph(painter, QRectF(left, kMiddle - 14, 28, 28), *picture.look, colorOf(*picture.look));
        left += 34;
    }
    painter->setFont(m_far);
    painter->setPen(themeColor(ColorToken::Text));
    const QStringList& lines = nameLines(picture.name, int(kCard.width() - left - 4));
    const double step = m_farMetrics.height();
    double middle = kMiddle - step * double(lines.size() - 1) / 2;
    for (const QString& line : lines) {
        drawLine(painter, {left, middle}, m_farMetrics, line);
        middle += step;
    }
}

// Breaking a name means to measure it several times, which would take most of a frame with a thousand cards.
const QStringList& CanvasPainter::nameLines(const QString& name, int width) const
{
    constexpr int kWidthStep = 4;
    constexpr qsizetype kMostKept = 20'000;
    if (m_nameLines.size() > kMostKept)
        m_nameLines.clear();
    const int steps = width / kWidthStep;
    QStringList& lines = m_nameLines[{name, steps}];
    if (lines.isEmpty())
        lines = inTwoLines(name, m_farMetrics, steps * kWidthStep);
    return lines;
}

void CanvasPainter::paintBody(QPainter* painter, const TaskPicture& picture, CardFlags flags,
                              double zoom) const
{
    QPen border(themeColor(flags & Hovered ? ColorToken::TextMuted : ColorToken::CardBorder), 1);
    if (picture.disabled)
        border.setStyle(Qt::DashLine);
    if (zoom < kCurves) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        border.setCosmetic(true);
        painter->fillRect(kBody, themeColor(ColorToken::Card));
        painter->fillRect(QRectF(0, 0, geometry::kBand, kCard.height()), bandColor(picture));
        painter->setPen(border);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(kBody);
        painter->setRenderHint(QPainter::Antialiasing);
        return;
    }
    painter->setPen(border);
    painter->setBrush(themeColor(ColorToken::Card));
    painter->drawRoundedRect(kBody, geometry::kRadius, geometry::kRadius);
    painter->fillPath(bandPath(), bandColor(picture));
}

void CanvasPainter::paintTexts(QPainter* painter, const TaskPicture& picture, double turn) const
{
    const QRectF glyph(14, kMiddle - 8, 16, 16);
    if (picture.look)
        paintGlyph(painter, glyph, *picture.look, colorOf(*picture.look), turn);
    else
        paintJobMark(painter, glyph);
    double right = kTextRight;
    if (!picture.attempts.isEmpty()) {
        const double width = QFontMetricsF(m_figures).horizontalAdvance(picture.attempts);
        painter->setFont(m_figures);
        painter->setPen(themeColor(ColorToken::StateWarnings));
        drawLine(painter, {right - width, 19}, QFontMetricsF(m_figures), picture.attempts);
        right -= width + 6;
    }
    painter->setFont(m_name);
    painter->setPen(themeColor(ColorToken::Text));
    const QFontMetricsF metrics(m_name);
    drawLine(painter, {kTextLeft, 19}, metrics,
             metrics.elidedText(picture.name, Qt::ElideMiddle, right - kTextLeft));
    paintChipLine(painter, picture);
}

void CanvasPainter::paintChipLine(QPainter* painter, const TaskPicture& picture) const
{
    const double figures =
        picture.figure.isEmpty() ? 0 : QFontMetricsF(m_figures).horizontalAdvance(picture.figure) + 1;
    const QFontMetricsF metrics(m_small);
    const double room = kTextRight - kTextLeft - (figures > 0 ? figures + 8 : 0) - 12;
    const QString chip = metrics.elidedText(picture.chip, Qt::ElideRight, std::max(24.0, room));
    const QRectF box(kTextLeft - 1, 34, metrics.horizontalAdvance(chip) + 12, 18);
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(ColorToken::AccentSoft));
    painter->drawRoundedRect(box, 4, 4);
    painter->setFont(m_small);
    painter->setPen(themeColor(ColorToken::Text));
    drawLine(painter, {box.left() + 6, 43}, metrics, chip);
    if (figures > 0) {
        painter->setFont(m_figures);
        painter->setPen(themeColor(picture.overdue ? ColorToken::StateWarnings : ColorToken::TextMuted));
        drawLine(painter, {kTextRight - figures, 43}, QFontMetricsF(m_figures), picture.figure);
    }
}

void CanvasPainter::paintProgress(QPainter* painter, const TaskPicture& picture) const
{
    if (!picture.look || (picture.progress < 0 && !picture.running))
        return;
    QColor track = bandColor(picture);
    track.setAlphaF(0.2F);
    painter->fillPath(progressPath(), track);
    if (picture.progress <= 0)
        return;
    // Not by a clip: SVG has none.
    QPainterPath done;
    done.addRect(geometry::kBand, kCard.height() - 3, (kCard.width() - geometry::kBand) * picture.progress,
                 3);
    painter->fillPath(picture.progress < 1 ? progressPath().intersected(done) : progressPath(),
                      picture.overdue ? themeColor(ColorToken::StateWarnings) : bandColor(picture));
}

// The sign of a signal box that says halt: an octagon with a bar, on the card's upper left corner. Filled
// while a run waits at it.
void CanvasPainter::paintHalt(QPainter* painter, const TaskPicture& picture, const QRectF& place)
{
    const QPointF c = place.center();
    const double radius = place.width() / 2;
    QPolygonF octagon;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::acos(-1.0) / 4;
        octagon.append(c + QPointF(std::cos(angle), std::sin(angle)) * radius);
    }
    const QColor sign = themeColor(ColorToken::StateFailed);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(sign, place.width() / 10, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter->setBrush(picture.held ? sign : themeColor(ColorToken::Card));
    painter->drawPolygon(octagon);
    painter->setPen(Qt::NoPen);
    painter->setBrush(picture.held ? themeColor(ColorToken::Card) : sign);
    painter->drawRect(QRectF(c.x() - radius * 0.55, c.y() - radius * 0.18, radius * 1.1, radius * 0.36));
}

void CanvasPainter::paintRings(QPainter* painter, CardFlags flags) const
{
    painter->setBrush(Qt::NoBrush);
    if (flags & (Selected | Target)) {
        painter->setPen(QPen(themeColor(ColorToken::Accent), 2));
        painter->drawRoundedRect(kBody.adjusted(-1.5, -1.5, 1.5, 1.5), geometry::kRadius + 1.5,
                                 geometry::kRadius + 1.5);
    }
    if (flags & Current) {
        painter->setPen(QPen(themeColor(ColorToken::FocusRing), 1.5));
        painter->drawRoundedRect(kBody.adjusted(-4.5, -4.5, 4.5, 4.5), geometry::kRadius + 4,
                                 geometry::kRadius + 4);
    }
}

void CanvasPainter::paintPorts(QPainter* painter, const TaskPicture& picture, CardFlags flags,
                               double zoom) const
{
    const bool strong = flags & (PortsShown | Target);
    if (!strong && zoom < kCurves && !picture.joinAny && !picture.joinAll)
        return;
    const double radius = strong ? geometry::kPort + 1 : geometry::kPort - 1;
    painter->setPen(QPen(themeColor(strong ? ColorToken::Accent : ColorToken::CardBorder), strong ? 2 : 1.2));
    painter->setBrush(themeColor(flags & Target ? ColorToken::Accent : ColorToken::Card));
    painter->drawEllipse(geometry::outPort({0, 0}), radius, radius);
    if (!picture.joinAny && !picture.joinAll) {
        painter->drawEllipse(geometry::inPort({0, 0}), radius, radius);
        return;
    }
    const QRectF badge(geometry::kAnyInside - geometry::kAnyBadge, kMiddle - 8, geometry::kAnyBadge, 16);
    QPen edge(themeColor(ColorToken::TextMuted), 1.2);
    edge.setStyle(picture.joinAny ? Qt::DotLine : Qt::SolidLine); // SSIS draws them so, too
    painter->setPen(strong ? QPen(themeColor(ColorToken::Accent), 2) : edge);
    painter->setBrush(themeColor(ColorToken::Card));
    painter->drawRoundedRect(badge, 8, 8);
    painter->setFont(m_small);
    painter->setPen(themeColor(picture.joinAny ? ColorToken::Text : ColorToken::TextMuted));
    painter->drawText(badge, Qt::AlignCenter,
                      picture.joinAny ? QApplication::translate("stellwerk::TaskCard", "any", "join badge")
                                      : QApplication::translate("stellwerk::TaskCard", "all", "join badge"));
}

void CanvasPainter::paintConstraint(QPainter* painter, const geometry::Route& route, const Line& line,
                                    double zoom) const
{
    const bool differs = line.diff > Diff::Same;
    QColor color = line.selected ? themeColor(ColorToken::Accent)
                   : differs     ? diffColor(line.diff)
                   : line.mixed  ? themeColor(ColorToken::TextMuted)
                                 : themeColor(tokenOf(line.kind));
    if (line.faint || line.diff == Diff::Same)
        color.setAlphaF(line.faint ? 0.25F : 0.4F);
    painter->setRenderHint(QPainter::Antialiasing, !line.quick);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(constraintPen(line, color));
    painter->drawPath(route.path);
    if (zoom < CanvasPainter::kReadable)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPath(geometry::arrowHead(route.tip));
    if (zoom < kFullDetail || (line.quick && !line.selected && !line.hovered && !differs))
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    if (line.bundle > 1)
        paintBundle(painter, route.middle + QPointF(0, line.mixed ? 0 : -18), line.bundle, color);
    if (line.mixed)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(ColorToken::Canvas));
    painter->drawEllipse(route.middle, 8, 8);
    paintGlyph(painter, QRectF(route.middle - QPointF(6, 6), QSizeF(12, 12)), line.kind, color);
    if (differs)
        paintDiffSign(painter, line.diff, QRectF(route.middle + QPointF(-8, -25), QSizeF(16, 16)));
    if (line.problem)
        paintProblem(painter, true, QRectF(route.middle + QPointF(-7, -22), QSizeF(14, 12.5)));
}

} // namespace stellwerk
