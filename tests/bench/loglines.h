// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"

#include <random>
#include <string>
#include <vector>

// Lines as the logs of packages have them, about 98 bytes each; the same ones each time.
namespace stellwerk::bench {

struct LogLines
{
    std::string text; // one a line
    std::vector<std::pair<size_t, size_t>> places;
    std::vector<LogRow> rows; // with texts in `text`; times 100 us apart on the average

    LogLines(LogModel& model, int count, unsigned seed, qint64 from)
    {
        static const char* const kWords[] = {"package", "validation",  "phase",      "buffer",    "rows",
                                             "loaded",  "server",      "connection", "component", "wrote",
                                             "to",      "destination", "lookup",     "cache",     "has",
                                             "started", "table",       "customers"};
        std::mt19937 random(seed);
        const auto below = [&](unsigned n) { return unsigned(random() % n); };
        std::vector<LogName> servers, jobs;
        for (int i = 0; i < 40; ++i)
            servers.push_back(
                model.intern(LogField::Server, QStringLiteral("SQL%1").arg(i, 3, 10, QChar(u'0'))));
        for (int i = 0; i < 200; ++i)
            jobs.push_back(model.intern(LogField::Job, QStringLiteral("Load part %1").arg(i)));
        for (int i = 0; i < count; ++i) {
            const size_t begin = text.size();
            text += "Data Flow Task " + std::to_string(below(1000)) + ":";
            while (text.size() - begin < 80) {
                text += ' ';
                text += kWords[below(std::size(kWords))];
            }
            if (below(100) == 0)
                text += below(2) ? " deadlock victim" : " timeout expired";
            text += ' ' + std::to_string(below(1'000'000));
            places.emplace_back(begin, text.size() - begin);
            text += '\n';
            LogRow row;
            row.at = from + i / 10;
            row.level = LogLevel(below(50) == 0 ? 3 : below(20) == 0 ? 2 : 1);
            row.source = LogSource::Ssis;
            row.server = servers[below(40)];
            row.job = jobs[below(200)];
            rows.push_back(row);
        }
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i].text = {text.data() + places[i].first, places[i].second};
    }
};

} // namespace stellwerk::bench
