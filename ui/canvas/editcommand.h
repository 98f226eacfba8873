// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagedocument.h"

#include <QUndoCommand>

namespace stellwerk {

// One undoable step: a list of edits and, once it was done, the list that undoes it.
class EditCommand final : public QUndoCommand
{
public:
    EditCommand(PackageDocument* document, const QString& text, QList<PackageEdit> edits, bool mergeable);

    void redo() override;
    void undo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

private:
    PackageDocument* m_document;
    QList<PackageEdit> m_edits;
    QList<PackageEdit> m_inverse;
    bool m_mergeable;
};

// The whole package becomes another: the views are built anew, and can be again.
class ReplaceCommand final : public QUndoCommand
{
public:
    ReplaceCommand(PackageDocument* document, const QString& text, ParentPackage after);

    void redo() override { m_document->setPackage(m_after); }
    void undo() override { m_document->setPackage(m_before); }

private:
    PackageDocument* m_document;
    ParentPackage m_before;
    ParentPackage m_after;
};

} // namespace stellwerk
