// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QPointF>
#include <QSet>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace stellwerk {

// Stable ids of a document's parts: short, unique in the document, never reused, chosen when the part is
// made.
using TaskId = QString;
using ConstraintId = QString;
using GroupId = QString;
using NoteId = QString; // no task, group or note has the same: they share `layout`

enum class TaskMode {
    Outcome,   // ends when the job ended; the default
    StartOnly, // ends when the agent accepted the start, as SSIS's own task does
};

// Where a task may run: exactly one of the four is set (an empty servers list is a problem the check
// reports).
struct CandidateServers
{
    QStringList servers; // one: fixed; several: any of them
    QString group;       // any server of this registry group (with sub-groups)
    QString tag;         // any server with this tag
    bool operator==(const CandidateServers&) const = default;
};

struct RetryPolicy
{
    int count = 0; // further attempts after the first
    std::chrono::seconds backoff{30};
    double factor = 2.0; // each wait is this many times the one before
    bool operator==(const RetryPolicy&) const = default;
};

// What happens to the remote job when its task is cancelled.
enum class OnCancel {
    StopJob,      // sp_stop_job, then wait for its end; the default
    LeaveRunning, // stop watching
};

// When the job already runs as we want to start it (22022).
enum class AlreadyRunning { Wait, Adopt, Fail };

enum class Join { All, Any };

enum class ConstraintKind { Success, Failure, Completion };

// A node of the parent package: one Execute Agent Job.
struct Task
{
    TaskId id;
    QString name; // shown; defaults to the job's name
    QString job;  // the job's name on the server that is chosen
    CandidateServers where;
    TaskMode mode = TaskMode::Outcome;
    Join join = Join::All; // of the constraints that come in
    std::optional<std::chrono::seconds> timeout;
    RetryPolicy retry;
    OnCancel onCancel = OnCancel::StopJob;
    AlreadyRunning alreadyRunning = AlreadyRunning::Wait;
    QString startStep; // step name; empty: the job's own first step
    int weight = 1;    // slots of the server's capacity that it takes
    GroupId group;     // empty: none
    QString note;
    bool disabled = false;   // passed over at run time; successors see success
    QJsonObject unknownKeys; // kept for newer versions' files

    bool operator==(const Task&) const = default;
};

// An edge: `to` may start only after `from` ended as `kind` says.
struct Constraint
{
    ConstraintId id;
    TaskId from;
    TaskId to;
    ConstraintKind kind = ConstraintKind::Success;
    QString note;
    QJsonObject unknownKeys;

    bool operator==(const Constraint&) const = default;
};

struct Group
{
    GroupId id;
    QString title;
    std::optional<int> maxConcurrent;
    QJsonObject unknownKeys;

    bool operator==(const Group&) const = default;
};

// The colours of notes: meanings only, `ui/theme` knows what they look like.
enum class NoteColor { Yellow, Blue, Green, Red, Grey };

// A text on the canvas, beside the logic.
struct StickyNote
{
    NoteId id;
    QString text; // Markdown
    NoteColor color = NoteColor::Yellow;
    QJsonObject unknownKeys;

    bool operator==(const StickyNote&) const = default;
};

// "Must end by": a time of day in the controller's zone.
struct ProcessingWindow
{
    QString endsBy; // "HH:mm"
    bool operator==(const ProcessingWindow&) const = default;
};

// The document: what to run, where, in which order. A value: cheap to copy (implicitly shared containers).
// Order of tasks and constraints is the file's order. `layout` stands apart from the logic.
struct ParentPackage
{
    QString name;
    QString description;
    QList<Task> tasks;
    QList<Constraint> constraints;
    QList<Group> groups;
    QList<StickyNote> notes;
    // Canvas units: top left of a task's card, a note, or the frame of a group that has no task (the others'
    // frames follow their tasks).
    QHash<QString, QPointF> layout;
    QHash<NoteId, QSizeF> noteSizes;            // of those that were given one
    QSet<GroupId> folded;                       // groups that show as one card
    QSet<QString> locked;                       // tasks and notes that no gesture moves
    std::optional<int> maxConcurrent;           // tasks at the same time in the whole package
    QHash<QString, int> maxConcurrentPerServer; // beside the servers' own capacity: the smaller counts
    std::optional<ProcessingWindow> window;
    std::optional<std::chrono::seconds> timeout; // of the whole run; then it is cancelled and failed
    bool refuseDisabledJobs = false;             // a job that is disabled at its server is not started
    QJsonObject unknownKeys;

    bool operator==(const ParentPackage&) const = default;

    [[nodiscard]] const Task* task(const TaskId& id) const;
    [[nodiscard]] const Constraint* constraint(const ConstraintId& id) const;
    [[nodiscard]] const Group* group(const GroupId& id) const;
    [[nodiscard]] const StickyNote* note(const NoteId& id) const;
};

} // namespace stellwerk
