// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/jsonfields.h"
#include "package/jsonlines.h"
#include "package/packagefile.h"
#include "package/packagewords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace stellwerk {

using namespace Qt::StringLiterals;
using jsonfields::Failure;
using jsonfields::Fields;

namespace {

CandidateServers parseWhere(Fields& fields, Failure& failure)
{
    CandidateServers where;
    if (fields.has(u"server"_s) && fields.has(u"servers"_s)) {
        failure.at(fields.pathOf(u"server"_s), u"it stands beside \"servers\"."_s,
                   u"Keep one of the two: \"server\" for one, \"servers\" for several."_s);
    }
    if (fields.has(u"server"_s))
        where.servers = {fields.text(u"server"_s)};
    else
        where.servers = fields.texts(u"servers"_s);
    where.group = fields.text(u"serverGroup"_s);
    where.tag = fields.text(u"serverTag"_s);
    return where;
}

void parseRetry(Fields& fields, Task& task)
{
    if (!fields.has(u"retry"_s))
        return;
    Fields retry = fields.object(u"retry"_s);
    const RetryPolicy standard;
    task.retry.count = retry.whole(u"count"_s).value_or(standard.count);
    task.retry.backoff =
        std::chrono::seconds(retry.whole(u"backoffSeconds"_s).value_or(int(standard.backoff.count())));
    task.retry.factor = retry.number(u"factor"_s, standard.factor);
    if (!retry.rest().isEmpty())
        task.unknownKeys.insert(u"retry"_s, retry.rest());
}

Task parseTask(const QJsonValue& value, const QString& path, Failure& failure)
{
    Fields fields(value, path, failure);
    Task task;
    task.id = fields.neededText(u"id"_s);
    task.job = fields.text(u"job"_s);
    task.name = fields.text(u"name"_s, task.job);
    task.where = parseWhere(fields, failure);
    task.mode = fields.word(u"mode"_s, kModeWords);
    task.join = fields.word(u"join"_s, kJoinWords);
    if (const auto seconds = fields.whole(u"timeoutSeconds"_s))
        task.timeout = std::chrono::seconds(*seconds);
    parseRetry(fields, task);
    task.onCancel = fields.word(u"onCancel"_s, kOnCancelWords);
    task.alreadyRunning = fields.word(u"alreadyRunning"_s, kAlreadyRunningWords);
    task.startStep = fields.text(u"startStep"_s);
    task.weight = fields.whole(u"weight"_s).value_or(1);
    task.group = fields.text(u"group"_s);
    task.note = fields.text(u"note"_s);
    task.disabled = fields.flag(u"disabled"_s);
    const QJsonObject rest = fields.rest();
    for (auto it = rest.constBegin(); it != rest.constEnd(); ++it)
        task.unknownKeys.insert(it.key(), it.value());
    return task;
}

Constraint parseConstraint(const QJsonValue& value, const QString& path, Failure& failure)
{
    Fields fields(value, path, failure);
    Constraint constraint;
    constraint.id = fields.neededText(u"id"_s);
    constraint.from = fields.neededText(u"from"_s);
    constraint.to = fields.neededText(u"to"_s);
    constraint.kind = fields.word(u"kind"_s, kKindWords);
    constraint.note = fields.text(u"note"_s);
    constraint.unknownKeys = fields.rest();
    return constraint;
}

Group parseGroup(const QJsonValue& value, const QString& path, Failure& failure)
{
    Fields fields(value, path, failure);
    Group group;
    group.id = fields.neededText(u"id"_s);
    group.title = fields.text(u"title"_s);
    group.maxConcurrent = fields.whole(u"maxConcurrent"_s);
    group.unknownKeys = fields.rest();
    return group;
}

StickyNote parseNote(const QJsonValue& value, const QString& path, Failure& failure)
{
    Fields fields(value, path, failure);
    StickyNote note;
    note.id = fields.neededText(u"id"_s);
    note.text = fields.text(u"text"_s);
    note.color = fields.word(u"color"_s, kNoteColorWords);
    note.unknownKeys = fields.rest();
    return note;
}

template <typename Part>
QList<Part> parseParts(Fields& top, const QString& key, Failure& failure,
                       Part (*parse)(const QJsonValue&, const QString&, Failure&))
{
    QList<Part> parts;
    QSet<QString> ids;
    const QJsonArray array = top.array(key);
    parts.reserve(array.size());
    for (qsizetype i = 0; i < array.size() && !failure.error(); ++i) {
        const QString path = u"%1[%2]"_s.arg(key).arg(i);
        parts.append(parse(array.at(i), path, failure));
        const QString& id = parts.constLast().id;
        if (ids.contains(id))
            failure.at(path, u"the id \"%1\" is there twice."_s.arg(id.left(80)), u"Give each its own id."_s);
        ids.insert(id);
    }
    return parts;
}

void parseLimits(Fields& top, ParentPackage& package)
{
    if (!top.has(u"limits"_s))
        return;
    Fields limits = top.object(u"limits"_s);
    package.maxConcurrent = limits.whole(u"maxConcurrent"_s);
    if (const auto seconds = limits.whole(u"timeoutSeconds"_s))
        package.timeout = std::chrono::seconds(*seconds);
    package.refuseDisabledJobs = limits.flag(u"refuseDisabledJobs"_s);
    if (limits.has(u"perServer"_s)) {
        Fields perServer = limits.object(u"perServer"_s);
        const QJsonObject servers = perServer.rest();
        for (auto it = servers.constBegin(); it != servers.constEnd(); ++it)
            package.maxConcurrentPerServer.insert(it.key(),
                                                  perServer.wholeOf(it.value(), perServer.pathOf(it.key())));
    }
    if (!limits.rest().isEmpty())
        package.unknownKeys.insert(u"limits"_s, limits.rest());
}

void parseWindow(Fields& top, ParentPackage& package)
{
    if (!top.has(u"window"_s))
        return;
    Fields window = top.object(u"window"_s);
    if (window.has(u"endsBy"_s))
        package.window = ProcessingWindow{window.text(u"endsBy"_s)};
    if (!window.rest().isEmpty())
        package.unknownKeys.insert(u"window"_s, window.rest());
}

void parseLayout(Fields& top, ParentPackage& package, Failure& failure)
{
    if (!top.has(u"layout"_s))
        return;
    Fields layout = top.object(u"layout"_s);
    QJsonObject unknown;
    const QStringList ids = layout.rest().keys();
    for (const QString& id : ids) {
        Fields entry = layout.object(id);
        const bool sized = entry.has(u"width"_s) || entry.has(u"height"_s);
        const bool placed = entry.has(u"x"_s) || entry.has(u"y"_s);
        const bool marked = sized || entry.has(u"folded"_s) || entry.has(u"locked"_s);
        if (placed || !marked) {
            if (!entry.has(u"x"_s) || !entry.has(u"y"_s))
                failure.at(layout.pathOf(id), u"a place needs x and y."_s,
                           u"Add them, or remove the entry."_s);
            const double x = entry.number(u"x"_s, 0);
            const double y = entry.number(u"y"_s, 0);
            package.layout.insert(id, QPointF(x, y));
        }
        if (sized) {
            const QSizeF size(entry.number(u"width"_s, -1), entry.number(u"height"_s, -1));
            if (!size.isValid())
                failure.at(layout.pathOf(id), u"a size needs width and height, neither below 0."_s,
                           u"Correct them, or remove both."_s);
            package.noteSizes.insert(id, size);
        }
        if (entry.flag(u"folded"_s))
            package.folded.insert(id);
        if (entry.flag(u"locked"_s))
            package.locked.insert(id);
        if (!entry.rest().isEmpty())
            unknown.insert(id, entry.rest());
    }
    if (!unknown.isEmpty())
        package.unknownKeys.insert(u"layout"_s, unknown);
}

void checkEnds(const ParentPackage& package, Failure& failure)
{
    QSet<TaskId> ids;
    for (const Task& task : package.tasks)
        ids.insert(task.id);
    for (qsizetype i = 0; i < package.constraints.size(); ++i) {
        for (const TaskId& end : {package.constraints.at(i).from, package.constraints.at(i).to}) {
            if (!ids.contains(end))
                failure.at(u"constraints[%1]"_s.arg(i),
                           u"there is no task with the id \"%1\"."_s.arg(end.left(80)),
                           u"Correct the id, or remove the constraint."_s);
        }
    }
}

// Places are kept by id, so a note needs one of its own.
void checkNoteIds(const ParentPackage& package, Failure& failure)
{
    if (package.notes.isEmpty())
        return;
    QSet<QString> ids;
    for (const Task& task : package.tasks)
        ids.insert(task.id);
    for (const Group& group : package.groups)
        ids.insert(group.id);
    for (qsizetype i = 0; i < package.notes.size(); ++i) {
        if (ids.contains(package.notes.at(i).id))
            failure.at(u"notes[%1]"_s.arg(i),
                       u"the id \"%1\" is a task's or a group's."_s.arg(package.notes.at(i).id.left(80)),
                       u"Give the note its own id."_s);
    }
}

ParentPackage parseTop(const QJsonObject& object, Failure& failure)
{
    Fields top(object, {}, failure);
    ParentPackage package;
    const std::optional<int> version = top.whole(u"formatVersion"_s);
    if (!version)
        failure.at({}, u"the key \"formatVersion\" is missing, so this is no parent package."_s,
                   u"Choose a *.stellwerk file."_s);
    else if (*version > kPackageFormatVersion)
        failure.at(
            u"formatVersion"_s,
            u"version %1 was written by a newer Stellwerk; this one reads up to %2."_s.arg(*version).arg(
                kPackageFormatVersion),
            u"Update Stellwerk."_s);
    else if (*version < 1)
        failure.at(u"formatVersion"_s, u"there is no version %1."_s.arg(*version), u"Use 1."_s);
    package.name = top.text(u"name"_s);
    package.description = top.text(u"description"_s);
    parseLimits(top, package);
    parseWindow(top, package);
    package.groups = parseParts<Group>(top, u"groups"_s, failure, parseGroup);
    package.tasks = parseParts<Task>(top, u"tasks"_s, failure, parseTask);
    package.constraints = parseParts<Constraint>(top, u"constraints"_s, failure, parseConstraint);
    package.notes = parseParts<StickyNote>(top, u"notes"_s, failure, parseNote);
    parseLayout(top, package, failure);
    checkEnds(package, failure);
    checkNoteIds(package, failure);
    const QJsonObject rest = top.rest();
    for (auto it = rest.constBegin(); it != rest.constEnd(); ++it)
        package.unknownKeys.insert(it.key(), it.value());
    return package;
}

template <typename Part>
QHash<QString, int> linesOf(const QList<Part>& parts, const QString& key, const JsonLines& lines)
{
    QHash<QString, int> byId;
    for (qsizetype i = 0; i < parts.size(); ++i)
        byId.insert(parts.at(i).id, lines.lineOfItem(key, i));
    return byId;
}

} // namespace

tl::expected<LoadedPackage, PackageFileError> parsePackage(const QByteArray& bytes)
{
    if (bytes.size() > kMaxPackageBytes) {
        return tl::unexpected(
            PackageFileError{{},
                             0,
                             u"the file is larger than 10 MB, so it is no parent package."_s,
                             u"Choose another file."_s});
    }
    const QByteArray json = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        return tl::unexpected(
            PackageFileError{{},
                             lineOfOffset(json, parseError.offset),
                             u"this is not valid JSON in UTF-8: %1."_s.arg(parseError.errorString()),
                             u"Correct the text there, or take the file from a backup."_s});
    }
    if (!document.isObject()) {
        return tl::unexpected(PackageFileError{{},
                                               1,
                                               u"a parent package is a JSON object, and this is a list."_s,
                                               u"Choose a *.stellwerk file."_s});
    }
    Failure failure;
    LoadedPackage loaded{parseTop(document.object(), failure), {}};
    const JsonLines lines(json);
    if (failure.error()) {
        PackageFileError error = *failure.error();
        error.line = lines.lineOf(error.path);
        return tl::unexpected(error);
    }
    loaded.lines.tasks = linesOf(loaded.package.tasks, u"tasks"_s, lines);
    loaded.lines.constraints = linesOf(loaded.package.constraints, u"constraints"_s, lines);
    loaded.lines.groups = linesOf(loaded.package.groups, u"groups"_s, lines);
    return loaded;
}

} // namespace stellwerk
