// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/linebundles.h"

#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLanes = 4;

// From above: success, several kinds, completion, failure.
int laneIndex(const ConstraintItem* line)
{
    if (line->isMixed())
        return 1;
    switch (line->kind()) {
    case ConstraintKind::Success:
        return 0;
    case ConstraintKind::Completion:
        return 2;
    case ConstraintKind::Failure:
        return 3;
    }
    return 0;
}

} // namespace

LineBundles::LineBundles(CanvasScene* scene)
    : QObject(scene)
    , m_scene(scene)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(0);
    connect(&m_flush, &QTimer::timeout, this, &LineBundles::flush);
}

void LineBundles::clear()
{
    m_bundles.clear();
    m_endsOf.clear();
    m_touched.clear();
    m_lanes.clear();
}

// Groups and tasks may have the same id in files made elsewhere, hence the mark. Both empty: no bundle.
LineBundles::Ends LineBundles::endsOf(const ConstraintItem* line) const
{
    const GroupItem* from = m_scene->groups()->foldedOver(line->from());
    const GroupItem* to = m_scene->groups()->foldedOver(line->to());
    if (!from && !to)
        return {};
    return {from ? u"g:"_s + from->id() : u"t:"_s + line->from(),
            to ? u"g:"_s + to->id() : u"t:"_s + line->to()};
}

void LineBundles::touch(const Ends& ends)
{
    if (ends == Ends())
        return;
    m_touched.insert(ends);
    if (!m_flush.isActive())
        m_flush.start();
}

void LineBundles::update(ConstraintItem* line)
{
    const Ends before = m_endsOf.value(line);
    const Ends after = endsOf(line);
    touch(before);
    touch(after);
    if (after == Ends()) { // also when a gesture hid it
        line->setBundle(1, false);
        line->setVisible(true);
    }
    if (before == after)
        return;
    if (before != Ends()) {
        m_bundles[before].remove(line);
        m_endsOf.remove(line);
    }
    if (after != Ends()) {
        m_bundles[after].insert(line);
        m_endsOf.insert(line, after);
    }
}

void LineBundles::remove(ConstraintItem* line)
{
    const Ends ends = m_endsOf.take(line);
    if (ends == Ends())
        return;
    m_bundles[ends].remove(line);
    touch(ends);
}

void LineBundles::flush()
{
    m_flush.stop();
    if (m_touched.isEmpty())
        return;
    for (const Ends& ends : std::exchange(m_touched, {})) {
        const QSet<ConstraintItem*> lines = m_bundles.value(ends);
        if (lines.isEmpty())
            m_bundles.remove(ends);
        else
            show(lines, ends.first == ends.second);
    }
    spread();
}

void LineBundles::show(const QSet<ConstraintItem*>& lines, bool within)
{
    // The same one every time, whatever the hash says.
    ConstraintItem* shown =
        *std::min_element(lines.cbegin(), lines.cend(),
                          [](const ConstraintItem* a, const ConstraintItem* b) { return a->id() < b->id(); });
    const bool mixed = std::any_of(lines.cbegin(), lines.cend(), [shown](const ConstraintItem* line) {
        return line->kind() != shown->kind();
    });
    for (ConstraintItem* line : lines) {
        line->setVisible(line == shown && !within);
        line->setBundle(line == shown ? int(lines.size()) : 1, line == shown && mixed);
    }
}

// Finds the lanes in use anew, and leads the lines of cards where they changed.
void LineBundles::spread()
{
    QHash<QPair<QString, bool>, int> lanes;
    for (auto it = m_bundles.cbegin(); it != m_bundles.cend(); ++it) {
        for (const ConstraintItem* line : it.value()) {
            if (!line->isVisible())
                continue;
            lanes[{it.key().first, true}] |= 1 << laneIndex(line);
            lanes[{it.key().second, false}] |= 1 << laneIndex(line);
        }
    }
    const auto before = std::exchange(m_lanes, lanes);
    for (auto it = m_bundles.cbegin(); it != m_bundles.cend(); ++it) {
        const QPair<QString, bool> from(it.key().first, true);
        const QPair<QString, bool> to(it.key().second, false);
        if (before.value(from) == m_lanes.value(from) && before.value(to) == m_lanes.value(to))
            continue;
        for (ConstraintItem* line : it.value()) {
            if (line->isVisible())
                m_scene->lead(line);
        }
    }
}

double LineBundles::laneOf(const ConstraintItem* line, bool leaving) const
{
    const Ends ends = m_endsOf.value(line);
    const int used = m_lanes.value({leaving ? ends.first : ends.second, leaving});
    const int mine = laneIndex(line);
    int lane = 0;
    int count = 0;
    for (int i = 0; i < kLanes; ++i) {
        if (i == mine)
            lane = count;
        count += used & (1 << i) ? 1 : 0;
    }
    return geometry::laneOffset(lane, std::max(1, count));
}

QSet<QString> LineBundles::bundleOf(const QString& constraint) const
{
    const ConstraintItem* line = m_scene->constraintItem(constraint);
    QSet<QString> ids{constraint};
    for (const ConstraintItem* other : m_bundles.value(m_endsOf.value(line)))
        ids.insert(other->id());
    return ids;
}

} // namespace stellwerk
