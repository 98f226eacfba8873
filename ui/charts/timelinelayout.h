// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QHash>
#include <QList>
#include <QString>

namespace stellwerk {

// Where the bars of a timeline stand: lanes one below the other, and in each as many rows as it had bars at
// the same time. Grows bar by bar. A pure computation; the picture is elsewhere.
class TimelineLayout final
{
public:
    struct Lane
    {
        QString key;
        QString title;
        int firstRow = 0;
        int rowCount = 1;
        bool operator==(const Lane&) const = default;
    };
    enum class Order { Appearance, Title }; // titles: as people sort, SQL2 before SQL10

    explicit TimelineLayout(Order order = Order::Appearance)
        : m_order(order)
    {}

    static constexpr double kOpen = 1e300; // the end of a bar that still grows

    struct Place
    {
        int row = 0;           // within its lane: it stays, also when lanes above grow
        bool inserted = false; // the row is new, and what stood there moved down
        bool operator==(const Place&) const = default;
    };
    // A bar takes the first row of its lane that is free by then. Bars come in the order of their begins.
    Place add(const QString& key, const QString& title, double begin, double end);
    // A bar without an end got one.
    void finish(const QString& key, int row, double end);
    [[nodiscard]] int firstRowOf(const QString& key) const;

    [[nodiscard]] static QCollator collator(); // of titles
    [[nodiscard]] const QList<Lane>& lanes() const { return m_lanes; }
    [[nodiscard]] int rowCount() const { return m_rowCount; }

private:
    int laneOf(const QString& key, const QString& title);

    Order m_order;
    QList<Lane> m_lanes;
    QList<QList<double>> m_rowEnds; // by lane
    QHash<QString, int> m_index;    // of m_lanes by key
    int m_rowCount = 0;
};

} // namespace stellwerk
