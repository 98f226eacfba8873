// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stellwerk {

class DurationsPanel;
class LogPanel;
class ProblemsPanel;
class SelectionLink;

// The docks that join the common selection by themselves; the others follow the canvas's.
void joinLog(SelectionLink* link, LogPanel* log);               // a row selects its task, or its server's job
void joinProblems(SelectionLink* link, ProblemsPanel* panel);   // and the problems of a task are selected
void joinDurations(SelectionLink* link, DurationsPanel* panel); // show the past of the job

} // namespace stellwerk
