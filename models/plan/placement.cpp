// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/placement.h"

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::milliseconds;

namespace {

bool contains(const std::vector<int>* indices, int index)
{
    return indices && std::find(indices->cbegin(), indices->cend(), index) != indices->cend();
}

QString jobsText(int jobs)
{
    return jobs == 1 ? u"1 job"_s : QString::number(jobs) + u" jobs"_s;
}

} // namespace

int Placement::add(Server server)
{
    server.slots = std::max(1, server.slots);
    m_servers.push_back(std::move(server));
    return int(m_servers.size()) - 1;
}

int Placement::slotsFor(int server, int weight) const
{
    return std::clamp(weight, 1, m_servers[size_t(server)].slots);
}

bool Placement::hasRoom(int server, int weight, int queue) const
{
    const Server& s = m_servers[size_t(server)];
    if (s.heldFor >= 0 && s.heldFor != queue)
        return false;
    return s.used + slotsFor(server, weight) <= s.slots;
}

Placement::Choice Placement::choose(const Request& request) const
{
    struct Ranked
    {
        int server = -1;
        double finish = -1; // ms, negative unknown
        double load = 0;    // jobs per slot
        quint64 lastUsed = 0;
    };
    const auto before = [](const Ranked& a, const Ranked& b) {
        if (a.finish >= 0 && b.finish >= 0 && a.finish != b.finish)
            return a.finish < b.finish;
        if (a.load != b.load)
            return a.load < b.load;
        return a.lastUsed < b.lastUsed;
    };
    Choice choice;
    Ranked best;
    Ranked second;
    bool soundCandidate = false; // one not in trouble, with room or without
    const std::vector<int>& candidates = *request.candidates;
    for (const int index : candidates)
        soundCandidate = soundCandidate || !m_servers[size_t(index)].inTrouble;
    for (size_t i = 0; i < candidates.size(); ++i) {
        const int index = candidates[i];
        const Server& server = m_servers[size_t(index)];
        if ((server.inTrouble && soundCandidate) || !hasRoom(index, request.weight, request.queue))
            continue;
        if (contains(request.not_, index)) {
            choice.blockedByNot = true;
            continue;
        }
        Ranked ranked;
        ranked.server = index;
        const Milliseconds usual = request.expected ? (*request.expected)[i] : Milliseconds(-1);
        ranked.finish = usual.count() < 0 ? -1.0 : double(usual.count()) * finishFactor(server);
        ranked.load = double(server.jobs + server.foreignJobs) / server.slots;
        ranked.lastUsed = server.lastUsed;
        if (best.server < 0 || before(ranked, best)) {
            second = best;
            best = ranked;
        } else if (second.server < 0 || before(ranked, second)) {
            second = ranked;
        }
    }
    choice.server = best.server;
    choice.finish = Milliseconds(std::llround(best.finish));
    choice.runnerUp = second.server;
    choice.runnerUpFinish = Milliseconds(std::llround(second.finish));
    return choice;
}

QString Placement::why(const Request& request, const Choice& choice) const
{
    const Server& chosen = m_servers[size_t(choice.server)];
    if (request.candidates->size() == 1)
        return chosen.name + u": the only server it may run on."_s;
    QString text = chosen.name + u": "_s;
    if (choice.finish.count() >= 0)
        text += u"expected to finish in "_s + durationText(choice.finish);
    else if (chosen.jobs + chosen.foreignJobs == 0)
        text += u"idle, and the job has no history"_s;
    else
        text += u"least loaded (%1), and the job has no history"_s.arg(
            jobsText(chosen.jobs + chosen.foreignJobs));
    if (chosen.inTrouble)
        return text + u"; every candidate is in trouble."_s;
    if (choice.runnerUp < 0)
        return text + u"; no other candidate has a free slot now."_s;
    const Server& other = m_servers[size_t(choice.runnerUp)];
    const int otherJobs = other.jobs + other.foreignJobs;
    if (choice.finish.count() >= 0 && choice.runnerUpFinish > choice.finish) {
        text += u", "_s + durationText(choice.runnerUpFinish - choice.finish) + u" before "_s + other.name;
        if (otherJobs > 0)
            text += u", which runs "_s + jobsText(otherJobs);
        return text + u'.';
    }
    if (otherJobs > chosen.jobs + chosen.foreignJobs)
        return text + u"; %1 runs %2."_s.arg(other.name, jobsText(otherJobs));
    return text + u"; %1 is as good and was used more recently or comes later."_s.arg(other.name);
}

void Placement::reserve(int server, int weight)
{
    Server& s = m_servers[size_t(server)];
    s.used += slotsFor(server, weight);
    ++s.jobs;
    s.lastUsed = ++m_uses;
}

void Placement::release(int server, int weight)
{
    Server& s = m_servers[size_t(server)];
    s.used -= slotsFor(server, weight);
    --s.jobs;
}

QString durationText(Milliseconds duration)
{
    const auto two = [](qint64 value) { return (value < 10 ? u"0"_s : QString()) + QString::number(value); };
    const qint64 ms = duration.count();
    if (ms < 1000)
        return QString::number(ms) + u" ms"_s;
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < 60)
        return QString::number(seconds) + u" s"_s;
    if (seconds < 3600)
        return QString::number(seconds / 60) + u" m "_s + two(seconds % 60) + u" s"_s;
    return QString::number(seconds / 3600) + u" h "_s + two(seconds / 60 % 60) + u" m"_s;
}

} // namespace stellwerk
