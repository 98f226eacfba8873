// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/editcommand.h"

#include <utility>

namespace stellwerk {

namespace {

constexpr int kNudge = 1;

// The tasks that a nudge moves; nudges of other tasks are steps of their own.
QSet<TaskId> movedBy(const QList<PackageEdit>& edits)
{
    QSet<TaskId> ids;
    for (const PackageEdit& edit : edits) {
        if (const auto* move = std::get_if<MoveTasks>(&edit)) {
            for (auto it = move->to.cbegin(); it != move->to.cend(); ++it)
                ids.insert(it.key());
        }
    }
    return ids;
}

} // namespace

EditCommand::EditCommand(PackageDocument* document, const QString& text, QList<PackageEdit> edits,
                         bool mergeable)
    : QUndoCommand(text)
    , m_document(document)
    , m_edits(std::move(edits))
    , m_mergeable(mergeable)
{}

void EditCommand::redo()
{
    m_inverse = m_document->apply(m_edits);
}

void EditCommand::undo()
{
    m_document->apply(m_inverse);
}

int EditCommand::id() const
{
    return m_mergeable ? kNudge : -1;
}

bool EditCommand::mergeWith(const QUndoCommand* other)
{
    const auto* later = static_cast<const EditCommand*>(other);
    if (later->m_document != m_document || movedBy(later->m_edits) != movedBy(m_edits))
        return false;
    m_edits = later->m_edits; // both name the end positions of the same tasks; the first inverse stays
    return true;
}

ReplaceCommand::ReplaceCommand(PackageDocument* document, const QString& text, ParentPackage after)
    : QUndoCommand(text)
    , m_document(document)
    , m_before(document->package())
    , m_after(std::move(after))
{}

} // namespace stellwerk
