// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/failurereader.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace stellwerk {

class FailureDetail;
class FailuresModel;

// "What failed": causes in order of true time, the chosen failure in full, and jobs of other teams hidden.
// Main thread.
class FailuresPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit FailuresPanel(FailureReader* failures, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] FailuresModel* model() const { return m_model; }
    // For the window's menu: hide job, hide server, show hidden.
    [[nodiscard]] QList<QAction*> commands() const { return {m_hideJob, m_hideServer, m_showHidden}; }
    [[nodiscard]] QAction* showHiddenAction() const { return m_showHidden; }
    void copy() const;                    // the selected rows, as people paste them
    void setKept(bool kept);              // the program keeps a history at all
    void setUnknown(const QString& text); // servers of which nothing can be said; empty: none
    void setHidden(const HiddenJobs& hidden);

Q_SIGNALS:
    void jobSelected(const QString& server, const QString& job);
    void jobActivated(const QString& server, const QString& job);
    void hiddenChanged(const stellwerk::HiddenJobs& hidden);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpActions();
    void currentChanged();
    void update();
    void hide(bool wholeServer);

    FailureReader* m_failures;
    FailuresModel* m_model;
    QTreeView* m_view;
    FailureDetail* m_detail;
    QSplitter* m_splitter;
    QStackedWidget* m_pages;
    QLabel* m_message;
    QLabel* m_unknown;
    QAction* m_hideJob;
    QAction* m_hideServer;
    QAction* m_showHidden;
    bool m_kept = true;
};

} // namespace stellwerk
