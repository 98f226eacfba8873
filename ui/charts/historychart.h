// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartview.h"
#include "charts/historylines.h"
#include "run/durationhistory.h"

namespace stellwerk {

class ClockTicker;
class DenseLines;

// The runs of a job over time: a line a server with its name at its end, points told apart by outcome, the
// usual band as a ribbon, and since when it has been slower. Wheel zooms time, dragging pans; keys as in
// RowChart, arrows step from run to run. Main thread.
class HistoryChart final : public ChartView
{
    Q_OBJECT
public:
    explicit HistoryChart(QWidget* parent = nullptr);

    struct Content
    {
        HistoryLines lines;
        std::chrono::milliseconds median{0}, p10{0}, p90{0};
        int samples = 0; // 0: no band
        QList<JobPast::Slower> slower;
    };
    void setContent(const Content& content);
    [[nodiscard]] const Content& content() const { return m_content; }
    void fit();
    [[nodiscard]] int current() const { return m_current; } // point; -1: none
    [[nodiscard]] static QString slowerText(const JobPast::Slower& slower, bool withServer);
    [[nodiscard]] static QString facts(const DurationPoint& point); // rich text

protected:
    void restyle() override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void rebuild();
    void addServer(const HistoryLines::Server& server, int number);
    QCPGraph* addPoints(const HistoryLines::Data& points, QCPScatterStyle::ScatterShape shape,
                        const QColor& color, bool filled);
    void addBand();
    void addSlower();
    void addSlowerMark(const JobPast::Slower& slower, int number);
    QCPItemText* addLabel(const QString& text, const QColor& color, bool demiBold = false);
    void placeLabels();
    void thinOut();
    void hover(QMouseEvent* event);
    void wheel(QWheelEvent* event);
    void zoom(double factor, double at);
    void setCurrent(int point);
    [[nodiscard]] int pointAt(const QPointF& pixel) const;
    [[nodiscard]] QPointF pixelOf(int point) const;

    Content m_content;
    QSharedPointer<ClockTicker> m_ticker;
    ChartOverlay* m_overlay;
    struct EndLabel
    {
        QCPItemText* text;
        double at, value; // where its line ends
    };
    QList<EndLabel> m_labels;
    struct Line
    {
        QCPGraph* line;
        QCPGraph* points;
    };
    QList<Line> m_lines;
    DenseLines* m_denseLines = nullptr; // the plot owns it
    bool m_dense = false;               // so many points in sight that lines have to do
    int m_current = -1;
};

} // namespace stellwerk
