// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagecheck.h"

#include "package/startneeds.h"

#include <QSet>
#include <QTime>

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// The package as numbers, and the problems found so far.
class Check
{
public:
    Check(const ParentPackage& package, const FleetFacts& fleet, const PackageLines& lines)
        : m_package(package)
        , m_fleet(fleet)
        , m_lines(lines)
    {
        for (int i = 0; i < int(package.tasks.size()); ++i)
            m_index.insert(package.tasks.at(i).id, i);
        for (int i = 0; i < int(fleet.servers.size()); ++i)
            m_serverIndex.insert(fleet.servers.at(i).name.toCaseFolded(), i);
        m_next.resize(package.tasks.size());
    }

    QList<Problem> run()
    {
        if (m_package.tasks.isEmpty())
            add(Severity::Error, ProblemCode::EmptyPackage, {});
        checkSettings();
        checkConstraints();
        checkCycles();
        for (const Task& task : m_package.tasks)
            checkTask(task);
        checkNeverStarts();
        checkJobTwice();
        std::stable_sort(m_problems.begin(), m_problems.end(), [](const Problem& a, const Problem& b) {
            return int(a.severity) < int(b.severity);
        });
        return m_problems;
    }

private:
    void add(Severity severity, ProblemCode code, const QStringList& arguments, const TaskId& task = {},
             const ConstraintId& constraint = {})
    {
        Problem problem{severity, code, arguments, task, constraint, 0};
        problem.line =
            constraint.isEmpty() ? m_lines.tasks.value(task) : m_lines.constraints.value(constraint);
        if (!m_problems.contains(problem))
            m_problems.append(problem);
    }
    [[nodiscard]] const QString& nameOf(int task) const { return m_package.tasks.at(task).name; }

    void checkSettings();
    void checkConstraints();
    void checkCycles();
    void checkTask(const Task& task);
    void checkNumbers(const Task& task);
    void checkWhere(const Task& task);
    void checkJobOn(const Task& task, const std::vector<int>& candidates);
    void checkNeverStarts();
    void checkJobTwice();
    [[nodiscard]] bool reaches(int from, int to) const;
    [[nodiscard]] std::vector<int> candidates(const CandidateServers& where) const;
    [[nodiscard]] int slotsOf(const FleetFacts::Server& server) const;

    const ParentPackage& m_package;
    const FleetFacts& m_fleet;
    const PackageLines& m_lines;
    QHash<TaskId, int> m_index;
    QHash<QString, int> m_serverIndex;
    std::vector<std::vector<int>> m_next; // successors, by task
    bool m_cyclic = false;
    QList<Problem> m_problems;
};

void Check::checkSettings()
{
    if (m_package.maxConcurrent && *m_package.maxConcurrent < 1)
        add(Severity::Error, ProblemCode::BadPackageLimit, {QString::number(*m_package.maxConcurrent)});
    QStringList limited = m_package.maxConcurrentPerServer.keys();
    limited.sort();
    for (const QString& server : std::as_const(limited)) {
        const int limit = m_package.maxConcurrentPerServer.value(server);
        if (limit < 1)
            add(Severity::Error, ProblemCode::BadServerLimit, {server, QString::number(limit)});
        if (m_fleet.known && !m_serverIndex.contains(server.toCaseFolded()))
            add(Severity::Warning, ProblemCode::LimitOfUnknownServer, {server});
    }
    for (const Group& group : m_package.groups) {
        if (group.maxConcurrent && *group.maxConcurrent < 1)
            add(Severity::Error, ProblemCode::BadGroupLimit,
                {group.title.isEmpty() ? group.id : group.title, QString::number(*group.maxConcurrent)});
    }
    if (m_package.timeout && m_package.timeout->count() < 1)
        add(Severity::Error, ProblemCode::BadTimeout,
            {m_package.name, QString::number(m_package.timeout->count())});
    if (m_package.window && !QTime::fromString(m_package.window->endsBy, u"HH:mm"_s).isValid())
        add(Severity::Error, ProblemCode::BadWindow, {m_package.window->endsBy});
}

void Check::checkConstraints()
{
    QSet<std::pair<int, int>> pairs;
    for (const Constraint& c : m_package.constraints) {
        const int from = m_index.value(c.from, -1);
        const int to = m_index.value(c.to, -1);
        if (from < 0 || to < 0) {
            add(Severity::Error, ProblemCode::UnknownTask, {from < 0 ? c.from : c.to}, {}, c.id);
            continue;
        }
        if (from == to) {
            add(Severity::Error, ProblemCode::SelfConstraint, {nameOf(from)}, c.from, c.id);
            continue;
        }
        if (pairs.contains({from, to})) {
            add(Severity::Error, ProblemCode::DuplicateConstraint, {nameOf(from), nameOf(to)}, c.to, c.id);
            continue;
        }
        pairs.insert({from, to});
        m_next[size_t(from)].push_back(to);
    }
}

// Takes tasks away that nothing leads to; what stays stands on a circle or behind one. From there, walking
// backwards must close a circle, which is the one reported.
void Check::checkCycles()
{
    const size_t count = m_next.size();
    std::vector<int> open(count);
    std::vector<std::vector<int>> before(count);
    for (size_t from = 0; from < count; ++from) {
        for (const int to : m_next[from]) {
            ++open[size_t(to)];
            before[size_t(to)].push_back(int(from));
        }
    }
    std::vector<int> free;
    for (size_t i = 0; i < count; ++i) {
        if (open[i] == 0)
            free.push_back(int(i));
    }
    size_t removed = 0;
    while (removed < free.size()) {
        for (const int to : m_next[size_t(free[removed++])]) {
            if (--open[size_t(to)] == 0)
                free.push_back(to);
        }
    }
    if (removed == count)
        return;
    m_cyclic = true;
    int at = int(std::find_if(open.cbegin(), open.cend(), [](int n) { return n > 0; }) - open.cbegin());
    std::vector<int> path;
    std::vector<int> placeInPath(count, -1);
    while (placeInPath[size_t(at)] < 0) {
        placeInPath[size_t(at)] = int(path.size());
        path.push_back(at);
        at = *std::find_if(before[size_t(at)].cbegin(), before[size_t(at)].cend(),
                           [&](int task) { return open[size_t(task)] > 0; });
    }
    QStringList names;
    for (size_t i = path.size(); i > size_t(placeInPath[size_t(at)]); --i)
        names.append(nameOf(path[i - 1]));
    names.append(names.first());
    add(Severity::Error, ProblemCode::Cycle, {names.join(u" → "_s)}, m_package.tasks.at(at).id);
}

void Check::checkTask(const Task& task)
{
    if (task.disabled)
        add(Severity::Warning, ProblemCode::DisabledTask, {task.name}, task.id);
    if (task.job.trimmed().isEmpty())
        add(Severity::Error, ProblemCode::NoJob, {task.name.isEmpty() ? task.id : task.name}, task.id);
    const bool grouped = std::any_of(m_package.groups.cbegin(), m_package.groups.cend(),
                                     [&](const Group& group) { return group.id == task.group; });
    if (!task.group.isEmpty() && !grouped)
        add(Severity::Warning, ProblemCode::UnknownGroup, {task.name, task.group}, task.id);
    checkNumbers(task);
    checkWhere(task);
}

void Check::checkNumbers(const Task& task)
{
    if (task.weight < 1)
        add(Severity::Error, ProblemCode::BadWeight, {task.name, QString::number(task.weight)}, task.id);
    if (task.timeout && task.timeout->count() < 1)
        add(Severity::Error, ProblemCode::BadTimeout, {task.name, QString::number(task.timeout->count())},
            task.id);
    const RetryPolicy& retry = task.retry;
    if (retry.count < 0 || retry.backoff.count() < 0 || !std::isfinite(retry.factor) || retry.factor <= 0)
        add(Severity::Error, ProblemCode::BadRetry, {task.name}, task.id);
}

std::vector<int> Check::candidates(const CandidateServers& where) const
{
    std::vector<int> indices;
    for (int i = 0; i < int(m_fleet.servers.size()); ++i) {
        const FleetFacts::Server& server = m_fleet.servers.at(i);
        bool fits = false;
        if (!where.servers.isEmpty()) {
            fits = where.servers.contains(server.name, Qt::CaseInsensitive);
        } else if (!where.group.isEmpty()) {
            fits = server.group.compare(where.group, Qt::CaseInsensitive) == 0 ||
                   server.group.startsWith(where.group + u'/', Qt::CaseInsensitive);
        } else {
            fits = !where.tag.isEmpty() && server.tags.contains(where.tag, Qt::CaseInsensitive);
        }
        if (fits)
            indices.push_back(i);
    }
    return indices;
}

int Check::slotsOf(const FleetFacts::Server& server) const
{
    int slots = std::max(1, server.capacity);
    for (auto it = m_package.maxConcurrentPerServer.cbegin(); it != m_package.maxConcurrentPerServer.cend();
         ++it) {
        if (it.key().compare(server.name, Qt::CaseInsensitive) == 0)
            slots = std::min(slots, std::max(1, it.value()));
    }
    return slots;
}

void Check::checkWhere(const Task& task)
{
    const CandidateServers& where = task.where;
    const int ways = int(!where.servers.isEmpty()) + int(!where.group.isEmpty()) + int(!where.tag.isEmpty());
    if (ways == 0)
        add(Severity::Error, ProblemCode::NoCandidate, {task.name}, task.id);
    if (ways > 1)
        add(Severity::Error, ProblemCode::AmbiguousCandidates, {task.name}, task.id);
    if (!m_fleet.known || ways != 1)
        return;
    for (const QString& server : where.servers) {
        if (!m_serverIndex.contains(server.toCaseFolded()))
            add(Severity::Error, ProblemCode::UnknownServer, {server}, task.id);
    }
    const std::vector<int> found = candidates(where);
    if (found.empty() && !where.group.isEmpty())
        add(Severity::Error, ProblemCode::UnknownServerGroup, {where.group}, task.id);
    if (found.empty() && !where.tag.isEmpty())
        add(Severity::Error, ProblemCode::UnknownServerTag, {where.tag}, task.id);
    if (!task.job.trimmed().isEmpty())
        checkJobOn(task, found);
    for (const int index : found) {
        const FleetFacts::Server& server = m_fleet.servers.at(index);
        if (task.weight > slotsOf(server)) {
            add(Severity::Warning, ProblemCode::WeightOverCapacity,
                {task.name, QString::number(task.weight), server.name, QString::number(slotsOf(server))},
                task.id);
        }
    }
}

void Check::checkJobOn(const Task& task, const std::vector<int>& found)
{
    int missing = 0;
    int unread = 0;
    QStringList missingOn;
    for (const int index : found) {
        const FleetFacts::Server& server = m_fleet.servers.at(index);
        if (!server.jobs) {
            ++unread;
            continue;
        }
        const auto job =
            std::find_if(server.jobs->cbegin(), server.jobs->cend(), [&](const FleetFacts::Job& j) {
                return j.name.compare(task.job, Qt::CaseInsensitive) == 0;
            });
        if (job == server.jobs->cend()) {
            ++missing;
            missingOn.append(server.name);
            continue;
        }
        if (!job->enabled)
            add(Severity::Warning, ProblemCode::DisabledJob, {task.job, server.name}, task.id);
        if (!job->hasTarget)
            add(Severity::Error, ProblemCode::NoTarget, {task.job, server.name}, task.id);
    }
    const bool nowhere = missing > 0 && unread == 0 && missing == int(found.size());
    if (nowhere && found.size() > 1) {
        add(Severity::Error, ProblemCode::UnknownJobAnywhere, {task.job, QString::number(found.size())},
            task.id);
        return;
    }
    // Missing on some of several candidates costs a detour only: the run moves on to the next one.
    for (const QString& server : std::as_const(missingOn))
        add(found.size() == 1 ? Severity::Error : Severity::Warning, ProblemCode::UnknownJob,
            {task.job, server}, task.id);
}

void Check::checkNeverStarts()
{
    if (m_cyclic)
        return;
    for (const int task : tasksThatNeverStart(m_package))
        add(Severity::Warning, ProblemCode::NeverStarts, {nameOf(task)}, m_package.tasks.at(task).id);
}

bool Check::reaches(int from, int to) const
{
    std::vector<bool> seen(m_next.size());
    std::vector<int> open{from};
    while (!open.empty()) {
        const int at = open.back();
        open.pop_back();
        if (at == to)
            return true;
        for (const int next : m_next[size_t(at)]) {
            if (!seen[size_t(next)]) {
                seen[size_t(next)] = true;
                open.push_back(next);
            }
        }
    }
    return false;
}

void Check::checkJobTwice()
{
    QHash<std::pair<QString, QString>, std::vector<int>> users; // (job, fixed server) -> tasks
    for (int i = 0; i < int(m_package.tasks.size()); ++i) {
        const Task& task = m_package.tasks.at(i);
        if (task.where.servers.size() == 1 && !task.job.isEmpty() && !task.disabled)
            users[{task.job.toCaseFolded(), task.where.servers.first().toCaseFolded()}].push_back(i);
    }
    // Each against the one before it only: a chain that orders neighbours orders them all, and a package that
    // uses one job a thousand times does not cost a million walks.
    for (int i = 0; i < int(m_package.tasks.size()); ++i) {
        const Task& task = m_package.tasks.at(i);
        if (task.where.servers.size() != 1)
            continue;
        const auto found =
            users.constFind({task.job.toCaseFolded(), task.where.servers.first().toCaseFolded()});
        if (found == users.constEnd() || found->size() < 2)
            continue;
        const auto me = std::find(found->cbegin(), found->cend(), i);
        if (me == found->cend() || me == found->cbegin())
            continue;
        const int other = *(me - 1);
        if (!reaches(other, i) && !reaches(i, other)) {
            add(Severity::Warning, ProblemCode::JobTwiceAtOnce,
                {task.job, task.where.servers.first(), nameOf(other)}, task.id);
        }
    }
}

} // namespace

QList<Problem> checkPackage(const ParentPackage& package, const FleetFacts& fleet, const PackageLines& lines)
{
    return Check(package, fleet, lines).run();
}

bool hasErrors(const QList<Problem>& problems)
{
    return std::any_of(problems.cbegin(), problems.cend(),
                       [](const Problem& problem) { return problem.severity == Severity::Error; });
}

} // namespace stellwerk
