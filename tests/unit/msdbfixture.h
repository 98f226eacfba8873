// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/fleet.h"
#include "msdb/server.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <map>
#include <memory>

namespace simfleet::test {

using namespace simfleet::msdb;

// A clock that stands until it is moved.
class ManualClock final : public SimClock
{
public:
    explicit ManualClock(SimTime start)
        : m_now(start)
    {}
    [[nodiscard]] SimTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::steady_clock::time_point realTime(SimTime) const override { return {}; }
    [[nodiscard]] double speed() const override { return 1; }
    void move(SimDuration by) { m_now += by; }

private:
    SimTime m_now;
};

// 2026-03-10 08:00:00 UTC
[[nodiscard]] SimTime testStart();

// What a call produced: result sets as rows of text ("NULL" for NULL), messages, return status.
struct CallResult
{
    int status = 0;
    QList<QList<QStringList>> sets;
    QList<QStringList> columnNames;
    QList<int> errors; // numbers of messages of severity > 10
    QList<int> infos;
    QString text; // of the last message
    std::map<std::u16string, Value> outputs;
};

// A fleet from scenario JSON, on a clock of the test's own.
class MsdbFixture
{
public:
    // `log`: where starts and ends are written, not owned.
    explicit MsdbFixture(const QByteArray& scenario, StartLog* log = nullptr);

    [[nodiscard]] SimServer& server(int index = 0)
    {
        return *m_fleet->servers().at(static_cast<std::size_t>(index));
    }
    [[nodiscard]] ManualClock& clock() { return *m_clock; }
    void advance(double seconds); // moves the clock and lets everything due happen
    // Calls a procedure as `login` with the given arguments, the way the T-SQL engine does.
    CallResult call(const QString& procedure, const QList<std::pair<QString, QVariant>>& arguments = {},
                    const QString& login = QStringLiteral("stellwerk"), int serverIndex = 0);
    // Rows of a query in SQLite's dialect on the server's storage; dates as seconds since the clock's start.
    [[nodiscard]] QList<QStringList> rows(const char* sql, int serverIndex = 0);
    [[nodiscard]] QString value(const char* sql, int serverIndex = 0);

private:
    ManualClock* m_clock = nullptr;
    std::unique_ptr<Fleet> m_fleet;
};

} // namespace simfleet::test
