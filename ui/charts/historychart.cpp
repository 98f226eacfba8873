// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/historychart.h"

#include "charts/clockticker.h"
#include "charts/denselines.h"
#include "theme/durationtext.h"
#include "theme/seriescolors.h"
#include "theme/stateappearance.h"

#include <QVBoxLayout>

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLabels = 2 * kSeriesColors; // servers whose name stands at the end of its line
constexpr qsizetype kMostPoints = 3000;        // in sight; more are a smear, and cost
constexpr double kLineWidth = 1.5;

double at(const DurationPoint& point)
{
    return double(point.ended.toMSecsSinceEpoch()) / 1000.0;
}

double seconds(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000.0;
}

QString shown(std::chrono::milliseconds duration)
{
    return durationText(std::chrono::round<std::chrono::seconds>(duration));
}

Qt::PenStyle dashOf(int number)
{
    static constexpr Qt::PenStyle kDashes[]{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return kDashes[size_t(number) % std::size(kDashes)];
}

} // namespace

HistoryChart::HistoryChart(QWidget* parent)
    : ChartView(parent)
    , m_ticker(QSharedPointer<ClockTicker>::create())
    , m_overlay(new ChartOverlay(plot()))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot());
    plot()->xAxis->setTicker(m_ticker);
    plot()->yAxis->setTicker(QSharedPointer<DurationTicker>::create());
    plot()->setInteraction(QCP::iRangeDrag);
    plot()->axisRect()->setRangeDrag(Qt::Horizontal);
    connect(plot(), &QCustomPlot::beforeReplot, this, [this] {
        m_ticker->setRoom(plot()->axisRect()->width(), QFontMetrics(plot()->xAxis->tickLabelFont()));
        thinOut();
        placeLabels();
    });
    connect(plot(), &QCustomPlot::mouseMove, this, &HistoryChart::hover);
    connect(plot(), &QCustomPlot::mouseWheel, this, &HistoryChart::wheel);
    connect(plot(), &QCustomPlot::mousePress, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(plot(), &QCustomPlot::mouseDoubleClick, this, &ChartView::fitRequested);
    m_overlay->setRing([this] {
        if (!hasFocus() || m_current < 0)
            return QRectF();
        const QPointF middle = pixelOf(m_current);
        return QRectF(middle.x() - 4, middle.y() - 4, 8, 8);
    });
    restyle();
}

void HistoryChart::restyle()
{
    ChartView::restyle();
    rebuild();
}

void HistoryChart::setContent(const Content& content)
{
    m_content = content;
    m_current = -1;
    rebuild();
}

void HistoryChart::rebuild()
{
    plot()->clearItems();
    plot()->clearPlottables();
    m_labels.clear();
    m_lines.clear();
    m_dense = false;
    addBand();
    m_denseLines = new DenseLines(plot()->xAxis, plot()->yAxis);
    m_denseLines->setVisible(false);
    QList<DenseLines::Line> dense;
    int number = 0;
    for (const HistoryLines::Server& server : std::as_const(m_content.lines.servers)) {
        dense.append({server.usual, seriesColor(number)});
        addServer(server, number++);
    }
    m_denseLines->setLines(dense);
    addSlower();
    redraw();
}

QCPGraph* HistoryChart::addPoints(const HistoryLines::Data& points, QCPScatterStyle::ScatterShape shape,
                                  const QColor& color, bool filled)
{
    if (points->isEmpty())
        return nullptr;
    QCPGraph* graph = plot()->addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(
        QCPScatterStyle(shape, QPen(color, 1.5), filled ? QBrush(color) : QBrush(Qt::NoBrush), 7));
    graph->setSelectable(QCP::stNone);
    graph->setData(points);
    return graph;
}

void HistoryChart::addServer(const HistoryLines::Server& server, int number)
{
    const QColor color = seriesColor(number);
    if (!server.usual->isEmpty()) {
        QCPGraph* line = plot()->addGraph();
        line->setPen(QPen(color, kLineWidth, dashOf(number)));
        line->setAdaptiveSampling(true);
        line->setSelectable(QCP::stNone);
        line->setData(server.usual);
        m_lines.append(Line{line, addPoints(server.usual, QCPScatterStyle::ssDisc, color, true)});
    }
    addPoints(server.outliers, QCPScatterStyle::ssCircle, color, false);
    addPoints(server.failed, QCPScatterStyle::ssCross, colorOf(StateLook::Failed), false);
    addPoints(server.others, QCPScatterStyle::ssSquare, colorOf(StateLook::Cancelled), false);
    if (number < kMostLabels && !server.usual->isEmpty()) {
        const QCPGraphData last = *(server.usual->constEnd() - 1);
        m_labels.append({addLabel(server.name, color), last.key, last.value});
    }
}

QCPItemText* HistoryChart::addLabel(const QString& text, const QColor& color, bool demiBold)
{
    auto* label = new QCPItemText(plot());
    QFont font = Theme::tabular(this->font());
    font.setWeight(demiBold ? QFont::DemiBold : QFont::Normal);
    label->setFont(font);
    label->setColor(color);
    label->setText(text);
    label->setPadding(QMargins(3, 0, 3, 0));
    QColor ground = themeColor(ColorToken::Surface);
    ground.setAlphaF(0.8F);
    label->setBrush(ground);
    label->setSelectable(false);
    label->position->setType(QCPItemPosition::ptAbsolute);
    return label;
}

void HistoryChart::addBand()
{
    if (m_content.samples == 0)
        return;
    auto* ribbon = new QCPItemRect(plot());
    QColor fill = themeColor(ColorToken::Accent);
    fill.setAlphaF(0.13F);
    ribbon->setPen(Qt::NoPen);
    ribbon->setBrush(fill);
    ribbon->setSelectable(false);
    ribbon->setLayer(u"grid"_s);
    auto* middle = new QCPItemLine(plot());
    middle->setPen(QPen(themeColor(ColorToken::Accent), 1, Qt::DashLine));
    middle->setSelectable(false);
    const auto put = [](QCPItemPosition* position, double across, std::chrono::milliseconds height) {
        position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        position->setTypeY(QCPItemPosition::ptPlotCoords);
        position->setCoords(across, seconds(height));
    };
    put(ribbon->topLeft, 0, m_content.p90);
    put(ribbon->bottomRight, 1, m_content.p10);
    put(middle->start, 0, m_content.median);
    put(middle->end, 1, m_content.median);
    QCPItemText* label =
        addLabel(tr("usual %1", "duration").arg(shown(m_content.median)), themeColor(ColorToken::Text));
    put(label->position, 0, m_content.median);
    label->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
}

void HistoryChart::addSlower()
{
    // The latest changes: more lines than these tell nothing.
    constexpr qsizetype kMost = 3;
    QList<JobPast::Slower> slower = m_content.slower;
    std::sort(slower.begin(), slower.end(), [](const JobPast::Slower& a, const JobPast::Slower& b) {
        return a.since.sinceUtc > b.since.sinceUtc;
    });
    for (qsizetype i = 0; i < std::min(kMost, slower.size()); ++i)
        addSlowerMark(slower.at(i), int(i));
}

void HistoryChart::addSlowerMark(const JobPast::Slower& slower, int number)
{
    const double since = double(slower.since.sinceUtc.toMSecsSinceEpoch()) / 1000.0;
    auto* line = new QCPItemLine(plot());
    line->setPen(QPen(themeColor(ColorToken::StateWarnings), 2, Qt::DashLine));
    line->setSelectable(false);
    const auto put = [since](QCPItemPosition* position, double down) {
        position->setTypeX(QCPItemPosition::ptPlotCoords);
        position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        position->setCoords(since, down);
    };
    put(line->start, 0);
    put(line->end, 1);
    QCPItemText* label = addLabel(u"\u25b2 "_s + slowerText(slower, m_content.lines.servers.size() > 1),
                                  themeColor(ColorToken::Text), true);
    put(label->position, 0.01 + 0.09 * number);
    const auto& points = m_content.lines.points;
    const bool late = !points.isEmpty() && since > (at(points.first()) + at(points.last())) / 2;
    label->setPositionAlignment((late ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
}

QString HistoryChart::slowerText(const JobPast::Slower& slower, bool withServer)
{
    const QString text = tr("slower since %1: %2 instead of %3")
                             .arg(ClockTicker::dateText(slower.since.sinceUtc.toLocalTime().date()),
                                  shown(slower.since.now), shown(slower.since.before));
    return withServer ? tr("%1 %2", "server, since when it is slower").arg(slower.server, text) : text;
}

// Beyond what can be told apart points and dashes go, and come again with the next zoom.
void HistoryChart::thinOut()
{
    const QCPRange range = plot()->xAxis->range();
    const auto before = [](double time) { return [time](const DurationPoint& p) { return at(p) < time; }; };
    const auto& points = m_content.lines.points;
    const auto first = std::partition_point(points.cbegin(), points.cend(), before(range.lower));
    const auto last = std::partition_point(first, points.cend(), before(range.upper));
    const bool dense = last - first > kMostPoints;
    if (dense == m_dense)
        return;
    m_dense = dense;
    m_denseLines->setVisible(dense);
    for (const Line& line : std::as_const(m_lines)) {
        line.line->setVisible(!dense);
        if (line.points)
            line.points->setVisible(!dense);
    }
}

// Names of the lines, right of their ends, moved apart where they would cover each other.
void HistoryChart::placeLabels()
{
    const QRect area = plot()->axisRect()->rect();
    std::sort(m_labels.begin(), m_labels.end(),
              [](const EndLabel& a, const EndLabel& b) { return a.value > b.value; });
    const double height = QFontMetrics(font()).height();
    double lowest = area.top();
    for (const EndLabel& label : std::as_const(m_labels)) {
        const double x = plot()->xAxis->coordToPixel(label.at) + 6;
        const double y = std::max(lowest, plot()->yAxis->coordToPixel(label.value) - height / 2);
        label.text->setVisible(x >= area.left() && y + height <= area.bottom() + height);
        const double width = QFontMetrics(font()).horizontalAdvance(label.text->text()) + 6;
        label.text->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
        label.text->position->setCoords(std::min(x, area.right() - width), y);
        lowest = y + height;
    }
}

void HistoryChart::fit()
{
    const auto& points = m_content.lines.points;
    if (points.isEmpty())
        return;
    const double longest = std::max(seconds(m_content.p90), m_content.lines.longest);
    const double from = at(points.first());
    const double length = std::max(60.0, at(points.last()) - from);
    // Room at the right for the names of the lines.
    plot()->xAxis->setRange(from - length * 0.03, from + length * 1.15);
    plot()->yAxis->setRange(0, std::max(1.0, longest * 1.12));
    redraw();
}

} // namespace stellwerk
