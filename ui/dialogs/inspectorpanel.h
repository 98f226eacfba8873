// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace stellwerk {

class ConstraintInspector;
class FleetModel;
class GroupInspector;
class Halts;
class NoteInspector;
class PackageEditor;
class PackageInspector;
class TaskInspector;

// The dock "Properties": of the selected tasks, else of the selected constraints, notes or groups, else of
// the package.
class InspectorPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorPanel(const FleetModel* fleet, QWidget* parent = nullptr);

    // Null: none is open. The same one again changes nothing: somebody may be typing here.
    void setEditor(PackageEditor* editor);
    void setHalts(Halts* halts); // of the same document; may be null
    void setParts(const QList<GroupId>& groups,
                  const QList<NoteId>& notes); // tell them before setSelection()
    void setSelection(const QList<TaskId>& tasks, const QList<ConstraintId>& constraints);
    void focusFirstField();
    void finishWriting(); // what is typed goes into the package, as when the focus leaves the field
    // Stands above the properties: what concerns the run.
    void setHeader(QWidget* header);

private:
    void setTitle(const QString& title);
    void bind(PackageEditor* editor);

    TaskInspector* m_tasks;
    ConstraintInspector* m_constraints;
    PackageInspector* m_package;
    GroupInspector* m_groups;
    NoteInspector* m_notes;
    PackageEditor* m_editor = nullptr;
    QList<GroupId> m_chosenGroups;
    QList<NoteId> m_chosenNotes;
    QLabel* m_title;
    QStackedWidget* m_pages;
};

} // namespace stellwerk
