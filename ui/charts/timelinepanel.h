// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartpanel.h"

namespace stellwerk {

struct ChartBar;
class TimelineModel;

// The dock "Timeline": when each task waited and ran, a lane a server, growing while the run runs.
class TimelinePanel final : public ChartPanel
{
    Q_OBJECT
public:
    TimelinePanel(TimelineModel* timeline, Dialogs* dialogs, QWidget* parent = nullptr);

    [[nodiscard]] bool isFollowing() const;

protected:
    void refresh() override;
    void fit() override;
    [[nodiscard]] TaskId taskOfRow(int row) const override;

private:
    void changed();
    void follow();
    [[nodiscard]] QString tooltipOf(const ChartBar& bar) const;
    [[nodiscard]] double beginOfAll() const;
    [[nodiscard]] double endOfAll() const;

    TimelineModel* m_timeline;
    QAction* m_follow;
    double m_now = 0; // seconds since the epoch, of the last refresh
    bool m_growing = false;
};

} // namespace stellwerk
