// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <tl/expected.hpp>

namespace stellwerk {

// Why a file is not a parent package: where, what, and what to do. English; `text` names the place already.
struct PackageFileError
{
    QString path; // in the JSON: "tasks[3].retry.count"; empty: the file as a whole
    int line = 0; // 1..; 0: not known
    QString text; // one sentence
    QString nextStep;
    [[nodiscard]] QString message() const; // "line 12, tasks[3].job: …. …"
};

// Lines of the parts in the file they were read from, for problems and editors.
struct PackageLines
{
    QHash<TaskId, int> tasks;
    QHash<ConstraintId, int> constraints;
    QHash<GroupId, int> groups;
};

struct LoadedPackage
{
    ParentPackage package;
    PackageLines lines;
};

// *.stellwerk, docs/formats/parent-package.schema.json: UTF-8 JSON, keys in a fixed order, one task,
// constraint, group, note and layout entry a line, defaults left out, unknown keys kept at every level.
inline constexpr int kPackageFormatVersion = 1;
inline constexpr qint64 kMaxPackageBytes = 10 * 1024 * 1024; // more is refused, not read

[[nodiscard]] tl::expected<LoadedPackage, PackageFileError> parsePackage(const QByteArray& json);
[[nodiscard]] QByteArray serializePackage(const ParentPackage& package);

[[nodiscard]] tl::expected<LoadedPackage, PackageFileError> loadPackage(const QString& file);
// Atomic: the old file stays whole when writing fails.
[[nodiscard]] tl::expected<void, PackageFileError> savePackage(const ParentPackage& package,
                                                               const QString& file);

} // namespace stellwerk
