// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dtsxcarry.h"

#include "package/packagefile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCarryVersion = 1;

bool xmlHolds(const QString& text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate())
        return at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
    if (c.isLowSurrogate())
        return at > 0 && text.at(at - 1).isHighSurrogate();
    const ushort code = c.unicode();
    return (code >= 0x20 || code == '\t' || code == '\n' || code == '\r') && code < 0xFFFE;
}

// Compact JSON that XML can hold: what it cannot hold is escaped, which JSON understands within strings, and
// it stands nowhere else.
QString compact(const QJsonObject& object)
{
    const QString text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QString held;
    held.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (xmlHolds(text, i))
            held += text.at(i);
        else
            held += u"\\u%1"_s.arg(text.at(i).unicode(), 4, 16, QLatin1Char('0'));
    }
    return held;
}

std::optional<QJsonObject> carried(const QString& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject() || document.object().value(u"v"_s).toInt() != kCarryVersion)
        return {};
    return document.object();
}

// The format of files is the format of what travels: whatever it learns travels, too.
QJsonObject toObject(const ParentPackage& package)
{
    return QJsonDocument::fromJson(serializePackage(package)).object();
}

std::optional<ParentPackage> fromObject(const QJsonObject& object)
{
    auto loaded = parsePackage(QJsonDocument(object).toJson(QJsonDocument::Compact));
    if (!loaded)
        return {};
    return std::move(loaded->package);
}

// Constraints need their ends to stand in a file.
QList<Task> endsOf(const QStringList& ids)
{
    QList<Task> tasks;
    for (const QString& id : ids) {
        Task task;
        task.id = id;
        tasks.append(task);
    }
    return tasks;
}

QJsonObject toObject(const QHash<QString, QString>& texts)
{
    QJsonObject object;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QHash<QString, QString> textsOf(const QJsonObject& object)
{
    QHash<QString, QString> texts;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        texts.insert(it.key(), it.value().toString());
    return texts;
}

QStringList stringsOf(const QJsonArray& array)
{
    QStringList strings;
    for (const QJsonValue& value : array)
        strings.append(value.toString());
    strings.removeDuplicates();
    return strings;
}

QPointF pointOf(const QJsonValue& value)
{
    const QJsonArray pair = value.toArray();
    return pair.size() == 2 ? QPointF(pair.at(0).toDouble(), pair.at(1).toDouble()) : QPointF();
}

} // namespace

QString xmlText(const QString& text)
{
    QString held = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!xmlHolds(text, i))
            held[i] = QChar::ReplacementCharacter;
    }
    return held;
}

QString toVariable(const TaskCarry& carry)
{
    ParentPackage alone;
    alone.tasks = {carry.task};
    const ShownTask& shown = carry.shown;
    return compact({{u"v"_s, kCarryVersion},
                    {u"task"_s, toObject(alone).value(u"tasks"_s).toArray().at(0)},
                    {u"shown"_s, QJsonObject{{u"name"_s, shown.name},
                                             {u"job"_s, shown.job},
                                             {u"step"_s, shown.step},
                                             {u"source"_s, shown.source},
                                             {u"script"_s, shown.script},
                                             {u"description"_s, shown.description},
                                             {u"disabled"_s, shown.disabled}}}});
}

std::optional<TaskCarry> taskCarry(const QString& text)
{
    const auto object = carried(text);
    if (!object)
        return {};
    const auto alone = fromObject(
        {{u"formatVersion"_s, kPackageFormatVersion}, {u"tasks"_s, QJsonArray{object->value(u"task"_s)}}});
    if (!alone || alone->tasks.size() != 1)
        return {};
    const QJsonObject shown = object->value(u"shown"_s).toObject();
    const auto word = [&](const QString& key) { return shown.value(key).toString(); };
    return TaskCarry{alone->tasks.first(),
                     {word(u"name"_s), word(u"job"_s), word(u"step"_s), word(u"source"_s), word(u"script"_s),
                      word(u"description"_s), shown.value(u"disabled"_s).toBool()}};
}

QString toVariable(const GroupCarry& carry)
{
    return compact({{u"v"_s, kCarryVersion}, {u"group"_s, carry.id}, {u"name"_s, carry.name}});
}

std::optional<GroupCarry> groupCarry(const QString& text)
{
    const auto object = carried(text);
    if (!object || object->value(u"group"_s).toString().isEmpty())
        return {};
    return GroupCarry{object->value(u"group"_s).toString(), object->value(u"name"_s).toString()};
}

QString toVariable(const PackageCarry& carry)
{
    ParentPackage rest = carry.package;
    rest.tasks.clear();
    rest.constraints.clear();
    ParentPackage edges;
    edges.tasks = endsOf(carry.taskOrder);
    edges.constraints = carry.constraints;
    QJsonObject places;
    for (auto it = carry.shown.cbegin(); it != carry.shown.cend(); ++it)
        places.insert(it.key(), QJsonArray{it->x(), it->y()});
    return compact({{u"v"_s, kCarryVersion},
                    {u"package"_s, toObject(rest)},
                    {u"name"_s, carry.name},
                    {u"description"_s, carry.description},
                    {u"maxConcurrent"_s, carry.maxConcurrent},
                    {u"tasks"_s, QJsonArray::fromStringList(carry.taskOrder)},
                    {u"constraints"_s, toObject(edges).value(u"constraints"_s)},
                    {u"constraintNames"_s, toObject(carry.constraintShown)},
                    {u"constraintTexts"_s, toObject(carry.constraintText)},
                    {u"containers"_s, QJsonArray::fromStringList(carry.containers)},
                    {u"places"_s, places},
                    {u"origin"_s, QJsonArray{carry.origin.x(), carry.origin.y()}}});
}

std::optional<PackageCarry> packageCarry(const QString& text)
{
    const auto object = carried(text);
    if (!object)
        return {};
    auto package = fromObject(object->value(u"package"_s).toObject());
    if (!package || !package->tasks.isEmpty())
        return {};
    PackageCarry carry;
    carry.package = std::move(*package);
    carry.name = object->value(u"name"_s).toString();
    carry.description = object->value(u"description"_s).toString();
    carry.maxConcurrent = object->value(u"maxConcurrent"_s).toInt(-1);
    carry.taskOrder = stringsOf(object->value(u"tasks"_s).toArray());
    ParentPackage ends;
    ends.tasks = endsOf(carry.taskOrder);
    QJsonObject edges = toObject(ends);
    edges.insert(u"constraints"_s, object->value(u"constraints"_s));
    const auto read = fromObject(edges);
    if (!read)
        return {};
    carry.constraints = read->constraints;
    carry.constraintShown = textsOf(object->value(u"constraintNames"_s).toObject());
    carry.constraintText = textsOf(object->value(u"constraintTexts"_s).toObject());
    carry.containers = stringsOf(object->value(u"containers"_s).toArray());
    const QJsonObject places = object->value(u"places"_s).toObject();
    for (auto it = places.constBegin(); it != places.constEnd(); ++it)
        carry.shown.insert(it.key(), pointOf(it.value()));
    carry.origin = pointOf(object->value(u"origin"_s));
    return carry;
}

} // namespace stellwerk
