// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/headerkeeper.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QScopedValueRollback>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNarrowest = 8;
constexpr int kWidest = 10'000;

// The numbers of an array, if they are as many as there are columns.
QList<int> numbers(const QJsonValue& value, int count)
{
    QList<int> found;
    for (const QJsonValue& one : value.toArray())
        found.append(one.toInt(-1));
    return found.size() == count ? found : QList<int>();
}

} // namespace

HeaderKeeper::HeaderKeeper(QHeaderView* header)
    : QObject(header)
    , m_header(header)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    m_applySoon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &HeaderKeeper::capture);
    connect(&m_applySoon, &QTimer::timeout, this, &HeaderKeeper::columnsCame);
    const auto moved = [this] {
        if (!m_busy && !m_applySoon.isActive())
            m_soon.start();
    };
    connect(header, &QHeaderView::sectionResized, this, moved);
    connect(header, &QHeaderView::sectionMoved, this, moved);
    connect(header, &QHeaderView::sortIndicatorChanged, this, moved);
    connect(header, &QHeaderView::sectionCountChanged, this, [this](int, int now) {
        m_soon.stop();
        if (now > 0 && !m_state.isEmpty())
            m_applySoon.start();
    });
}

QJsonObject HeaderKeeper::stateOf(const QHeaderView* header)
{
    QJsonArray order;
    QJsonArray widths;
    QJsonArray hidden;
    for (int column = 0; column < header->count(); ++column) {
        order.append(header->visualIndex(column));
        hidden.append(header->isSectionHidden(column) ? 1 : 0);
        widths.append(header->isSectionHidden(column) ? 0 : header->sectionSize(column));
    }
    return {{u"order"_s, order},
            {u"widths"_s, widths},
            {u"hidden"_s, hidden},
            {u"sort"_s, header->sortIndicatorSection()},
            {u"descending"_s, header->sortIndicatorOrder() == Qt::DescendingOrder}};
}

bool HeaderKeeper::apply(const QJsonObject& state, QHeaderView* header)
{
    const int count = header->count();
    const QList<int> order = numbers(state.value(u"order"_s), count);
    const QList<int> widths = numbers(state.value(u"widths"_s), count);
    const QList<int> hidden = numbers(state.value(u"hidden"_s), count);
    QList<int> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (int i = 0; i < sorted.size(); ++i) {
        if (sorted.at(i) != i)
            return false;
    }
    if (order.isEmpty() || widths.isEmpty() || hidden.isEmpty() || !hidden.contains(0))
        return false;
    for (int place = 0; place < count; ++place)
        header->moveSection(header->visualIndex(int(order.indexOf(place))), place);
    for (int column = 0; column < count; ++column) {
        header->setSectionHidden(column, hidden.at(column) == 1);
        if (hidden.at(column) != 1 && header->sectionResizeMode(column) == QHeaderView::Interactive &&
            widths.at(column) >= kNarrowest)
            header->resizeSection(column, std::min(widths.at(column), kWidest));
    }
    if (header->isSortIndicatorShown()) {
        const int sort = std::clamp(state.value(u"sort"_s).toInt(-1), -1, count - 1);
        header->setSortIndicator(sort, state.value(u"descending"_s).toBool() ? Qt::DescendingOrder
                                                                             : Qt::AscendingOrder);
    }
    return true;
}

void HeaderKeeper::restore(const QJsonObject& state)
{
    m_state = state;
    if (m_header->count() > 0)
        columnsCame();
}

void HeaderKeeper::columnsCame()
{
    const QScopedValueRollback busy(m_busy, true);
    if (!m_state.isEmpty())
        apply(m_state, m_header);
}

void HeaderKeeper::capture()
{
    if (m_header->count() == 0)
        return;
    QJsonObject now = stateOf(m_header);
    if (now == m_state)
        return;
    m_state = std::move(now);
    Q_EMIT changed();
}

} // namespace stellwerk
