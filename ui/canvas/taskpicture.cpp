// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/taskpicture.h"

#include "theme/durationtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::TaskCard)
};

bool isActive(TaskState state)
{
    return state == TaskState::Running || state == TaskState::Stopping || state == TaskState::Starting;
}

// Of the last attempt; until it started there is nothing to tell.
std::optional<std::chrono::seconds> elapsedOf(const RunModel::TaskRow& row, const QDateTime& nowUtc)
{
    if (!row.started.isValid())
        return std::nullopt;
    const QDateTime until = row.ended.isValid() ? row.ended : nowUtc;
    return std::chrono::seconds(std::max<qint64>(0, row.started.secsTo(until)));
}

QString stateText(const RunModel::TaskRow& row)
{
    return row.outcome ? shownEnd(*row.outcome, row.failure) : shownWord(row.state);
}

// In the run that is shown, as long as the task can come to it; else in the next one.
bool isHaltSet(const RunModel::TaskRow* row, bool next)
{
    return next || (row && row->held && row->state != TaskState::Ended);
}

QString figureOf(const RunModel::TaskRow& row, std::optional<std::chrono::seconds> elapsed)
{
    if (isActive(row.state)) {
        if (!elapsed)
            return shownWord(row.state);
        if (row.expected.count() > 0)
            return durationTextShort(*elapsed) + u" / "_s + durationTextShort(row.expected);
        return durationTextShort(*elapsed);
    }
    if (row.state == TaskState::Ended) {
        if (elapsed && row.outcome != TaskOutcome::Skipped)
            return durationText(*elapsed);
        return shownWord(row.state, row.outcome);
    }
    if (row.state == TaskState::Waiting && row.expected.count() > 0)
        return u'\u2248' + durationText(row.expected);
    return row.state == TaskState::Waiting ? QString() : shownWord(row.state);
}

} // namespace

QString whereText(const CandidateServers& where)
{
    if (!where.group.isEmpty())
        return Text::tr("any in %1", "servers of a group").arg(where.group);
    if (!where.tag.isEmpty())
        return Text::tr("any tagged %1", "servers with a tag").arg(where.tag);
    if (where.servers.isEmpty())
        return Text::tr("no server");
    if (where.servers.size() == 1)
        return where.servers.first();
    return Text::tr("any of %n", "of so many servers", int(where.servers.size()));
}

TaskPicture TaskPicture::of(const Task& task, const RunModel::TaskRow* row, const QDateTime& nowUtc,
                            bool halt)
{
    TaskPicture picture;
    picture.name = task.name.isEmpty() ? task.job : task.name;
    picture.chip = whereText(task.where);
    picture.disabled = task.disabled;
    picture.joinAny = task.join == Join::Any;
    picture.halt = isHaltSet(row, halt);
    picture.held = row && row->state == TaskState::Held;
    if (!row) {
        if (task.disabled)
            picture.figure = Text::tr("disabled");
        else if (task.mode == TaskMode::StartOnly)
            picture.figure = Text::tr("start only");
        return picture;
    }
    if (!row->server.isEmpty())
        picture.chip = row->server;
    picture.look = lookOf(row->state, row->outcome);
    picture.running = isActive(row->state);
    const auto elapsed = elapsedOf(*row, nowUtc);
    picture.figure = figureOf(*row, elapsed);
    if (row->attempts > 1)
        picture.attempts = u'\u00d7' + QString::number(row->attempts);
    if (row->state == TaskState::Ended && row->outcome != TaskOutcome::Skipped) {
        picture.progress = 1;
    } else if (picture.running && elapsed && row->expected.count() > 0) {
        picture.progress = std::min(1.0, double(elapsed->count()) / double(row->expected.count()));
        picture.overdue = *elapsed > row->expected;
    }
    return picture;
}

QString taskToolTip(const Task& task, const RunModel::TaskRow* row, bool halt)
{
    QStringList lines;
    lines.append(u"<b>"_s + task.name.toHtmlEscaped() + u"</b>"_s);
    if (task.job != task.name)
        lines.append(Text::tr("Job: %1").arg(task.job.toHtmlEscaped()));
    const QString servers =
        task.where.servers.size() > 1 ? task.where.servers.join(u", "_s) : whereText(task.where);
    lines.append(Text::tr("Server: %1").arg(servers.toHtmlEscaped()));
    if (task.join == Join::Any)
        lines.append(Text::tr("Starts after any of its predecessors"));
    if (task.disabled)
        lines.append(Text::tr("Disabled: passed over in a run"));
    if (isHaltSet(row, halt))
        lines.append(Text::tr("A halt is set: the run waits before it"));
    if (row) {
        lines.append(Text::tr("State: %1").arg(stateText(*row)));
        if (!row->why.isEmpty())
            lines.append(Text::tr("Placed: %1").arg(row->why.toHtmlEscaped()));
        if (row->expected.count() > 0)
            lines.append(Text::tr("Usually takes %1").arg(durationText(row->expected)));
        if (!row->lastStep.isEmpty())
            lines.append(Text::tr("Last step: %1").arg(row->lastStep.toHtmlEscaped()));
        if (!row->error.isEmpty())
            lines.append(row->error.left(400).toHtmlEscaped());
    }
    if (!task.note.isEmpty())
        lines.append(u"<i>"_s + task.note.left(400).toHtmlEscaped() + u"</i>"_s);
    return lines.join(u"<br>"_s);
}

QString taskDescription(const Task& task, const RunModel::TaskRow* row, const QDateTime& nowUtc, bool halt)
{
    QStringList parts{whereText(task.where)};
    if (row) {
        parts = QStringList{stateText(*row)};
        parts.append(row->server.isEmpty() ? whereText(task.where) : row->server);
        if (const auto elapsed = elapsedOf(*row, nowUtc))
            parts.append(durationText(*elapsed));
        if (!row->error.isEmpty())
            parts.append(row->error);
    }
    if (isHaltSet(row, halt))
        parts.append(Text::tr("a halt is set before it"));
    if (task.disabled)
        parts.append(Text::tr("disabled"));
    return parts.join(u", "_s);
}

} // namespace stellwerk
