// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasselection.h"
#include "canvas/savedstate.h"
#include "package/packagedocument.h"

#include <QObject>
#include <QSet>
#include <QUndoStack>

class QMimeData;

namespace stellwerk {

// A job on a server as dragged from the tree or picked in the quick-add palette.
struct DroppedJob
{
    QString server;
    QString job;
    bool operator==(const DroppedJob&) const = default;
};

// Where cards of jobs stand beside each other, from (0, 0): one column, or several if they are many.
[[nodiscard]] QList<QPointF> tidyColumns(const QList<DroppedJob>& jobs);

enum class Alignment { Left, HorizontalCenter, Right, Top, VerticalCenter, Bottom };

// Every edit of a package, as a named step that can be undone; one step a gesture. Whatever changes the open
// document goes through here: canvas, inspector, menus. Main thread.
class PackageEditor final : public QObject
{
    Q_OBJECT
public:
    explicit PackageEditor(PackageDocument* document, QObject* parent = nullptr);
    ~PackageEditor() override;

    [[nodiscard]] PackageDocument* document() const { return m_document; }
    [[nodiscard]] const ParentPackage& package() const { return m_document->package(); }
    [[nodiscard]] QUndoStack* undoStack() const { return m_undo; }
    // Whether the file would be written differently now than it was saved; undone by hand counts as undone.
    [[nodiscard]] bool isModified() const { return m_modified; }
    // New: added since the package was opened or saved, or without a place in its file, and not moved since.
    [[nodiscard]] QSet<TaskId> newTasks() const;
    // Moved by a person since the package was opened.
    [[nodiscard]] const QSet<TaskId>& placedByHand() const { return m_placedByHand; }

    // A new or opened document: forgets the undo history. `modified` for one that was never saved as it is.
    void setPackage(ParentPackage package, bool modified = false);
    // All of it becomes `after`, as one step: a file that was read again.
    void replacePackage(ParentPackage after, const QString& what);
    void markSaved();
    // What the file has now, after another program wrote it; null: nothing that could be read.
    void setSaved(std::optional<ParentPackage> saved);
    [[nodiscard]] const std::optional<ParentPackage>& saved() const { return m_saved.saved(); }

    // Refuses every edit, and says so by refused().
    void setReadOnly(bool on);
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }

    // Why two tasks cannot be connected.
    enum class Refusal { None, Unknown, Self, Duplicate, Cycle };
    [[nodiscard]] Refusal refusal(const TaskId& from, const TaskId& to) const;
    [[nodiscard]] static QString refusalText(Refusal refusal);

    // Tasks for jobs in a tidy column whose first card's top left is `at`, in several if they are many: then
    // servers with several jobs have columns of their own. Returns the new ids.
    QList<TaskId> addJobs(const QList<DroppedJob>& jobs, const QPointF& at);
    // The same, spliced into a constraint: from -> jobs -> to, its kind on both halves.
    QList<TaskId> insertJobs(const QList<DroppedJob>& jobs, const ConstraintId& into, const QPointF& at);
    // Splices existing, unconnected tasks into a constraint.
    bool insertTask(const TaskId& task, const ConstraintId& into, std::optional<QPointF> movedTo = {});
    // Empty id if refused.
    ConstraintId connectTasks(const TaskId& from, const TaskId& to,
                              ConstraintKind kind = ConstraintKind::Success);
    // One after the other, where that makes sense: one step.
    QList<ConstraintId> connectChain(const QList<TaskId>& order);
    // A new task for the job, at `at`, connected from `from` (or to it, if `backwards`): one step.
    TaskId addConnected(const DroppedJob& job, const QPointF& at, const TaskId& from, ConstraintKind kind,
                        bool backwards = false);
    // New tasks right of a task (left of it, if `before`), connected with it, below what stands there: one
    // step.
    QList<TaskId> addBeside(const QList<DroppedJob>& jobs, const TaskId& of, bool before,
                            ConstraintKind kind = ConstraintKind::Success);
    // The free place nearest below beside a task for so many cards; addBeside() puts the first one there.
    [[nodiscard]] QPointF placeBeside(const TaskId& of, bool before, qsizetype cards = 1) const;
    bool reconnect(const ConstraintId& id, const TaskId& from, const TaskId& to);
    // Leads the head (or the tail) of all of them to `end`: all or none, one step.
    bool reconnectAll(const QList<ConstraintId>& ids, const TaskId& end, bool head);
    // Turns them round, those that can be. The reason of the first that cannot.
    Refusal flip(const QList<ConstraintId>& ids);
    // Takes tasks out of the flow and keeps them; `heal` joins what came before to what came after.
    void detach(const QList<TaskId>& tasks, bool heal);
    void setKind(const QList<ConstraintId>& ids, ConstraintKind kind);
    void setJoin(const QList<TaskId>& ids, Join join);
    void setDisabled(const QList<TaskId>& ids, bool disabled);
    void rename(const TaskId& id, const QString& name);
    void changeTask(const Task& after, const QString& what = {});
    void changeTasks(const QList<Task>& after, const QString& what);
    void changeConstraint(const Constraint& after, const QString& what = {});
    void changeSettings(const ParentPackage& after);
    // One step; consecutive nudges of the same tasks become one.
    void moveTasks(const QHash<TaskId, QPointF>& to, bool nudge = false);
    void applyLayout(const QHash<TaskId, QPointF>& to); // named "Arrange"
    void align(const QList<TaskId>& ids, Alignment alignment);
    void distribute(const QList<TaskId>& ids, Qt::Orientation orientation);
    void remove(const QList<TaskId>& tasks, const QList<ConstraintId>& constraints = {});
    // Removes tasks and joins each predecessor to each successor. Of the two constraints that become one the
    // kind that is not success stays; failure and completion together become completion.
    void removeAndHeal(const QList<TaskId>& tasks);

    // Groups: a group goes with its last task. Folding is a step too, for it stands in the file.
    GroupId addGroup(const QList<TaskId>& tasks, const QString& title = {}); // empty without tasks
    void ungroup(const QList<GroupId>& ids);
    void changeGroup(const Group& after, const QString& what = {});
    void changeGroups(const QList<Group>& after, const QString& what);
    void setGroup(const QList<TaskId>& tasks, const GroupId& group); // empty: none
    void fold(const QList<GroupId>& ids, bool folded);
    // Notes. Written in, a note grows so that its text shows.
    NoteId addNote(const QPointF& at, const QString& text = {}, NoteColor color = NoteColor::Yellow);
    void changeNotes(const QList<StickyNote>& after, const QString& what);
    void writeNote(const NoteId& id, const QString& text);
    void resizeNotes(const QHash<NoteId, QSizeF>& sizes);
    void setNoteColor(const QList<NoteId>& ids, NoteColor color);
    // Tasks and notes that are locked are not moved by any step.
    void setLocked(const QList<QString>& ids, bool locked);
    // A move that also changes who belongs to which group (empty: none): one step.
    void moveInto(const QHash<QString, QPointF>& to, const QHash<TaskId, GroupId>& groups);
    // Groups go with their tasks.
    void removeParts(const CanvasSelection& gone);

    // Clipboard: our JSON (application/x-stellwerk-package) and a text of one "job<TAB>server" a line.
    static constexpr char kPackageMimeType[] = "application/x-stellwerk-package";
    [[nodiscard]] QMimeData* copy(const QList<TaskId>& tasks) const; // owned by the caller
    [[nodiscard]] QMimeData* copy(const CanvasSelection& chosen) const;
    [[nodiscard]] static bool hasParts(const QMimeData* data); // groups or notes of ours
    [[nodiscard]] static bool canPaste(const QMimeData* data);
    // Pastes our JSON (constraints inside the selection come along, with `keepOuter` those to tasks that are
    // here, too), jobs of the tree, or text (pastetext.h). Top left at `at`, else beside the originals.
    // `problems` gets what was not understood, a line each.
    QList<TaskId> paste(const QMimeData* data, std::optional<QPointF> at = {}, bool keepOuter = false,
                        QStringList* problems = nullptr);
    QList<TaskId> duplicate(const QList<TaskId>& tasks, bool keepOuterConstraints = true);
    enum class Outer { None, Incoming, All };
    // A copy of the tasks for each place to run at, one below the other. Constraints among the tasks come
    // along, those to other tasks as `outer` says: one step.
    QList<TaskId> clone(const QList<TaskId>& tasks, const QList<CandidateServers>& places, Outer outer);
    CanvasSelection duplicate(const CanvasSelection& chosen);
    // What the last paste or duplicate made.
    [[nodiscard]] const CanvasSelection& lastAdded() const { return m_added; }
    [[nodiscard]] static QList<DroppedJob> jobsIn(const QMimeData* data); // of FleetModel::kJobMimeType

Q_SIGNALS:
    void modifiedChanged(bool modified);
    void readOnlyChanged(bool on);
    void refused(); // an edit, because of read-only

private:
    void rememberPlaced(const QStringList& ids); // by the user: "arrange new" leaves them
    // False: there was nothing to do, or it was refused.
    bool push(const QString& text, const QList<PackageEdit>& edits, bool mergeable = false);
    void updateModified();
    // Joins each predecessor of the tasks to each successor, as if the tasks were not there.
    [[nodiscard]] QList<PackageEdit> healing(const QSet<TaskId>& gone);
    [[nodiscard]] QList<PackageEdit> settled(QList<PackageEdit> edits) const;
    [[nodiscard]] QString moveText(const QHash<QString, QPointF>& to) const;
    [[nodiscard]] ParentPackage partOf(const CanvasSelection& chosen) const;
    [[nodiscard]] Task taskFor(const DroppedJob& job);
    [[nodiscard]] QList<PackageEdit> columnOf(const QList<DroppedJob>& jobs, const QPointF& at,
                                              QList<TaskId>& ids);
    QList<TaskId> addCopies(const ParentPackage& part, const QPointF& offset, bool keepOuter,
                            const QString& text);

    PackageDocument* m_document;
    QUndoStack* m_undo;
    SavedState m_saved;
    bool m_modified = false;
    bool m_readOnly = false;
    CanvasSelection m_added;
    QByteArray m_lastPasted; // pasting the same again goes one step further
    int m_pastes = 0;
    QSet<TaskId> m_known; // in the file, with a place
    QSet<TaskId> m_placedByHand;
};

} // namespace stellwerk
