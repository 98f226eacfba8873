// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/replay.h"
#include "run/runmoment.h"

#include <QObject>

#include <functional>

namespace stellwerk {

class FleetSession;

// The run that a window shows: the session's own as it goes on, or one out of the journal; at its end or at
// an earlier moment. It only looks: whatever is shown, the session's run goes on, and commands mean that one.
// Main thread.
class ShownRun final : public QObject
{
    Q_OBJECT
public:
    explicit ShownRun(FleetSession* session, QObject* parent = nullptr);

    [[nodiscard]] RunMoment* moment() { return &m_moment; }
    [[nodiscard]] RunModel* run() { return m_moment.run(); }
    [[nodiscard]] TimelineModel* timeline() { return m_moment.timeline(); }
    [[nodiscard]] const ParentPackage& package() const { return m_moment.package(); }
    [[nodiscard]] bool hasRun() const { return m_moment.tape().count() > 0; }
    // Out of the journal; false: the session's, or none.
    [[nodiscard]] bool isPast() const { return m_past.has_value(); }
    [[nodiscard]] RunId runId() const;
    [[nodiscard]] const RunRecord* record() const { return m_past ? &*m_past : nullptr; } // of a past one

    // Reads it on another thread. `done`: empty, or why it cannot be shown. A later call, or a run that
    // begins, makes an earlier one stale; then `done` is not called.
    void showPast(const RunId& run, std::function<void(const QString& error)> done);
    void showSession(); // the session's run again, or none

Q_SIGNALS:
    void sourceChanged(); // another run is shown, or none

private:
    void begin();
    void follow();
    void expect();

    FleetSession* m_session;
    RunMoment m_moment;
    std::optional<RunRecord> m_past;
    quint64 m_asked = 0; // an answer to an earlier question is stale
};

} // namespace stellwerk
