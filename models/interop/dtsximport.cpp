// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dtsximport.h"

#include "interop/dtsximporter.h"
#include "package/packagefile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPartsSurelyHeld = 2'000;
constexpr qsizetype kMostRemarks = 20'000;

InteropError tooLarge()
{
    return {{},
            0,
            InteropText::tr("It has more tasks or notes than a parent package can hold."),
            InteropText::tr("Split the package in SSIS, and import its parts."),
            false};
}

// Could it be larger than what is read again? Finding out exactly costs a while.
bool mayBeTooLarge(const ParentPackage& package)
{
    if (package.tasks.size() + package.notes.size() > kPartsSurelyHeld)
        return true;
    qsizetype text = package.description.size();
    for (const Task& task : package.tasks)
        text += task.name.size() + task.note.size() + task.job.size() + task.startStep.size();
    for (const StickyNote& note : package.notes)
        text += note.text.size();
    return text > kMaxPackageBytes / 8; // a character takes up to six bytes
}

} // namespace

DtsxImporter::DtsxImporter(DtsxFile file, const DtsxImportOptions& options)
    : m_file(std::move(file))
    , m_options(options)
{}

void DtsxImporter::note(const QString& code, const DtsxExecutable& where, const QString& text,
                        const QString& nextStep)
{
    if (m_made.report.remarks.size() < kMostRemarks)
        m_made.report.add(Remark::Weight::Note, code, where.path, where.line, text, nextStep);
}

void DtsxImporter::warn(const QString& code, const DtsxExecutable& where, const QString& text,
                        const QString& nextStep)
{
    if (m_made.report.remarks.size() < kMostRemarks)
        m_made.report.add(Remark::Weight::Warning, code, where.path, where.line, text, nextStep);
}

tl::expected<DtsxImport, InteropError> DtsxImporter::run()
{
    m_made.formatVersion = m_file.formatVersion;
    const QString carried = m_file.package.variables.value(kPackageVariable);
    m_carry = packageCarry(carried);
    if (!carried.isEmpty() && !m_carry)
        warn(u"carry"_s, m_file.package,
             InteropText::tr(
                 "The settings that Stellwerk left in the package cannot be read; what SSIS itself "
                 "knows was imported."));
    for (const DtsxConnection& connection : m_file.connections) {
        for (const QString& key : {connection.dtsId.toLower(), connection.refId, connection.name}) {
            if (!key.isEmpty() && !m_connections.contains(key))
                m_connections.insert(key, &connection);
        }
    }
    index(m_file.package);
    settings();
    walk(m_file.package, {});
    if (m_tooManyTasks)
        return tl::unexpected(tooLarge());
    takeConstraints(m_file.package);
    settleJoins();
    settlePlaces();
    takeAnnotations();
    order();
    if (m_modeTasks > 0) {
        const bool outcome = m_options.mode == TaskMode::Outcome;
        note(u"mode"_s, m_file.package,
             outcome
                 ? InteropText::tr("%n task(s) that only start their job in SSIS wait for the job's end now: "
                                   "constraints act on how it really ended.",
                                   nullptr, m_modeTasks)
                 : InteropText::tr("%n task(s) only start their job, as in SSIS: they succeed when the agent "
                                   "has accepted the start.",
                                   nullptr, m_modeTasks));
    }
    m_made.groups = int(m_made.package.groups.size());
    m_made.report.sort();
    // What could not be read again must not be written.
    if (mayBeTooLarge(m_made.package) && serializePackage(m_made.package).size() > kMaxPackageBytes)
        return tl::unexpected(tooLarge());
    return std::move(m_made);
}

void DtsxImporter::settings()
{
    static const QList<int> known{2, 3, 6, 8};
    const DtsxExecutable& source = m_file.package;
    ParentPackage& package = m_made.package;
    if (!known.contains(m_file.formatVersion))
        warn(u"format_version"_s, source,
             InteropText::tr("Format version %1 is not known; it was read as the nearest known one.")
                 .arg(m_file.formatVersion));
    if (m_carry)
        package = m_carry->package;
    if (!m_carry || source.name != m_carry->name)
        package.name = source.name;
    if (!m_carry || source.description != m_carry->description)
        package.description = source.description;
    if (!m_carry || m_file.maxConcurrent != m_carry->maxConcurrent)
        package.maxConcurrent =
            m_file.maxConcurrent > 0 ? std::optional<int>(m_file.maxConcurrent) : std::nullopt;
    package.groups.clear(); // each comes with its container, or is carried
    package.notes.clear();
    package.layout.clear();
    if (source.handlerTasks > 0)
        warn(u"event_handler"_s, source,
             InteropText::tr("%n task(s) of its event handlers were left out: a parent package has none.",
                             nullptr, source.handlerTasks),
             InteropText::tr("Use a failure constraint where a handler reacted to errors."));
    if (m_file.layoutUnreadable)
        note(u"layout"_s, source,
             InteropText::tr("The designer's layout could not be read; the tasks have no places."));
    if (m_file.annotationsTooMany > 0)
        warn(u"many_annotations"_s, source,
             InteropText::tr("%n annotation(s) were left out: 5,000 are the most that are read.", nullptr,
                             m_file.annotationsTooMany));
    if (m_file.unreadAnnotations > 0)
        note(u"annotation"_s, source,
             InteropText::tr(
                 "%n annotation(s) were left out: this format keeps them in a form that only its own "
                 "designer reads.",
                 nullptr, m_file.unreadAnnotations));
    remarkOnExpressions(source);
}

void DtsxImporter::index(const DtsxExecutable& container)
{
    for (const DtsxExecutable& child : container.children) {
        for (const QString& reference : {child.path, child.dtsId}) {
            if (!reference.isEmpty() && !m_byReference.contains(reference))
                m_byReference.insert(reference, &child);
        }
        index(child);
    }
    if (&container != &m_file.package || !m_carry)
        return;
    // Ids that parts brought along are theirs; new ones go around them.
    m_ids += QSet<QString>(m_carry->taskOrder.cbegin(), m_carry->taskOrder.cend());
    for (qsizetype i = 0; i < m_carry->constraints.size(); ++i) {
        const Constraint& constraint = m_carry->constraints.at(i);
        m_ids.insert(constraint.id);
        m_carriedConstraints.insert({constraint.from, constraint.to}, i);
    }
    for (const Group& group : std::as_const(m_carry->package.groups))
        m_ids.insert(group.id);
    for (const StickyNote& note : std::as_const(m_carry->package.notes))
        m_ids.insert(note.id);
}

QString DtsxImporter::freshId(QChar prefix)
{
    QString id;
    do
        id = prefix + QString::number(++m_lastId[prefix]);
    while (m_ids.contains(id));
    m_ids.insert(id);
    return id;
}

// SSIS lists its tasks by name; what was exported keeps its own order.
void DtsxImporter::order()
{
    if (!m_carry)
        return;
    // Groups that SSIS has no container for.
    for (const Group& group : std::as_const(m_carry->package.groups)) {
        if (!m_carry->containers.contains(group.id) && !m_taken.contains(u"g:"_s + group.id))
            m_made.package.groups.append(group);
    }
    QHash<QString, qsizetype> rank;
    for (const TaskId& id : std::as_const(m_carry->taskOrder))
        rank.insert(id, rank.size());
    for (const Constraint& constraint : std::as_const(m_carry->constraints))
        rank.insert(u"c:"_s + constraint.id, rank.size());
    for (const Group& group : std::as_const(m_carry->package.groups))
        rank.insert(u"g:"_s + group.id, rank.size());
    const auto sorted = [&](auto& parts, const QString& prefix) {
        const qsizetype last = rank.size();
        std::stable_sort(parts.begin(), parts.end(), [&](const auto& a, const auto& b) {
            return rank.value(prefix + a.id, last) < rank.value(prefix + b.id, last);
        });
    };
    sorted(m_made.package.tasks, {});
    sorted(m_made.package.constraints, u"c:"_s);
    sorted(m_made.package.groups, u"g:"_s);
}

tl::expected<DtsxImport, InteropError> importDtsx(const QByteArray& bytes, const DtsxImportOptions& options,
                                                  const InteropProgress& progress)
{
    auto file = readDtsx(bytes, progress);
    if (!file)
        return tl::unexpected(file.error());
    return DtsxImporter(std::move(*file), options).run();
}

tl::expected<DtsxImport, InteropError> importDtsxFile(const QString& file, const DtsxImportOptions& options,
                                                      const InteropProgress& progress)
{
    constexpr qint64 limit = 64 * 1024 * 1024;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return tl::unexpected(InteropError{file, 0,
                                           InteropText::tr("It cannot be read: %1.").arg(in.errorString()),
                                           InteropText::tr("Check the path and your rights."), false});
    auto made = importDtsx(in.read(limit + 1), options, progress);
    if (!made) {
        made.error().file = file;
        return made;
    }
    if (made->package.name.isEmpty())
        made->package.name = QFileInfo(file).completeBaseName();
    return made;
}

} // namespace stellwerk
