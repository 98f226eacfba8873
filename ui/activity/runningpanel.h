// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/hiddenjobs.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace stellwerk {

class RunningModel;

// "Running now": sorted, filtered and copied as people like it. Main thread.
class RunningPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit RunningPanel(RunningModel* model, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* view() const { return m_view; }
    void copy() const; // the selected rows, or all, as people paste them
    void setFilter(const QString& words);
    void setHidden(const HiddenJobs& hidden, bool shown);

Q_SIGNALS:
    void jobSelected(const QString& server, const QString& job);
    void jobActivated(const QString& server, const QString& job);

private:
    class Proxy;
    void update();

    RunningModel* m_model;
    Proxy* m_proxy;
    QTreeView* m_view;
    QStackedWidget* m_pages;
    QLabel* m_message;
};

} // namespace stellwerk
