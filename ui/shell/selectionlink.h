// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>

#include <functional>

namespace stellwerk {

class DocumentTabs;
class FleetPanel;

struct JobPlace
{
    QString server;
    QString job;
    friend bool operator==(const JobPlace&, const JobPlace&) = default;
};

// What is selected, in the words of every view: each takes what it understands.
struct SelectedThings
{
    QList<TaskId> tasks;  // of the package that is worked in
    QList<JobPlace> jobs; // that these tasks may start, or that were selected themselves
    QStringList servers;  // selected themselves
    friend bool operator==(const SelectedThings&, const SelectedThings&) = default;
};

// What is selected in one view is selected in all. Canvas and tree of servers are in it from the start, and
// through the canvas's selection the inspector, the outline and the charts; whatever else shows tasks, jobs
// or servers joins. Quietly: nothing scrolls away from a person, unfolds or takes the focus. Main thread.
class SelectionLink final : public QObject
{
    Q_OBJECT
public:
    using Show = std::function<void(const SelectedThings&)>;

    SelectionLink(DocumentTabs* tabs, FleetPanel* fleet, QObject* parent);

    // `show` is told what was selected elsewhere, as long as `member` lives; it is not to call select().
    void join(QObject* member, Show show);
    // A person selected this in `member` (not: its model changed under the selection). Tasks or jobs are
    // enough: what belongs to them is found here. Nothing at all deselects nothing elsewhere.
    void select(const QObject* member, const SelectedThings& what);
    [[nodiscard]] const SelectedThings& selected() const { return m_selected; }

private:
    struct Member
    {
        QObject* object;
        Show show;
    };
    void canvasSelected(const QList<TaskId>& tasks);
    void treeSelected();
    void complete(SelectedThings& what) const;
    void showInTree(const SelectedThings& what);
    void tell(const QObject* but);

    DocumentTabs* m_tabs;
    FleetPanel* m_fleet;
    QList<Member> m_members;
    SelectedThings m_selected;
    bool m_following = false; // somebody else's selection: not to be sent back
};

} // namespace stellwerk
