// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stellwerk {

class HtmlWriter;
class ReportClock;
class ReportFacts;

// The parts of a run's report that are text and tables. Each writes nothing when there is nothing to tell.
void writeReportSummary(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock);
void writeReportFailures(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock);
void writeReportTasks(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock);
void writeReportServers(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock);
void writeReportRetries(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock);
void writeReportDecisions(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock);

} // namespace stellwerk
