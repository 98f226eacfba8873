// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clockticker.h"
#include "charts/historychart.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"

#include <QAccessible>
#include <QTextDocumentFragment>
#include <QToolTip>

#include <cmath>

// Mouse, wheel and keys of a HistoryChart, and what it says of a point.
namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNear = 12; // pixels: the pointer is on a point

double at(const DurationPoint& point)
{
    return double(point.ended.toMSecsSinceEpoch()) / 1000.0;
}

double seconds(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000.0;
}

} // namespace

QString HistoryChart::facts(const DurationPoint& point)
{
    const QDateTime local = point.ended.toLocalTime();
    QStringList lines{
        u"<b>"_s + point.server.toHtmlEscaped() + u"</b>"_s,
        tr("Ended: %1").arg(ClockTicker::dateText(local.date()) + local.toString(u" HH:mm:ss"_s)),
        tr("Duration: %1").arg(durationTextExact(point.duration)),
        tr("Outcome: %1").arg(shownWord(point.outcome))};
    if (!point.message.isEmpty()) {
        constexpr int kLongest = 300;
        const QString message = point.message.simplified();
        lines.append((message.size() > kLongest ? message.first(kLongest) + u'…' : message).toHtmlEscaped());
    }
    return lines.join(u"<br>"_s);
}

QPointF HistoryChart::pixelOf(int index) const
{
    const DurationPoint& point = m_content.lines.points.at(index);
    return {plot()->xAxis->coordToPixel(at(point)), plot()->yAxis->coordToPixel(seconds(point.duration))};
}

int HistoryChart::pointAt(const QPointF& pixel) const
{
    const double time = plot()->xAxis->pixelToCoord(pixel.x());
    const double slack = plot()->xAxis->pixelToCoord(pixel.x() + kNear) - time;
    const auto first = std::partition_point(m_content.lines.points.cbegin(), m_content.lines.points.cend(),
                                            [&](const DurationPoint& p) { return at(p) < time - slack; });
    int found = -1;
    double nearest = kNear;
    for (auto it = first; it != m_content.lines.points.cend() && at(*it) <= time + slack; ++it) {
        const int index = int(it - m_content.lines.points.cbegin());
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
        QToolTip::showText(event->globalPosition().toPoint(), facts(m_content.lines.points.at(point)),
                           plot());
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
    m_current = std::clamp(point, 0, int(m_content.lines.points.size()) - 1);
    QCPAxis* axis = plot()->xAxis;
    const double time = at(m_content.lines.points.at(m_current));
    if (!axis->range().contains(time)) {
        axis->moveRange(time - axis->range().center());
        Q_EMIT rangeTouched();
        redraw();
    }
    m_overlay->update();
    const QString text = facts(m_content.lines.points.at(m_current));
    setAccessibleDescription(QTextDocumentFragment::fromHtml(text).toPlainText());
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    QToolTip::showText(plot()->mapToGlobal(pixelOf(m_current).toPoint() + QPoint(8, 8)), text, plot());
}

void HistoryChart::keyPressEvent(QKeyEvent* event)
{
    const int count = int(m_content.lines.points.size());
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
