// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stellwerk {

class HtmlWriter;
class ReportClock;
class ReportFacts;

// The package as it is laid out, with the states of the run: an SVG picture whose cards link to the rows of
// the table of tasks.
void writeReportPicture(HtmlWriter& html, const ReportFacts& facts);

// The run over time: a picture with a block of rows for each server, waiting apart from running, attempts
// apart from each other. However many tasks there are, it stays of a size that can be read and printed: rows
// get lower, then only the load of the servers is drawn.
void writeReportTimeline(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock);

} // namespace stellwerk
