// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/behaviour.h"

#include "msdb/text.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

namespace {

QString toQString(std::u16string_view text)
{
    return QStringView(text.data(), static_cast<qsizetype>(text.size())).toString();
}

QRegularExpressionMatch match(const QString& pattern, const QString& text)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption |
                                           QRegularExpression::DotMatchesEverythingOption)
        .match(text);
}

void readTsql(const QString& command, StepSpec& step)
{
    if (const auto delay = match(u"WAITFOR\\s+DELAY\\s+N?'(\\d+):(\\d+)(?::(\\d+(?:\\.\\d+)?))?'"_s, command);
        delay.hasMatch()) {
        step.duration.first =
            delay.captured(1).toInt() * 3600 + delay.captured(2).toInt() * 60 + delay.captured(3).toDouble();
    }
    if (const auto raise = match(u"RAISERROR\\s*\\(\\s*N?'((?:[^']|'')*)'\\s*,\\s*(\\d+)"_s, command);
        raise.hasMatch() && raise.captured(2).toInt() > 10) {
        step.failOdds = 1;
        step.error = raise.captured(1).replace(u"''"_s, u"'"_s).toStdU16String();
    } else if (const auto thrown = match(u"THROW\\s+(\\d+)\\s*,\\s*N?'((?:[^']|'')*)'"_s, command);
               thrown.hasMatch()) {
        step.failOdds = 1;
        step.errorNumber = thrown.captured(1).toInt();
        step.error = thrown.captured(2).replace(u"''"_s, u"'"_s).toStdU16String();
    }
    if (const auto print = match(u"PRINT\\s+N?'((?:[^']|'')*)'"_s, command); print.hasMatch())
        step.output = print.captured(1).replace(u"''"_s, u"'"_s).toStdU16String();
}

void readCommandLine(const QString& command, StepSpec& step)
{
    if (const auto sleep =
            match(u"(?:Start-Sleep(?:\\s+-s(?:econds)?)?|timeout(?:\\s+/t)?|sleep)\\s+(\\d+)"_s, command);
        sleep.hasMatch()) {
        step.duration.first = sleep.captured(1).toDouble();
    }
    const auto exit = match(u"\\bexit(?:\\s+/b)?\\s+(\\d+)"_s, command);
    if ((exit.hasMatch() && exit.captured(1).toInt() != 0) || match(u"^\\s*throw\\b"_s, command).hasMatch())
        step.failOdds = 1;
}

} // namespace

StepSpec BehaviourBook::find(const Guid& stepUid, std::u16string_view subsystem,
                             std::u16string_view command) const
{
    const auto found = m_steps.find(stepUid);
    return found != m_steps.end() ? found->second : behaviourOfCommand(subsystem, command);
}

StepSpec behaviourOfCommand(std::u16string_view subsystem, std::u16string_view command)
{
    StepSpec step;
    step.subsystem = subsystem;
    const QString text = toQString(command);
    if (sameName(subsystem, u"SSIS")) {
        step.duration.first = 5;
        step.ssis = packageOfCommand(command);
    } else if (sameName(subsystem, u"TSQL")) {
        readTsql(text, step);
    } else {
        readCommandLine(text, step);
    }
    return step;
}

SsisSpec packageOfCommand(std::u16string_view command)
{
    SsisSpec package;
    const auto path =
        match(u"/(?:ISSERVER|SQL|DTS|F(?:ILE)?)\\s+(?:\"\\\\\"(.*?)\\\\\"\"|\"(.*?)\"|(\\S+))"_s,
              toQString(command));
    QString text = path.captured(1) + path.captured(2) + path.captured(3);
    text.replace(u'/', u'\\');
    const QStringList parts = text.split(u'\\', Qt::SkipEmptyParts);
    if (!parts.isEmpty())
        package.package = parts.last().toStdU16String();
    if (parts.size() >= 4 && parts.first().compare(u"SSISDB"_s, Qt::CaseInsensitive) == 0) {
        package.folder = parts[1].toStdU16String();
        package.project = parts[2].toStdU16String();
    }
    return package;
}

bool runsInCatalog(std::u16string_view command)
{
    return toQString(command).contains(u"/ISSERVER"_s, Qt::CaseInsensitive);
}

bool waitsForCatalog(std::u16string_view command)
{
    return match(u"SYNCHRONIZED\\(Boolean\\)[\\\\\"]*;\\s*[\\\\\"]*True"_s, toQString(command)).hasMatch();
}

AttemptPlan planAttempt(const StepSpec& step, double serverSpeed, bool past, int attempt, Random& random)
{
    AttemptPlan plan;
    const double odds = past ? step.historyFailOdds.value_or(std::min(step.failOdds, 0.1)) : step.failOdds;
    plan.success = !random.chance(odds) && (attempt >= step.failAttempts);
    double length = random.sample(step.duration);
    // What fails, often fails before it is through.
    if (!plan.success)
        length *= 0.4 + 0.6 * random.uniform();
    plan.duration = seconds(length / std::max(0.001, serverSpeed));
    return plan;
}

} // namespace simfleet::msdb
