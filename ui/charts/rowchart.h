// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/barsplottable.h"

#include <QWidget>

class QScrollBar;

namespace stellwerk {

// A chart of rows with bars: wheel zooms the x axis at the pointer, dragging pans, the scroll bar moves the
// rows, which keep their height. Keys: arrows, plus, minus, Home (everything). Redraws are queued. Main
// thread.
class RowChart final : public QWidget
{
    Q_OBJECT
public:
    explicit RowChart(QWidget* parent = nullptr);

    void setTicker(const QSharedPointer<QCPAxisTicker>& ticker);
    // `rowLabels` stand left of the rows given (as fractions: 1.5 is between row 1 and row 2).
    void setContent(QList<ChartBar> bars, QList<ChartBand> bands, const QMap<double, QString>& rowLabels,
                    int rows);
    void setNow(double now);
    void setSelectedTasks(const QSet<TaskId>& tasks);
    void showRange(double from, double to); // of the x axis
    void setTooltip(std::function<QString(const ChartBar&)> text) { m_tooltip = std::move(text); }
    void scrollToRow(int row);
    [[nodiscard]] const QList<ChartBar>& bars() const { return m_bars->bars(); }
    [[nodiscard]] QCPRange range() const;
    [[nodiscard]] QPixmap picture() const;
    [[nodiscard]] TaskId taskAt(const QPoint& global) const; // of the bar there, or empty
    void redraw();

Q_SIGNALS:
    void taskClicked(const stellwerk::TaskId& task);
    void rangeTouched(); // the user zoomed or panned
    void fitRequested(); // double click or Home

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpPlot();
    void restyle();
    void updateRows();
    void hover(QMouseEvent* event);
    void wheel(QWheelEvent* event);
    void release(QMouseEvent* event);
    void zoom(double factor, double at);
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] double rowsInSight() const;

    QCustomPlot* m_plot;
    BarsPlottable* m_bars;
    QScrollBar* m_scroll;
    int m_rows = 0;
    QPoint m_pressed;
    bool m_dragging = false;
    std::function<QString(const ChartBar&)> m_tooltip;
};

} // namespace stellwerk
