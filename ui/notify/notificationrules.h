// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notification.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace stellwerk {

class RunModel;

// Which notifications follow from what happens to the shown run. Each cause is told once a run, whatever its
// attempts and re-runs, and not again by a later start of the program that takes the run over; what happens
// while the window is in use is seen there and counts as told. Pure: no clock, no window, nothing is shown.
class NotificationRules
{
public:
    void setChoices(const NotificationChoices& choices) { m_choices = choices; }
    [[nodiscard]] const NotificationChoices& choices() const { return m_choices; }
    // What was told by earlier starts of the program: "run cause".
    void setTold(const QStringList& told) { m_told = told; }
    [[nodiscard]] const QStringList& told() const { return m_told; }

    // Another run is shown. What the model knows already is the past: nobody is told of it.
    void begin(const ParentPackage& package, const RunModel& model);
    // After the model took the event.
    [[nodiscard]] QList<Notification> take(const RunEvent& event, const RunModel& model, bool windowActive);
    // The run cannot end within its processing window. `last`: the task that ends last by then.
    [[nodiscard]] QList<Notification> endangered(const QString& windowEnd, const QString& expectedEnd,
                                                 const TaskId& last, bool windowActive);
    // Time has passed: servers may have been away for long.
    [[nodiscard]] QList<Notification> tick(const QDateTime& now, bool windowActive);
    // When to tick next; invalid: no server is away.
    [[nodiscard]] QDateTime nextTick() const;

private:
    [[nodiscard]] QList<Notification> ended(const RunEvent& event, RunOutcome outcome, const RunModel& model,
                                            bool windowActive);
    [[nodiscard]] QList<Notification> failed(const TaskEnded& end, bool windowActive);
    [[nodiscard]] QList<Notification> needed(const TaskId& task, const QString& body, bool windowActive);
    // Remembers the cause. Nothing when it was told before, is not wanted, or is seen in the window.
    [[nodiscard]] QList<Notification> tell(Notification notification, const QString& cause,
                                           bool windowActive);
    [[nodiscard]] bool remember(const QString& cause); // false: it was known
    [[nodiscard]] QString nameOf(const TaskId& task) const;

    NotificationChoices m_choices;
    QStringList m_told;
    RunId m_run;
    QString m_package;
    QHash<TaskId, QString> m_names;
    QHash<QString, QDateTime> m_lost; // servers, since when
    QSet<TaskId> m_open;              // wait for a person
};

} // namespace stellwerk
