// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include "package/parentpackage.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <array>

namespace stellwerk {

class FleetSession;
class MessageBar;
class RunController;

// What holds for the shown run as long as it holds, above the canvas: it is paused, another program looks
// after it or has died, outcomes are unknown, its processing window will be missed. Main thread.
class RunBanners final : public QWidget
{
    Q_OBJECT
public:
    enum class Topic { Interrupted, Window, Paused, Ownership, Unknown, Count };
    RunBanners(FleetSession* session, RunController* run, QWidget* parent = nullptr);

    [[nodiscard]] MessageBar* bar(Topic topic) const { return m_bars.at(std::size_t(topic)); }

Q_SIGNALS:
    void decisionWanted(const stellwerk::TaskId& task);
    void taskWanted(const stellwerk::TaskId& task);
    // The processing window will be missed; as long as that holds, at every look. Times are UTC.
    void windowEndangered(const QDateTime& windowEnd, const QDateTime& expectedEnd,
                          const stellwerk::TaskId& last);
    void resumeWanted(const stellwerk::RunId& run); // its program died, and it is to go on here

private:
    void update();
    void updatePaused();
    void updateUnknown();
    void updateOwnership();
    void updateWindow();
    void readUsual(const ParentPackage& package);
    [[nodiscard]] double paceOf(const QString& server) const;
    [[nodiscard]] std::chrono::seconds usualOf(const Task& task) const;
    void tellOrphaned(const RunId& run);

    FleetSession* m_session;
    RunController* m_run;
    std::array<MessageBar*, std::size_t(Topic::Count)> m_bars{};
    QTimer m_soon;   // events come in bursts
    QTimer m_window; // looks whether the window will be missed, while a run is active
    RunId m_windowTold;
    QHash<TaskId, std::chrono::seconds> m_usual;
    int m_looks = 0;
    RunId m_orphaned;
    int m_unknown = 0;
    bool m_paused = false;
    bool m_watching = false;
};

} // namespace stellwerk
