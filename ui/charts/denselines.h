// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/historylines.h"

#include <vector>

namespace stellwerk {

// Very many points as thin lines, when single points cannot be told apart: a stroke a column of pixels from
// the lowest to the highest value there, which is what the polyline would cover. Painted by hand, columns
// first, because the raster engine walks down every steep line through as many rows of memory.
class DenseLines final : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    DenseLines(QCPAxis* xAxis, QCPAxis* yAxis);

    struct Line
    {
        HistoryLines::Data points;
        QColor color;
    };
    void setLines(QList<Line> lines) { m_lines = std::move(lines); }

    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                                         const QCPRange& keys) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    // Calls stroke(column, from, to) for each column in which the line is, in pixels of `size` within the
    // axis rectangle.
    template <class Stroke>
    void strokes(const Line& line, const QSize& size, Stroke&& stroke) const;
    void paintPixels(QCPPainter* painter);
    void paintShapes(QCPPainter* painter) const;

    QList<Line> m_lines;
    std::vector<QRgb> m_columns; // pixels, column by column; kept from frame to frame
    QImage m_picture;
};

} // namespace stellwerk
