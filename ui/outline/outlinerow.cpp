// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/outlinerow.h"

#include "canvas/pathplan.h"
#include "canvas/taskpicture.h"
#include "theme/durationtext.h"

#include <QCoreApplication>

#include <limits>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::Outline)
};

constexpr qint64 kUnknown = std::numeric_limits<qint64>::max(); // sorts behind every figure

std::optional<std::chrono::seconds> took(const RunModel::TaskRow* row)
{
    if (!row || !row->started.isValid() || !row->ended.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::max<qint64>(0, row->started.secsTo(row->ended)));
}

} // namespace

QString OutlineRow::titleOf(OutlineColumn column)
{
    switch (column) {
    case OutlineColumn::Name:
        return Text::tr("Task");
    case OutlineColumn::Job:
        return Text::tr("Job");
    case OutlineColumn::Server:
        return Text::tr("Server");
    case OutlineColumn::State:
        return Text::tr("State");
    case OutlineColumn::Duration:
        return Text::tr("Duration");
    case OutlineColumn::After:
        return Text::tr("Comes after");
    case OutlineColumn::Join:
        return Text::tr("Starts after");
    case OutlineColumn::TimeOut:
        return Text::tr("Time-out");
    case OutlineColumn::Retries:
        return Text::tr("Retries");
    case OutlineColumn::Group:
        return Text::tr("Group");
    case OutlineColumn::Disabled:
        return Text::tr("Disabled");
    case OutlineColumn::Slack:
        return Text::tr("Slack");
    case OutlineColumn::Note:
        return Text::tr("Note");
    case OutlineColumn::Count:
        break;
    }
    return {};
}

bool OutlineRow::sortsByNumber(OutlineColumn column)
{
    return column == OutlineColumn::Duration || column == OutlineColumn::TimeOut ||
           column == OutlineColumn::Retries || column == OutlineColumn::Slack;
}

OutlineRow OutlineRow::of(const Task& task, const Source& source)
{
    OutlineRow row;
    const auto text = [&](OutlineColumn column) -> QString& { return row.text.at(std::size_t(column)); };
    const auto number = [&](OutlineColumn column) -> qint64& { return row.number.at(std::size_t(column)); };
    text(OutlineColumn::Name) = task.name.isEmpty() ? task.job : task.name;
    text(OutlineColumn::Job) = task.job;
    const QString servers =
        task.where.servers.size() > 1 ? task.where.servers.join(u", "_s) : whereText(task.where);
    text(OutlineColumn::Server) = source.run && !source.run->server.isEmpty() ? source.run->server : servers;
    if (source.run) {
        row.look = lookOf(source.run->state, source.run->outcome);
        text(OutlineColumn::State) = source.run->outcome ? shownEnd(*source.run->outcome, source.run->failure)
                                                         : shownWord(source.run->state);
    }
    number(OutlineColumn::Duration) = kUnknown;
    if (const auto real = took(source.run)) {
        text(OutlineColumn::Duration) = durationText(*real);
        number(OutlineColumn::Duration) = real->count();
    } else if (const auto usual = source.plan ? source.plan->usual(task) : std::nullopt) {
        text(OutlineColumn::Duration) = u'\u2248' + durationText(*usual);
        number(OutlineColumn::Duration) = usual->count();
    }
    QStringList after;
    for (const auto& [name, kind] : source.after)
        after.append(u"%1 (%2)"_s.arg(name, shownWord(kind)));
    text(OutlineColumn::After) = after.join(u", "_s);
    if (source.after.size() > 1)
        text(OutlineColumn::Join) =
            task.join == Join::Any ? Text::tr("any of them") : Text::tr("all of them");
    number(OutlineColumn::TimeOut) = kUnknown;
    if (task.timeout) {
        text(OutlineColumn::TimeOut) = durationText(*task.timeout);
        number(OutlineColumn::TimeOut) = task.timeout->count();
    }
    number(OutlineColumn::Retries) = task.retry.count;
    if (task.retry.count > 0)
        text(OutlineColumn::Retries) = QString::number(task.retry.count);
    text(OutlineColumn::Group) = source.group;
    row.disabled = task.disabled;
    if (task.disabled)
        text(OutlineColumn::Disabled) = Text::tr("disabled");
    number(OutlineColumn::Slack) = kUnknown;
    const PathTask path = source.plan ? source.plan->path().tasks.value(task.id) : PathTask();
    if (path.runs && source.plan->path().total.count() > 0) {
        const auto slack = std::chrono::duration_cast<std::chrono::seconds>(path.slack);
        row.critical = path.critical;
        text(OutlineColumn::Slack) =
            path.critical ? Text::tr("none: on the critical path") : durationText(slack);
        number(OutlineColumn::Slack) = path.slack.count();
    }
    text(OutlineColumn::Note) = task.note.simplified();
    return row;
}

} // namespace stellwerk
