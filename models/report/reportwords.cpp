// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportwords.h"

#include "run/runevents_json.h"
#include "run/runwords.h"

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar kGap(0x00a0);

struct Units
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::Duration)
};

QString signOf(TaskOutcome outcome)
{
    switch (outcome) {
    case TaskOutcome::Succeeded:
        return u"✓"_s;
    case TaskOutcome::SucceededWithWarnings:
        return u"⚠"_s;
    case TaskOutcome::Failed:
        return u"✕"_s;
    case TaskOutcome::Cancelled:
        return u"■"_s;
    case TaskOutcome::Skipped:
        return u"»"_s;
    case TaskOutcome::Unknown:
        break;
    }
    return u"?"_s;
}

QString padded(qint64 value)
{
    return u"%1"_s.arg(value, 2, 10, QChar(u'0'));
}

} // namespace

ReportLook lookOfOutcome(TaskOutcome outcome)
{
    return {wordOf(outcome), signOf(outcome), outcomeText(outcome)};
}

ReportLook lookOfTask(const RunModel::TaskRow& row)
{
    if (row.outcome)
        return lookOfOutcome(*row.outcome);
    const QString word = stateText(row.state, {});
    switch (row.state) {
    case TaskState::Running:
    case TaskState::Stopping:
        return {u"running"_s, u"▶"_s, word};
    case TaskState::Ready:
    case TaskState::Held:
    case TaskState::Starting:
    case TaskState::WaitingToRetry:
        return {u"queued"_s, u"◔"_s, word};
    case TaskState::Waiting:
    case TaskState::Ended:
        break;
    }
    return {u"waiting"_s, u"○"_s, word};
}

ReportLook lookOfRun(std::optional<RunOutcome> outcome)
{
    if (!outcome)
        return {u"running"_s, u"▶"_s, ReportText::tr("Not ended", "run")};
    const auto task = taskOutcomeOf(wordOf(*outcome));
    return {wordOf(*outcome), signOf(task.value_or(TaskOutcome::Unknown)), outcomeText(*outcome)};
}

QString reportSpan(std::chrono::milliseconds span, const QLocale& locale)
{
    const qint64 total = span.count();
    const auto unit = [](const QString& number, const QString& name) { return number + kGap + name; };
    const QString s = Units::tr("s", "unit: seconds");
    if (total < 10'000)
        return unit(locale.toString(double(std::max<qint64>(0, total)) / 1000.0, 'f', 1), s);
    const qint64 seconds = total / 1000;
    const QString h = Units::tr("h", "unit: hours");
    const QString m = Units::tr("m", "unit: minutes");
    if (seconds >= 3600)
        return unit(QString::number(seconds / 3600), h) + kGap + unit(padded(seconds / 60 % 60), m) + kGap +
               unit(padded(seconds % 60), s);
    if (seconds >= 60)
        return unit(QString::number(seconds / 60), m) + kGap + unit(padded(seconds % 60), s);
    return unit(QString::number(seconds), s);
}

QString reportChange(std::chrono::milliseconds now, std::chrono::milliseconds usual, const QLocale& locale)
{
    if (usual.count() <= 0)
        return {};
    const double percent = 100.0 * double((now - usual).count()) / double(usual.count());
    const QString number = locale.toString(std::abs(std::round(percent)), 'f', 0);
    return (percent < 0 ? QChar(0x2212) : QChar(u'+')) + number + kGap + u'%';
}

QString reportBytes(qint64 bytes, const QLocale& locale)
{
    return locale.formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

ReportClock::ReportClock(const ReportInput& input, const QDateTime& begin, const QDateTime& end)
    : m_zone(input.zone.isValid() ? input.zone : QTimeZone::utc())
    , m_locale(input.locale)
    , m_begin(begin)
    , m_days(begin.toTimeZone(m_zone).date() != end.toTimeZone(m_zone).date())
{}

QString ReportClock::time(const QDateTime& utc) const
{
    if (!utc.isValid())
        return {};
    const QDateTime local = utc.toTimeZone(m_zone);
    const QString time = local.time().toString(u"HH:mm:ss"_s);
    return m_days ? m_locale.toString(local.date(), QLocale::ShortFormat) + kGap + time : time;
}

QString ReportClock::moment(const QDateTime& utc) const
{
    if (!utc.isValid())
        return {};
    const QDateTime local = utc.toTimeZone(m_zone);
    return m_locale.toString(local.date(), QLocale::LongFormat) + u", "_s +
           local.time().toString(u"HH:mm:ss"_s);
}

QString ReportClock::zone() const
{
    const int offset = m_zone.offsetFromUtc(m_begin);
    const QString name = m_zone.abbreviation(m_begin);
    const QString shift = u"UTC%1%2:%3"_s.arg(offset < 0 ? QChar(0x2212) : QChar(u'+'))
                              .arg(padded(std::abs(offset) / 3600), padded(std::abs(offset) / 60 % 60));
    return offset == 0 || name.isEmpty() || name.startsWith(u"UTC") ? (offset == 0 ? u"UTC"_s : shift)
                                                                    : u"%1 (%2)"_s.arg(name, shift);
}

} // namespace stellwerk
