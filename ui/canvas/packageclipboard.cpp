// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasgeometry.h"
#include "canvas/packageeditor.h"

#include "fleet/fleetmodel.h"
#include "package/packagefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QSet>

#include <limits>
#include <memory>

// The clipboard side of the editor.
namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostPastedLines = 500;

QString mimeType(const char* name)
{
    return QString::fromLatin1(name);
}

// One "job" or "job<TAB>server" a line, as a spreadsheet or our own copy gives it.
QList<DroppedJob> jobsInText(const QString& text)
{
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() > kMostPastedLines)
        return {};
    QList<DroppedJob> jobs;
    for (const QString& line : lines) {
        const QStringList cells = line.split(u'\t');
        const QString job = cells.first().trimmed();
        if (!job.isEmpty() && job.size() <= 128) // sysname
            jobs.append({cells.value(1).trimmed(), job});
    }
    return jobs;
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

} // namespace

QMimeData* PackageEditor::copy(const QList<TaskId>& tasks) const
{
    const QSet<TaskId> chosen(tasks.cbegin(), tasks.cend());
    ParentPackage part;
    QStringList lines;
    for (const Task& task : package().tasks) {
        if (!chosen.contains(task.id))
            continue;
        part.tasks.append(task);
        part.layout.insert(task.id, package().layout.value(task.id));
        lines.append(task.job + u'\t' + task.where.servers.value(0));
    }
    for (const Constraint& c : package().constraints) {
        if (chosen.contains(c.from) && chosen.contains(c.to))
            part.constraints.append(c);
    }
    auto data = std::make_unique<QMimeData>();
    data->setData(mimeType(kPackageMimeType), serializePackage(part));
    data->setText(lines.join(u'\n'));
    return data.release();
}

bool PackageEditor::canPaste(const QMimeData* data)
{
    return data && (data->hasFormat(mimeType(kPackageMimeType)) ||
                    data->hasFormat(mimeType(FleetModel::kJobMimeType)) ||
                    (data->hasText() && !jobsInText(data->text()).isEmpty()));
}

QList<TaskId> PackageEditor::paste(const QMimeData* data, std::optional<QPointF> at)
{
    if (!canPaste(data))
        return {};
    if (data->hasFormat(mimeType(kPackageMimeType))) {
        const QByteArray json = data->data(mimeType(kPackageMimeType));
        const auto part = parsePackage(json);
        if (!part)
            return {};
        m_pastes = json == m_lastPasted ? m_pastes + 1 : 1;
        m_lastPasted = json;
        const QPointF step(2 * geometry::kGrid * m_pastes, 2 * geometry::kGrid * m_pastes);
        const QPointF offset = at ? *at - topLeftOf(part->package) : step;
        return addCopies(part->package, offset, false,
                         tr("Paste %n task(s)", nullptr, int(part->package.tasks.size())));
    }
    const QList<DroppedJob> jobs =
        data->hasFormat(mimeType(FleetModel::kJobMimeType)) ? jobsIn(data) : jobsInText(data->text());
    return addJobs(jobs, at.value_or(QPointF()));
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
