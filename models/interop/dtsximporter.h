// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/dtsxcarry.h"
#include "interop/dtsxfile.h"
#include "interop/dtsximport.h"
#include "interop/startcall.h"

#include <QSet>

namespace stellwerk {

// Walks a .dtsx that was read and builds the parent package. Of dtsximport*.cpp only.
class DtsxImporter
{
public:
    DtsxImporter(DtsxFile file, const DtsxImportOptions& options);
    // Refused: more tasks or notes than a parent package can hold.
    [[nodiscard]] tl::expected<DtsxImport, InteropError> run();

private:
    // The tasks that an executable became: where constraints that name it begin and end.
    struct Ends
    {
        QList<TaskId> entries; // first ones: constraints into it go there
        QList<TaskId> exits;   // last ones
        QList<TaskId> all;
    };
    struct Scope
    {
        GroupId group;
        QStringList titles; // of the containers around it
        bool disabled = false;
        QPointF offset; // of the container's content on the canvas
    };

    void note(const QString& code, const DtsxExecutable& where, const QString& text,
              const QString& nextStep = {});
    void warn(const QString& code, const DtsxExecutable& where, const QString& text,
              const QString& nextStep = {});
    void settings();
    void index(const DtsxExecutable& container);
    [[nodiscard]] QString freshId(QChar prefix);
    // Containers and tasks.
    void walk(const DtsxExecutable& container, const Scope& scope);
    void takeContainer(const DtsxExecutable& container, const Scope& scope);
    [[nodiscard]] GroupId groupFor(const DtsxExecutable& container, const Scope& scope);
    void takeTask(const DtsxExecutable& task, const Scope& scope);
    void takeSqlTask(const DtsxExecutable& executable, Task base, const Scope& scope);
    void addStart(const DtsxExecutable& executable, Task task, const StartCalls& found, const StartCall& call,
                  const Scope& scope);
    void addPlaceholder(const DtsxExecutable& executable, Task task, const QString& code,
                        const QString& reason, const QString& nextStep, const Scope& scope);
    void add(const DtsxExecutable& executable, const Task& task, const Scope& scope);
    void remarkOnExpressions(const DtsxExecutable& executable);
    [[nodiscard]] Task mergedWithCarry(const DtsxExecutable& executable, const Task& seen,
                                       const StartCalls& found, const QString& source);
    [[nodiscard]] static QString noteOf(const DtsxExecutable& executable);
    // Servers.
    [[nodiscard]] const DtsxConnection* connectionOf(const QString& reference) const;
    [[nodiscard]] QString serverOf(const DtsxExecutable& executable, const StartCall& call, QString& source);
    [[nodiscard]] QString namedServer(const QString& source) const;
    // Constraints.
    void takeConstraints(const DtsxExecutable& container);
    void takeConstraint(const DtsxExecutable& container, const DtsxConstraint& constraint);
    void connect(const TaskId& from, const TaskId& to, ConstraintKind kind, const DtsxConstraint& source,
                 const QString& note);
    [[nodiscard]] QString constraintNote(const DtsxConstraint& constraint, ConstraintKind& kind);
    void settleJoins();
    void settleFailures();
    [[nodiscard]] Ends endsOf(const DtsxExecutable& container) const;
    // Layout.
    [[nodiscard]] QPointF placeOf(const DtsxExecutable& executable, const Scope& scope, bool& placed) const;
    void settlePlaces();
    void takeAnnotations();
    [[nodiscard]] const DtsxPlace* findPlace(const DtsxExecutable& executable) const;
    void order();

    const DtsxFile m_file;
    const DtsxImportOptions& m_options;
    DtsxImport m_made;
    std::optional<PackageCarry> m_carry;
    QHash<QString, const DtsxExecutable*> m_byReference; // refId and DTSID
    QHash<const DtsxExecutable*, Ends> m_ends;
    QSet<QString> m_ids;   // given or reserved
    QSet<QString> m_taken; // given
    QHash<QChar, int> m_lastId;
    QSet<QString> m_toldConnections;
    QSet<std::pair<TaskId, TaskId>> m_pairs;
    QHash<std::pair<TaskId, TaskId>, qsizetype> m_carriedConstraints; // by their ends
    QHash<QString, const DtsxConnection*> m_connections;              // by DTSID (lower case), refId and name
    QHash<TaskId, QList<bool>> m_logicalAnd;                          // of the constraints that come in
    QHash<TaskId, QPointF> m_seenPlaces;
    QHash<QString, QPointF> m_containerPlaces;
    int m_modeTasks = 0; // that got options.mode
    bool m_tooMany = false;
    bool m_tooManyTasks = false;
};

} // namespace stellwerk
