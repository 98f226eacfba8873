// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runcontrol.h"

#include <QStringList>

#include <array>

namespace stellwerk {

namespace {

constexpr std::array kVerbs{"cancel-run", "cancel-task", "cancel-branch", "pause",        "continue", "hold",
                            "release",    "skip",        "retry",         "rerun-failed", "decide"};
static_assert(kVerbs.size() == size_t(ControlVerb::Decide) + 1);

} // namespace

RunInput inputOf(const RunControl& control)
{
    switch (control.verb) {
    case ControlVerb::CancelRun:
        break;
    case ControlVerb::CancelTask:
        return input::CancelTask{control.task};
    case ControlVerb::CancelBranch:
        return input::CancelBranch{control.task};
    case ControlVerb::Pause:
        return input::Pause{};
    case ControlVerb::Continue:
        return input::Continue{};
    case ControlVerb::Hold:
        return input::SetHold{control.task, true};
    case ControlVerb::Release:
        return input::SetHold{control.task, false};
    case ControlVerb::Skip:
        return input::SkipTask{control.task};
    case ControlVerb::Retry:
        return input::RetryTask{control.task};
    case ControlVerb::RerunFailed:
        return input::RerunFailed{};
    case ControlVerb::Decide:
        return input::Decide{control.task, control.outcome, control.by};
    }
    return input::CancelRun{};
}

bool needsTask(ControlVerb verb)
{
    return verb != ControlVerb::CancelRun && verb != ControlVerb::Pause && verb != ControlVerb::Continue &&
           verb != ControlVerb::RerunFailed;
}

bool opensAgain(ControlVerb verb)
{
    return verb == ControlVerb::Retry || verb == ControlVerb::RerunFailed || verb == ControlVerb::Decide;
}

QString wordOf(ControlVerb verb)
{
    return QString::fromLatin1(kVerbs[size_t(verb)]);
}

std::optional<ControlVerb> controlVerbOf(QStringView word)
{
    for (size_t i = 0; i < kVerbs.size(); ++i) {
        if (word == QLatin1StringView(kVerbs[i]))
            return ControlVerb(int(i));
    }
    return std::nullopt;
}

QStringList controlVerbs()
{
    QStringList words;
    for (const char* verb : kVerbs)
        words.append(QString::fromLatin1(verb));
    return words;
}

QString accountName()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? qEnvironmentVariable("USERNAME") : user;
}

} // namespace stellwerk
