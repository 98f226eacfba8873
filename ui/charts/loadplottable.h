// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotlibrary.h"
#include "run/serverload.h"

#include <vector>

namespace stellwerk {

// Step areas in rows, one a series, as one plottable: how high a level was at each time. Only what is in
// sight is looked at, and of many steps within a pixel the highest is painted. The value axis is in rows, top
// down.
class LoadPlottable final : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    using Step = ServerLoad::Step;
    struct Series
    {
        const Step* steps = nullptr; // ascending; not owned, alive until the next setSeries()
        size_t count = 0;
        int peak = 0;  // the highest level of all
        int limit = 0; // drawn as a line; levels above are told apart; 0: none
        QString label; // at the right end: the highest level
    };

    LoadPlottable(QCPAxis* xAxis, QCPAxis* yAxis);

    void setSeries(QList<Series> series) { m_series = std::move(series); }
    void setEnd(double end) { m_end = end; } // of the last level
    [[nodiscard]] const QList<Series>& series() const { return m_series; }
    [[nodiscard]] int levelAt(int row, double at) const;
    [[nodiscard]] int scaleOf(int row) const; // the level that fills the row

    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                                         const QCPRange& keys) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    void drawRow(QCPPainter* painter, int row);

    QList<Series> m_series;
    QList<QRect> m_within, m_above; // of the row at hand
    double m_end = 0;
};

} // namespace stellwerk
