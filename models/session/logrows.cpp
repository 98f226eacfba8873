// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logrows.h"

#include "agent/packagetext.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kError = 120, kTaskFailed = 130, kWarning = 110, kCancel = 100, kInformation = 70,
              kCustom = 200;
constexpr int kPackageLevel = 30, kPreExecute = 30, kPostExecute = 40;

LogLevel levelOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Failed:
        return LogLevel::Error;
    case RunStatus::Retry:
    case RunStatus::Cancelled:
        return LogLevel::Warning;
    default:
        return LogLevel::Info;
    }
}

LogLevel levelOf(const QString& event)
{
    if (event == "OnError"_L1 || event == "OnTaskFailed"_L1)
        return LogLevel::Error;
    if (event == "OnWarning"_L1 || event == "OnQueryCancel"_L1)
        return LogLevel::Warning;
    if (event == "PackageStart"_L1 || event == "PackageEnd"_L1 || event == "OnInformation"_L1 ||
        event.startsWith("User:"_L1))
        return LogLevel::Info;
    return LogLevel::Debug;
}

LogLevel levelOf(const CatalogMessageRow& row)
{
    switch (row.type) {
    case kError:
    case kTaskFailed:
        return LogLevel::Error;
    case kWarning:
    case kCancel:
        return LogLevel::Warning;
    case kInformation:
    case kCustom:
    case -1:
        return LogLevel::Info;
    case kPreExecute:
    case kPostExecute:
        return row.sourceType == kPackageLevel ? LogLevel::Info : LogLevel::Debug;
    default:
        return LogLevel::Debug;
    }
}

} // namespace

LogRecord lineOf(const HistoryRow& row)
{
    LogRecord line;
    line.level = levelOf(row.status);
    line.source = LogSource::History;
    line.step = row.stepName;
    line.message = row.message;
    return line;
}

LogRecord lineOf(const PackageEventRow& row)
{
    LogRecord line;
    line.level = levelOf(row.event);
    line.source = LogSource::Ssis;
    line.step = row.source;
    line.message = row.message.trimmed();
    if (line.message.isEmpty())
        line.message = row.event;
    return line;
}

LogRecord lineOf(const CatalogMessageRow& row)
{
    LogRecord line;
    line.level = levelOf(row);
    line.source = LogSource::Ssis;
    line.step = componentText(row.source, row.subcomponent);
    line.message = withoutSource(row.message, row.source);
    if (line.message.isEmpty())
        line.message = row.event;
    return line;
}

} // namespace stellwerk
