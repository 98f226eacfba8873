// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"
#include "run/runsummary.h"

#include <QJsonObject>

#include <tl/expected.hpp>

namespace stellwerk {

// The words of `run --json` and of the journal (docs/interface.md): a line an event.
[[nodiscard]] QString wordOf(TaskOutcome outcome);
[[nodiscard]] QString wordOf(RunOutcome outcome);
[[nodiscard]] QString wordOf(FailureKind kind);
[[nodiscard]] QString wordOf(TaskState state);
[[nodiscard]] std::optional<TaskOutcome> taskOutcomeOf(QStringView word);
[[nodiscard]] std::optional<RunOutcome> runOutcomeOf(QStringView word);
[[nodiscard]] std::optional<FailureKind> failureKindOf(QStringView word);

[[nodiscard]] QString typeOf(const RunEvent& event); // "task_placed" …
[[nodiscard]] QJsonObject toJson(const RunEvent& event, const RunId& run);
[[nodiscard]] tl::expected<RunEvent, QString> runEventFromJson(const QJsonObject& object);
// One line without its end, keys in reading order: t, type, run first.
[[nodiscard]] QByteArray toLine(const RunEvent& event, const RunId& run);

[[nodiscard]] QJsonObject toJson(const RunSummary& summary); // type "summary"
[[nodiscard]] QByteArray toLine(const RunSummary& summary);

} // namespace stellwerk
