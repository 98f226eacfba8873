// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QHash>
#include <QJsonObject>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>

namespace stellwerk {

// What a .dtsx cannot say itself travels in string variables of the namespace "Stellwerk": one in every task,
// one in every container, one in the package. Variables are SSIS's own: its designer and its runtime keep
// them, nobody refuses them, they go with a task that is copied and vanish with one that is deleted. Beside
// each value stands what SSIS was *shown* for it: what somebody changed in SSIS wins over what was carried.
inline constexpr QLatin1StringView kCarrySpace("Stellwerk");
inline constexpr QLatin1StringView kTaskVariable("Stellwerk::Task");
inline constexpr QLatin1StringView kGroupVariable("Stellwerk::Group");
inline constexpr QLatin1StringView kPackageVariable("Stellwerk::Package");

// How SSIS sees a task.
struct ShownTask
{
    QString name; // ObjectName
    QString job;
    QString step;
    QString source; // the server in the connection string
    QString script; // "outcome" or "start"
    QString description;
    bool disabled = false;
};

struct TaskCarry
{
    Task task;
    ShownTask shown;
};

struct GroupCarry
{
    GroupId id;
    QString name; // the container's ObjectName
};

struct PackageCarry
{
    // Without tasks and constraints: those stand in the .dtsx.
    ParentPackage package;
    QString name; // as SSIS was shown it
    QString description;
    int maxConcurrent = -1;
    QStringList taskOrder;
    QList<Constraint> constraints;           // all of them, in the file's order
    QHash<QString, QString> constraintShown; // id → "ObjectName" it has
    QHash<QString, QString> constraintText;  // id → Description it has
    QStringList containers;                  // groups that are a container
    QHash<QString, QPointF> shown;           // where SSIS was shown a task or note
    QPointF origin;                          // to be added to places that SSIS changed
};

[[nodiscard]] QString toVariable(const TaskCarry& carry);
[[nodiscard]] QString toVariable(const GroupCarry& carry);
[[nodiscard]] QString toVariable(const PackageCarry& carry);
// Nothing: the text is not what was written (an older or newer version, or somebody edited it).
[[nodiscard]] std::optional<TaskCarry> taskCarry(const QString& text);
[[nodiscard]] std::optional<GroupCarry> groupCarry(const QString& text);
[[nodiscard]] std::optional<PackageCarry> packageCarry(const QString& text);

// Text as XML 1.0 can hold it; what it cannot becomes U+FFFD.
[[nodiscard]] QString xmlText(const QString& text);

} // namespace stellwerk
