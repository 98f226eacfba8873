// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Places on the canvas, and annotations.
#include "interop/dtsxguid.h"
#include "interop/dtsximporter.h"

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr QSizeF kCard(208, 64); // of a task on the canvas; SSIS draws smaller ones
constexpr double kSame = 0.01;

// Notes are Markdown, where a line's end alone is no more than a blank.
QString withHardBreaks(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    while (text.endsWith(u'\n'))
        text.chop(1);
    return text.replace(u"\n"_s, u"  \n"_s);
}

bool isSame(QPointF a, QPointF b)
{
    return std::abs(a.x() - b.x()) < kSame && std::abs(a.y() - b.y()) < kSame;
}

} // namespace

const DtsxPlace* DtsxImporter::findPlace(const DtsxExecutable& executable) const
{
    for (const QString& key : {executable.path, executable.dtsId}) {
        const auto it = m_file.places.constFind(key);
        if (!key.isEmpty() && it != m_file.places.cend())
            return &*it;
    }
    return nullptr;
}

QPointF DtsxImporter::placeOf(const DtsxExecutable& executable, const Scope& scope, bool& placed) const
{
    const DtsxPlace* place = findPlace(executable);
    placed = place != nullptr;
    return place ? scope.offset + place->at : QPointF();
}

// What SSIS still shows where it was put is where it was; what was moved there is moved here. A package that
// never was ours is spread so that our larger cards do not touch.
void DtsxImporter::settlePlaces()
{
    ParentPackage& package = m_made.package;
    QPointF spread(1, 1);
    if (!m_carry && !m_file.places.isEmpty()) {
        double width = 0;
        double height = 0;
        int count = 0;
        for (const DtsxPlace& place : m_file.places) {
            if (place.header > 0 || !place.size.isValid() || place.size.isEmpty())
                continue;
            width += place.size.width();
            height += place.size.height();
            ++count;
        }
        if (count > 0)
            spread = QPointF(std::clamp(kCard.width() * count / width, 1.0, 1.6),
                             std::clamp(kCard.height() * count / height, 1.0, 1.6));
    }
    for (auto it = m_seenPlaces.cbegin(); it != m_seenPlaces.cend(); ++it) {
        const bool shown = m_carry && m_carry->shown.contains(it.key());
        if (shown && isSame(m_carry->shown.value(it.key()), *it)) {
            if (m_carry->package.layout.contains(it.key()))
                package.layout.insert(it.key(), m_carry->package.layout.value(it.key()));
            continue;
        }
        QPointF place(it->x() * spread.x(), it->y() * spread.y());
        if (m_carry)
            place += m_carry->origin;
        // A whole place is one that a person can read in a diff.
        package.layout.insert(it.key(), QPointF(std::round(place.x()), std::round(place.y())));
    }
    if (!m_carry)
        return;
    // Tasks that SSIS has no place for any more; then groups, and parts that are not there: it never saw
    // them.
    const ParentPackage& carried = m_carry->package;
    for (const Task& task : std::as_const(package.tasks)) {
        if (!m_seenPlaces.contains(task.id) && carried.layout.contains(task.id))
            package.layout.insert(task.id, carried.layout.value(task.id));
    }
    const QSet<QString> tasks(m_carry->taskOrder.cbegin(), m_carry->taskOrder.cend());
    for (auto it = carried.layout.cbegin(); it != carried.layout.cend(); ++it) {
        if (!tasks.contains(it.key()) && !carried.note(it.key()))
            package.layout.insert(it.key(), *it);
    }
}

void DtsxImporter::takeAnnotations()
{
    ParentPackage& package = m_made.package;
    QHash<QString, const StickyNote*> byGuid;
    if (m_carry) {
        for (const StickyNote& carried : m_carry->package.notes)
            byGuid.insert(dtsxGuid(m_carry->name, u"note"_s, carried.id).toString(QUuid::WithoutBraces),
                          &carried);
    }
    for (const DtsxAnnotation& annotation : m_file.annotations) {
        const StickyNote* known = byGuid.take(annotation.id.toLower());
        StickyNote made;
        if (known)
            made = *known;
        else
            made.id = freshId(u'n');
        if (!known || xmlText(known->text) != annotation.text)
            made.text = withHardBreaks(annotation.text);
        QPointF place = annotation.at;
        if (const auto container = m_file.places.constFind(annotation.parent);
            container != m_file.places.cend())
            place += container->at + QPointF(0, container->header);
        const bool shown = known && m_carry->shown.contains(made.id);
        if (shown && isSame(m_carry->shown.value(made.id), place)) {
            if (m_carry->package.layout.contains(made.id))
                package.layout.insert(made.id, m_carry->package.layout.value(made.id));
        } else {
            if (m_carry)
                place += m_carry->origin;
            package.layout.insert(made.id, QPointF(std::round(place.x()), std::round(place.y())));
            if (!known && annotation.size.isValid() && !annotation.size.isEmpty())
                package.noteSizes.insert(made.id, annotation.size);
        }
        package.notes.append(made);
    }
    if (!m_carry)
        return;
    // Deleted in SSIS: what belongs to it goes, too.
    for (const StickyNote* gone : std::as_const(byGuid)) {
        package.noteSizes.remove(gone->id);
        package.locked.remove(gone->id);
    }
    QHash<QString, qsizetype> ranks;
    for (const StickyNote& carried : std::as_const(m_carry->package.notes))
        ranks.insert(carried.id, ranks.size());
    const qsizetype last = ranks.size();
    const auto rank = [&](const StickyNote& note) { return ranks.value(note.id, last); };
    std::stable_sort(package.notes.begin(), package.notes.end(),
                     [&](const StickyNote& a, const StickyNote& b) { return rank(a) < rank(b); });
}

} // namespace stellwerk
