// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/historychart.h"

#include "charts/clockticker.h"
#include "theme/durationtext.h"
#include "theme/seriescolors.h"
#include "theme/stateappearance.h"

#include <QAccessible>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLabels = 2 * kSeriesColors; // servers whose name stands at the end of its line
constexpr qsizetype kMostPoints = 3000;        // in sight; more are a smear, and cost
constexpr double kLineWidth = 1.5;
constexpr double kNear = 12; // pixels: the pointer is on a point

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
    // By server, in one pass: there may be a million points.
    QMap<QString, QList<const DurationPoint*>> byServer;
    std::vector<double> succeeded;
    QList<const DurationPoint*>* last = nullptr;
    QString lastServer;
    for (const DurationPoint& point : std::as_const(m_content.points)) {
        if (!last || point.server != lastServer) {
            last = &byServer[point.server];
            lastServer = point.server;
        }
        last->append(&point);
        if (point.outcome == RunStatus::Succeeded)
            succeeded.push_back(seconds(point.duration));
    }
    addBand();
    const BoxStatistics box = boxOf(std::move(succeeded));
    const double outlierFrom = box.upperQuartile + 1.5 * (box.upperQuartile - box.lowerQuartile);
    int number = 0;
    for (auto it = byServer.cbegin(); it != byServer.cend(); ++it)
        addServer(it.key(), it.value(), number++, box.count > 3 ? outlierFrom : 1e300);
    addSlower();
    redraw();
}

QCPGraph* HistoryChart::addPoints(QCPScatterStyle::ScatterShape shape, const QColor& color, bool filled)
{
    QCPGraph* graph = plot()->addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(
        QCPScatterStyle(shape, QPen(color, 1.5), filled ? QBrush(color) : QBrush(Qt::NoBrush), 7));
    graph->setSelectable(QCP::stNone);
    return graph;
}

void HistoryChart::addServer(const QString& server, const QList<const DurationPoint*>& own, int number,
                             double outlierFrom)
{
    const QColor color = seriesColor(number);
    QVector<double> times, lengths, outlierTimes, outliers, failedTimes, failed, otherTimes, others;
    for (const DurationPoint* one : own) {
        const DurationPoint& point = *one;
        const double length = seconds(point.duration);
        if (point.outcome == RunStatus::Succeeded) {
            const bool far = length > outlierFrom;
            (far ? outlierTimes : times).append(at(point));
            (far ? outliers : lengths).append(length);
        } else {
            const bool bad = point.outcome == RunStatus::Failed;
            (bad ? failedTimes : otherTimes).append(at(point));
            (bad ? failed : others).append(length);
        }
    }
    QCPGraph* line = plot()->addGraph();
    line->setPen(QPen(color, kLineWidth, dashOf(number)));
    line->setAdaptiveSampling(true);
    line->setSelectable(QCP::stNone);
    line->setData(times, lengths, true);
    QCPGraph* points = addPoints(QCPScatterStyle::ssDisc, color, true);
    points->setData(times, lengths, true);
    m_lines.append({line, points, dashOf(number)});
    addPoints(QCPScatterStyle::ssCircle, color, false)->setData(outlierTimes, outliers, true);
    addPoints(QCPScatterStyle::ssCross, colorOf(StateLook::Failed), false)
        ->setData(failedTimes, failed, true);
    addPoints(QCPScatterStyle::ssSquare, colorOf(StateLook::Cancelled), false)
        ->setData(otherTimes, others, true);
    if (number < kMostLabels && !times.isEmpty())
        m_labels.append({addLabel(server, color), times.last(), lengths.last()});
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
    if (!m_content.slower)
        return;
    const Slowdown& slower = *m_content.slower;
    const double since = double(slower.since.toMSecsSinceEpoch()) / 1000.0;
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
    QCPItemText* label =
        addLabel(u"\u25b2 "_s + tr("slower since %1: %2 instead of %3")
                                    .arg(ClockTicker::dateText(slower.since.toLocalTime().date()),
                                         shown(slower.after), shown(slower.before)),
                 themeColor(ColorToken::Text), true);
    put(label->position, 0.01);
    const bool late = since > (at(m_content.points.first()) + at(m_content.points.last())) / 2;
    label->setPositionAlignment((late ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
}

// Beyond what can be told apart points and dashes go, and come again with the next zoom.
void HistoryChart::thinOut()
{
    const QCPRange range = plot()->xAxis->range();
    const auto before = [](double time) { return [time](const DurationPoint& p) { return at(p) < time; }; };
    const auto& points = m_content.points;
    const auto first = std::partition_point(points.cbegin(), points.cend(), before(range.lower));
    const auto last = std::partition_point(first, points.cend(), before(range.upper));
    const bool dense = last - first > kMostPoints;
    if (dense == m_dense)
        return;
    m_dense = dense;
    for (const Line& line : std::as_const(m_lines)) {
        QPen pen = line.line->pen();
        pen.setStyle(dense ? Qt::SolidLine : line.dash);
        pen.setWidthF(dense ? 0 : kLineWidth); // a wide line of thousands of pieces is a polygon to fill
        line.line->setAntialiased(!dense);
        line.line->setPen(pen);
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
    if (m_content.points.isEmpty())
        return;
    double longest = seconds(m_content.p90);
    for (const DurationPoint& point : std::as_const(m_content.points))
        longest = std::max(longest, seconds(point.duration));
    const double from = at(m_content.points.first());
    const double length = std::max(60.0, at(m_content.points.last()) - from);
    // Room at the right for the names of the lines.
    plot()->xAxis->setRange(from - length * 0.03, from + length * 1.15);
    plot()->yAxis->setRange(0, std::max(1.0, longest * 1.12));
    redraw();
}

QString HistoryChart::facts(const DurationPoint& point)
{
    const QDateTime local = point.ended.toLocalTime();
    return QStringList{
        u"<b>"_s + point.server.toHtmlEscaped() + u"</b>"_s,
        tr("Ended: %1").arg(ClockTicker::dateText(local.date()) + local.toString(u" HH:mm:ss"_s)),
        tr("Duration: %1").arg(durationTextExact(point.duration)),
        tr("Outcome: %1").arg(shownWord(point.outcome))}
        .join(u"<br>"_s);
}

QPointF HistoryChart::pixelOf(int index) const
{
    const DurationPoint& point = m_content.points.at(index);
    return {plot()->xAxis->coordToPixel(at(point)), plot()->yAxis->coordToPixel(seconds(point.duration))};
}

int HistoryChart::pointAt(const QPointF& pixel) const
{
    const double time = plot()->xAxis->pixelToCoord(pixel.x());
    const double slack = plot()->xAxis->pixelToCoord(pixel.x() + kNear) - time;
    const auto first = std::partition_point(m_content.points.cbegin(), m_content.points.cend(),
                                            [&](const DurationPoint& p) { return at(p) < time - slack; });
    int found = -1;
    double nearest = kNear;
    for (auto it = first; it != m_content.points.cend() && at(*it) <= time + slack; ++it) {
        const int index = int(it - m_content.points.cbegin());
        if (const double distance = QLineF(pixel, pixelOf(index)).length(); distance <= nearest) {
            nearest = distance;
            found = index;
        }
    }
    return found;
}

void HistoryChart::hover(QMouseEvent* event)
{
    if (event->buttons() != Qt::NoButton) {
        m_overlay->clearCross();
        return Q_EMIT rangeTouched();
    }
    const double length = std::max(0.0, plot()->yAxis->pixelToCoord(event->position().y()));
    const double time = plot()->xAxis->pixelToCoord(event->position().x());
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(qint64(time * 1000));
    m_overlay->setCross(event->position(), ClockTicker::dateText(local.date()) + local.toString(u" HH:mm"_s),
                        durationText(std::chrono::seconds(qint64(length))));
    const int point = pointAt(event->position());
    if (point >= 0)
        QToolTip::showText(event->globalPosition().toPoint(), facts(m_content.points.at(point)), plot());
    else
        QToolTip::hideText();
}

void HistoryChart::leaveEvent(QEvent* event)
{
    ChartView::leaveEvent(event);
    m_overlay->clearCross();
}

void HistoryChart::wheel(QWheelEvent* event)
{
    zoom(std::pow(0.85, event->angleDelta().y() / 120.0), plot()->xAxis->pixelToCoord(event->position().x()));
}

void HistoryChart::zoom(double factor, double around)
{
    constexpr double kShortest = 60;
    constexpr double kLongest = 20 * 365.25 * 86400;
    const double span = plot()->xAxis->range().size() * factor;
    if ((factor < 1 && span < kShortest) || (factor > 1 && span > kLongest))
        return;
    plot()->xAxis->scaleRange(factor, around);
    Q_EMIT rangeTouched();
    redraw();
}

void HistoryChart::setCurrent(int point)
{
    m_current = std::clamp(point, 0, int(m_content.points.size()) - 1);
    QCPAxis* axis = plot()->xAxis;
    const double time = at(m_content.points.at(m_current));
    if (!axis->range().contains(time)) {
        axis->moveRange(time - axis->range().center());
        Q_EMIT rangeTouched();
        redraw();
    }
    m_overlay->update();
    const QString text = facts(m_content.points.at(m_current));
    setAccessibleDescription(QTextDocumentFragment::fromHtml(text).toPlainText());
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    QToolTip::showText(plot()->mapToGlobal(pixelOf(m_current).toPoint() + QPoint(8, 8)), text, plot());
}

void HistoryChart::keyPressEvent(QKeyEvent* event)
{
    const int count = int(m_content.points.size());
    if (count == 0)
        return ChartView::keyPressEvent(event);
    QCPAxis* axis = plot()->xAxis;
    const bool pans = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int step = event->key() == Qt::Key_Left ? -1 : 1;
        if (!pans)
            return setCurrent(m_current < 0 ? (step > 0 ? 0 : count - 1) : m_current + step);
        axis->moveRange(axis->range().size() * 0.1 * step);
        Q_EMIT rangeTouched();
        return redraw();
    }
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(count - 1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.8, axis->range().center());
    case Qt::Key_Minus:
        return zoom(1.25, axis->range().center());
    case Qt::Key_0:
        return Q_EMIT fitRequested();
    default:
        ChartView::keyPressEvent(event);
    }
}

} // namespace stellwerk
