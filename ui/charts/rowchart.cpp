// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rowchart.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

RowChart::RowChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_bars(nullptr)
    , m_scroll(new QScrollBar(Qt::Vertical, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_scroll);
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    setUpPlot();
    connect(m_scroll, &QScrollBar::valueChanged, this, [this] {
        updateRows();
        redraw();
    });
    connect(&Theme::instance(), &Theme::changed, this, &RowChart::restyle);
    restyle();
}

void RowChart::setUpPlot()
{
    m_plot->setInteractions(QCP::iRangeDrag);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setMinimumMargins({0, 0, 0, 0});
    m_plot->yAxis->setRangeReversed(true);
    m_plot->yAxis->grid()->setVisible(false);
    m_plot->yAxis->setTickLength(0);
    m_plot->yAxis->setSubTickLength(0);
    m_plot->xAxis->grid()->setZeroLinePen(Qt::NoPen);
    m_bars = new BarsPlottable(m_plot->xAxis, m_plot->yAxis); // the plot owns it
    connect(m_plot, &QCustomPlot::mouseMove, this, &RowChart::hover);
    connect(m_plot, &QCustomPlot::mouseWheel, this, &RowChart::wheel);
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        setFocus(Qt::MouseFocusReason);
        m_pressed = event->pos();
        m_dragging = false;
    });
    connect(m_plot, &QCustomPlot::mouseRelease, this, &RowChart::release);
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &RowChart::fitRequested);
}

void RowChart::restyle()
{
    const QColor text = themeColor(ColorToken::TextMuted);
    m_plot->setFont(font());
    m_plot->setBackground(themeColor(ColorToken::Surface));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(themeColor(ColorToken::Border)));
        axis->setTickPen(QPen(themeColor(ColorToken::Border)));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(axis == m_plot->yAxis ? themeColor(ColorToken::Text) : text);
        axis->setTickLabelFont(Theme::tabular(font()));
        axis->grid()->setPen(QPen(themeColor(ColorToken::Border), 0));
    }
    updateRows();
    redraw();
}

void RowChart::setTicker(const QSharedPointer<QCPAxisTicker>& ticker)
{
    m_plot->xAxis->setTicker(ticker);
}

void RowChart::setContent(QList<ChartBar> bars, QList<ChartBand> bands,
                          const QMap<double, QString>& rowLabels, int rows)
{
    m_bars->setBars(std::move(bars));
    m_bars->setBands(std::move(bands));
    auto labels = QSharedPointer<QCPAxisTickerText>::create();
    const QFontMetrics metrics(font());
    for (auto it = rowLabels.cbegin(); it != rowLabels.cend(); ++it)
        labels->addTick(it.key(), metrics.elidedText(it.value(), Qt::ElideMiddle, 170));
    m_plot->yAxis->setTicker(labels);
    m_rows = rows;
    updateRows();
}

int RowChart::rowHeight() const
{
    return std::max(20, fontMetrics().height() + space::kUnit);
}

double RowChart::rowsInSight() const
{
    return std::max(1.0, double(m_plot->axisRect()->height()) / rowHeight());
}

void RowChart::updateRows()
{
    // The scroll bar counts in tenths of a row.
    const int hidden = std::max(0, int(std::ceil((m_rows - rowsInSight()) * 10)));
    const QSignalBlocker quiet(m_scroll);
    m_scroll->setRange(0, hidden);
    m_scroll->setSingleStep(10);
    m_scroll->setPageStep(int(rowsInSight() * 10));
    m_scroll->setVisible(hidden > 0);
    const double first = m_scroll->value() / 10.0;
    m_plot->yAxis->setRange(first, first + rowsInSight());
}

void RowChart::setNow(double now)
{
    m_bars->setNow(now);
}

void RowChart::setSelectedTasks(const QSet<TaskId>& tasks)
{
    m_bars->setSelected(tasks);
    redraw();
}

void RowChart::showRange(double from, double to)
{
    m_plot->xAxis->setRange(from, to);
}

void RowChart::scrollToRow(int row)
{
    const double first = m_scroll->value() / 10.0;
    if (row < first || row + 1 > first + rowsInSight())
        m_scroll->setValue(std::max(0, int((row - rowsInSight() / 2) * 10)));
}

QCPRange RowChart::range() const
{
    return m_plot->xAxis->range();
}

QPixmap RowChart::picture() const
{
    return m_plot->toPixmap(0, 0, 2.0);
}

void RowChart::redraw()
{
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RowChart::hover(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        if (!m_dragging &&
            (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
            m_dragging = true;
            Q_EMIT rangeTouched();
        }
        return;
    }
    const int bar = m_bars->barAt(event->position());
    m_plot->setCursor(bar >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (bar >= 0 && m_tooltip)
        QToolTip::showText(event->globalPosition().toPoint(), m_tooltip(m_bars->bars().at(bar)), m_plot);
    else
        QToolTip::hideText();
}

void RowChart::release(QMouseEvent* event)
{
    if (m_dragging || event->button() != Qt::LeftButton)
        return;
    const int bar = m_bars->barAt(event->position());
    Q_EMIT taskClicked(bar >= 0 ? m_bars->bars().at(bar).task : TaskId());
}

TaskId RowChart::taskAt(const QPoint& global) const
{
    const int bar = m_bars->barAt(m_plot->mapFromGlobal(global));
    return bar >= 0 ? m_bars->bars().at(bar).task : TaskId();
}

void RowChart::wheel(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_scroll->setValue(m_scroll->value() - int(steps * 30));
        return;
    }
    zoom(std::pow(0.85, steps), m_plot->xAxis->pixelToCoord(event->position().x()));
}

void RowChart::zoom(double factor, double at)
{
    const QCPRange now = m_plot->xAxis->range();
    constexpr double kShortest = 0.5; // seconds
    if (factor < 1 && now.size() * factor < kShortest)
        return;
    m_plot->xAxis->scaleRange(factor, at);
    Q_EMIT rangeTouched();
    redraw();
}

void RowChart::keyPressEvent(QKeyEvent* event)
{
    const QCPRange now = range();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_plot->xAxis->moveRange(now.size() * (event->key() == Qt::Key_Left ? -0.1 : 0.1));
        Q_EMIT rangeTouched();
        return redraw();
    case Qt::Key_Up:
    case Qt::Key_Down:
        return m_scroll->setValue(m_scroll->value() + (event->key() == Qt::Key_Up ? -10 : 10));
    case Qt::Key_Plus:
        return zoom(0.8, now.center());
    case Qt::Key_Minus:
        return zoom(1.25, now.center());
    case Qt::Key_Home:
        return Q_EMIT fitRequested();
    default:
        QWidget::keyPressEvent(event);
    }
}

void RowChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    // The axis rectangle is only known after the plot has laid itself out.
    QMetaObject::invokeMethod(
        this,
        [this] {
            updateRows();
            redraw();
        },
        Qt::QueuedConnection);
}

void RowChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

} // namespace stellwerk
