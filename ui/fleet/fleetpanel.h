// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <array>

class QAction;
class QLabel;
class QLineEdit;
class QMimeData;
class QPushButton;
class QStackedWidget;

namespace stellwerk {

class FleetModel;
class FleetView;
class Freshness;
class FreshnessLabel;

// What is done with servers and jobs. objectName is "fleet." and the name in lower case.
enum class FleetCommand {
    AddServer,
    EditServer,
    RemoveServer,
    TestServer,
    Refresh,
    RefreshAll,
    AddToCanvas,
    ExpandAll,
    CollapseAll,
    Count
};

// The dock "Servers": filter, tree, a line of sums, and the three ways in while the fleet is empty. Says what
// the user wants by signals and actions; decides nothing. Main thread.
class FleetPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit FleetPanel(FleetModel* fleet, QWidget* parent = nullptr);

    [[nodiscard]] QAction* action(FleetCommand command) const;
    [[nodiscard]] FleetView* view() const { return m_view; }
    [[nodiscard]] QStringList selectedServers() const; // servers selected themselves, in tree order
    // The selection as it would be dragged; owned by the caller, null if it holds no job.
    [[nodiscard]] QMimeData* selectedJobs() const;
    // The demo can only be opened where the program can start one (an installation with the simulated fleet).
    void setDemoAvailable(bool available);
    void setFreshness(Freshness* freshness); // of the tree; not owned

public Q_SLOTS:
    void focusFilter();

Q_SIGNALS:
    void importRequested();
    void demoRequested();
    void selectionChanged();

private:
    void setUpActions();
    [[nodiscard]] QWidget* makeEmptyPage();
    [[nodiscard]] QWidget* makeTreePage();
    void updateActions();
    void updateSums();
    void showMenu(const QPoint& at);

    FleetModel* m_fleet;
    FleetView* m_view;
    QLineEdit* m_filter = nullptr;
    QLabel* m_sums = nullptr;
    FreshnessLabel* m_freshness = nullptr;
    QLabel* m_nothingFound = nullptr;
    QStackedWidget* m_pages;
    QTimer m_sumsSoon; // the fleet changes in bursts
    QPushButton* m_demo = nullptr;
    std::array<QAction*, std::size_t(FleetCommand::Count)> m_actions{};
};

} // namespace stellwerk
