// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;

namespace stellwerk {

class LogModel;
class LogGroupsModel;

// Errors (and warnings, when asked for) that say the same of different things, with how often, where and
// when. Choosing one shows its lines. Main thread.
class LogGroupsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit LogGroupsPanel(LogModel* log, QWidget* parent = nullptr);

    [[nodiscard]] QTableView* table() const { return m_table; }
    void clearChoice();
    [[nodiscard]] bool showsWarnings() const;
    void setShowsWarnings(bool on);

Q_SIGNALS:
    void chosen(quint32 group);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Filter;
    void showWhatIsThere();

    LogGroupsModel* m_groups;
    Filter* m_shown;
    QComboBox* m_kinds;
    QTableView* m_table;
    QLabel* m_empty;
};

} // namespace stellwerk
