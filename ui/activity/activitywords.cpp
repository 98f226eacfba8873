// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/activitywords.h"

#include "theme/durationtext.h"

#include <QLocale>

namespace stellwerk {

using namespace Qt::StringLiterals;
using std::chrono::duration_cast;
using std::chrono::seconds;

namespace {

constexpr qsizetype kNamedTasks = 6;

QString names(const QStringList& all)
{
    const QString some = all.first(std::min(kNamedTasks, all.size())).join(u", "_s);
    return all.size() > kNamedTasks ? some + u" …"_s : some;
}

} // namespace

QString ActivityWords::moment(const QDateTime& utc, const QDateTime& now)
{
    if (!utc.isValid())
        return {};
    const QDateTime here = utc.toLocalTime();
    const QLocale locale;
    const QString time = locale.toString(here.time(), QLocale::ShortFormat);
    const qint64 days = here.date().daysTo(now.toLocalTime().date());
    if (days == 0)
        return time;
    if (days > 0 && days < 6)
        return locale.dayName(here.date().dayOfWeek(), QLocale::ShortFormat) + u' ' + time;
    return locale.toString(here.date(), QLocale::ShortFormat) + u' ' + time;
}

QString ActivityWords::exactly(const QDateTime& utc, const QDateTime& serverLocal, const QString& server)
{
    const QLocale locale;
    const auto text = [&locale](const QDateTime& at) {
        return locale.toString(at.date(), QLocale::ShortFormat) + u' ' + at.time().toString(u"HH:mm:ss"_s);
    };
    return serverLocal.isValid()
               ? tr("%1 here, %2 on the clock of %3").arg(text(utc.toLocalTime()), text(serverLocal), server)
               : text(utc.toLocalTime());
}

QString ActivityWords::briefError(const FirstError& error, const FinishedRun& run)
{
    return briefOf(error.state == FirstError::State::Read ? error.text : run.message);
}

QString ActivityWords::step(int number, const QString& name)
{
    if (number <= 0)
        return {};
    return name.isEmpty() ? QString::number(number)
                          : tr("%1 (%2)", "a step: number, name").arg(number).arg(name);
}

QString ActivityWords::stepOf(const FirstError& error, const FinishedRun& run)
{
    if (error.state == FirstError::State::Read)
        return step(error.step, error.stepName);
    const LastStep last = lastStepOf(run.message);
    return step(last.step, last.name);
}

QString ActivityWords::slower(const std::optional<JobHabits>& habits)
{
    if (!habits || !habits->slower)
        return {};
    return tr("Slower since %1: %2 instead of %3")
        .arg(QLocale().toString(habits->slower->sinceUtc.toLocalTime().date(), QLocale::ShortFormat),
             durationText(habits->slower->now), durationText(habits->slower->before));
}

QStringList ActivityWords::delayed(const FailureReader& failures, const FailedJob& job)
{
    QStringList all;
    if (const auto tasks = failures.consequencesOf(job.failures.constFirst())) {
        if (!tasks->prevented.isEmpty())
            all.append(tr("%n task(s) of %1 never ran: %2", nullptr, int(tasks->prevented.size()))
                           .arg(tasks->package, names(tasks->prevented)));
        if (!tasks->later.isEmpty()) {
            QStringList later;
            for (const TaskConsequences::Later& task : tasks->later)
                later.append(task.task);
            all.append(tr("%n task(s) of %1 began up to %2 later: %3", nullptr, int(tasks->later.size()))
                           .arg(tasks->package,
                                durationText(duration_cast<seconds>(tasks->later.constFirst().by)),
                                names(later)));
        }
    }
    if (const auto late = lateBy(job))
        all.append(tr("Its next run began %1 late").arg(durationText(*late)));
    return all;
}

QString ActivityWords::startedBy(const QString& requestedSource)
{
    switch (requestedSource.trimmed().toInt()) {
    case 1:
        return tr("Schedule", "what started a job");
    case 2:
        return tr("Alert", "what started a job");
    case 3:
        return tr("Start of the Agent", "what started a job");
    case 4:
        return tr("A user", "what started a job");
    case 6:
        return tr("Idle processor", "what started a job");
    default:
        return {};
    }
}

} // namespace stellwerk
