// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/passwords.h"
#include "simfleetprocess.h"

#include <QByteArray>

namespace stellwerk::test {

inline constexpr int kServers = 6;

// Six servers SQL01 … SQL06, one of them an hour ahead, each with a quick job, one that fails and a long one.
// At speed 20 a quick run takes a tenth of a second, a long one half a minute.
inline QByteArray sessionScenario()
{
    return R"({
 "history": {"runs": 4, "days": 2, "logRuns": 0},
 "servers": [
  {"name": "SQL01", "capacity": 4, "startLatencyMs": 200},
  {"name": "SQL02", "capacity": 4, "startLatencyMs": 200, "utcOffsetMinutes": 60},
  {"name": "SQL03", "capacity": 4, "startLatencyMs": 200, "clockOffsetMinutes": 7},
  {"name": "SQL04", "capacity": 4, "startLatencyMs": 200},
  {"name": "SQL05", "capacity": 4, "startLatencyMs": 200},
  {"name": "SQL06", "capacity": 4, "startLatencyMs": 200}
 ],
 "jobs": [
  {"name": "Quick", "steps": [{"name": "Extract", "duration": 2}, {"name": "Load", "duration": 2}]},
  {"name": "Fails", "steps": [{"name": "Break", "duration": 2, "outcome": "fail", "error": "Disk is full."}]},
  {"name": "Package", "steps": [{"name": "Execute", "subsystem": "SSIS", "duration": 3, "outcome": "fail",
   "error": "The rate of CHF changed.", "ssis": {"folder": "F", "project": "P", "package": "Load Rates.dtsx",
   "tasks": ["Fetch", "Compare", "Publish"], "logRows": 40, "warnings": 2}}]},
  {"name": "Long", "steps": [{"name": "Work", "duration": 600}]}
 ]
})";
}

// Hands the fleet's password over as a person's shell would.
inline void exportPasswords(const SimfleetProcess& fleet)
{
    for (const Server& server : fleet.servers())
        qputenv(passwordVariable(server.name).toLatin1().constData(), fleet.password().toUtf8());
}

} // namespace stellwerk::test
