// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

namespace stellwerk {

// Anything on the canvas that a person can go to, by kind and id.
struct CanvasPart
{
    enum class Kind { None, Task, Constraint, Group, Note } kind = Kind::None;
    QString id;
    bool operator==(const CanvasPart&) const = default;
    [[nodiscard]] bool isNone() const { return kind == Kind::None; }
};

[[nodiscard]] inline size_t qHash(const CanvasPart& part, size_t seed = 0)
{
    return qHashMulti(seed, int(part.kind), part.id);
}

} // namespace stellwerk
