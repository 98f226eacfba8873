// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logrecord.h"

#include <QList>

#include <functional>
#include <memory>

class QObject;
namespace spdlog::sinks {
class sink;
}

namespace stellwerk {

// The program's own diagnostics on their way into the log: a sink for spdlog's logger, one for the whole
// program. Lines may come from any thread, also from inside code that a line is being handed to: they wait
// and are handed over later, in batches.
[[nodiscard]] std::shared_ptr<spdlog::sinks::sink> programLogSink();

// From now on `take` gets the lines, on `context`'s thread, those that wait from before included. One at a
// time: a later call takes the place of an earlier one. Ends when the context dies.
void followProgramLog(QObject* context, std::function<void(const QList<LogRecord>&)> take);

} // namespace stellwerk
