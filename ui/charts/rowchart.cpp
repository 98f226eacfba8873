// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rowchart.h"

#include "charts/clockticker.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QScrollBar>

#include <cmath>

// What a RowChart shows; what it does with the mouse and the keys is in rowchartinput.cpp.
namespace stellwerk {

using namespace Qt::StringLiterals;

RowChart::RowChart(QWidget* parent)
    : ChartView(parent)
    , m_bars(new BarsPlottable(plot()->xAxis, plot()->yAxis)) // the plot owns it
    , m_overlay(new ChartOverlay(plot()))
    , m_scroll(new QScrollBar(Qt::Vertical, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(plot(), 1);
    layout->addWidget(m_scroll);
    setUpPlot();
    connect(m_scroll, &QScrollBar::valueChanged, this, [this] {
        updateRows();
        redraw();
    });
    restyle();
}

void RowChart::setUpPlot()
{
    plot()->yAxis->setRangeReversed(true);
    plot()->yAxis->grid()->setVisible(false);
    plot()->yAxis->setTickLength(0);
    plot()->yAxis->setSubTickLength(0);
    m_overlay->setRing([this] {
        return hasFocus() && m_bars->current() >= 0 ? m_bars->placeOf(m_bars->current()) : QRectF();
    });
    connect(plot(), &QCustomPlot::mousePress, this, &RowChart::press);
    connect(plot(), &QCustomPlot::mouseMove, this, &RowChart::move);
    connect(plot(), &QCustomPlot::mouseRelease, this, &RowChart::release);
    connect(plot(), &QCustomPlot::mouseDoubleClick, this, &RowChart::doubleClick);
    connect(plot(), &QCustomPlot::mouseWheel, this, &RowChart::wheel);
    connect(plot(), &QCustomPlot::beforeReplot, this, [this] {
        // Labels of a clock must not touch: it asks how much room there is.
        const auto ticker = plot()->xAxis->ticker();
        if (auto* clock = dynamic_cast<ClockTicker*>(ticker.data()))
            clock->setRoom(plot()->axisRect()->width(), QFontMetrics(plot()->xAxis->tickLabelFont()));
    });
}

void RowChart::restyle()
{
    ChartView::restyle();
    if (!m_labels.isEmpty())
        setRows({}, {}, -1);
}

void RowChart::setTicker(const QSharedPointer<QCPAxisTicker>& ticker)
{
    plot()->xAxis->setTicker(ticker);
}

void RowChart::setContent(QList<ChartBar> bars, QList<ChartBand> bands,
                          const QMap<double, QString>& rowLabels, int rows)
{
    m_bars->setBars(std::move(bars));
    setRows(std::move(bands), rowLabels, rows);
}

void RowChart::setRows(QList<ChartBand> bands, const QMap<double, QString>& rowLabels, int rows)
{
    if (rows >= 0) { // else the same again, in another font
        m_bars->setBands(std::move(bands));
        if (rows == m_rows && rowLabels == m_labels)
            return;
        m_labels = rowLabels;
        m_rows = rows;
    }
    auto labels = QSharedPointer<QCPAxisTickerText>::create();
    const QFontMetrics metrics(font());
    const int widest = std::max(120, width() / 4);
    for (auto it = m_labels.cbegin(); it != m_labels.cend(); ++it)
        labels->addTick(it.key(), metrics.elidedText(it.value(), Qt::ElideMiddle, widest));
    plot()->yAxis->setTicker(labels);
    updateRows();
}

int RowChart::rowHeight() const
{
    return std::max({20, fontMetrics().height() + space::kUnit, m_rowHeight});
}

double RowChart::rowsInSight() const
{
    return std::max(1.0, double(plot()->axisRect()->height()) / rowHeight());
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
    plot()->yAxis->setRange(first, first + rowsInSight());
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
    plot()->xAxis->setRange(from, to);
}

void RowChart::scrollToRow(int row)
{
    const double first = m_scroll->value() / 10.0;
    if (row < first || row + 1 > first + rowsInSight())
        m_scroll->setValue(std::max(0, int((row - rowsInSight() / 2) * 10)));
}

QCPRange RowChart::range() const
{
    return plot()->xAxis->range();
}

QSize RowChart::pictureSize() const
{
    constexpr int kMostRows = 500; // a picture of more cannot be opened by what people have
    // The axis rectangle itself may still be laid out for the last picture.
    const QMargins margins = plot()->axisRect()->margins();
    const int around = margins.top() + margins.bottom();
    return {plot()->width(), std::max(1, std::min(m_rows, kMostRows)) * rowHeight() + around};
}

void RowChart::beforePicture()
{
    plot()->yAxis->setRange(0, std::max(1, m_rows));
}

void RowChart::afterPicture()
{
    updateRows();
}

void RowChart::resizeEvent(QResizeEvent* event)
{
    ChartView::resizeEvent(event);
    redraw();
    // The axis rectangle is only known after the plot has laid itself out.
    QMetaObject::invokeMethod(
        this,
        [this] {
            updateRows();
            redraw();
        },
        Qt::QueuedConnection);
}

} // namespace stellwerk
