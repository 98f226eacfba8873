// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

#include <QWidget>

namespace stellwerk {

// The last outcomes of a job as a row of signs, the newest at the right; each tells when it was and how long
// it took. Main thread.
class OutcomeStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit OutcomeStrip(QWidget* parent = nullptr);
    void setRuns(const QList<JobRun>& newestFirst);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int shownRuns() const; // as many as have room
    [[nodiscard]] QRectF cellOf(int run) const;
    [[nodiscard]] static QString factsOf(const JobRun& run);

    QList<JobRun> m_runs;
};

} // namespace stellwerk
