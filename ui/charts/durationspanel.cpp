// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/durationspanel.h"

#include "charts/rowchart.h"
#include "theme/durationtext.h"

#include <QTableView>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

double secondsOf(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000.0;
}

QString textOf(std::chrono::milliseconds duration)
{
    return durationText(std::chrono::round<std::chrono::seconds>(duration));
}

// Ticks of a length of time: 0:30, 1:00, 1:02:00.
class DurationTicker final : public QCPAxisTickerTime
{
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return tick < 0 ? QString() : durationTextShort(std::chrono::seconds(qint64(tick)));
    }
    double getTickStep(const QCPRange& range) override
    {
        return std::max(1.0, QCPAxisTickerTime::getTickStep(range));
    }
};

ChartBar chartBar(const DurationsModel::Row& row, int at, int source)
{
    ChartBar bar;
    bar.row = at;
    bar.begin = 0;
    bar.runBegin = 0;
    bar.end = secondsOf(row.duration);
    if (row.usual > 0ms)
        bar.usualEnd = secondsOf(row.usual);
    bar.look = row.outcome < 0 ? StateLook::Running : lookOf(TaskOutcome(row.outcome));
    bar.open = !row.ended.isValid();
    bar.label = textOf(row.duration);
    bar.labelBeside = true;
    bar.task = row.task;
    bar.source = source;
    return bar;
}

} // namespace

DurationsPanel::DurationsPanel(DurationsModel* durations, Dialogs* dialogs, QWidget* parent)
    : ChartPanel(u"durations"_s, durations, dialogs, parent)
    , m_durations(durations)
{
    setEmptyText(tr(
        "When a parent package runs, this shows how long its tasks take on each server, beside what is usual "
        "there."));
    chart()->setAccessibleName(tr("Durations by server"));
    chart()->setAccessibleDescription(
        tr("A bar a task, with a mark where it usually ends; the same figures stand in the table"));
    table()->setAccessibleName(tr("Durations by server as a table"));
    auto ticker = QSharedPointer<DurationTicker>::create();
    chart()->setTicker(ticker);
    chart()->setTooltip([this](const ChartBar& bar) { return tooltipOf(bar); });
    connect(chart(), &RowChart::rangeTouched, this, [this] { m_fitted = false; });
    connect(durations, &DurationsModel::rowsChanged, this, &DurationsPanel::changed);
    connect(durations, &QAbstractItemModel::modelReset, this, [this] {
        m_fitted = true;
        changed();
    });
    changed();
}

void DurationsPanel::changed()
{
    contentChanged(m_durations->rows().isEmpty(), m_durations->hasRunning());
}

void DurationsPanel::refresh()
{
    {
        // Its rowsChanged() would ask for the refresh that this is.
        const QSignalBlocker quiet(isTableShown() ? nullptr : m_durations);
        m_durations->setNow(QDateTime::currentDateTimeUtc());
    }
    const auto& rows = m_durations->rows();
    QList<ChartBar> bars;
    QList<ChartBand> bands;
    QMap<double, QString> labels;
    int at = 0;
    for (const DurationsModel::Busy& busy : m_durations->busy()) {
        bands.append({at, busy.rowCount + 1, busy.server,
                      tr("busy %1", "server, sum of durations").arg(textOf(busy.total)), true});
        ++at; // the server's own line
        for (int i = busy.firstRow; i < busy.firstRow + busy.rowCount; ++i, ++at) {
            bars.append(chartBar(rows.at(i), at, i));
            labels.insert(at + 0.5, rows.at(i).taskName);
        }
    }
    chart()->setContent(std::move(bars), std::move(bands), labels, at);
    if (m_fitted)
        fit();
    chart()->redraw();
}

void DurationsPanel::fit()
{
    m_fitted = true;
    double longest = 5;
    for (const ChartBar& bar : chart()->bars())
        longest = std::max({longest, bar.end, std::isnan(bar.usualEnd) ? 0.0 : bar.usualEnd});
    chart()->showRange(0, longest * 1.06);
    chart()->redraw();
}

TaskId DurationsPanel::taskOfRow(int row) const
{
    return m_durations->rows().value(row).task;
}

QString DurationsPanel::tooltipOf(const ChartBar& drawn) const
{
    const DurationsModel::Row row = m_durations->rows().value(drawn.source);
    QStringList lines{u"<b>"_s + row.taskName.toHtmlEscaped() + u"</b>"_s};
    lines.append(tr("Server: %1").arg(row.server.toHtmlEscaped()));
    lines.append(tr("State: %1").arg(shownWord(drawn.look)));
    lines.append(tr("Duration: %1").arg(durationTextExact(row.duration)));
    lines.append(row.usual > 0ms ? tr("Usual duration: %1").arg(textOf(row.usual))
                                 : tr("Usual duration: unknown"));
    if (row.attempt > 1)
        lines.append(tr("Attempt: %1").arg(row.attempt));
    return lines.join(u"<br>"_s);
}

} // namespace stellwerk
