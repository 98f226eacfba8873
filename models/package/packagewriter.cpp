// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagefile.h"
#include "package/packagewords.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// A JSON value on one line. QJsonDocument writes arrays only, so the value travels in one.
QByteArray text(const QJsonValue& value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

// An object on one line with its keys in the order they were added.
class LineObject
{
public:
    void add(const QString& key, const QJsonValue& value) { addRaw(key, text(value)); }
    void addRaw(const QString& key, const QByteArray& value)
    {
        m_text += (m_text.isEmpty() ? QByteArray() : QByteArray(", ")) + text(key) + ": " + value;
    }
    void addText(const QString& key, const QString& value, const QString& standard = {})
    {
        if (value != standard)
            add(key, value);
    }
    // What a newer version wrote here; `nested` names the objects that carry their own unknown keys.
    void addUnknown(const QJsonObject& unknown, const QStringList& nested = {})
    {
        for (auto it = unknown.constBegin(); it != unknown.constEnd(); ++it) {
            if (!nested.contains(it.key()))
                add(it.key(), it.value());
        }
    }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] QByteArray line() const { return '{' + m_text + '}'; }

private:
    QByteArray m_text;
};

template <typename Enum, size_t N>
void addWord(LineObject& line, const QString& key, const Words<Enum, N>& words, Enum value)
{
    if (value != words.front().first)
        line.add(key, wordFor(words, value));
}

void addWhere(LineObject& line, const CandidateServers& where)
{
    if (where.servers.size() == 1)
        line.add(u"server"_s, where.servers.first());
    else if (!where.servers.isEmpty())
        line.add(u"servers"_s, QJsonArray::fromStringList(where.servers));
    line.addText(u"serverGroup"_s, where.group);
    line.addText(u"serverTag"_s, where.tag);
}

QByteArray retryLine(const RetryPolicy& retry, const QJsonObject& unknown)
{
    const RetryPolicy standard;
    LineObject line;
    if (retry.count != standard.count)
        line.add(u"count"_s, retry.count);
    if (retry.backoff != standard.backoff)
        line.add(u"backoffSeconds"_s, qint64(retry.backoff.count()));
    if (retry.factor != standard.factor && std::isfinite(retry.factor))
        line.add(u"factor"_s, retry.factor);
    line.addUnknown(unknown);
    return line.isEmpty() ? QByteArray() : line.line();
}

QByteArray taskLine(const Task& task)
{
    LineObject line;
    line.add(u"id"_s, task.id);
    line.addText(u"name"_s, task.name, task.job);
    line.addText(u"job"_s, task.job);
    addWhere(line, task.where);
    addWord(line, u"mode"_s, kModeWords, task.mode);
    addWord(line, u"join"_s, kJoinWords, task.join);
    if (task.timeout)
        line.add(u"timeoutSeconds"_s, qint64(task.timeout->count()));
    if (const QByteArray retry = retryLine(task.retry, task.unknownKeys.value(u"retry"_s).toObject());
        !retry.isEmpty())
        line.addRaw(u"retry"_s, retry);
    addWord(line, u"onCancel"_s, kOnCancelWords, task.onCancel);
    addWord(line, u"alreadyRunning"_s, kAlreadyRunningWords, task.alreadyRunning);
    line.addText(u"startStep"_s, task.startStep);
    if (task.weight != 1)
        line.add(u"weight"_s, task.weight);
    line.addText(u"group"_s, task.group);
    line.addText(u"note"_s, task.note);
    if (task.disabled)
        line.add(u"disabled"_s, true);
    line.addUnknown(task.unknownKeys, {u"retry"_s});
    return line.line();
}

QByteArray constraintLine(const Constraint& constraint)
{
    LineObject line;
    line.add(u"id"_s, constraint.id);
    line.add(u"from"_s, constraint.from);
    line.add(u"to"_s, constraint.to);
    line.add(u"kind"_s, wordFor(kKindWords, constraint.kind));
    line.addText(u"note"_s, constraint.note);
    line.addUnknown(constraint.unknownKeys);
    return line.line();
}

QByteArray groupLine(const Group& group)
{
    LineObject line;
    line.add(u"id"_s, group.id);
    line.addText(u"title"_s, group.title);
    if (group.maxConcurrent)
        line.add(u"maxConcurrent"_s, *group.maxConcurrent);
    line.addUnknown(group.unknownKeys);
    return line.line();
}

QByteArray noteLine(const StickyNote& note)
{
    LineObject line;
    line.add(u"id"_s, note.id);
    line.addText(u"text"_s, note.text);
    addWord(line, u"color"_s, kNoteColorWords, note.color);
    line.addUnknown(note.unknownKeys);
    return line.line();
}

QByteArray limitsLine(const ParentPackage& package)
{
    LineObject line;
    const QJsonObject unknown = package.unknownKeys.value(u"limits"_s).toObject();
    if (package.maxConcurrent)
        line.add(u"maxConcurrent"_s, *package.maxConcurrent);
    if (!package.maxConcurrentPerServer.isEmpty()) {
        QJsonObject perServer; // sorted by name, so that the order is stable
        for (auto it = package.maxConcurrentPerServer.cbegin(); it != package.maxConcurrentPerServer.cend();
             ++it)
            perServer.insert(it.key(), it.value());
        line.add(u"perServer"_s, perServer);
    }
    if (package.timeout)
        line.add(u"timeoutSeconds"_s, qint64(package.timeout->count()));
    if (package.refuseDisabledJobs)
        line.add(u"refuseDisabledJobs"_s, true);
    line.addUnknown(unknown);
    return line.isEmpty() ? QByteArray() : line.line();
}

QByteArray windowLine(const ParentPackage& package)
{
    LineObject line;
    if (package.window)
        line.add(u"endsBy"_s, package.window->endsBy);
    line.addUnknown(package.unknownKeys.value(u"window"_s).toObject());
    return line.isEmpty() ? QByteArray() : line.line();
}

QByteArray block(char open, const QList<QByteArray>& items, char close)
{
    if (items.isEmpty())
        return QByteArray(1, open) + close;
    return QByteArray(1, open) + "\n    " + items.join(",\n    ") + "\n  " + close;
}

template <typename Part>
QByteArray items(const QList<Part>& parts, QByteArray (*line)(const Part&))
{
    QList<QByteArray> lines;
    lines.reserve(parts.size());
    for (const Part& part : parts)
        lines.append(line(part));
    return block('[', lines, ']');
}

double finite(double value)
{
    return std::isfinite(value) ? value : 0.0;
}

// Tasks, notes, groups, each in their order, so that the place of a new one is one new line beside its
// neighbours'. What belongs to parts that are not there is kept, at the end.
QStringList layoutOrder(const ParentPackage& package)
{
    QSet<QString> open(package.layout.keyBegin(), package.layout.keyEnd());
    open |= QSet<QString>(package.noteSizes.keyBegin(), package.noteSizes.keyEnd());
    open |= package.folded;
    open |= package.locked;
    QStringList order;
    const auto take = [&](const auto& parts) {
        for (const auto& part : parts) {
            if (open.remove(part.id))
                order.append(part.id);
        }
    };
    take(package.tasks);
    take(package.notes);
    take(package.groups);
    QStringList others(open.cbegin(), open.cend());
    others.sort();
    return order + others;
}

QByteArray layoutBlock(const ParentPackage& package)
{
    const QJsonObject unknown = package.unknownKeys.value(u"layout"_s).toObject();
    const QStringList order = layoutOrder(package);
    QList<QByteArray> lines;
    for (const QString& id : order) {
        LineObject line;
        if (const auto place = package.layout.constFind(id); place != package.layout.cend()) {
            line.add(u"x"_s, finite(place->x()));
            line.add(u"y"_s, finite(place->y()));
        }
        if (const auto size = package.noteSizes.constFind(id); size != package.noteSizes.cend()) {
            line.add(u"width"_s, finite(size->width()));
            line.add(u"height"_s, finite(size->height()));
        }
        if (package.folded.contains(id))
            line.add(u"folded"_s, true);
        if (package.locked.contains(id))
            line.add(u"locked"_s, true);
        line.addUnknown(unknown.value(id).toObject());
        lines.append(text(id) + ": " + line.line());
    }
    return block('{', lines, '}');
}

} // namespace

QByteArray serializePackage(const ParentPackage& package)
{
    QList<QByteArray> parts;
    const auto add = [&](const QString& key, const QByteArray& value) {
        if (!value.isEmpty())
            parts.append(text(key) + ": " + value);
    };
    add(u"formatVersion"_s, QByteArray::number(kPackageFormatVersion));
    add(u"name"_s, text(package.name));
    if (!package.description.isEmpty())
        add(u"description"_s, text(package.description));
    add(u"limits"_s, limitsLine(package));
    add(u"window"_s, windowLine(package));
    if (!package.groups.isEmpty())
        add(u"groups"_s, items(package.groups, groupLine));
    add(u"tasks"_s, items(package.tasks, taskLine));
    add(u"constraints"_s, items(package.constraints, constraintLine));
    if (!package.notes.isEmpty())
        add(u"notes"_s, items(package.notes, noteLine));
    add(u"layout"_s, layoutBlock(package));
    for (auto it = package.unknownKeys.constBegin(); it != package.unknownKeys.constEnd(); ++it) {
        if (it.key() != u"limits" && it.key() != u"window" && it.key() != u"layout")
            add(it.key(), text(it.value()));
    }
    return "{\n  " + parts.join(",\n  ") + "\n}\n";
}

} // namespace stellwerk
