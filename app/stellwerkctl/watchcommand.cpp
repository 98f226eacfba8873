// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watchcommand.h"

#include "runids.h"
#include "runningcommand.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

void WatchCommand::start()
{
    const QString file = journalIn(context().configFolder);
    const auto record = findRun(file, arguments().positionals.first(), console());
    if (!record) {
        finish(ExitCode::Usage);
        return;
    }
    m_seen.record = *record;
    m_model.begin(record->package);
    m_display = std::make_unique<RunDisplay>(console(), &m_model);
    m_display->begin(record->package);
    m_follower = std::make_unique<JournalFollower>(file, record->id, 0);
    connect(m_follower.get(), &JournalFollower::events, this, &WatchCommand::take);
    connect(m_follower.get(), &JournalFollower::failed, this,
            [this](const QString& error) { m_display->note(u"stellwerkctl: "_s + error); });
    connect(m_follower.get(), &JournalFollower::orphaned, this, [this] {
        m_display->note(u"stellwerkctl: no program looks after this run any more. Go on with it: "
                        "stellwerkctl runs resume %1"_s.arg(m_seen.record.id));
        finish(ExitCode::Unknown);
    });
}

void WatchCommand::take(const QList<RunEvent>& events)
{
    for (const RunEvent& event : events) {
        m_seen.events += event;
        m_model.apply(event);
        m_display->take(event);
    }
    if (std::holds_alternative<RunEnded>(events.constLast().body))
        conclude();
}

void WatchCommand::conclude()
{
    const RunSummary summary = m_seen.summary();
    m_display->end(summary);
    finish(exitCodeOf(summary));
}

} // namespace stellwerk
