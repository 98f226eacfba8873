// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barsplottable.h"

#include "charts/barsgeometry.h"

#include <cmath>

namespace stellwerk {

BarsPlottable::BarsPlottable(QCPAxis* xAxis, QCPAxis* yAxis)
    : QCPAbstractPlottable(xAxis, yAxis)
{}

BarsPlottable::Slot BarsPlottable::slotOf(int index) const
{
    const ChartBar& bar = m_bars.at(index);
    Slot slot;
    slot.begin = bar.begin;
    slot.runs = !std::isnan(bar.runBegin);
    slot.runBegin = slot.runs ? bar.runBegin : bar.end;
    slot.end = bar.end;
    slot.bar = index;
    slot.paint = bar.foreign ? bars::kForeignPaint : quint8(bar.look);
    slot.open = bar.open;
    slot.adorned = !std::isnan(bar.usualEnd) || !std::isnan(bar.bandEnd) || !std::isnan(bar.ghostEnd) ||
                   !std::isnan(bar.slackEnd) || bar.critical || bar.marked || bar.expected;
    slot.expected = bar.expected;
    return slot;
}

void BarsPlottable::insertSlot(int index)
{
    const ChartBar& bar = m_bars.at(index);
    if (bar.row >= int(m_rows.size()))
        m_rows.resize(size_t(bar.row) + 1);
    Row& row = m_rows[size_t(bar.row)];
    const auto at = std::upper_bound(row.begin(), row.end(), bar.begin,
                                     [](double begin, const Slot& slot) { return begin < slot.begin; });
    row.insert(at, slotOf(index));
    if (!bar.task.isEmpty())
        m_barsOf[bar.task].append(index);
}

void BarsPlottable::setBars(QList<ChartBar> bars)
{
    m_bars = std::move(bars);
    m_rows.clear();
    m_barsOf.clear();
    for (int i = 0; i < m_bars.size(); ++i) {
        const ChartBar& bar = m_bars.at(i);
        if (bar.row >= int(m_rows.size()))
            m_rows.resize(size_t(bar.row) + 1);
        m_rows[size_t(bar.row)].push_back(slotOf(i));
        if (!bar.task.isEmpty())
            m_barsOf[bar.task].append(i);
    }
    for (Row& row : m_rows)
        std::stable_sort(row.begin(), row.end(),
                         [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
    if (m_current >= m_bars.size())
        m_current = -1;
}

void BarsPlottable::append(const ChartBar& bar)
{
    m_bars.append(bar);
    insertSlot(int(m_bars.size()) - 1);
}

void BarsPlottable::replace(int index, const ChartBar& bar)
{
    m_bars[index] = bar;
    Row& row = m_rows[size_t(bar.row)];
    const auto from = std::lower_bound(row.begin(), row.end(), bar.begin,
                                       [](const Slot& slot, double begin) { return slot.begin < begin; });
    const auto at = std::find_if(from, row.end(), [&](const Slot& slot) { return slot.bar == index; });
    if (at != row.end())
        *at = slotOf(index);
}

void BarsPlottable::insertRow(int row)
{
    if (row >= int(m_rows.size())) {
        m_rows.resize(size_t(row) + 1);
        return;
    }
    m_rows.insert(m_rows.begin() + row, Row());
    for (ChartBar& bar : m_bars)
        bar.row += bar.row >= row ? 1 : 0;
}

void BarsPlottable::setSelected(const QSet<TaskId>& tasks)
{
    m_selected = tasks;
}

double BarsPlottable::endOf(const Slot& slot) const
{
    return slot.open && !std::isnan(m_now) ? std::max({slot.begin, slot.end, m_now}) : slot.end;
}

double BarsPlottable::endOf(int bar) const
{
    return endOf(slotOf(bar));
}

std::pair<const BarsPlottable::Slot*, const BarsPlottable::Slot*>
BarsPlottable::inSight(const Row& row, double from, double to) const
{
    const Slot* begin = row.data();
    const Slot* end = begin + row.size();
    const Slot* first = std::partition_point(begin, end, [&](const Slot& s) { return endOf(s) < from; });
    const Slot* last = std::partition_point(first, end, [&](const Slot& s) { return s.begin <= to; });
    return {first, last};
}

QRectF BarsPlottable::placeOf(int index) const
{
    const ChartBar& bar = m_bars.at(index);
    const double top = y(bar.row + bars::kRowPadding);
    const double bottom = y(bar.row + 1 - bars::kRowPadding);
    const double left = x(bar.begin);
    return {left, top, std::max(bars::kNarrowest, x(endOf(index)) - left), bottom - top};
}

int BarsPlottable::barAt(const QPointF& pixel) const
{
    const int row = int(std::floor(mValueAxis->pixelToCoord(pixel.y())));
    if (row < 0 || row >= int(m_rows.size()))
        return -1;
    const double at = mKeyAxis->pixelToCoord(pixel.x());
    const double slack = mKeyAxis->pixelToCoord(pixel.x() + 3) - at;
    const auto [first, last] = inSight(m_rows[size_t(row)], at - slack, at + slack);
    // Where several are within the slack, the one that is really below the pointer.
    for (const Slot* slot = first; slot != last; ++slot) {
        if (slot->begin <= at && at <= endOf(*slot))
            return slot->bar;
    }
    return first != last ? first->bar : -1;
}

int BarsPlottable::firstInSight() const
{
    const QCPRange keys = mKeyAxis->range();
    const QCPRange rows = mValueAxis->range();
    for (int row = std::max(0, int(rows.lower)); row < int(m_rows.size()) && row < rows.upper; ++row) {
        const auto [first, last] = inSight(m_rows[size_t(row)], keys.lower, keys.upper);
        if (first != last)
            return first->bar;
    }
    return outermost(false);
}

int BarsPlottable::besides(int index, int step) const
{
    const Row& row = m_rows[size_t(m_bars.at(index).row)];
    const auto at = std::find_if(row.begin(), row.end(), [&](const Slot& slot) { return slot.bar == index; });
    if (at == row.end() || (step < 0 && at == row.begin()) || (step > 0 && at + 1 == row.end()))
        return index;
    return (at + step)->bar;
}

int BarsPlottable::above(int index, int step) const
{
    const ChartBar& bar = m_bars.at(index);
    const double middle = (bar.begin + endOf(index)) / 2;
    for (int row = bar.row + step; row >= 0 && row < int(m_rows.size()); row += step) {
        const Row& slots_ = m_rows[size_t(row)];
        if (slots_.empty())
            continue;
        const auto distance = [&](const Slot& slot) {
            return middle < slot.begin ? slot.begin - middle : std::max(0.0, middle - endOf(slot));
        };
        return std::min_element(slots_.begin(), slots_.end(),
                                [&](const Slot& a, const Slot& b) { return distance(a) < distance(b); })
            ->bar;
    }
    return index;
}

int BarsPlottable::outermost(bool last) const
{
    int found = -1;
    for (const Row& row : m_rows) {
        if (row.empty())
            continue;
        const Slot& slot = last ? row.back() : row.front();
        const double known = found < 0 ? 0 : m_bars.at(found).begin;
        if (found < 0 || (last ? slot.begin > known : slot.begin < known))
            found = slot.bar;
    }
    return found;
}

double BarsPlottable::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // selection is the window's, not the plot's
}

QCPRange BarsPlottable::getKeyRange(bool& found, QCP::SignDomain) const
{
    found = !m_bars.isEmpty();
    QCPRange range;
    for (int i = 0; i < m_bars.size(); ++i) {
        const QCPRange own(m_bars.at(i).begin, endOf(i));
        range = i == 0 ? own : range.expanded(own);
    }
    return range;
}

QCPRange BarsPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = !m_rows.empty();
    return {0, double(std::max<size_t>(1, m_rows.size()))};
}

} // namespace stellwerk
