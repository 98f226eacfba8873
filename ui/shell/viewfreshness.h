// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/freshness.h"

#include <QSet>

class QWidget;

namespace stellwerk {

class FleetSession;
class FreshnessLabel;

// How old the picture of the fleet and of a live run is: news count once all servers that can be reached have
// told theirs. Main thread.
class ViewFreshness final : public QObject
{
    Q_OBJECT
public:
    // `clock` empty: the real one.
    explicit ViewFreshness(FleetSession* session, Freshness::Clock clock = {}, QObject* parent = nullptr);

    [[nodiscard]] Freshness* fleet() { return &m_fleet; }
    // Says it in the bar of a view, which it covers when that is stale; only while a run is live.
    void showWhileLive(QWidget* bar, QWidget* view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void looked(const QString& server);
    void contactChanged();
    void liveChanged();

    FleetSession* m_session;
    Freshness m_fleet;
    QSet<QString> m_there;   // servers that can be reached
    QSet<QString> m_missing; // of them, without news in this round
    QList<FreshnessLabel*> m_live;
};

} // namespace stellwerk
