// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/durationstatistics.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace stellwerk {

class FleetModel;

// Where charts take the past of a job from. Answers from memory, at once; main thread.
class DurationHistory : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QStringList jobs() const = 0; // known ones, sorted
    // On all servers, in order of their ends.
    [[nodiscard]] virtual QList<DurationPoint> of(const QString& job) const = 0;
    // P10, median and P90 of the successful runs on that server; of all servers where it never ran there.
    struct Usual
    {
        std::chrono::milliseconds median{0}, p10{0}, p90{0};
        int samples = 0; // 0: nothing is known
    };
    [[nodiscard]] virtual Usual usual(const QString& server, const QString& job) const;

Q_SIGNALS:
    void changed(); // any job; many changes make one signal
};

// What the fleet's live picture knows: the last runs of every job, as read from msdb or remembered, and its
// habits where the program's own history tells them.
class FleetDurations final : public DurationHistory
{
    Q_OBJECT
public:
    using ToUtc = std::function<QDateTime(const QString& server, const QDateTime& serverLocal)>;
    FleetDurations(const FleetModel* fleet, ToUtc toUtc, QObject* parent = nullptr);

    [[nodiscard]] QStringList jobs() const override;
    [[nodiscard]] QList<DurationPoint> of(const QString& job) const override;
    [[nodiscard]] Usual usual(const QString& server, const QString& job) const override;

private:
    QPointer<const FleetModel> m_fleet;
    ToUtc m_toUtc;
    QTimer m_soon;
};

} // namespace stellwerk
