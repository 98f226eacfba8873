// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/scenarioreader.h"

#include "msdb/builtinfleet.h"
#include "msdb/faultreader.h"
#include "msdb/jobreader.h"
#include "msdb/text.h"

#include <QJsonDocument>

#include <algorithm>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostServers = 1000;
constexpr int kMostDays = 3650;

HistorySpec readHistory(ObjectReader reader)
{
    HistorySpec history;
    history.runs = reader.integer(u"runs"_s, history.runs, 0, 100'000);
    history.days = reader.real(u"days"_s, history.days, 0.01, kMostDays);
    history.logRuns = reader.integer(u"logRuns"_s, history.logRuns, 0, 1000);
    reader.finish();
    return history;
}

void readServer(ObjectReader& reader, std::vector<ServerSpec>& servers)
{
    ServerSpec server;
    server.name = reader.requiredText(u"name"_s);
    server.group = reader.text(u"group"_s, server.group);
    server.tags = reader.texts(u"tags"_s);
    server.version = reader.word(u"version"_s, {u"2016", u"2017", u"2019", u"2022"}, u"2022");
    server.engineEdition = reader.integer(u"engineEdition"_s, 3, 2, 4);
    server.speed = reader.real(u"speed"_s, 1, 0.001, 1000);
    server.clockOffsetMinutes = reader.integer(u"clockOffsetMinutes"_s, 0, -600'000, 600'000);
    server.utcOffsetMinutes = reader.integer(u"utcOffsetMinutes"_s, 0, -14 * 60, 14 * 60);
    server.timeZone = reader.text(u"timeZone"_s);
    server.capacity = reader.integer(u"capacity"_s, 4, 1, 1000);
    server.maxWorkers = reader.integer(u"maxWorkers"_s, 0, 0, 10'000);
    server.agent = reader.word(u"agent"_s, {u"running", u"stopped", u"starting"}, u"running");
    server.agentXps = reader.boolean(u"agentXps"_s, true);
    server.ssisdb = reader.boolean(u"ssisdb"_s, true);
    server.ssisLog = reader.text(u"ssisLog"_s);
    server.ssisLogServer = reader.text(u"ssisLogServer"_s);
    server.historyMaxRows = reader.integer(u"historyMaxRows"_s, server.historyMaxRows, -1, 10'000'000);
    server.historyMaxRowsPerJob =
        reader.integer(u"historyMaxRowsPerJob"_s, server.historyMaxRowsPerJob, 1, 10'000'000);
    server.startLatencyMs = reader.integer(u"startLatencyMs"_s, server.startLatencyMs, 0, 3'600'000);
    server.stopDelayMs = reader.integer(u"stopDelayMs"_s, server.stopDelayMs, 0, 3'600'000);
    const int count = reader.integer(u"count"_s, 1, 1, kMostServers);
    for (int i = 1; i <= count && reader.ok(); ++i) {
        ServerSpec one = server;
        if (count > 1) {
            QString name = QString::fromStdU16String(server.name);
            const QString nth = QString::number(i).rightJustified(2, u'0');
            name = name.contains(u"{n}"_s) ? name.replace(u"{n}"_s, nth) : name + nth;
            one.name = name.toStdU16String();
        }
        const bool taken = std::any_of(servers.begin(), servers.end(),
                                       [&](const auto& s) { return sameName(s.name, one.name); });
        if (taken)
            reader.fail(u"name"_s,
                        u"is taken: there is another server '%1'"_s.arg(QString::fromStdU16String(one.name)));
        servers.push_back(std::move(one));
    }
}

LoginSpec readLogin(ObjectReader& reader)
{
    LoginSpec login;
    login.name = reader.requiredText(u"name"_s);
    login.sysadmin = reader.boolean(u"sysadmin"_s, false);
    login.msdbUser = reader.boolean(u"msdbUser"_s, true);
    login.roles = reader.texts(u"roles"_s);
    login.grants = reader.texts(u"grants"_s);
    if (reader.has(u"password"_s))
        reader.fail(u"password"_s, u"passwords do not stand in files; set STELLWERK_SIM_PASSWORD or "
                                   "STELLWERK_SIM_PASSWORD_<LOGIN>"_s);
    return login;
}

bool knowsServer(const Scenario& scenario, const std::u16string& name)
{
    return std::any_of(scenario.servers.begin(), scenario.servers.end(),
                       [&](const ServerSpec& server) { return sameName(server.name, name); });
}

// Names that refer to servers which do not exist are typing mistakes.
void checkServerNames(const Scenario& scenario, std::optional<JsonProblem>& problem)
{
    const auto check = [&](const std::vector<std::u16string>& names, const QString& path) {
        for (const std::u16string& name : names) {
            if (!problem && !knowsServer(scenario, name))
                problem =
                    JsonProblem{path, u"there is no server '%1'"_s.arg(QString::fromStdU16String(name))};
        }
    };
    for (std::size_t i = 0; i < scenario.servers.size(); ++i) {
        const std::u16string& other = scenario.servers[i].ssisLogServer;
        const QString path = u"servers[%1].ssisLogServer"_s.arg(i);
        if (other.empty())
            continue;
        check({other}, path);
        const auto there = std::find_if(scenario.servers.begin(), scenario.servers.end(),
                                        [&](const ServerSpec& server) { return server.name == other; });
        if (!problem && (there == scenario.servers.end() || there->ssisLog.empty()))
            problem = JsonProblem{path, u"that server has no ssisLog, or is spelt otherwise"_s};
        if (!problem && !scenario.servers[i].ssisLog.empty())
            problem = JsonProblem{path, u"packages log to one place: give ssisLog or ssisLogServer"_s};
    }
    for (std::size_t i = 0; i < scenario.jobs.size(); ++i)
        check(scenario.jobs[i].servers, u"jobs[%1].servers"_s.arg(i));
    for (std::size_t i = 0; i < scenario.faults.size(); ++i)
        check(scenario.faults[i].servers, u"faults[%1].server"_s.arg(i));
}

QString placeOf(const QByteArray& json, qsizetype offset)
{
    const QByteArray before = json.left(offset);
    const auto line = before.count('\n') + 1;
    return u"line %1, column %2"_s.arg(line).arg(offset - before.lastIndexOf('\n'));
}

} // namespace

tl::expected<Scenario, JsonProblem> readScenario(const QByteArray& json, int servers, std::uint64_t seed)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(JsonProblem{placeOf(json, std::max(0, error.offset - 1)),
                                          u"is not JSON: "_s + error.errorString()});
    if (!document.isObject())
        return tl::unexpected(JsonProblem{{}, u"the file must hold one object in braces"_s});
    std::optional<JsonProblem> problem;
    ObjectReader reader(document.object(), {}, problem);
    Scenario scenario;
    if (reader.integer(u"formatVersion"_s, 1, 1, 1000) != 1)
        reader.fail(u"formatVersion"_s, u"must be 1: this program knows no newer one"_s);
    (void)reader.text(u"title"_s);
    if (reader.has(u"history"_s))
        scenario.history = readHistory(reader.object(u"history"_s));
    reader.each(u"servers"_s, [&](ObjectReader& item) { readServer(item, scenario.servers); });
    reader.each(u"logins"_s, [&](ObjectReader& item) { scenario.logins.push_back(readLogin(item)); });
    reader.each(u"jobs"_s, [&](ObjectReader& item) { readJobs(item, scenario.jobs); });
    reader.each(u"faults"_s, [&](ObjectReader& item) { scenario.faults.push_back(readFault(item)); });
    const bool hasJobs = reader.has(u"jobs"_s);
    reader.finish();
    if (scenario.servers.empty() || !hasJobs) {
        Scenario builtIn = builtInFleet(
            scenario.servers.empty() ? servers : static_cast<int>(scenario.servers.size()), seed);
        if (scenario.servers.empty())
            scenario.servers = std::move(builtIn.servers);
        if (!hasJobs)
            scenario.jobs = commonJobs(seed);
    }
    if (!problem)
        checkServerNames(scenario, problem);
    if (problem)
        return tl::unexpected(*problem);
    return scenario;
}

} // namespace simfleet::msdb
