// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names, containers and remarks of an export, decided before anything is written.
#include "interop/connectiontext.h"
#include "interop/dtsxexporter.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// SSIS forbids / \ : [ ] . = in names; braces would have to be escaped in paths.
QString allowedName(const QString& name)
{
    static const QString forbidden = u"/\\:[].={}"_s;
    QString allowed = xmlText(name).simplified();
    for (QChar& c : allowed) {
        if (forbidden.contains(c) || c == QChar::ReplacementCharacter)
            c = u'_';
    }
    return allowed.left(100).trimmed();
}

} // namespace

QString DtsxExporter::uniqueName(QSet<QString>& used, const QString& wanted, const QString& otherwise) const
{
    QString base = allowedName(wanted);
    if (base.isEmpty())
        base = otherwise;
    QString name = base;
    for (int i = 2; used.contains(name.toCaseFolded()); ++i)
        name = u"%1 (%2)"_s.arg(base).arg(i);
    used.insert(name.toCaseFolded());
    return name;
}

void DtsxExporter::plan()
{
    m_name = allowedName(m_package.name);
    if (m_name.isEmpty())
        m_name = u"Package"_s;
    planContainers();
    QSet<QString> atTop;
    for (Container& container : m_containers) {
        const Group* group = m_package.group(container.group);
        container.name = uniqueName(atTop, group->title, u"Group"_s);
        container.refId = u"Package\\"_s + container.name;
    }
    QHash<qsizetype, QSet<QString>> inside;
    for (const Task& task : m_package.tasks) {
        if (task.join == Join::Any)
            m_joinedByOr.insert(task.id);
        const qsizetype at = m_containerOf.value(task.id, -1);
        QSet<QString>& used = at < 0 ? atTop : inside[at];
        const QString name = uniqueName(used, task.name, u"Task"_s);
        m_names.insert(task.id, name);
        m_refIds.insert(task.id, (at < 0 ? u"Package"_s : m_containers.at(at).refId) + u'\\' + name);
        if (name != task.name)
            m_report.add(
                Remark::Weight::Note, u"renamed"_s, task.name, 0,
                InteropText::tr("It is called \"%1\" in SSIS, which allows fewer characters and no two of "
                                "one name.")
                    .arg(name));
    }
    QHash<QString, QSet<QString>> constraintNames;
    for (const Constraint& constraint : m_package.constraints) {
        const qsizetype at = m_containerOf.value(constraint.from, -1);
        const QString owner = at < 0 ? u"Package"_s : m_containers.at(at).refId;
        m_constraintNames.insert(constraint.id,
                                 uniqueName(constraintNames[owner], constraint.id, u"Constraint"_s));
        m_constraintsOf[owner].append(&constraint);
    }
    QSet<QString> connections;
    QStringList servers(m_servers.cbegin(), m_servers.cend());
    servers.removeDuplicates();
    servers.sort();
    for (const QString& server : std::as_const(servers))
        m_connectionNames.insert(server, uniqueName(connections, server, u"Server"_s));
}

// A group is a container if no constraint crosses its border: constraints of SSIS stay inside theirs, and one
// that led to the container instead would mean something else.
void DtsxExporter::planContainers()
{
    QHash<TaskId, GroupId> groupOf;
    for (const Task& task : m_package.tasks) {
        if (m_package.group(task.group))
            groupOf.insert(task.id, task.group);
    }
    QSet<GroupId> crossed;
    for (const Constraint& constraint : m_package.constraints) {
        const GroupId from = groupOf.value(constraint.from);
        const GroupId to = groupOf.value(constraint.to);
        if (from != to) {
            crossed.insert(from);
            crossed.insert(to);
        }
    }
    for (const Group& group : m_package.groups) {
        Container container;
        container.group = group.id;
        for (const Task& task : m_package.tasks) {
            if (groupOf.value(task.id) == group.id)
                container.tasks.append(&task);
        }
        if (container.tasks.isEmpty())
            continue;
        if (crossed.contains(group.id)) {
            m_report.add(
                Remark::Weight::Note, u"group_dissolved"_s, group.title, 0,
                InteropText::tr("The group is no container in SSIS: constraints cross its border, which SSIS "
                                "does not allow. Its tasks stand in the package; an import makes the group "
                                "again."));
            continue;
        }
        for (const Task* task : std::as_const(container.tasks))
            m_containerOf.insert(task->id, m_containers.size());
        m_containers.append(container);
    }
}

// What SSIS will not do although the package says so.
void DtsxExporter::remarks()
{
    using Weight = Remark::Weight;
    const auto count = [&](auto&& fits) {
        return int(std::count_if(m_package.tasks.cbegin(), m_package.tasks.cend(), fits));
    };
    const auto lost = [&](const QString& code, const QString& text, const QString& nextStep = {}) {
        m_report.add(Weight::Warning, code, {}, 0, text, nextStep);
    };
    if (m_options.way == DtsxWay::Classic) {
        if (const int tasks = count([](const Task& task) { return task.mode == TaskMode::Outcome; });
            tasks > 0)
            lost(u"start_only"_s,
                 InteropText::tr(
                     "%n task(s) succeed in SSIS as soon as the agent has accepted the start: constraints "
                     "do not see how their jobs end.",
                     nullptr, tasks),
                 InteropText::tr("Export with true outcomes if that matters."));
        if (const int tasks = count([](const Task& task) { return task.timeout || task.retry.count > 0; });
            tasks > 0)
            lost(u"no_retries"_s,
                 InteropText::tr("Time-outs and retries of %n task(s) have no effect in SSIS.", nullptr,
                                 tasks));
    } else if (const int tasks = count([](const Task& task) { return task.mode == TaskMode::Outcome; });
               tasks > 0) {
        m_report.add(Weight::Note, u"cancelled_is_failed"_s, {}, 0,
                     InteropText::tr(
                         "A job that somebody stops, or whose outcome nobody can tell, is a failed task in "
                         "SSIS, which knows nothing else."));
    }
    if (m_package.window || m_package.timeout)
        lost(u"no_window"_s,
             InteropText::tr("The processing window and the time-out of the run have no effect in SSIS."),
             InteropText::tr("Watch the job that runs the package."));
    if (!m_package.maxConcurrentPerServer.isEmpty() ||
        count([](const Task& task) { return task.weight != 1; }) > 0 ||
        std::any_of(m_package.groups.cbegin(), m_package.groups.cend(),
                    [](const Group& group) { return group.maxConcurrent.has_value(); }))
        lost(u"no_limits"_s,
             InteropText::tr(
                 "Limits per server and group, and weights, have no effect in SSIS: only the limit of the "
                 "whole package has."));
    if (m_package.refuseDisabledJobs)
        lost(u"no_refusal"_s,
             InteropText::tr("Jobs that are disabled at their servers are started by SSIS all the same."));
    QStringList names = m_connectionNames.keys();
    names.sort();
    for (const QString& name : std::as_const(names)) {
        const auto it =
            std::find_if(m_options.servers.cbegin(), m_options.servers.cend(), [&](const Server& server) {
                return server.name.compare(name, Qt::CaseInsensitive) == 0;
            });
        if (it == m_options.servers.cend())
            m_report.add(
                Weight::Note, u"unregistered_server"_s, name, 0,
                InteropText::tr("The server is not registered; its connection says \"%1\" and logs in as the "
                                "Windows user.")
                    .arg(name));
        else if (it->authentication == Authentication::SqlLogin && !it->user.isEmpty())
            m_report.add(Weight::Warning, u"no_password"_s, name, 0,
                         InteropText::tr("Its connection logs in as \"%1\", and no password is written.")
                             .arg(it->user),
                         InteropText::tr("Give it to SSIS by a parameter or configuration, or use Windows "
                                         "authentication."));
    }
}

} // namespace stellwerk
