// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every export asks first, and how it is written.
#include "interop/dtsxexport.h"
#include "package/packagecheck.h"

#include <QSaveFile>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

bool isInGroup(const Server& server, const QString& group)
{
    return server.group.compare(group, Qt::CaseInsensitive) == 0 ||
           server.group.startsWith(group + u'/', Qt::CaseInsensitive);
}

// In the order in which they would be tried.
QStringList candidates(const CandidateServers& where, const QList<Server>& servers)
{
    QStringList names = where.servers;
    for (const Server& server : servers) {
        const bool fits = (!where.group.isEmpty() && isInGroup(server, where.group)) ||
                          (!where.tag.isEmpty() && server.tags.contains(where.tag, Qt::CaseInsensitive));
        if (fits)
            names.append(server.name);
    }
    names.removeDuplicates();
    return names;
}

} // namespace

std::optional<InteropError> whyNotExported(const ParentPackage& package)
{
    QStringList errors;
    for (const Problem& problem : checkPackage(package)) {
        if (problem.severity == Severity::Error)
            errors.append(describe(problem));
    }
    if (errors.isEmpty())
        return {};
    const int more = int(errors.size()) - 3;
    QString text = errors.mid(0, 3).join(u' ');
    if (more > 0)
        text += u' ' + InteropText::tr("And %n more problem(s).", nullptr, more);
    return InteropError{
        {},
        0,
        InteropText::tr("The package has errors: %1").arg(text),
        InteropText::tr("Mend them first; the problems panel and 'stellwerkctl validate' list them."),
        false};
}

tl::expected<QHash<TaskId, QString>, InteropError>
fixedServers(const ParentPackage& package, const QList<Server>& servers, bool pick, InteropReport& report)
{
    QHash<TaskId, QString> fixed;
    QStringList open;
    for (const Task& task : package.tasks) {
        const QStringList names = candidates(task.where, servers);
        if (names.isEmpty())
            return tl::unexpected(
                InteropError{{},
                             0,
                             InteropText::tr("No registered server fits the task \"%1\".").arg(task.name),
                             InteropText::tr("Register one, or name its server in the task."),
                             false});
        fixed.insert(task.id, names.constFirst());
        const bool one = names.size() == 1 && task.where.group.isEmpty() && task.where.tag.isEmpty();
        if (!one && !pick)
            open.append(task.name);
        else if (!one)
            report.add(
                Remark::Weight::Warning, u"fixed_server"_s, task.name, 0,
                InteropText::tr("It may run on several servers and was fixed to %1: SSIS does not choose.")
                    .arg(names.constFirst()));
    }
    if (!open.isEmpty())
        return tl::unexpected(InteropError{
            {},
            0,
            InteropText::tr("%n task(s) may run on several servers, and SSIS does not choose: %1.", nullptr,
                            int(open.size()))
                .arg(open.size() > 5 ? open.mid(0, 5).join(u", "_s) + u", …"_s : open.join(u", "_s)),
            InteropText::tr("Give each one server, or let the first candidate be taken."),
            false,
            u"several_servers"_s});
    return fixed;
}

tl::expected<void, InteropError> writeExport(const QByteArray& bytes, const QString& file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return tl::unexpected(
            InteropError{file, 0, InteropText::tr("It cannot be written: %1.").arg(out.errorString()),
                         InteropText::tr("Choose another place, or make room."), false});
    return {};
}

} // namespace stellwerk
