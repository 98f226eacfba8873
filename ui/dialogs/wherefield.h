// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QWidget>

class QComboBox;
class QListWidget;

namespace stellwerk {

class FleetModel;
class ValueCombo;

// Where a task may run: one server, any of several, any of a group, any with a tag.
class WhereField final : public QWidget
{
    Q_OBJECT
public:
    explicit WhereField(const FleetModel* fleet, QWidget* parent = nullptr);

    // Nothing: the selected tasks differ.
    void setCommon(const std::optional<CandidateServers>& where);

Q_SIGNALS:
    void edited(const stellwerk::CandidateServers& where);

private:
    enum Way { OneServer, SeveralServers, InGroup, WithTag };
    void offer();
    void chooseWay(int way);
    void editList();
    void showPage(int way); // -1: none
    [[nodiscard]] CandidateServers current() const;

    const FleetModel* m_fleet;
    ValueCombo* m_way;
    QComboBox* m_one;
    QListWidget* m_several;
    QComboBox* m_group;
    QComboBox* m_tag;
    bool m_loading = false;
};

} // namespace stellwerk
