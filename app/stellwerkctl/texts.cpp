// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString twoDigits(qint64 value)
{
    return QString::number(value).rightJustified(2, u'0');
}

} // namespace

QString spanText(std::chrono::milliseconds span)
{
    const qint64 ms = span.count();
    if (ms < 10'000)
        return u"%1 s"_s.arg(double(ms) / 1000.0, 0, 'f', 1);
    const qint64 s = (ms + 500) / 1000;
    if (s < 60)
        return u"%1 s"_s.arg(s);
    if (s < 3600)
        return u"%1 m %2 s"_s.arg(s / 60).arg(twoDigits(s % 60));
    return u"%1 h %2 m"_s.arg(s / 3600).arg(twoDigits(s / 60 % 60));
}

QString clockText(std::chrono::milliseconds span)
{
    const qint64 s = span.count() / 1000;
    if (s < 3600)
        return u"%1:%2"_s.arg(s / 60).arg(twoDigits(s % 60));
    return u"%1:%2:%3"_s.arg(s / 3600).arg(twoDigits(s / 60 % 60), twoDigits(s % 60));
}

QString isoUtc(const QDateTime& utc)
{
    return utc.isValid() ? utc.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString wallText(const QDateTime& serverLocal)
{
    return serverLocal.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString wordOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Failed:
        return u"failed"_s;
    case RunStatus::Succeeded:
        return u"succeeded"_s;
    case RunStatus::Retry:
        return u"retry"_s;
    case RunStatus::Cancelled:
        return u"cancelled"_s;
    case RunStatus::InProgress:
        return u"in_progress"_s;
    case RunStatus::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString wordOf(JobState state)
{
    switch (state) {
    case JobState::Idle:
        return u"idle"_s;
    case JobState::Requested:
        return u"requested"_s;
    case JobState::Running:
        return u"running"_s;
    case JobState::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString wordOf(AgentState state)
{
    switch (state) {
    case AgentState::Running:
        return u"running"_s;
    case AgentState::Stopped:
        return u"stopped"_s;
    case AgentState::Starting:
        return u"starting"_s;
    case AgentState::NotInstalled:
        return u"not_installed"_s;
    case AgentState::Unknown:
        break;
    }
    return u"unknown"_s;
}

std::optional<std::chrono::seconds> parseSpan(const QString& text)
{
    if (text.size() < 2)
        return std::nullopt;
    bool ok = false;
    const qint64 value = text.chopped(1).toLongLong(&ok);
    if (!ok || value < 0)
        return std::nullopt;
    switch (text.back().unicode()) {
    case u's':
        return std::chrono::seconds(value);
    case u'm':
        return std::chrono::minutes(value);
    case u'h':
        return std::chrono::hours(value);
    case u'd':
        return std::chrono::hours(24 * value);
    default:
        return std::nullopt;
    }
}

std::optional<QDateTime> parseSince(const QString& text, const QDateTime& now)
{
    if (const auto span = parseSpan(text))
        return now.toUTC().addSecs(-span->count());
    const QDateTime since = QDateTime::fromString(text, Qt::ISODate).toUTC();
    return since.isValid() ? std::optional(since) : std::nullopt;
}

std::optional<QDateTime> parseDeadline(const QString& text, const QDateTime& now)
{
    if (const auto span = parseSpan(text))
        return now.addSecs(span->count());
    const QTime time = QTime::fromString(text, u"HH:mm"_s);
    if (time.isValid()) {
        const QDateTime local = now.toLocalTime();
        QDateTime at(local.date(), time);
        if (at <= local)
            at = QDateTime(local.date().addDays(1), time);
        return at.toUTC();
    }
    const QDateTime iso = QDateTime::fromString(text, Qt::ISODate);
    if (iso.isValid())
        return iso.toUTC();
    return std::nullopt;
}

} // namespace stellwerk
