// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Precedence constraints: their ends may be containers there, and are tasks here.
#include "interop/dtsximporter.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostConstraints = 20'000; // a constraint between containers becomes many

} // namespace

// The tasks of a container that nothing inside leads to, those that lead to nothing inside, and all.
DtsxImporter::Ends DtsxImporter::endsOf(const DtsxExecutable& container) const
{
    QSet<const DtsxExecutable*> leading;
    QSet<const DtsxExecutable*> led;
    for (const DtsxConstraint& constraint : container.constraints) {
        leading.insert(m_byReference.value(constraint.from));
        led.insert(m_byReference.value(constraint.to));
    }
    Ends ends;
    for (const DtsxExecutable& child : container.children) {
        const Ends inner = m_ends.value(&child);
        ends.all += inner.all;
        if (!led.contains(&child))
            ends.entries += inner.entries;
        if (!leading.contains(&child))
            ends.exits += inner.exits;
    }
    return ends;
}

void DtsxImporter::takeConstraints(const DtsxExecutable& container)
{
    for (const DtsxConstraint& constraint : container.constraints)
        takeConstraint(container, constraint);
}

// What is kept of a constraint in words; EvalOp 1 looks at its expression alone.
QString DtsxImporter::constraintNote(const DtsxConstraint& constraint, ConstraintKind& kind)
{
    QString note = constraint.description;
    const bool has = constraint.evalOp == 1 || constraint.evalOp == 3 || constraint.evalOp == 4;
    if (!has)
        return note;
    QString how;
    if (constraint.evalOp == 1) {
        kind = ConstraintKind::Completion;
        how = InteropText::tr("SSIS looks at this expression only");
    } else if (constraint.evalOp == 3) {
        how = InteropText::tr("SSIS demands this expression, too");
    } else {
        how = InteropText::tr("SSIS is content with this expression");
    }
    DtsxExecutable place;
    place.path = constraint.id;
    place.line = constraint.line;
    warn(u"expression"_s, place,
         InteropText::tr("%1: %2. It is kept as a note and not evaluated.").arg(how, constraint.expression),
         InteropText::tr("Decide whether the constraint is right without it."));
    if (!note.isEmpty())
        note += u'\n';
    return note + how + u": "_s + constraint.expression;
}

void DtsxImporter::takeConstraint(const DtsxExecutable& container, const DtsxConstraint& constraint)
{
    DtsxExecutable place;
    place.path = constraint.id.isEmpty() ? container.path : constraint.id;
    place.line = constraint.line;
    const DtsxExecutable* from = m_byReference.value(constraint.from);
    const DtsxExecutable* to = m_byReference.value(constraint.to);
    if (!from || !to || m_ends.value(from).all.isEmpty() || m_ends.value(to).all.isEmpty()) {
        warn(u"dangling_constraint"_s, place,
             InteropText::tr("It leads from \"%1\" to \"%2\", and one of them is not there; it was left out.")
                 .arg(constraint.from.left(100), constraint.to.left(100)));
        return;
    }
    if (constraint.value < 0 || constraint.value > 2)
        warn(u"constraint_value"_s, place,
             InteropText::tr("Its value %1 is not known; it was taken for success.").arg(constraint.value));
    ConstraintKind kind = constraint.value == 1   ? ConstraintKind::Failure
                          : constraint.value == 2 ? ConstraintKind::Completion
                                                  : ConstraintKind::Success;
    const QString text = constraintNote(constraint, kind);
    const Ends source = m_ends.value(from);
    const Ends target = m_ends.value(to);
    // A container fails when any of its tasks does.
    const bool failing = kind == ConstraintKind::Failure && from->kind == DtsxKind::Sequence;
    const QList<TaskId>& begins = failing ? source.all : source.exits;
    if (begins.size() > 1 || target.entries.size() > 1) {
        note(u"container_constraint"_s, place,
             InteropText::tr(
                 "A constraint of a container became %n constraint(s) between its first or last tasks "
                 "and the others.",
                 nullptr, int(begins.size() * target.entries.size())));
    }
    if (failing && begins.size() > 1)
        warn(u"container_failure"_s, place,
             InteropText::tr(
                 "In SSIS it holds when any task of the container fails; here each of its tasks has a "
                 "failure constraint, and the join of what follows decides."),
             InteropText::tr("Set the join of the following task to 'any' if nothing else leads to it."));
    if (m_made.package.constraints.size() + begins.size() * target.entries.size() > kMostConstraints) {
        if (!m_tooMany)
            warn(u"too_many_constraints"_s, place,
                 InteropText::tr("More than %1 constraints would be needed; the rest was left out.")
                     .arg(kMostConstraints));
        m_tooMany = true;
        return;
    }
    for (const TaskId& begin : begins) {
        for (const TaskId& end : target.entries)
            connect(begin, end, kind, constraint, text);
    }
}

void DtsxImporter::connect(const TaskId& from, const TaskId& to, ConstraintKind kind,
                           const DtsxConstraint& source, const QString& text)
{
    if (from == to || m_pairs.contains({from, to})) {
        DtsxExecutable place;
        place.path = source.id;
        place.line = source.line;
        warn(u"double_constraint"_s, place,
             InteropText::tr("The two tasks are connected already, or are one; it was left out."));
        return;
    }
    m_pairs.insert({from, to});
    m_logicalAnd[to].append(source.logicalAnd);
    Constraint constraint;
    if (const qsizetype at = m_carriedConstraints.value({from, to}, -1); at >= 0)
        constraint = m_carry->constraints.at(at); // pairs are there once, so it is nobody else's
    const bool isCarried = !constraint.id.isEmpty();
    if (!isCarried)
        constraint.id = freshId(u'c');
    if (!isCarried || m_carry->constraintText.value(constraint.id) != source.description ||
        source.evalOp != 2)
        constraint.note = text;
    constraint.from = from;
    constraint.to = to;
    constraint.kind = kind;
    m_made.package.constraints.append(constraint);
}

// LogicalAnd belongs to all constraints into a task together: the designer sets it for all of them.
void DtsxImporter::settleJoins()
{
    for (Task& task : m_made.package.tasks) {
        const QList<bool> ands = m_logicalAnd.value(task.id);
        const bool carried = m_taken.contains(u"carried:"_s + task.id);
        if (ands.isEmpty() || (ands.size() == 1 && !carried))
            continue;
        const bool all = ands.contains(true);
        if (all && ands.contains(false)) {
            DtsxExecutable place;
            place.path = task.name;
            warn(u"mixed_join"_s, place,
                 InteropText::tr(
                     "Some constraints into it are joined by AND and some by OR; all of them must hold "
                     "now."),
                 InteropText::tr("Look at the join of the task."));
        }
        task.join = all ? Join::All : Join::Any;
    }
}

} // namespace stellwerk
