// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QHash>
#include <QJsonValue>

namespace stellwerk {

// How a part differs between two versions. Moved: its place on the canvas only.
enum class DiffChange { Added, Removed, Changed, Moved };

// A field by its key in the file ("timeoutSeconds", "retry.count"); undefined where it is left out, which
// means its default.
struct DiffField
{
    QString key;
    QJsonValue before;
    QJsonValue after;
    bool operator==(const DiffField&) const = default;
};

struct DiffItem
{
    // The list of the file that it stands in ("tasks", "constraints", "groups" …); "" for the package's own
    // settings, which have no id.
    QString list;
    QString id;
    DiffChange change = DiffChange::Changed;
    QList<DiffField> fields; // of Changed; a changed part may have moved besides
    bool moved = false;
    bool operator==(const DiffItem&) const = default;
};

// What differs between two versions of a package, part by part: parts are the same when their ids are. The
// order of parts in the file is no difference.
struct PackageDiff
{
    QList<DiffItem> items; // settings, then list by list; in the order of `after`, what was removed last

    [[nodiscard]] bool isEmpty() const { return items.isEmpty(); }
    [[nodiscard]] int count(DiffChange change) const;
    [[nodiscard]] const DiffItem* find(const QString& list, const QString& id) const;
};

// Looks at the packages as their files would say them, so that no field and no unknown key is forgotten.
[[nodiscard]] PackageDiff diffPackages(const ParentPackage& before, const ParentPackage& after);

// Both in one, for a picture: `after`, and what it no longer has at its old place.
[[nodiscard]] ParentPackage unionOfVersions(const ParentPackage& before, const ParentPackage& after);

// One field as a person reads it: "300", "SQL01, SQL02"; "" for undefined.
[[nodiscard]] QString diffValueText(const QJsonValue& value);

} // namespace stellwerk
