// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartbar.h"
#include "charts/plotlibrary.h"
#include "charts/timefold.h"

#include <optional>
#include <vector>

namespace stellwerk {

// All bars of a chart as one plottable: QCustomPlot's own bars and items cost a hundred times as much at ten
// thousand of them. Looks only at the rows and the time in sight (a binary search in each row) and paints
// narrow bars as rectangles, a call a colour. The value axis is in rows, top down.
class BarsPlottable final : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    BarsPlottable(QCPAxis* xAxis, QCPAxis* yAxis);

    // Bars of a row must not overlap.
    void setBars(QList<ChartBar> bars);
    // Differences, for charts that grow: a bar at the end of its row ...
    void append(const ChartBar& bar);
    // ... one whose row and begin stay ...
    void replace(int index, const ChartBar& bar);
    // ... and a row of its own before `row`; the bars from there on move down.
    void insertRow(int row);
    void setBands(QList<ChartBand> bands) { m_bands = std::move(bands); }
    void setSelected(const QSet<TaskId>& tasks);
    [[nodiscard]] const QSet<TaskId>& selected() const { return m_selected; }
    void setNow(double now) { m_now = now; }      // kNone: no now-line; open bars reach to it
    void setCurrent(int bar) { m_current = bar; } // the keyboard's; -1: none
    // The x axis is a clock: days are told apart, weekends shaded, breaks of `fold` drawn.
    void setClock(const TimeFold& fold) { m_clock = fold; }
    void setMoments(QList<ChartMoment> moments) { m_moments = std::move(moments); }
    void setConnected(bool on) { m_connected = on; } // a dotted line between bars of the same task in a row

    [[nodiscard]] const QList<ChartBar>& bars() const { return m_bars; }
    [[nodiscard]] const QList<ChartMoment>& moments() const { return m_moments; }
    [[nodiscard]] double now() const { return m_now; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int rowCount() const { return int(m_rows.size()); }
    [[nodiscard]] int barAt(const QPointF& pixel) const; // -1: none
    [[nodiscard]] int firstInSight() const;              // from the top left; -1: none
    // Its neighbour in the row (`step` -1 or 1), or in the next row that has bars, nearest in time.
    [[nodiscard]] int besides(int bar, int step) const;
    [[nodiscard]] int above(int bar, int step) const;
    [[nodiscard]] int outermost(bool last) const; // the first to begin, or the last
    [[nodiscard]] double endOf(int bar) const;
    [[nodiscard]] QRectF placeOf(int bar) const; // pixels, queue time and all

    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                                         const QCPRange& keys) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    // What a frame needs of a bar, close together in memory.
    struct Slot
    {
        double begin = 0, runBegin = 0, end = 0;
        int bar = 0;
        quint8 paint = 0;     // index of the colour
        bool open = false;    // ends now
        bool runs = false;    // else it only waits
        bool adorned = false; // has marks of its own
        bool expected = false;
    };
    using Row = std::vector<Slot>; // by begin
    struct Wide                    // a bar with room for more than a rectangle
    {
        const Slot* slot;
        QRectF place;
        double roomTo; // pixel where the next bar of the row begins
    };
    struct Frame; // of one draw(): the mapping, and what was found

    [[nodiscard]] Slot slotOf(int index) const;
    [[nodiscard]] double endOf(const Slot& slot) const;
    void insertSlot(int index);
    // Bars of a row that reach into [from, to].
    [[nodiscard]] std::pair<const Slot*, const Slot*> inSight(const Row& row, double from, double to) const;
    [[nodiscard]] double x(double key) const { return mKeyAxis->coordToPixel(key); }
    [[nodiscard]] double y(double row) const { return mValueAxis->coordToPixel(row); }

    void drawDays(QCPPainter* painter) const;
    void drawBreaks(QCPPainter* painter) const;
    void drawBands(QCPPainter* painter) const;
    void collect(int row, Frame& frame) const;
    void drawNarrow(QCPPainter* painter, Frame& frame) const;
    void drawWide(QCPPainter* painter, const Frame& frame) const;
    void drawText(QCPPainter* painter, const Wide& wide) const;
    void drawBeside(QCPPainter* painter, const Wide& wide) const;
    void drawMarks(QCPPainter* painter, const Slot& slot) const;
    void drawRibbon(QCPPainter* painter, const Slot& slot) const;
    void drawExpected(QCPPainter* painter, const Slot& slot) const;
    void drawSlack(QCPPainter* painter, const Slot& slot) const;
    void drawMoments(QCPPainter* painter) const;
    void drawConnections(QCPPainter* painter, const Frame& frame) const;
    void drawSelected(QCPPainter* painter) const;
    void drawNow(QCPPainter* painter) const;
    void paintGlyphAt(QCPPainter* painter, const QPointF& at, StateLook look, const QColor& color) const;

    QList<ChartBar> m_bars;
    std::vector<Row> m_rows;
    QList<ChartBand> m_bands;
    QList<ChartMoment> m_moments;
    QSet<TaskId> m_selected;
    QHash<TaskId, QList<int>> m_barsOf;
    std::optional<TimeFold> m_clock;
    mutable QHash<quint64, QPixmap> m_glyphs; // by look and colour
    double m_now = ChartBar::kNone;
    int m_current = -1;
    bool m_connected = false;
};

} // namespace stellwerk
