// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <optional>

namespace stellwerk {

// The package as its file has it, and whether the open one still says the same: exactly when both would be
// written alike. Cheap after every edit: while one part is known to differ, only that part is looked at; the
// whole is compared only when that part is back to what it was. Main thread.
class SavedState final
{
public:
    // Null: there is no file that says the same, whatever is edited.
    void set(std::optional<ParentPackage> saved);
    [[nodiscard]] bool differs(const ParentPackage& now) const;
    [[nodiscard]] const std::optional<ParentPackage>& saved() const { return m_saved; }

private:
    // A part that differs, as far as is known. Tasks and constraints by their place: the order is in the
    // file.
    struct Witness
    {
        enum Kind { None, Task, Constraint, Place, Rest } kind = None;
        qsizetype index = 0;
        QString id;
    };
    [[nodiscard]] bool stillDiffers(const ParentPackage& now) const;
    [[nodiscard]] Witness look(const ParentPackage& now) const;

    std::optional<ParentPackage> m_saved;
    mutable Witness m_witness;
};

} // namespace stellwerk
