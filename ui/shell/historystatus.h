// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QToolButton>

namespace stellwerk {

class FleetSession;

// In the status bar: how far the program's own history is, while there is something to say - servers that are
// behind, or that cannot be read. Hidden otherwise. What it knows of each server is its tooltip. Main thread.
class HistoryStatus final : public QToolButton
{
    Q_OBJECT
public:
    explicit HistoryStatus(FleetSession* session, QWidget* parent = nullptr);

private:
    void update();
    [[nodiscard]] QString lineOf(const QString& server) const;

    FleetSession* m_session;
    QTimer m_soon;
};

} // namespace stellwerk
