// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotlibrary.h"
#include "theme/stateappearance.h"

#include <limits>

namespace stellwerk {

// One bar of a chart with rows. Times and lengths are in the unit of the x axis (seconds).
struct ChartBar
{
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

    int row = 0;
    double begin = 0;        // of the queue time, which is drawn lighter
    double runBegin = kNone; // of the run time; kNone: it only waits so far
    double end = 0;
    double usualEnd = kNone; // where it usually ends: a mark
    StateLook look = StateLook::Waiting;
    bool open = false;        // still growing
    bool labelBeside = false; // where it does not fit inside: nothing follows in this row
    QString label;
    TaskId task;
    int source = -1; // row of the model behind it
};

// A stretch of rows with a title: a server.
struct ChartBand
{
    int firstRow = 0;
    int rowCount = 1;
    QString title;   // painted in the first row if titled
    QString figures; // at the right end of that row
    bool titled = false;
};

// All bars of a chart as one plottable: QCustomPlot's own bars and items cost a hundred times as much at ten
// thousand of them. Looks only at the rows and the time in sight. The value axis is in rows, top down.
class BarsPlottable final : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    BarsPlottable(QCPAxis* xAxis, QCPAxis* yAxis);

    // Bars of a row must not overlap.
    void setBars(QList<ChartBar> bars);
    void setBands(QList<ChartBand> bands) { m_bands = std::move(bands); }
    void setSelected(const QSet<TaskId>& tasks) { m_selected = tasks; }
    void setNow(double now) { m_now = now; } // kNone: no now-line
    [[nodiscard]] const QList<ChartBar>& bars() const { return m_bars; }
    [[nodiscard]] int barAt(const QPointF& pixel) const; // -1: none

    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                                         const QCPRange& keys) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    void drawBands(QCPPainter* painter) const;
    void drawBar(QCPPainter* painter, const ChartBar& bar) const;
    void drawQueue(QCPPainter* painter, const ChartBar& bar, const QRectF& place) const;
    void drawInside(QCPPainter* painter, const ChartBar& bar, const QRectF& place) const;
    void drawBeside(QCPPainter* painter, const ChartBar& bar, const QRectF& place) const;
    void drawNow(QCPPainter* painter) const;
    [[nodiscard]] QRectF placeOf(const ChartBar& bar, double from, double to) const;
    [[nodiscard]] double x(double key) const { return mKeyAxis->coordToPixel(key); }
    [[nodiscard]] double y(double row) const { return mValueAxis->coordToPixel(row); }
    // Bars of a row that reach into [from, to]: indexes into m_order.
    [[nodiscard]] std::pair<int, int> inSight(int row, double from, double to) const;

    QList<ChartBar> m_bars;
    QList<int> m_order;    // bars by row, then begin
    QList<int> m_rowBegin; // first in m_order of each row, and one past the end
    QList<ChartBand> m_bands;
    QSet<TaskId> m_selected;
    double m_now = ChartBar::kNone;
};

} // namespace stellwerk
