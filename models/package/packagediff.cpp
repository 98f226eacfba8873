// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagediff.h"

#include "package/packagefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// A list of parts: objects that each have an id.
bool isParts(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    return !array.isEmpty() && std::all_of(array.cbegin(), array.cend(), [](const QJsonValue& part) {
        return part.toObject().value(u"id"_s).isString();
    });
}

QHash<QString, QJsonObject> byId(const QJsonArray& parts)
{
    QHash<QString, QJsonObject> found;
    found.reserve(parts.size());
    for (const QJsonValue& part : parts)
        found.insert(part.toObject().value(u"id"_s).toString(), part.toObject());
    return found;
}

void compareObjects(const QString& prefix, const QJsonObject& before, const QJsonObject& after,
                    QList<DiffField>& fields)
{
    QStringList keys = before.keys();
    for (const QString& key : after.keys()) {
        if (!before.contains(key))
            keys.append(key);
    }
    std::sort(keys.begin(), keys.end());
    for (const QString& key : std::as_const(keys)) {
        const QJsonValue old = before.value(key);
        const QJsonValue now = after.value(key);
        if (old == now)
            continue;
        // A part that is an object ("retry"), and may be left out as a whole.
        if (old.isObject() || now.isObject())
            compareObjects(prefix + key + u'.', old.toObject(), now.toObject(), fields);
        else
            fields.append({prefix + key, old, now});
        if ((old.isObject() && old.toObject().isEmpty()) != (now.isObject() && now.toObject().isEmpty()) &&
            (old.isUndefined() || now.isUndefined()))
            fields.append({prefix + key, old, now}); // an empty object against nothing
    }
}

class Comparison
{
public:
    Comparison(const QJsonObject& before, const QJsonObject& after)
        : m_before(before)
        , m_after(after)
        , m_placesBefore(before.value(u"layout"_s).toObject())
        , m_placesAfter(after.value(u"layout"_s).toObject())
    {}

    PackageDiff run()
    {
        settings();
        QStringList lists;
        for (const QJsonObject& version : {m_after, m_before}) {
            for (auto it = version.constBegin(); it != version.constEnd(); ++it) {
                if (isParts(it.value()) && !lists.contains(it.key()))
                    lists.append(it.key());
            }
        }
        for (const QString& first : {u"tasks"_s, u"constraints"_s}) { // what a run is made of comes first
            if (lists.removeOne(first))
                parts(first);
        }
        for (const QString& list : std::as_const(lists))
            parts(list);
        return m_diff;
    }

private:
    void settings()
    {
        const auto own = [](QJsonObject version) {
            version.remove(u"layout"_s);
            const QStringList keys = version.keys();
            for (const QString& key : keys) {
                if (isParts(version.value(key)) || version.value(key) == QJsonArray())
                    version.remove(key);
            }
            return version;
        };
        DiffItem item;
        compareObjects({}, own(m_before), own(m_after), item.fields);
        if (!item.fields.isEmpty())
            m_diff.items.append(item);
    }

    void parts(const QString& list)
    {
        const QJsonArray before = m_before.value(list).toArray();
        const QJsonArray after = m_after.value(list).toArray();
        const QHash<QString, QJsonObject> old = byId(before);
        QSet<QString> seen;
        for (const QJsonValue& value : after) {
            const QJsonObject now = value.toObject();
            DiffItem item{list, now.value(u"id"_s).toString(), DiffChange::Added, {}, false};
            seen.insert(item.id);
            if (const auto was = old.constFind(item.id); was != old.cend())
                compare(item, *was, now);
            else
                m_diff.items.append(item);
        }
        for (const QJsonValue& value : before) {
            const QString id = value.toObject().value(u"id"_s).toString();
            if (!seen.contains(id))
                m_diff.items.append({list, id, DiffChange::Removed, {}, false});
        }
    }

    void compare(DiffItem& item, const QJsonObject& was, const QJsonObject& now)
    {
        compareObjects({}, was, now, item.fields);
        // The layout holds places and sizes, and what else is no logic: folded, locked.
        QList<DiffField> layout;
        compareObjects({}, m_placesBefore.value(item.id).toObject(), m_placesAfter.value(item.id).toObject(),
                       layout);
        for (DiffField& field : layout) {
            static const QSet<QString> places{u"x"_s, u"y"_s, u"width"_s, u"height"_s};
            if (places.contains(field.key)) {
                item.moved = true;
            } else {
                field.key.prepend(u"layout."_s);
                item.fields.append(field);
            }
        }
        if (item.fields.isEmpty() && !item.moved)
            return;
        item.change = item.fields.isEmpty() ? DiffChange::Moved : DiffChange::Changed;
        m_diff.items.append(item);
    }

    QJsonObject m_before;
    QJsonObject m_after;
    QJsonObject m_placesBefore;
    QJsonObject m_placesAfter;
    PackageDiff m_diff;
};

QJsonObject objectOf(const ParentPackage& package)
{
    return QJsonDocument::fromJson(serializePackage(package)).object();
}

template <typename Part>
void addMissing(QList<Part>& to, const QList<Part>& from)
{
    QSet<QString> there;
    for (const Part& part : std::as_const(to))
        there.insert(part.id);
    for (const Part& part : from) {
        if (!there.contains(part.id))
            to.append(part);
    }
}

} // namespace

int PackageDiff::count(DiffChange change) const
{
    return int(std::count_if(items.cbegin(), items.cend(),
                             [&](const DiffItem& item) { return item.change == change; }));
}

const DiffItem* PackageDiff::find(const QString& list, const QString& id) const
{
    const auto it = std::find_if(items.cbegin(), items.cend(),
                                 [&](const DiffItem& item) { return item.list == list && item.id == id; });
    return it == items.cend() ? nullptr : &*it;
}

PackageDiff diffPackages(const ParentPackage& before, const ParentPackage& after)
{
    return Comparison(objectOf(before), objectOf(after)).run();
}

ParentPackage unionOfVersions(const ParentPackage& before, const ParentPackage& after)
{
    ParentPackage both = after;
    addMissing(both.tasks, before.tasks);
    addMissing(both.constraints, before.constraints);
    addMissing(both.groups, before.groups);
    addMissing(both.notes, before.notes);
    for (auto it = before.layout.cbegin(); it != before.layout.cend(); ++it) {
        if (!both.layout.contains(it.key()))
            both.layout.insert(it.key(), it.value());
    }
    for (auto it = before.noteSizes.cbegin(); it != before.noteSizes.cend(); ++it) {
        if (!both.noteSizes.contains(it.key()))
            both.noteSizes.insert(it.key(), it.value());
    }
    both.folded.clear(); // nothing is to hide
    return both;
}

QString diffValueText(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QString::number(value.toDouble());
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue& part : value.toArray())
            parts.append(diffValueText(part));
        return parts.join(u", "_s);
    }
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

} // namespace stellwerk
