// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runtape.h"

#include <QObject>

namespace stellwerk {

// A run as it stood at a moment, or as it stands: the models that canvas, timeline, durations and tables
// read. At the end it follows what is appended; at an earlier moment what is appended waits. Going forward
// applies the events between; going back puts back what they changed and nothing else. Main thread.
class RunMoment final : public QObject
{
    Q_OBJECT
public:
    explicit RunMoment(QObject* parent = nullptr);

    [[nodiscard]] RunModel* run() { return &m_run; }
    [[nodiscard]] const RunModel* run() const { return &m_run; }
    [[nodiscard]] TimelineModel* timeline() { return &m_timeline; }
    [[nodiscard]] const RunTape& tape() const { return m_tape; }
    [[nodiscard]] const ParentPackage& package() const { return m_package; }
    // Invalid: at the end.
    [[nodiscard]] QDateTime moment() const { return m_moment; }
    // It goes on: its end is the present.
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] bool isAtEnd() const { return !m_moment.isValid(); }

    // A run from its beginning; `live`: its clock is the wall's, else what is open stays as its last event
    // left it. With `events` at once.
    void begin(const ParentPackage& package, bool live, const QList<RunEvent>& events = {});
    void append(const RunEvent& event);
    void setExpected(const TaskId& task, std::chrono::seconds expected) { m_run.setExpected(task, expected); }

    void seek(const QDateTime& moment); // kept within the run; its very end is a moment too
    void toEnd();
    // The nearest time of an event after or before what is shown; invalid: there is none.
    [[nodiscard]] QDateTime nextEvent() const;
    [[nodiscard]] QDateTime previousEvent() const;
    [[nodiscard]] QDateTime nextFailure() const;
    [[nodiscard]] QDateTime previousFailure() const;

Q_SIGNALS:
    void began();         // another run, or none
    void momentChanged(); // also: back at the end
    void grew();          // events were appended

private:
    void show(int count);
    void setClock();

    ParentPackage m_package;
    RunTape m_tape;
    RunModel m_run;
    TimelineModel m_timeline;
    QDateTime m_moment;
    int m_shown = 0; // events that the models stand for
    bool m_live = true;
};

} // namespace stellwerk
