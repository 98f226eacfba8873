// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace stellwerk {

class FleetModel;
class OutcomeStrip;

// What is known of a job's earlier runs on the servers it may run on: its usual duration, since when it is
// slower, its last outcomes. Stands above the properties; hides while no single job is meant. Main thread.
class JobHistorySection final : public QWidget
{
    Q_OBJECT
public:
    explicit JobHistorySection(const FleetModel* fleet, QWidget* parent = nullptr);

    void setJob(const QString& job, const QStringList& servers); // empty: none
    [[nodiscard]] QString job() const { return m_job; }

Q_SIGNALS:
    void historyWanted(const QString& job);

private:
    struct Place // a server's
    {
        QWidget* widget;
        QLabel* facts;
        QLabel* slower;
        OutcomeStrip* strip;
    };
    void update();
    void addPlace();
    void show(Place& place, const QString& server);

    QPointer<const FleetModel> m_fleet;
    QString m_job;
    QStringList m_servers;
    QLabel* m_title;
    QLabel* m_more;
    QToolButton* m_open;
    QVBoxLayout* m_column;
    QList<Place> m_places;
    QTimer m_soon; // the fleet changes in bursts
};

} // namespace stellwerk
