// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barsgeometry.h"
#include "charts/barsplottable.h"
#include "theme/theme.h"

#include <array>
#include <cmath>

// How BarsPlottable paints its bars; the ground below them is in barsground.cpp.
namespace stellwerk {

using namespace bars;

namespace {

// More than these in sight, and rounded corners, glyphs and names go, in this order of cost.
constexpr size_t kMostRounded = 400;
constexpr size_t kMostGlyphs = 3000;
constexpr size_t kMostTexts = 1200;

// What must not be lost among its neighbours is painted last.
constexpr std::array<quint8, kPaints> kPaintOrder{
    kForeignPaint,
    quint8(StateLook::Skipped),
    quint8(StateLook::Waiting),
    quint8(StateLook::Queued),
    quint8(StateLook::Succeeded),
    quint8(StateLook::Cancelled),
    quint8(StateLook::Running),
    quint8(StateLook::Warnings),
    quint8(StateLook::Unknown),
    quint8(StateLook::Failed),
};

QColor faded(QColor color, double alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

QColor paintOf(quint8 paint)
{
    if (paint == kForeignPaint)
        return faded(themeColor(ColorToken::TextMuted), 0.35);
    return colorOf(StateLook(paint));
}

} // namespace

struct BarsPlottable::Frame
{
    double from = 0, to = 0; // in sight
    double left = 0, scale = 1;
    double top = 0, bottom = 0; // of the row at hand
    double rightEdge = 0;
    std::array<QList<QRect>, kPaints> narrow;
    QList<QRect> queues;
    std::vector<Wide> wide;
    std::vector<const Slot*> adorned;
    std::vector<QLineF> connections;
    [[nodiscard]] double x(double key) const { return left + (key - from) * scale; }
};

void BarsPlottable::draw(QCPPainter* painter)
{
    painter->setClipRect(clipRect());
    painter->setAntialiasing(false);
    drawDays(painter);
    drawBands(painter);
    Frame frame;
    const QCPRange keys = mKeyAxis->range();
    frame.from = keys.lower;
    frame.to = keys.upper;
    frame.left = x(keys.lower);
    frame.rightEdge = x(keys.upper);
    frame.scale = (frame.rightEdge - frame.left) / keys.size();
    const QCPRange rows = mValueAxis->range();
    const int lastRow = std::min(int(std::floor(rows.upper)), int(m_rows.size()) - 1);
    for (int row = std::max(0, int(rows.lower)); row <= lastRow; ++row)
        collect(row, frame);
    for (const Slot* slot : frame.adorned)
        drawRibbon(painter, *slot);
    drawConnections(painter, frame);
    drawNarrow(painter, frame);
    drawWide(painter, frame);
    for (const Slot* slot : frame.adorned) {
        if (slot->expected)
            drawExpected(painter, *slot);
        drawSlack(painter, *slot);
        drawMarks(painter, *slot);
    }
    drawSelected(painter);
    drawBreaks(painter);
    drawMoments(painter);
    drawNow(painter);
}

void BarsPlottable::collect(int row, Frame& frame) const
{
    frame.top = y(row + kRowPadding);
    frame.bottom = y(row + 1 - kRowPadding);
    const int top = int(std::lround(frame.top));
    const int height = std::max(1, int(std::lround(frame.bottom)) - top);
    const Row& bars = m_rows[size_t(row)];
    // A mark or ghost may reach farther than its bar: one neighbour to the left comes along.
    auto [first, last] = inSight(bars, frame.from, frame.to);
    if (first != bars.data() && (first - 1)->adorned)
        --first;
    const Slot* const rowEnd = bars.data() + bars.size();
    for (const Slot* slot = first; slot != last; ++slot) {
        const double end = endOf(*slot);
        const double runBegin = slot->runs ? slot->runBegin : end;
        const double left = std::max(frame.x(runBegin), frame.left - 50);
        const double right = std::min(frame.x(end), frame.rightEdge + 50);
        if (runBegin > slot->begin) {
            const int from = int(std::lround(std::max(frame.x(slot->begin), frame.left - 50)));
            if (const int to = int(std::lround(left)); to > from)
                frame.queues.append({from, top + height / 5, to - from, height - 2 * (height / 5)});
        }
        if (slot->adorned)
            frame.adorned.push_back(slot);
        if (slot->expected)
            continue;
        if (slot + 1 != rowEnd && m_connected && m_bars.at(slot->bar).task == m_bars.at((slot + 1)->bar).task)
            frame.connections.emplace_back(right, top + height / 2, frame.x((slot + 1)->begin),
                                           top + height / 2);
        if (!slot->runs)
            continue;
        if (right - left >= kWide || (height >= kGlyph && last - first < 200)) {
            const double room = slot + 1 == rowEnd ? frame.rightEdge + 500 : frame.x((slot + 1)->begin);
            frame.wide.push_back({slot, QRectF(left, top, std::max(kNarrowest, right - left), height), room});
            continue;
        }
        const int pixel = int(std::floor(left));
        const int width = std::max(int(kNarrowest), int(std::lround(right)) - pixel);
        const bool proud =
            slot->paint == quint8(StateLook::Failed) && height > 8; // told apart without colour
        QList<QRect>& out = frame.narrow[slot->paint];
        if (!out.isEmpty() && out.last().bottom() >= top && out.last().top() <= top &&
            pixel <= out.last().right() + 1 && out.last().width() < 64) {
            out.last().setRight(std::max(out.last().right(), pixel + width - 1));
            continue;
        }
        out.append(proud ? QRect(pixel, top - 2, width, height + 4) : QRect(pixel, top, width, height));
    }
}

void BarsPlottable::drawNarrow(QCPPainter* painter, Frame& frame) const
{
    if (frame.wide.size() > kMostRounded) {
        for (const Wide& wide : frame.wide)
            frame.narrow[wide.slot->paint].append(wide.place.toRect());
    }
    painter->setPen(Qt::NoPen);
    if (!frame.queues.isEmpty()) {
        const QColor color = colorOf(StateLook::Queued);
        painter->setBrush(faded(color, 0.18));
        painter->drawRects(frame.queues.constData(), int(frame.queues.size()));
        if (size_t(frame.queues.size()) <= kMostGlyphs) {
            painter->setBrush(QBrush(faded(color, 0.65), Qt::BDiagPattern));
            painter->drawRects(frame.queues.constData(), int(frame.queues.size()));
        }
    }
    for (quint8 paint : kPaintOrder) {
        const QList<QRect>& rects = frame.narrow[paint];
        if (rects.isEmpty())
            continue;
        painter->setBrush(paintOf(paint));
        painter->drawRects(rects.constData(), int(rects.size()));
    }
}

void BarsPlottable::drawWide(QCPPainter* painter, const Frame& frame) const
{
    if (frame.wide.size() <= kMostRounded) {
        painter->setAntialiasing(true);
        painter->setPen(Qt::NoPen);
        for (const Wide& wide : frame.wide) {
            const double radius = std::min(3.0, wide.place.width() / 2);
            const bool failed = wide.slot->paint == quint8(StateLook::Failed) && wide.place.width() < kWide;
            painter->setBrush(paintOf(wide.slot->paint));
            painter->drawRoundedRect(failed ? wide.place.adjusted(0, -2, 0, 2) : wide.place, radius, radius);
        }
        painter->setAntialiasing(false);
    }
    if (frame.wide.size() > kMostGlyphs)
        return;
    painter->setFont(mParentPlot->font());
    const bool texts = frame.wide.size() <= kMostTexts;
    for (const Wide& wide : frame.wide) {
        if (wide.place.height() < kGlyph)
            continue;
        if (texts) {
            drawText(painter, wide);
        } else if (wide.slot->paint != kForeignPaint && wide.place.width() >= kGlyph + 4) {
            paintGlyphAt(painter, {wide.place.left() + 3, wide.place.center().y() - kGlyph / 2},
                         StateLook(wide.slot->paint), themeColor(ColorToken::Surface));
        }
    }
}

void BarsPlottable::drawText(QCPPainter* painter, const Wide& wide) const
{
    const ChartBar& bar = m_bars.at(wide.slot->bar);
    const QRectF seen = wide.place.intersected(QRectF(clipRect()));
    const bool foreign = bar.foreign;
    const double glyph = foreign ? 0 : kGlyph + 4;
    const QFontMetrics metrics = painter->fontMetrics();
    const double room = seen.width() - glyph - 8;
    const double wanted = metrics.horizontalAdvance(bar.label);
    const double beside = wide.roomTo - wide.place.right();
    if (room < wanted && (beside > wanted + kGlyph + 12 || beside > room + 60)) {
        if (seen.width() >= kGlyph + 4 && !foreign)
            paintGlyphAt(painter, {seen.left() + 3, seen.center().y() - kGlyph / 2}, bar.look,
                         themeColor(ColorToken::Surface));
        drawBeside(painter, wide);
        return;
    }
    const QColor ink = themeColor(foreign ? ColorToken::Text : ColorToken::Surface);
    if (!foreign && seen.width() >= kGlyph + 4)
        paintGlyphAt(painter, {seen.left() + 3, seen.center().y() - kGlyph / 2}, bar.look, ink);
    if (room < 24 || bar.label.isEmpty())
        return;
    painter->setPen(ink);
    painter->drawText(QRectF(seen.left() + glyph + 3, seen.top(), room + 4, seen.height()),
                      int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                      metrics.elidedText(bar.label, Qt::ElideRight, int(room + 4)));
}

void BarsPlottable::drawBeside(QCPPainter* painter, const Wide& wide) const
{
    const ChartBar& bar = m_bars.at(wide.slot->bar);
    double left = wide.place.right() + space::kUnit;
    const QFontMetrics metrics = painter->fontMetrics();
    const double width = metrics.horizontalAdvance(bar.label) + 1;
    if (!std::isnan(bar.usualEnd)) { // not over the mark of the usual duration
        const double mark = x(bar.usualEnd);
        if (mark > left - 3 && mark < left + width + 3)
            left = mark + space::kUnit;
    }
    if (bar.marked) // nor over that of a slow one
        left += kGlyph + 2;
    if (wide.place.width() < kGlyph + 4 && !bar.foreign) {
        paintGlyphAt(painter, {left, wide.place.center().y() - kGlyph / 2}, bar.look, colorOf(bar.look));
        left += kGlyph + 3;
    }
    const double room = std::max(wide.roomTo, wide.place.right() + 1) - left - space::kUnit;
    if (room < 20)
        return;
    painter->setPen(themeColor(bar.foreign ? ColorToken::TextMuted : ColorToken::Text));
    painter->drawText(QRectF(left, wide.place.top(), room, wide.place.height()),
                      int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                      metrics.elidedText(bar.label, Qt::ElideRight, int(room)));
}

void BarsPlottable::drawRibbon(QCPPainter* painter, const Slot& slot) const
{
    const ChartBar& bar = m_bars.at(slot.bar);
    if (std::isnan(bar.bandBegin) || std::isnan(bar.bandEnd))
        return;
    const QRectF ribbon(QPointF(x(bar.bandBegin), y(bar.row + 0.02)),
                        QPointF(x(bar.bandEnd), y(bar.row + 0.98)));
    painter->setAntialiasing(false);
    painter->setPen(Qt::NoPen);
    painter->setBrush(faded(themeColor(ColorToken::Accent), 0.16));
    painter->drawRect(ribbon);
}

void BarsPlottable::drawMarks(QCPPainter* painter, const Slot& slot) const
{
    const ChartBar& bar = m_bars.at(slot.bar);
    const QRectF place = placeOf(slot.bar);
    painter->setAntialiasing(false);
    painter->setBrush(Qt::NoBrush);
    if (!std::isnan(bar.ghostEnd) && bar.ghostEnd > endOf(slot)) {
        painter->setPen(QPen(colorOf(StateLook::Running), 1, Qt::DashLine));
        const double from = std::max(place.right(), x(slot.runBegin));
        painter->drawRect(QRectF(from, place.top(), x(bar.ghostEnd) - from, place.height() - 1));
    }
    if (bar.critical) {
        painter->setPen(QPen(themeColor(ColorToken::Text), 1));
        for (double offset : {1.0, 3.0})
            painter->drawLine(QPointF(place.left(), place.bottom() + offset - 1),
                              QPointF(place.right(), place.bottom() + offset - 1));
    }
    if (!std::isnan(bar.usualEnd)) {
        const double at = x(bar.usualEnd);
        painter->setPen(QPen(themeColor(ColorToken::Text), 2));
        painter->drawLine(QPointF(at, place.top() - 1), QPointF(at, place.bottom() + 1));
    }
    if (bar.marked) { // an upward triangle: slower than usual
        painter->setAntialiasing(true);
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(ColorToken::StateWarnings));
        const double left = std::max(place.right(), std::isnan(bar.usualEnd) ? 0.0 : x(bar.usualEnd)) + 3;
        const double middle = place.center().y();
        painter->drawPolygon(
            QPolygonF({{left, middle + 4}, {left + 5, middle - 5}, {left + 10, middle + 4}}));
    }
}

void BarsPlottable::drawConnections(QCPPainter* painter, const Frame& frame) const
{
    if (frame.connections.empty())
        return;
    painter->setAntialiasing(false);
    painter->setPen(QPen(themeColor(ColorToken::TextMuted), 1, Qt::DotLine));
    for (const QLineF& line : frame.connections)
        painter->drawLine(line);
}

void BarsPlottable::drawSelected(QCPPainter* painter) const
{
    for (const TaskId& task : m_selected) {
        for (int index : m_barsOf.value(task)) {
            const QRectF whole = placeOf(index);
            if (!whole.intersects(QRectF(clipRect())))
                continue;
            painter->setAntialiasing(true);
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(themeColor(ColorToken::Surface), 4));
            painter->drawRoundedRect(whole.adjusted(-1, -1, 1, 1), 4, 4);
            painter->setPen(QPen(themeColor(ColorToken::Accent), 2));
            painter->drawRoundedRect(whole.adjusted(-1, -1, 1, 1), 4, 4);
        }
    }
}

void BarsPlottable::paintGlyphAt(QCPPainter* painter, const QPointF& at, StateLook look,
                                 const QColor& color) const
{
    if (painter->modes().testFlag(QCPPainter::pmVectorized)) {
        paintGlyph(painter, QRectF(at, QSizeF(kGlyph, kGlyph)), look, color);
        return;
    }
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    const quint64 key = (quint64(look) << 40) | (quint64(ratio * 4) << 32) | color.rgba();
    auto known = m_glyphs.constFind(key);
    if (known == m_glyphs.cend()) {
        QPixmap picture(int(kGlyph * ratio), int(kGlyph * ratio));
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter inside(&picture);
        inside.setRenderHint(QPainter::Antialiasing);
        paintGlyph(&inside, QRectF(0, 0, kGlyph, kGlyph), look, color);
        inside.end();
        known = m_glyphs.insert(key, picture);
    }
    painter->drawPixmap(QPointF(std::round(at.x()), std::round(at.y())), *known);
}

void BarsPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->fillRect(rect, colorOf(StateLook::Running));
}

} // namespace stellwerk
