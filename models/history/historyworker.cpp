// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyworker.h"

#include "history/historyqueries.h"

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kAfterBusy = 3s; // another program was writing
constexpr auto kAfterFailure = 60s;

} // namespace

HistoryWorker::HistoryWorker(QString file, HistoryConnection::Access access, Tell tell)
    : m_file(std::move(file))
    , m_access(access)
    , m_tell(std::move(tell))
{}

HistoryConnection* HistoryWorker::connection()
{
    if (m_connection.isOpen())
        return &m_connection;
    m_error.clear();
    auto problem = m_connection.open(m_file, m_access);
    if (problem == HistoryConnection::Problem::Damaged && moveAside())
        problem = m_connection.open(m_file, m_access);
    switch (problem) {
    case HistoryConnection::Problem::None:
        m_retention = retentionOf(m_connection);
        return &m_connection;
    case HistoryConnection::Problem::Missing:
        return nullptr;
    case HistoryConnection::Problem::Damaged:
    case HistoryConnection::Problem::Newer:
    case HistoryConnection::Problem::Failed:
        if (wasBusy())
            noteBusy();
        else
            fail(m_error.isEmpty() ? m_connection.error() : m_error);
        return nullptr;
    }
    return nullptr;
}

bool HistoryWorker::mend()
{
    if (wasBusy()) {
        noteBusy();
        return false;
    }
    const bool damaged = m_connection.sawDamage();
    const QString why = m_connection.error();
    m_connection.close();
    if (damaged && moveAside())
        return true;
    fail(u"The history %1 cannot be used: %2. Runs are not remembered until it can."_s.arg(m_file, why));
    return false;
}

std::chrono::milliseconds HistoryWorker::patience() const
{
    return wasBusy() ? kAfterBusy : kAfterFailure;
}

bool HistoryWorker::moveAside()
{
    bool moved = false;
    const QString text = moveHistoryAside(m_file, moved);
    if (!moved)
        m_error = text;
    else if (!text.isEmpty())
        m_tell(text, true);
    return moved;
}

void HistoryWorker::noteBusy()
{
    m_error = u"The history %1 is being written by another program; it is tried again."_s.arg(m_file);
}

void HistoryWorker::fail(const QString& error)
{
    m_error = error;
    if (!std::exchange(m_told, true))
        m_tell(error, false);
}

} // namespace stellwerk
