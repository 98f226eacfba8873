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

// What is known of a job's earlier runs, on all servers. A value that may be handed to another thread.
struct JobPast
{
    struct Slower
    {
        QString server;
        SlowerSince since;
        bool operator==(const Slower&) const = default;
    };
    QString job;
    QList<DurationPoint> points; // by end
    QList<Slower> slower;        // the servers on which it takes longer than it used to
    int most = 0;                // more than these of each server were not read; 0: all that there are
    bool kept = false;           // from the program's own history, not only what the servers still have
    QString error;               // that could not be read
};

// Where charts take the past of a job from. Main thread.
class DurationHistory : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QStringList jobs() const = 0; // known ones, sorted
    // What is in memory, at once: on all servers, in order of their ends.
    [[nodiscard]] virtual QList<DurationPoint> of(const QString& job) const = 0;
    // Everything that is known, read in the background. `done` comes later, unless `context` is gone by then;
    // a later question for the same context makes an earlier one void.
    virtual void ask(const QString& job, QObject* context, std::function<void(const JobPast&)> done);
    // The servers on which it takes longer than it used to, as the tree tells it.
    [[nodiscard]] virtual QList<JobPast::Slower> slowerOf(const QString& job) const = 0;
    // P10, median and P90 of the successful runs on that server; of all servers where it never ran there.
    struct Usual
    {
        std::chrono::milliseconds median{0}, p10{0}, p90{0};
        int samples = 0; // 0: nothing is known
    };
    [[nodiscard]] virtual Usual usual(const QString& server, const QString& job) const;

Q_SIGNALS:
    void changed(); // any job; many changes make one signal
    void grew();    // earlier runs were taken in: ask() has more to tell
};

// What the fleet's live picture knows: the last runs of every job, as read from msdb or remembered, and its
// habits where the program's own history tells them.
class FleetDurations : public DurationHistory
{
    Q_OBJECT
public:
    using ToUtc = std::function<QDateTime(const QString& server, const QDateTime& serverLocal)>;
    FleetDurations(const FleetModel* fleet, ToUtc toUtc, QObject* parent = nullptr);

    [[nodiscard]] QStringList jobs() const override;
    [[nodiscard]] QList<DurationPoint> of(const QString& job) const override;
    [[nodiscard]] QList<JobPast::Slower> slowerOf(const QString& job) const override;
    [[nodiscard]] Usual usual(const QString& server, const QString& job) const override;

protected:
    struct Recent
    {
        QDateTime startedLocal; // the server's wall clock: what tells a run again
        DurationPoint point;
    };
    [[nodiscard]] QList<Recent> recentAt(const QString& server, const QString& job) const;
    [[nodiscard]] const FleetModel* fleet() const; // may be gone

private:
    QPointer<const FleetModel> m_fleet;
    ToUtc m_toUtc;
    QTimer m_soon;
};

} // namespace stellwerk
