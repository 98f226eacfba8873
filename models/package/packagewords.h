// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QLatin1StringView>

#include <array>
#include <utility>

namespace stellwerk {

// The words of the file format for the document's enums, first the default that is left out.
template <typename Enum, size_t N>
using Words = std::array<std::pair<Enum, QLatin1StringView>, N>;

inline constexpr Words<TaskMode, 2> kModeWords{{{TaskMode::Outcome, QLatin1StringView("outcome")},
                                                {TaskMode::StartOnly, QLatin1StringView("start-only")}}};
inline constexpr Words<Join, 2> kJoinWords{
    {{Join::All, QLatin1StringView("all")}, {Join::Any, QLatin1StringView("any")}}};
inline constexpr Words<OnCancel, 2> kOnCancelWords{
    {{OnCancel::StopJob, QLatin1StringView("stop-job")},
     {OnCancel::LeaveRunning, QLatin1StringView("leave-running")}}};
inline constexpr Words<AlreadyRunning, 3> kAlreadyRunningWords{
    {{AlreadyRunning::Wait, QLatin1StringView("wait")},
     {AlreadyRunning::Adopt, QLatin1StringView("adopt")},
     {AlreadyRunning::Fail, QLatin1StringView("fail")}}};
inline constexpr Words<ConstraintKind, 3> kKindWords{
    {{ConstraintKind::Success, QLatin1StringView("success")},
     {ConstraintKind::Failure, QLatin1StringView("failure")},
     {ConstraintKind::Completion, QLatin1StringView("completion")}}};

inline constexpr Words<NoteColor, 5> kNoteColorWords{{{NoteColor::Yellow, QLatin1StringView("yellow")},
                                                      {NoteColor::Blue, QLatin1StringView("blue")},
                                                      {NoteColor::Green, QLatin1StringView("green")},
                                                      {NoteColor::Red, QLatin1StringView("red")},
                                                      {NoteColor::Grey, QLatin1StringView("grey")}}};

template <typename Enum, size_t N>
QString wordFor(const Words<Enum, N>& words, Enum value)
{
    for (const auto& [candidate, word] : words) {
        if (candidate == value)
            return word;
    }
    return words.front().second;
}

} // namespace stellwerk
