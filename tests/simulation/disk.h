// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline.h"

#include "../unit/packagegen.h"

#include "run/runevent.h"

#include <deque>

namespace simulation {

using packagegen::Random;

// The journal's file: what is on it survives the program.
struct Disk
{
    QList<stellwerk::RunEvent> events;
    QString state; // of the machine that told the last of them
    bool full = false;
    bool slow = false;
};

// The journal of one program's life, as models/run/journal writes it: batches that wait are committed
// together, whole or not at all; what could not be written waits for the next append.
class ModelledJournal
{
public:
    ModelledJournal(Timeline* time, Random* random, Disk* disk)
        : m_time(time)
        , m_random(random)
        , m_disk(disk)
    {}
    ~ModelledJournal() { *m_alive = false; }
    ModelledJournal(const ModelledJournal&) = delete;
    ModelledJournal& operator=(const ModelledJournal&) = delete;

    std::function<void(quint64)> durable;
    std::function<void(quint64)> failed;

    // `state`: of the machine after these events.
    quint64 append(const QList<stellwerk::RunEvent>& events, const QString& state)
    {
        m_waiting.push_back({++m_tickets, events, state});
        write();
        return m_tickets;
    }
    // The program dies: the transaction under way is on the disk, or it is not.
    void die()
    {
        *m_alive = false;
        if (m_writing > 0 && !m_disk->full && m_random->oneIn(2))
            commit();
    }

private:
    struct Batch
    {
        quint64 ticket;
        QList<stellwerk::RunEvent> events;
        QString state;
    };
    void write()
    {
        if (m_writing > 0)
            return;
        m_writing = m_waiting.size();
        const int most = m_disk->slow ? 4000 : m_random->oneIn(10) ? 300 : 12;
        m_time->after(Milliseconds(m_random->below(most)), [this, alive = m_alive] {
            if (*alive)
                written();
        });
    }
    void commit()
    {
        for (; m_writing > 0; --m_writing) {
            m_disk->events += m_waiting.front().events;
            m_disk->state = m_waiting.front().state;
            m_waiting.pop_front();
        }
    }
    void written()
    {
        const bool fails = m_disk->full;
        const quint64 upTo = m_waiting[m_writing - 1].ticket;
        if (fails)
            m_writing = 0;
        else
            commit();
        // The word of it takes a moment more; a program may die in between.
        m_time->after(Milliseconds(m_random->below(4)), [=, this, alive = m_alive] {
            if (!*alive)
                return;
            if (!m_waiting.empty() && m_writing == 0 && (!fails || m_waiting.back().ticket > upTo))
                write();
            (fails ? failed : durable)(upTo);
        });
    }

    Timeline* m_time;
    Random* m_random;
    Disk* m_disk;
    std::deque<Batch> m_waiting;
    size_t m_writing = 0; // of m_waiting, in the transaction under way
    quint64 m_tickets = 0;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace simulation
