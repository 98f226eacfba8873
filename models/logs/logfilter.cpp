// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logfilter.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> ago(const QString& text, const QDateTime& now)
{
    static const QRegularExpression form(u"^-?(\\d{1,6})(s|m|min|h|d)$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const qint64 count = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    const qint64 seconds = unit == u"s" ? 1 : unit == u"h" ? 3600 : unit == u"d" ? 86400 : 60;
    return now.toMSecsSinceEpoch() - count * seconds * 1000;
}

std::optional<qint64> timeOfDay(const QString& text, const QDateTime& now, bool end)
{
    static const QRegularExpression form(u"^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,3}))?)?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const int ms = match.captured(4).isEmpty() ? 0 : match.captured(4).leftJustified(3, u'0').toInt();
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(), ms);
    if (!time.isValid())
        return {};
    QDateTime moment(now.date(), time, now.timeSpec() == Qt::UTC ? Qt::UTC : Qt::LocalTime);
    // In the morning "since:22:00" means last night.
    if (moment > now)
        moment = moment.addDays(-1);
    // Until a minute or a second means with it.
    const qint64 within = !end                          ? 0
                          : match.captured(3).isEmpty() ? 59'999
                          : match.captured(4).isEmpty() ? 999
                                                        : 0;
    return moment.toMSecsSinceEpoch() + within;
}

std::optional<qint64> day(const QDate& date, const QDateTime& now, bool end)
{
    if (!date.isValid())
        return {};
    const Qt::TimeSpec spec = now.timeSpec() == Qt::UTC ? Qt::UTC : Qt::LocalTime;
    return end ? date.addDays(1).startOfDay(spec).toMSecsSinceEpoch() - 1
               : date.startOfDay(spec).toMSecsSinceEpoch();
}

std::optional<qint64> dateAndTime(const QString& text, const QDateTime& now, bool end)
{
    static const QRegularExpression form(
        u"^(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(:\\d{2})?(?:[.,](\\d{1,3}))?(Z|[+-]\\d{2}:?\\d{2})?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QString seconds = match.captured(3);
    const QString iso = match.captured(1) + u'T' + match.captured(2) +
                        (seconds.isEmpty() ? u":00"_s : seconds) + match.captured(5);
    QDateTime moment = QDateTime::fromString(iso, Qt::ISODate);
    if (!moment.isValid())
        return {};
    if (match.captured(5).isEmpty() && now.timeSpec() == Qt::UTC)
        moment.setTimeSpec(Qt::UTC);
    const QString part = match.captured(4);
    const qint64 within = !part.isEmpty()     ? part.leftJustified(3, u'0').toInt()
                          : !end              ? 0
                          : seconds.isEmpty() ? 59'999
                                              : 999;
    return moment.toMSecsSinceEpoch() + within;
}

const TextPattern* patternIn(const LogFilter::Node& node)
{
    if (node.kind == LogFilter::Kind::Word || node.kind == LogFilter::Kind::Text)
        return &node.pattern;
    if (node.kind == LogFilter::Kind::Not)
        return nullptr;
    for (const LogFilter::Node& child : node.children) {
        if (const TextPattern* pattern = patternIn(child))
            return pattern;
    }
    return nullptr;
}

} // namespace

std::optional<qint64> logMoment(const QString& text, const QDateTime& now, bool end)
{
    const QString word = text.trimmed().toLower();
    if (word == u"now")
        return now.toMSecsSinceEpoch();
    if (word == u"today")
        return day(now.date(), now, end);
    if (word == u"yesterday")
        return day(now.date().addDays(-1), now, end);
    if (const auto moment = ago(word, now))
        return moment;
    if (const auto moment = timeOfDay(word, now, end))
        return moment;
    if (const auto moment = day(QDate::fromString(word, Qt::ISODate), now, end); moment && word.size() == 10)
        return moment;
    return dateAndTime(text.trimmed().toUpper(), now, end);
}

LogFilter::LogFilter(Node root)
    : m_root(root.kind == Kind::And && root.children.empty() ? nullptr
                                                             : std::make_shared<const Node>(std::move(root)))
{}

LogFilter LogFilter::both(const LogFilter& one, const LogFilter& other)
{
    if (one.isOff() || other.isOff())
        return one.isOff() ? other : one;
    return LogFilter(Node{.kind = Kind::And, .children = {*one.m_root, *other.m_root}});
}

LogFilter LogFilter::ofLevel(LogLevel least)
{
    return least == LogLevel::Debug ? LogFilter() : LogFilter(Node{.kind = Kind::Level, .least = least});
}

LogFilter LogFilter::ofName(LogField field, const QString& name)
{
    return name.isEmpty() ? LogFilter() : LogFilter(Node{.kind = Kind::Name, .text = name, .field = field});
}

LogFilter LogFilter::ofText(const TextPattern& pattern)
{
    return LogFilter(Node{.kind = Kind::Text, .pattern = pattern});
}

const TextPattern* LogFilter::shownPattern() const
{
    return m_root ? patternIn(*m_root) : nullptr;
}

QString LogFilter::quoted(const QString& value)
{
    // "*" and "?" stand for themselves in no name of SQL Server that is worth the trouble of escaping them.
    static const QRegularExpression plain(u"^[\\w.#$@*?][\\w.#$@*?:-]*$"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    const bool word = value == u"AND" || value == u"OR" || value == u"NOT";
    if (!word && plain.match(value).hasMatch())
        return value;
    QString inside = value;
    inside.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + inside + u'"';
}

QString LogFilter::wordOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return u"debug"_s;
    case LogLevel::Info:
        return u"info"_s;
    case LogLevel::Warning:
        return u"warning"_s;
    case LogLevel::Error:
        break;
    }
    return u"error"_s;
}

QString LogFilter::wordOf(LogSource source)
{
    switch (source) {
    case LogSource::Run:
        return u"run"_s;
    case LogSource::History:
        return u"history"_s;
    case LogSource::Ssis:
        return u"ssis"_s;
    case LogSource::Program:
        break;
    }
    return u"program"_s;
}

QStringList LogFilter::fields()
{
    return {u"server"_s, u"job"_s,  u"step"_s,  u"task"_s,  u"source"_s,
            u"level"_s,  u"text"_s, u"since"_s, u"until"_s, u"group"_s};
}

} // namespace stellwerk
