// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clockticker.h"
#include "charts/durationspanel.h"
#include "charts/loadplottable.h"
#include "charts/rowchart.h"
#include "charts/texttable.h"
#include "charts/timelinelayout.h"
#include "run/serverload.h"

#include <QCollator>

#include <numeric>

// The load of the servers in a DurationsPanel: busy slots over time, a row a server.
namespace stellwerk {

using namespace Qt::StringLiterals;

void DurationsPanel::setLoad(ServerLoad* load, const std::function<int(const QString& server)>& slotsOf)
{
    m_load = load;
    m_slotsOf = slotsOf;
    m_loadChart = new RowChart(this);
    m_loads = new LoadPlottable(m_loadChart->plot()->xAxis, m_loadChart->plot()->yAxis);
    m_loadTable = new TextTable(
        {tr("Server"), tr("Busy now"), tr("Most at once"), tr("Slots"), tr("On average"), tr("Time in use")},
        {1, 2, 3, 4, 5}, this);
    m_loadTicker = QSharedPointer<ClockTicker>::create();
    addView({u"load"_s, tr("Load of the servers"), m_loadChart, m_loadTable,
             tr("When a parent package runs, this shows how many slots of each server it uses.")});
    m_loadChart->setTicker(m_loadTicker);
    m_loadChart->setRowHeight(40);
    m_loadChart->plottable()->setClock({});
    m_loadChart->setCrossText(
        [this](double at) { return ClockTicker::clockText(at, m_loadChart->range().size()); });
    m_loadChart->setPlaceText([this](double at, int row) { return loadFacts(at, row); });
    connect(m_loadChart, &RowChart::rangeTouched, this, [this] { m_loadFitted = false; });
    connect(load, &QAbstractItemModel::modelReset, this, [this] { m_loadFitted = true; });
    connect(load, &ServerLoad::loadsChanged, this, [this] {
        if (currentView() == Load)
            contentChanged(Load, m_load->loads().isEmpty(), m_load->isRunning());
    });
}

void DurationsPanel::refreshLoad()
{
    const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000.0;
    m_load->setNow(now);
    QList<LoadPlottable::Series> series;
    QList<ChartBand> bands;
    QMap<double, QString> labels;
    QList<QStringList> rows;
    const QLocale locale;
    const auto& loads = m_load->loads();
    // Sorted as the timeline's rows are.
    m_loadOrder.resize(loads.size());
    std::iota(m_loadOrder.begin(), m_loadOrder.end(), 0);
    const QCollator collator = TimelineLayout::collator();
    std::sort(m_loadOrder.begin(), m_loadOrder.end(),
              [&](int a, int b) { return collator.compare(loads.at(a).server, loads.at(b).server) < 0; });
    for (int i = 0; i < loads.size(); ++i) {
        const int at = m_loadOrder.at(i);
        const ServerLoad::Load& load = loads.at(at);
        const int slots_ = m_slotsOf ? m_slotsOf(load.server) : 0;
        const ServerLoad::Figures figures = m_load->figures(at);
        series.append({load.steps.data(), load.steps.size(), load.peak, slots_,
                       slots_ > 0 ? tr("%1 of %2", "busy slots").arg(figures.now).arg(slots_)
                                  : QString::number(figures.now)});
        bands.append({i, 1, load.server, {}, false});
        labels.insert(i + 0.5, load.server);
        rows.append({load.server, QString::number(figures.now), QString::number(load.peak),
                     slots_ > 0 ? QString::number(slots_) : QString(),
                     locale.toString(figures.average, 'f', 1),
                     locale.toString(figures.busy * 100, 'f', 0) + u"\u202f%"_s});
    }
    m_loads->setSeries(series);
    m_loads->setEnd(m_load->end());
    m_loadTable->setRows(rows);
    m_loadChart->setSummary(tr("%n server(s)", nullptr, int(series.size())));
    m_loadChart->setRows(std::move(bands), labels, int(series.size()));
    m_loadChart->setNow(m_load->isRunning() ? now : ChartBar::kNone);
    if (m_loadFitted)
        fitLoad();
    m_loadChart->redraw();
}

void DurationsPanel::fitLoad()
{
    constexpr double kShortest = 10;
    const double length = std::max(kShortest, m_load->end() - m_load->begin());
    m_loadChart->showRange(m_load->begin() - length * 0.01, m_load->begin() + length * 1.08);
}

QString DurationsPanel::loadFacts(double at, int row) const
{
    if (row < 0 || row >= m_loadOrder.size())
        return {};
    const ServerLoad::Load& load = m_load->loads().at(m_loadOrder.at(row));
    return QStringList{
        u"<b>"_s + load.server.toHtmlEscaped() + u"</b>"_s,
        tr("%1: %n slot(s) busy", nullptr, m_loads->levelAt(row, at)).arg(ClockTicker::clockText(at, 60)),
        tr("Most at once: %1").arg(load.peak)}
        .join(u"<br>"_s);
}

} // namespace stellwerk
