// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/barsplottable.h"
#include "charts/chartview.h"

class QScrollBar;

namespace stellwerk {

// A chart of rows with bars. The wheel zooms the x axis at the pointer, with Shift it moves the rows;
// dragging pans both; a double click zooms to a bar. Keys: arrows step from bar to bar, Enter chooses, Home
// and End go to the first and the last, + and - zoom, 0 shows everything, Ctrl with arrows pans. Rows keep
// their height.
class RowChart final : public ChartView
{
    Q_OBJECT
public:
    explicit RowChart(QWidget* parent = nullptr);

    void setTicker(const QSharedPointer<QCPAxisTicker>& ticker);
    // `rowLabels` stand left of the rows given (as fractions: 1.5 is between row 1 and row 2).
    void setContent(QList<ChartBar> bars, QList<ChartBand> bands, const QMap<double, QString>& rowLabels,
                    int rows);
    // Bands and labels alone: bars were changed through plottable().
    void setRows(QList<ChartBand> bands, const QMap<double, QString>& rowLabels, int rows);
    [[nodiscard]] BarsPlottable* plottable() const { return m_bars; }
    void setNow(double now);
    void setRowHeight(int pixels) { m_rowHeight = pixels; } // at least; 0: that of a line of text
    void setSelectedTasks(const QSet<TaskId>& tasks) override;
    void showRange(double from, double to); // of the x axis
    void setTooltip(std::function<QString(const ChartBar&)> text) { m_tooltip = std::move(text); }
    // What the cross-hair says of an x value; without it there is no cross-hair.
    void setCrossText(std::function<QString(double)> text) { m_crossText = std::move(text); }
    // Of a place without a bar: time, and the row.
    void setPlaceText(std::function<QString(double, int)> text) { m_placeText = std::move(text); }
    void setShortest(double seconds) { m_shortest = seconds; } // the closest zoom
    void scrollToRow(int row);
    [[nodiscard]] const QList<ChartBar>& bars() const { return m_bars->bars(); }
    [[nodiscard]] QCPRange range() const;
    [[nodiscard]] int current() const { return m_bars->current(); } // the keyboard's bar; -1: none
    [[nodiscard]] TaskId taskAt(const QPoint& global) const override;
    [[nodiscard]] QSize pictureSize() const override;

Q_SIGNALS:
    void currentChanged(int bar);

protected:
    void restyle() override;
    void beforePicture() override;
    void afterPicture() override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpPlot();
    void updateRows();
    void press(QMouseEvent* event);
    void move(QMouseEvent* event);
    void drag(QMouseEvent* event);
    void hover(QMouseEvent* event);
    void wheel(QWheelEvent* event);
    void release(QMouseEvent* event);
    void doubleClick(QMouseEvent* event);
    void zoom(double factor, double at);
    void pan(double part);
    void zoomTo(int bar);
    void setCurrent(int bar);
    void bringIntoSight(int bar);
    void choose(int bar);
    bool step(QKeyEvent* event);
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] double rowsInSight() const;

    BarsPlottable* m_bars;
    ChartOverlay* m_overlay;
    QScrollBar* m_scroll;
    int m_rows = 0;
    int m_rowHeight = 0;
    QMap<double, QString> m_labels;
    QPoint m_pressed;
    QPointF m_last; // of the drag
    bool m_dragging = false;
    bool m_doubled = false; // the release that follows belongs to the double click
    double m_shortest = 0.02;
    std::function<QString(const ChartBar&)> m_tooltip;
    std::function<QString(double)> m_crossText;
    std::function<QString(double, int)> m_placeText;
};

} // namespace stellwerk
