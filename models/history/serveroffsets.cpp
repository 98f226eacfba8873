// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/serveroffsets.h"

#include <QDateTime>

namespace stellwerk {

namespace {

constexpr qint64 kWholeSecond = 1;

} // namespace

ServerOffsets::ServerOffsets(QList<OffsetSpan> spans, const QTimeZone& likely)
    : m_spans(std::move(spans))
    , m_likely(likely)
{}

void ServerOffsets::saw(int minutes, qint64 utc)
{
    if (m_spans.isEmpty() || m_spans.constLast().minutes != minutes)
        m_spans.append({minutes, utc, utc});
    else
        m_spans.last().lastUtc = std::max(m_spans.constLast().lastUtc, utc);
}

int ServerOffsets::at(qint64 local) const
{
    if (m_spans.isEmpty())
        return 0;
    // From the newest span back: the first one that had begun by this moment, read with its own offset.
    for (qsizetype i = m_spans.size() - 1; i >= 0; --i) {
        const OffsetSpan& span = m_spans.at(i);
        if (local - span.minutes * 60 >= span.firstUtc)
            return span.minutes;
        // Between two looks with different offsets: the change is taken to be as late as the older span's own
        // reading allows, but not after the newer one was seen.
        if (i > 0) {
            const OffsetSpan& older = m_spans.at(i - 1);
            if (local - older.minutes * 60 > older.lastUtc && local - older.minutes * 60 < span.firstUtc) {
                const QDateTime moment = QDateTime::fromSecsSinceEpoch(local - older.minutes * 60, Qt::UTC);
                const int zone = m_likely.isValid() ? m_likely.offsetFromUtc(moment) / 60 : older.minutes;
                return zone == span.minutes ? span.minutes : older.minutes;
            }
        }
    }
    return before(local);
}

int ServerOffsets::ofNew(qint64 beganLocal, qint64 seconds, qint64 lookBeforeUtc) const
{
    const int likely = at(beganLocal);
    if (m_spans.size() < 2)
        return likely;
    // It began before this look and ended after the one before; msdb cuts to whole seconds.
    const auto fits = [&](int minutes) {
        const qint64 began = beganLocal - minutes * 60;
        return began <= m_spans.constLast().lastUtc + kWholeSecond &&
               began + seconds + kWholeSecond >= lookBeforeUtc;
    };
    for (const int minutes : {likely, m_spans.constLast().minutes, m_spans.at(m_spans.size() - 2).minutes}) {
        if (fits(minutes))
            return minutes;
    }
    return likely;
}

int ServerOffsets::before(qint64 local) const
{
    const OffsetSpan& first = m_spans.constFirst();
    if (!m_likely.isValid())
        return first.minutes;
    const QDateTime seen = QDateTime::fromSecsSinceEpoch(first.firstUtc, Qt::UTC);
    if (m_likely.offsetFromUtc(seen) / 60 != first.minutes)
        return first.minutes;
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(local - first.minutes * 60, Qt::UTC);
    return m_likely.offsetFromUtc(moment) / 60;
}

} // namespace stellwerk
