// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace stellwerk {

class FleetModel;
class TimelineModel;

// What ran on the servers and was not started by the run that is shown: read off the fleet's live picture,
// so it begins with what runs when this object is made. Main thread.
class ForeignJobs final : public QObject
{
    Q_OBJECT
public:
    struct Stretch
    {
        QString server;
        QString job;
        QDateTime started; // UTC
        QDateTime ended;   // invalid while it runs
    };
    // True time of a moment on a server's wall clock.
    using ToUtc = std::function<QDateTime(const QString& server, const QDateTime& serverLocal)>;

    ForeignJobs(const FleetModel* fleet, const TimelineModel* timeline, ToUtc toUtc,
                QObject* parent = nullptr);

    [[nodiscard]] const QList<Stretch>& stretches() const { return m_stretches; } // in order of discovery

Q_SIGNALS:
    void changed();

private:
    using Key = std::pair<QString, QString>; // server, job
    void look(const QModelIndex& parent, int first, int last);
    bool lookAt(const QModelIndex& job);
    void take(int firstBar, int lastBar);
    [[nodiscard]] bool isOurs(const Key& key, const QDateTime& started) const;
    [[nodiscard]] QDateTime endOf(const QModelIndex& job, const QDateTime& started) const;

    QPointer<const FleetModel> m_fleet;
    QPointer<const TimelineModel> m_timeline;
    ToUtc m_toUtc;
    QList<Stretch> m_stretches;
    QHash<Key, int> m_open;        // of m_stretches
    QHash<Key, QList<int>> m_bars; // of the timeline, by where and what they start
};

} // namespace stellwerk
