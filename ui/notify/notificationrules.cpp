// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notificationrules.h"

#include "run/runmodel.h"
#include "run/runwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::Notifications)
};

constexpr qsizetype kName = 60;
constexpr qsizetype kMessage = 160;
constexpr qsizetype kRemembered = 500; // causes, of all runs

QString named(const QString& text)
{
    return notificationText(text, kName);
}

QString withServer(const QString& task, const QString& server)
{
    return server.isEmpty() ? task : Text::tr("%1 on %2", "task, server").arg(task, named(server));
}

// The server's own words, after a sentence about the task.
QString messageOf(const QString& error, const QString& server, TaskOutcome outcome, FailureKind failure)
{
    const QString words = errorWords(error, server, outcome, failure);
    return words.isEmpty() ? QString() : u' ' + notificationText(words, kMessage);
}

const RunModel::TaskRow* firstFailure(const RunModel& model)
{
    const RunModel::TaskRow* first = nullptr;
    for (const RunModel::TaskRow& row : model.rows()) {
        const bool bad = row.outcome == TaskOutcome::Failed || row.outcome == TaskOutcome::Unknown;
        if (bad && (!first || row.ended < first->ended))
            first = &row;
    }
    return first;
}

} // namespace

void NotificationRules::begin(const ParentPackage& package, const RunModel& model)
{
    m_run = model.run();
    m_package = package.name;
    m_names.clear();
    for (const Task& task : package.tasks)
        m_names.insert(task.id, task.name.isEmpty() ? task.job : task.name);
    m_lost.clear();
    m_open.clear();
    for (const RunModel::TaskRow& row : model.rows()) {
        if (row.outcome == TaskOutcome::Failed)
            (void)remember(u"failure"_s);
        const bool unknown = row.outcome == TaskOutcome::Unknown;
        if (unknown || row.state == TaskState::Held) {
            m_open.insert(row.id);
            (void)remember(u"person/"_s + row.id);
        }
    }
}

QList<Notification> NotificationRules::take(const RunEvent& event, const RunModel& model, bool windowActive)
{
    const RunEventBody& body = event.body;
    if (const auto* started = std::get_if<RunStarted>(&body)) {
        m_run = started->run;
        return {};
    }
    if (const auto* over = std::get_if<RunEnded>(&body))
        return ended(event, over->outcome, model, windowActive);
    if (const auto* lost = std::get_if<ServerLost>(&body)) {
        if (!m_lost.contains(lost->server))
            m_lost.insert(lost->server, event.at);
    } else if (const auto* back = std::get_if<ServerBack>(&body)) {
        m_lost.remove(back->server);
    } else if (const auto* end = std::get_if<TaskEnded>(&body)) {
        if (end->outcome == TaskOutcome::Unknown)
            return needed(end->task,
                          Text::tr("How %1 ended is not known. A person has to decide.", "task on server")
                              .arg(withServer(named(nameOf(end->task)), end->server)),
                          windowActive);
        m_open.remove(end->task);
        if (end->outcome == TaskOutcome::Failed)
            return failed(*end, windowActive);
    } else if (const auto* held = std::get_if<TaskHeld>(&body)) {
        return needed(held->task,
                      Text::tr("%1 could start and is held until you release it.", "task")
                          .arg(named(nameOf(held->task))),
                      windowActive);
    } else if (const auto* decided = std::get_if<OutcomeDecided>(&body)) {
        m_open.remove(decided->task);
    } else if (const auto* again = std::get_if<TaskReopened>(&body)) {
        m_open.remove(again->task);
    } else if (const auto* hold = std::get_if<HoldChanged>(&body); hold && !hold->held) {
        m_open.remove(hold->task);
    } else if (const auto* skipped = std::get_if<TaskSkipped>(&body)) {
        m_open.remove(skipped->task);
    }
    return {};
}

QList<Notification> NotificationRules::ended(const RunEvent& event, RunOutcome outcome, const RunModel& model,
                                             bool windowActive)
{
    m_lost.clear();
    const RunModel::Counts counts = model.counts();
    Notification told{NotificationKind::RunEnded, u"run"_s, m_run, {}, {}, {}, false};
    told.title =
        Text::tr("%1: %2", "package, outcome of its run").arg(named(m_package), outcomeText(outcome));
    const int bad = counts.failed + counts.unknown + counts.cancelled;
    const RunModel::TaskRow* first = bad > 0 ? firstFailure(model) : nullptr;
    if (first) {
        told.task = first->id;
        told.body = Text::tr("%1 of %n task(s) did not succeed. First: %2.", "number, task on server",
                             int(model.rows().size()))
                        .arg(QString::number(bad), withServer(named(first->name), first->server));
        told.body += messageOf(first->error, first->server, *first->outcome, first->failure);
    } else if (bad > 0) {
        told.body =
            Text::tr("%1 of %n task(s) did not succeed.", "number", int(model.rows().size())).arg(bad);
    } else {
        told.body = Text::tr("%n task(s) succeeded.", nullptr, counts.succeeded + counts.warnings);
    }
    // A run that is opened again ends again: that is another end.
    return tell(told, u"ended/%1"_s.arg(event.sequence), windowActive);
}

QList<Notification> NotificationRules::failed(const TaskEnded& end, bool windowActive)
{
    Notification told{NotificationKind::FirstFailure, u"run"_s, m_run, end.task, {}, {}, false};
    told.title = Text::tr("%1: first failure", "package").arg(named(m_package));
    told.body =
        u"%1: %2."_s.arg(withServer(named(nameOf(end.task)), end.server), endText(end.outcome, end.failure));
    told.body += messageOf(end.error, end.server, end.outcome, end.failure);
    return tell(told, u"failure"_s, windowActive);
}

QList<Notification> NotificationRules::needed(const TaskId& task, const QString& body, bool windowActive)
{
    const bool already = !m_open.isEmpty(); // who is called once finds the others, too
    m_open.insert(task);
    Notification told{NotificationKind::PersonNeeded, u"person"_s, m_run, task, {}, body, true};
    told.title = Text::tr("%1 waits for you", "package").arg(named(m_package));
    QList<Notification> all = tell(told, u"person/"_s + task, windowActive);
    return already ? QList<Notification>() : all;
}

QList<Notification> NotificationRules::endangered(const QString& windowEnd, const QString& expectedEnd,
                                                  const TaskId& last, bool windowActive)
{
    Notification told{NotificationKind::WindowEndangered, u"window"_s, m_run, last, {}, {}, true};
    told.title = Text::tr("%1 will miss its processing window", "package").arg(named(m_package));
    told.body =
        Text::tr("It ends at %1, and the run cannot end before %2.", "two times").arg(windowEnd, expectedEnd);
    if (!last.isEmpty())
        told.body += u' ' + Text::tr("Last on the longest way: %1.", "task").arg(named(nameOf(last)));
    return tell(told, u"window"_s, windowActive);
}

QList<Notification> NotificationRules::tick(const QDateTime& now, bool windowActive)
{
    QList<Notification> all;
    for (auto it = m_lost.begin(); it != m_lost.end();) {
        if (it.value().addSecs(60 * qint64(m_choices.lostMinutes)) > now) {
            ++it;
            continue;
        }
        Notification told{NotificationKind::ServerLost, u"lost/"_s + it.key(), m_run, {}, {}, {}, false};
        told.title = Text::tr("%1 does not answer", "server").arg(named(it.key()));
        told.body = Text::tr("For %n minute(s) now. What %1 runs there goes on, but nobody sees it.",
                             "package", m_choices.lostMinutes)
                        .arg(named(m_package));
        all += tell(told, u"lost/"_s + it.key(), windowActive);
        it = m_lost.erase(it);
    }
    return all;
}

QDateTime NotificationRules::nextTick() const
{
    QDateTime next;
    for (const QDateTime& since : m_lost) {
        const QDateTime due = since.addSecs(60 * qint64(m_choices.lostMinutes));
        if (!next.isValid() || due < next)
            next = due;
    }
    return next;
}

QList<Notification> NotificationRules::tell(Notification notification, const QString& cause,
                                            bool windowActive)
{
    if (!remember(cause) || windowActive || !m_choices.wants(notification.kind))
        return {};
    notification.key = m_run + u'/' + notification.key;
    return {notification};
}

bool NotificationRules::remember(const QString& cause)
{
    const QString entry = m_run + u' ' + cause;
    if (m_told.contains(entry))
        return false;
    m_told.append(entry);
    if (m_told.size() > kRemembered)
        m_told.removeFirst();
    return true;
}

QString NotificationRules::nameOf(const TaskId& task) const
{
    return m_names.value(task, task);
}

} // namespace stellwerk
