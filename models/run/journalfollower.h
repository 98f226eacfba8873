// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <QList>
#include <QObject>
#include <QThread>

namespace stellwerk {

// Watches a run that another program looks after, by reading the journal as it grows. Reads on a thread of
// its own a few times a second; a look that finds nothing costs one indexed read. Signals arrive on the
// thread that made it.
class JournalFollower final : public QObject
{
    Q_OBJECT
public:
    // Told are events above `after`; 0: from the first.
    JournalFollower(const QString& journalFile, const RunId& run, qint64 after, QObject* parent = nullptr);
    ~JournalFollower() override;

    [[nodiscard]] RunId run() const { return m_run; }

Q_SIGNALS:
    void events(const QList<stellwerk::RunEvent>& events); // in order, without gaps
    void orphaned();                   // the run is not over, and its program is gone; once
    void failed(const QString& error); // the journal could not be read; goes on trying

private:
    RunId m_run;
    QThread m_thread;
};

} // namespace stellwerk
