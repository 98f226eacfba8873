// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotlibrary.h"
#include "run/durationstatistics.h"

namespace stellwerk {

// Box plots lying in rows, one a row: whiskers, box, median, outliers as hollow points. The value axis is in
// rows, top down.
class BoxPlottable final : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    struct Box
    {
        BoxStatistics statistics; // seconds
        double latest = 0;        // the last run: a diamond; 0: none
        bool slow = false;        // that one is slower than usual
    };
    BoxPlottable(QCPAxis* xAxis, QCPAxis* yAxis);

    void setBoxes(QList<Box> boxes) { m_boxes = std::move(boxes); }
    [[nodiscard]] const QList<Box>& boxes() const { return m_boxes; }

    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                                         const QCPRange& keys) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    void drawBox(QCPPainter* painter, int row) const;
    QList<Box> m_boxes;
};

} // namespace stellwerk
