// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runevents_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTypes{"run_started",     "task_ready",    "task_placed",      "start_requested",
                            "attempt_started", "step_finished", "attempt_ended",    "retry_scheduled",
                            "task_ended",      "task_skipped",  "cancel_requested", "server_lost",
                            "server_back",     "run_ended",     "stop_requested",   "start_accepted",
                            "run_paused",      "run_continued", "hold_changed",     "task_held",
                            "run_reopened",    "task_reopened", "run_taken_over",   "outcome_decided"};
static_assert(kTypes.size() == std::variant_size_v<RunEventBody>);

constexpr std::array kTaskOutcomes{"succeeded", "succeeded_with_warnings", "failed", "cancelled", "skipped",
                                   "unknown"};
constexpr std::array kRunOutcomes{"succeeded", "succeeded_with_warnings", "failed", "cancelled", "unknown"};
constexpr std::array kFailures{"none",          "job_failed",   "package_failed", "unreachable",
                               "login",         "permission",   "no_such_job",    "already_running",
                               "agent_stopped", "no_target",    "refused",        "agent_restarted",
                               "timed_out",     "no_candidate", "contact_lost",   "disabled"};
static_assert(kFailures.size() == size_t(FailureKind::Disabled) + 1);
constexpr std::array kStates{"waiting",          "ready", "starting", "running", "stopping",
                             "waiting_to_retry", "ended", "held"};

template <size_t N>
QString word(const std::array<const char*, N>& words, int index)
{
    return QString::fromLatin1(words[size_t(index)]);
}

template <typename Enum, size_t N>
std::optional<Enum> valueOf(const std::array<const char*, N>& words, QStringView text)
{
    for (size_t i = 0; i < N; ++i) {
        if (text == QLatin1StringView(words[i]))
            return Enum(int(i));
    }
    return std::nullopt;
}

using Fields = QList<std::pair<QString, QJsonValue>>;

QString timeText(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(timeText(time)) : QJsonValue(QJsonValue::Null);
}

// --- out: the fields of each body, in reading order -------------------------------------------------------

void put(Fields& f, const RunStarted& e)
{
    f << std::pair(u"package"_s, QJsonValue(e.package)) << std::pair(u"file"_s, textOrNull(e.file));
}
void put(Fields& f, const TaskReady& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task));
}
void put(Fields& f, const TaskPlaced& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task)) << std::pair(u"server"_s, QJsonValue(e.server))
      << std::pair(u"why"_s, QJsonValue(e.why));
}
template <typename Attempt>
void putAttempt(Fields& f, const Attempt& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task)) << std::pair(u"server"_s, QJsonValue(e.server))
      << std::pair(u"attempt"_s, QJsonValue(e.attempt));
}
void put(Fields& f, const StartRequested& e)
{
    putAttempt(f, e);
    f << std::pair(u"server_local"_s, textOrNull(e.serverLocal));
}
void put(Fields& f, const StartAccepted& e)
{
    putAttempt(f, e);
    f << std::pair(u"receipt"_s, QJsonValue(e.receipt));
}
void put(Fields& f, const AttemptStarted& e)
{
    putAttempt(f, e);
    f << std::pair(u"started_server_local"_s, textOrNull(e.startedServerLocal));
}
void put(Fields& f, const StepFinished& e)
{
    putAttempt(f, e);
    f << std::pair(u"step"_s, QJsonValue(e.step)) << std::pair(u"name"_s, QJsonValue(e.name))
      << std::pair(u"outcome"_s, QJsonValue(wordOf(e.outcome)))
      << std::pair(u"message"_s, QJsonValue(e.message))
      << std::pair(u"duration_ms"_s, QJsonValue(qint64(std::chrono::milliseconds(e.duration).count())));
}
void put(Fields& f, const AttemptEnded& e)
{
    putAttempt(f, e);
    f << std::pair(u"outcome"_s, QJsonValue(wordOf(e.outcome)))
      << std::pair(u"failure"_s, QJsonValue(wordOf(e.failure))) << std::pair(u"error"_s, textOrNull(e.error))
      << std::pair(u"started"_s, timeOrNull(e.started)) << std::pair(u"ended"_s, timeOrNull(e.ended));
}
void put(Fields& f, const RetryScheduled& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task)) << std::pair(u"next_attempt"_s, QJsonValue(e.nextAttempt))
      << std::pair(u"wait_ms"_s, QJsonValue(qint64(e.wait.count())));
}
void put(Fields& f, const TaskEnded& e)
{
    const bool timed = e.started.isValid() && e.ended.isValid();
    f << std::pair(u"task"_s, QJsonValue(e.task)) << std::pair(u"server"_s, textOrNull(e.server))
      << std::pair(u"outcome"_s, QJsonValue(wordOf(e.outcome)))
      << std::pair(u"attempts"_s, QJsonValue(e.attempts)) << std::pair(u"started"_s, timeOrNull(e.started))
      << std::pair(u"ended"_s, timeOrNull(e.ended))
      << std::pair(u"duration_ms"_s,
                   timed ? QJsonValue(e.started.msecsTo(e.ended)) : QJsonValue(QJsonValue::Null))
      << std::pair(u"failure"_s, QJsonValue(wordOf(e.failure))) << std::pair(u"error"_s, textOrNull(e.error));
}
void put(Fields& f, const StopRequested& e)
{
    putAttempt(f, e);
    f << std::pair(u"why"_s, QJsonValue(e.timedOut ? u"timed_out"_s : u"cancelled"_s));
}
void put(Fields& f, const TaskSkipped& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task)) << std::pair(u"why"_s, QJsonValue(e.why))
      << std::pair(u"passed_over"_s, QJsonValue(e.passedOver));
}
void put(Fields& f, const CancelRequested& e)
{
    f << std::pair(u"task"_s, textOrNull(e.task)) << std::pair(u"timed_out"_s, QJsonValue(e.timedOut));
}
void put(Fields&, const RunPaused&) {}
void put(Fields&, const RunContinued&) {}
void put(Fields&, const RunReopened&) {}
void put(Fields& f, const HoldChanged& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task)) << std::pair(u"held"_s, QJsonValue(e.held));
}
void put(Fields& f, const TaskHeld& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task));
}
void put(Fields& f, const TaskReopened& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task));
}
void put(Fields& f, const RunTakenOver& e)
{
    f << std::pair(u"host"_s, QJsonValue(e.host)) << std::pair(u"pid"_s, QJsonValue(e.pid));
}
void put(Fields& f, const OutcomeDecided& e)
{
    f << std::pair(u"task"_s, QJsonValue(e.task)) << std::pair(u"outcome"_s, QJsonValue(wordOf(e.outcome)))
      << std::pair(u"by"_s, textOrNull(e.by));
}
void put(Fields& f, const ServerLost& e)
{
    f << std::pair(u"server"_s, QJsonValue(e.server)) << std::pair(u"error"_s, textOrNull(e.error));
}
void put(Fields& f, const ServerBack& e)
{
    f << std::pair(u"server"_s, QJsonValue(e.server));
}
void put(Fields& f, const RunEnded& e)
{
    f << std::pair(u"outcome"_s, QJsonValue(wordOf(e.outcome)));
}

Fields fieldsOf(const RunEvent& event, const RunId& run)
{
    Fields fields;
    fields << std::pair(u"t"_s, QJsonValue(timeText(event.at)))
           << std::pair(u"type"_s, QJsonValue(typeOf(event))) << std::pair(u"run"_s, QJsonValue(run))
           << std::pair(u"seq"_s, QJsonValue(event.sequence));
    std::visit([&](const auto& body) { put(fields, body); }, event.body);
    return fields;
}

Fields fieldsOf(const RunSummary& summary)
{
    QJsonArray servers;
    for (const RunSummary::ServerUse& use : summary.servers) {
        servers.append(QJsonObject{
            {u"server"_s, use.server}, {u"busy_ms"_s, qint64(use.busy.count())}, {u"tasks"_s, use.tasks}});
    }
    const QJsonObject tasks{{u"succeeded"_s, summary.succeeded}, {u"with_warnings"_s, summary.withWarnings},
                            {u"failed"_s, summary.failed},       {u"cancelled"_s, summary.cancelled},
                            {u"skipped"_s, summary.skipped},     {u"unknown"_s, summary.unknown}};
    Fields fields;
    fields << std::pair(u"type"_s, QJsonValue(u"summary"_s)) << std::pair(u"run"_s, QJsonValue(summary.run))
           << std::pair(u"outcome"_s, summary.outcome ? QJsonValue(wordOf(*summary.outcome)) : QJsonValue())
           << std::pair(u"tasks"_s, QJsonValue(tasks))
           << std::pair(u"makespan_ms"_s, QJsonValue(qint64(summary.makespan.count())))
           << std::pair(u"lower_bound_ms"_s, QJsonValue(qint64(summary.lowerBound.count())))
           << std::pair(u"servers"_s, QJsonValue(servers));
    return fields;
}

QJsonObject objectOf(const Fields& fields)
{
    QJsonObject object;
    for (const auto& [key, value] : fields)
        object.insert(key, value);
    return object;
}

QByteArray lineOf(const Fields& fields)
{
    QByteArray line("{");
    for (const auto& [key, value] : fields) {
        const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        line += (line.size() > 1 ? ",\"" : "\"") + key.toLatin1() + "\":" + array.mid(1, array.size() - 2);
    }
    return line + '}';
}

// --- in ---------------------------------------------------------------------------------------------------

class Reader
{
public:
    explicit Reader(const QJsonObject& object)
        : m_object(object)
    {}
    [[nodiscard]] QString text(const QString& key) const { return m_object.value(key).toString(); }
    [[nodiscard]] int number(const QString& key) const { return m_object.value(key).toInt(); }
    [[nodiscard]] bool flag(const QString& key) const { return m_object.value(key).toBool(); }
    [[nodiscard]] qint64 big(const QString& key) const { return m_object.value(key).toInteger(); }
    [[nodiscard]] QDateTime time(const QString& key) const
    {
        const QString value = text(key);
        return value.isEmpty() ? QDateTime() : QDateTime::fromString(value, Qt::ISODateWithMs).toUTC();
    }
    [[nodiscard]] TaskOutcome taskOutcome() const
    {
        return taskOutcomeOf(text(u"outcome"_s)).value_or(TaskOutcome::Unknown);
    }
    [[nodiscard]] FailureKind failure() const
    {
        return failureKindOf(text(u"failure"_s)).value_or(FailureKind::None);
    }

    [[nodiscard]] std::optional<RunEventBody> body() const;

private:
    const QJsonObject& m_object;
};

std::optional<RunEventBody> Reader::body() const
{
    const QString type = text(u"type"_s);
    const QString task = text(u"task"_s);
    const QString server = text(u"server"_s);
    const int attempt = number(u"attempt"_s);
    if (type == u"run_started")
        return RunStarted{text(u"run"_s), text(u"package"_s), text(u"file"_s)};
    if (type == u"task_ready")
        return TaskReady{task};
    if (type == u"task_placed")
        return TaskPlaced{task, server, text(u"why"_s)};
    if (type == u"start_requested")
        return StartRequested{task, server, attempt, text(u"server_local"_s)};
    if (type == u"start_accepted")
        return StartAccepted{task, server, attempt, m_object.value(u"receipt"_s).toObject()};
    if (type == u"attempt_started")
        return AttemptStarted{task, server, attempt, text(u"started_server_local"_s)};
    if (type == u"step_finished") {
        const std::chrono::milliseconds duration(big(u"duration_ms"_s));
        return StepFinished{task,
                            server,
                            attempt,
                            number(u"step"_s),
                            text(u"name"_s),
                            taskOutcome(),
                            text(u"message"_s),
                            std::chrono::floor<std::chrono::seconds>(duration)};
    }
    if (type == u"attempt_ended")
        return AttemptEnded{task,
                            server,
                            attempt,
                            taskOutcome(),
                            failure(),
                            text(u"error"_s),
                            time(u"started"_s),
                            time(u"ended"_s)};
    if (type == u"retry_scheduled")
        return RetryScheduled{task, number(u"next_attempt"_s), std::chrono::milliseconds(big(u"wait_ms"_s))};
    if (type == u"task_ended")
        return TaskEnded{task,
                         server,
                         taskOutcome(),
                         number(u"attempts"_s),
                         time(u"started"_s),
                         time(u"ended"_s),
                         failure(),
                         text(u"error"_s)};
    if (type == u"task_skipped")
        return TaskSkipped{task, text(u"why"_s), flag(u"passed_over"_s)};
    if (type == u"cancel_requested")
        return CancelRequested{task, flag(u"timed_out"_s)};
    if (type == u"server_lost")
        return ServerLost{server, text(u"error"_s)};
    if (type == u"server_back")
        return ServerBack{server};
    if (type == u"stop_requested")
        return StopRequested{task, server, attempt, text(u"why"_s) == u"timed_out"};
    if (type == u"run_paused")
        return RunPaused{};
    if (type == u"run_continued")
        return RunContinued{};
    if (type == u"hold_changed")
        return HoldChanged{task, flag(u"held"_s)};
    if (type == u"task_held")
        return TaskHeld{task};
    if (type == u"run_reopened")
        return RunReopened{};
    if (type == u"task_reopened")
        return TaskReopened{task};
    if (type == u"run_taken_over")
        return RunTakenOver{text(u"host"_s), big(u"pid"_s)};
    if (type == u"outcome_decided")
        return OutcomeDecided{task, taskOutcome(), text(u"by"_s)};
    if (type == u"run_ended")
        return RunEnded{runOutcomeOf(text(u"outcome"_s)).value_or(RunOutcome::Unknown)};
    return std::nullopt;
}

} // namespace

QString wordOf(TaskOutcome outcome)
{
    return word(kTaskOutcomes, int(outcome));
}

QString wordOf(RunOutcome outcome)
{
    return word(kRunOutcomes, int(outcome));
}

QString wordOf(FailureKind kind)
{
    return word(kFailures, int(kind));
}

QString wordOf(TaskState state)
{
    return word(kStates, int(state));
}

std::optional<TaskOutcome> taskOutcomeOf(QStringView text)
{
    return valueOf<TaskOutcome>(kTaskOutcomes, text);
}

std::optional<RunOutcome> runOutcomeOf(QStringView text)
{
    return valueOf<RunOutcome>(kRunOutcomes, text);
}

std::optional<FailureKind> failureKindOf(QStringView text)
{
    return valueOf<FailureKind>(kFailures, text);
}

QString typeOf(const RunEvent& event)
{
    return word(kTypes, int(event.body.index()));
}

QJsonObject toJson(const RunEvent& event, const RunId& run)
{
    return objectOf(fieldsOf(event, run));
}

QByteArray toLine(const RunEvent& event, const RunId& run)
{
    return lineOf(fieldsOf(event, run));
}

QJsonObject toJson(const RunSummary& summary)
{
    return objectOf(fieldsOf(summary));
}

QByteArray toLine(const RunSummary& summary)
{
    return lineOf(fieldsOf(summary));
}

tl::expected<RunEvent, QString> runEventFromJson(const QJsonObject& object)
{
    const Reader reader(object);
    RunEvent event;
    event.sequence = reader.big(u"seq"_s);
    event.at = reader.time(u"t"_s);
    const std::optional<RunEventBody> body = reader.body();
    if (!body)
        return tl::unexpected(u"\"%1\" is no event of a run."_s.arg(reader.text(u"type"_s).left(40)));
    if (!event.at.isValid() || event.sequence < 1)
        return tl::unexpected(u"An event of a run needs a time and a number."_s);
    event.body = *body;
    return event;
}

} // namespace stellwerk
