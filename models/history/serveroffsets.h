// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTimeZone>

namespace stellwerk {

// A stretch of time in which a server said that its clock stands so many minutes east of UTC.
struct OffsetSpan
{
    int minutes = 0;
    qint64 firstUtc = 0; // seconds since the epoch: first and last time that it was seen
    qint64 lastUtc = 0;
    bool operator==(const OffsetSpan&) const = default;
};

// Which offset a server's wall clock had at a moment. msdb keeps local times without one, so the answer comes
// from what was seen: inside a span it is certain, between two spans the change lies somewhere and the one
// that fits the order of events is taken, and before the first look the rules of `likely` hold (the zone of
// this computer) if that zone agreed with the server at that look, else the offset is taken to be the same.
class ServerOffsets
{
public:
    explicit ServerOffsets(QList<OffsetSpan> spans = {},
                           const QTimeZone& likely = QTimeZone::systemTimeZone());

    // The server said so at that moment; moments grow.
    void saw(int minutes, qint64 utc);
    [[nodiscard]] const QList<OffsetSpan>& spans() const { return m_spans; }

    // Of a moment on the wall clock, in seconds since the epoch as if the clock showed UTC.
    [[nodiscard]] int at(qint64 local) const;
    // Of the begin of a run that had not ended at the look before the last one. Where the clock was set in
    // between, that tells the hour which stands on the wall twice.
    [[nodiscard]] int ofNew(qint64 beganLocal, qint64 seconds, qint64 lookBeforeUtc) const;

private:
    [[nodiscard]] int before(qint64 local) const;
    QList<OffsetSpan> m_spans; // by time
    QTimeZone m_likely;
};

} // namespace stellwerk
