// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartpanel.h"
#include "charts/durationsmodel.h"

namespace stellwerk {

struct ChartBar;

// The dock "Durations": how long each task took on each server, live, against what is usual there, and how
// busy each server was in all.
class DurationsPanel final : public ChartPanel
{
    Q_OBJECT
public:
    DurationsPanel(DurationsModel* durations, Dialogs* dialogs, QWidget* parent = nullptr);

protected:
    void refresh() override;
    void fit() override;
    [[nodiscard]] TaskId taskOfRow(int row) const override;

private:
    void changed();
    [[nodiscard]] QString tooltipOf(const ChartBar& bar) const;

    DurationsModel* m_durations;
    bool m_fitted = true; // the x axis follows the longest bar
};

} // namespace stellwerk
