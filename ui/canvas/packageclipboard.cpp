// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasgeometry.h"
#include "canvas/packageeditor.h"
#include "canvas/packagegraph.h"
#include "canvas/pastetext.h"

#include "fleet/fleetmodel.h"
#include "package/packagefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QSet>

#include <algorithm>
#include <limits>
#include <memory>

// The clipboard side of the editor.
namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString mimeType(const char* name)
{
    return QString::fromLatin1(name);
}

QPointF topLeftOf(const ParentPackage& part)
{
    double x = std::numeric_limits<double>::max();
    double y = x;
    for (const QPointF& at : part.layout) {
        x = std::min(x, at.x());
        y = std::min(y, at.y());
    }
    return part.layout.isEmpty() ? QPointF() : QPointF(x, y);
}

// Constraints between the copied tasks and others, which a part of a package cannot hold. The other end is
// told by id, name and job: the text may be pasted into another package.
constexpr char kOuterMimeType[] = "application/x-stellwerk-outer-constraints";

QByteArray outerConstraints(const ParentPackage& package, const QSet<TaskId>& chosen)
{
    QJsonArray all;
    for (const Constraint& c : package.constraints) {
        const bool leaves = chosen.contains(c.from);
        if (leaves == chosen.contains(c.to))
            continue;
        const Task* other = package.task(leaves ? c.to : c.from);
        if (!other)
            continue;
        all.append(QJsonObject{{"from"_L1, c.from},
                               {"to"_L1, c.to},
                               {"kind"_L1, int(c.kind)},
                               {"note"_L1, c.note},
                               {"leaves"_L1, leaves},
                               {"name"_L1, other->name},
                               {"job"_L1, other->job}});
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

// Ids of a part that no document has: its own may be those of other tasks of the package it goes to.
TaskId foreign(const TaskId& id)
{
    return u"copied:"_s + id;
}

// Adds those whose other end is here: the same task, else the one task of that name and job.
void addOuter(ParentPackage& part, const QByteArray& json, const ParentPackage& package)
{
    QHash<QString, QPointF> layout;
    for (Task& task : part.tasks) {
        if (part.layout.contains(task.id))
            layout.insert(foreign(task.id), part.layout.take(task.id));
        task.id = foreign(task.id);
    }
    part.layout.insert(layout);
    for (Constraint& constraint : part.constraints) {
        constraint.from = foreign(constraint.from);
        constraint.to = foreign(constraint.to);
    }
    PackageGraph graph(package);
    for (const Constraint& inner : std::as_const(part.constraints))
        graph.add(inner.from, inner.to);
    for (const QJsonValue& value : QJsonDocument::fromJson(json).array()) {
        const QJsonObject object = value.toObject();
        const bool leaves = object.value("leaves"_L1).toBool();
        Constraint constraint;
        constraint.from = object.value("from"_L1).toString();
        constraint.to = object.value("to"_L1).toString();
        constraint.kind = ConstraintKind(std::clamp(object.value("kind"_L1).toInt(), 0, 2));
        constraint.note = object.value("note"_L1).toString();
        TaskId& other = leaves ? constraint.to : constraint.from;
        QList<TaskId> same;
        for (const Task& task : package.tasks) {
            if (task.name != object.value("name"_L1).toString() ||
                task.job != object.value("job"_L1).toString())
                continue;
            if (task.id == other)
                same.prepend(task.id);
            else
                same.append(task.id);
        }
        if (same.isEmpty() || (same.size() > 1 && same.first() != other))
            continue;
        other = same.first();
        TaskId& mine = leaves ? constraint.from : constraint.to;
        mine = foreign(mine);
        if (graph.wouldCircle(constraint.from, constraint.to))
            continue; // here the others stand in another order
        graph.add(constraint.from, constraint.to);
        constraint.id = u"outer:%1"_s.arg(part.constraints.size() + 1);
        part.constraints.append(constraint);
    }
}

} // namespace

QMimeData* PackageEditor::copy(const QList<TaskId>& tasks) const
{
    return copy(CanvasSelection{{tasks.cbegin(), tasks.cend()}});
}

QMimeData* PackageEditor::copy(const CanvasSelection& chosen) const
{
    ParentPackage part = partOf(chosen);
    QSet<TaskId> tasks;
    QStringList lines;
    for (const Task& task : std::as_const(part.tasks)) {
        tasks.insert(task.id);
        lines.append(task.job + u'\t' + task.where.servers.value(0));
    }
    part.constraints.removeIf(
        [&tasks](const Constraint& c) { return !tasks.contains(c.from) || !tasks.contains(c.to); });
    for (const StickyNote& note : std::as_const(part.notes)) {
        if (part.tasks.isEmpty()) // else they would be taken for jobs
            lines.append(note.text);
    }
    auto data = std::make_unique<QMimeData>();
    data->setData(mimeType(kPackageMimeType), serializePackage(part));
    data->setData(mimeType(kOuterMimeType), outerConstraints(package(), tasks));
    data->setText(lines.join(u'\n'));
    return data.release();
}

bool PackageEditor::hasParts(const QMimeData* data)
{
    if (!data || !data->hasFormat(mimeType(kPackageMimeType)))
        return false;
    const auto part = parsePackage(data->data(mimeType(kPackageMimeType)));
    return part && (!part->package.groups.isEmpty() || !part->package.notes.isEmpty());
}

bool PackageEditor::canPaste(const QMimeData* data)
{
    return data && (data->hasFormat(mimeType(kPackageMimeType)) ||
                    data->hasFormat(mimeType(FleetModel::kJobMimeType)) ||
                    (data->hasText() && holdsJobs(data->text())));
}

QList<TaskId> PackageEditor::paste(const QMimeData* data, std::optional<QPointF> at, bool keepOuter,
                                   QStringList* problems)
{
    if (!canPaste(data))
        return {};
    if (data->hasFormat(mimeType(kPackageMimeType))) {
        const QByteArray json = data->data(mimeType(kPackageMimeType));
        auto part = parsePackage(json);
        if (!part)
            return {};
        if (keepOuter)
            addOuter(part->package, data->data(mimeType(kOuterMimeType)), package());
        m_pastes = json == m_lastPasted ? m_pastes + 1 : 1;
        m_lastPasted = json;
        const QPointF step(2 * geometry::kGrid * m_pastes, 2 * geometry::kGrid * m_pastes);
        const QPointF offset = at ? *at - topLeftOf(part->package) : step;
        return addCopies(part->package, offset, keepOuter,
                         part->package.tasks.isEmpty()
                             ? tr("Paste %n note(s)", nullptr, int(part->package.notes.size()))
                             : tr("Paste %n task(s)", nullptr, int(part->package.tasks.size())));
    }
    if (data->hasFormat(mimeType(FleetModel::kJobMimeType)))
        return addJobs(jobsIn(data), at.value_or(QPointF()));
    const PastedText text = packageFromText(data->text(), package());
    if (problems)
        *problems = text.problems;
    return addCopies(text.part, at.value_or(QPointF()), true,
                     tr("Paste %n task(s)", nullptr, int(text.part.tasks.size())));
}

QList<DroppedJob> PackageEditor::jobsIn(const QMimeData* data)
{
    QList<DroppedJob> jobs;
    const auto document = QJsonDocument::fromJson(data->data(mimeType(FleetModel::kJobMimeType)));
    for (const QJsonValue& value : document.array()) {
        const QJsonObject object = value.toObject();
        const QString job = object.value("job"_L1).toString();
        if (!job.isEmpty())
            jobs.append({object.value("server"_L1).toString(), job});
    }
    return jobs;
}

} // namespace stellwerk
