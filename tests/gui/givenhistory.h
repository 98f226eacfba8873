// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/durationhistory.h"

#include <QHash>

namespace stellwerk {

// The past as a test tells it.
class GivenHistory final : public DurationHistory
{
public:
    QHash<QString, QList<DurationPoint>> given;
    QList<JobPast::Slower> slower;
    QString error;
    int asked = 0;

    [[nodiscard]] QStringList jobs() const override
    {
        QStringList names = given.keys();
        names.sort();
        return names;
    }
    [[nodiscard]] QList<DurationPoint> of(const QString& job) const override { return given.value(job); }
    [[nodiscard]] QList<JobPast::Slower> slowerOf(const QString&) const override { return slower; }
    void ask(const QString& job, QObject* context, std::function<void(const JobPast&)> done) override
    {
        ++asked;
        JobPast past{job, of(job), slower, 0, true, error};
        QMetaObject::invokeMethod(
            context, [past, done = std::move(done)] { done(past); }, Qt::QueuedConnection);
    }
    // A run a day, the last one yesterday; on two servers in turn.
    void add(const QString& job, const QList<int>& seconds)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < seconds.size(); ++i)
            given[job].append({now.addDays(i - seconds.size()), std::chrono::seconds(seconds.at(i)),
                               i % 2 == 0 ? QStringLiteral("SQL001") : QStringLiteral("SQL002"),
                               RunStatus::Succeeded});
        Q_EMIT changed();
    }
};

} // namespace stellwerk
