// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/historylines.h"

namespace stellwerk {

namespace {

constexpr int kFewest = 4; // runs that outliers are told by

double secondsOf(const DurationPoint& point)
{
    return double(point.duration.count()) / 1000.0;
}

HistoryLines::Server serverOf(const QString& name, const QList<const DurationPoint*>& own, double outlierFrom)
{
    HistoryLines::Server server;
    server.name = name;
    QVector<QCPGraphData> usual, outliers, failed, others;
    std::vector<double> succeeded;
    usual.reserve(own.size());
    for (const DurationPoint* point : own) {
        const double length = secondsOf(*point);
        const QCPGraphData data(double(point->ended.toMSecsSinceEpoch()) / 1000.0, length);
        if (point->outcome == RunStatus::Succeeded) {
            (length > outlierFrom ? outliers : usual).append(data);
            succeeded.push_back(length);
            server.latest = length;
        } else {
            (point->outcome == RunStatus::Failed ? failed : others).append(data);
        }
    }
    const auto container = [](const QVector<QCPGraphData>& data) {
        auto made = HistoryLines::Data::create();
        made->set(data, true);
        return made;
    };
    server.usual = container(usual);
    server.outliers = container(outliers);
    server.failed = container(failed);
    server.others = container(others);
    server.box = boxOf(std::move(succeeded));
    return server;
}

} // namespace

HistoryLines historyLinesOf(const QList<DurationPoint>& points)
{
    HistoryLines lines;
    lines.points = points;
    QMap<QString, QList<const DurationPoint*>> byServer;
    std::vector<double> succeeded;
    QList<const DurationPoint*>* last = nullptr;
    QString lastServer;
    for (const DurationPoint& point : lines.points) {
        if (!last || point.server != lastServer) {
            last = &byServer[point.server];
            lastServer = point.server;
        }
        last->append(&point);
        lines.longest = std::max(lines.longest, secondsOf(point));
        if (point.outcome == RunStatus::Succeeded)
            succeeded.push_back(secondsOf(point));
    }
    const BoxStatistics box = boxOf(std::move(succeeded));
    const double outlierFrom = box.count >= kFewest
                                   ? box.upperQuartile + 1.5 * (box.upperQuartile - box.lowerQuartile)
                                   : std::numeric_limits<double>::infinity();
    for (auto it = byServer.cbegin(); it != byServer.cend(); ++it)
        lines.servers.append(serverOf(it.key(), it.value(), outlierFrom));
    return lines;
}

} // namespace stellwerk
