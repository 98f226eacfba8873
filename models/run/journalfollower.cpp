// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/journalfollower.h"

#include "run/journal.h"
#include "run/runlock.h"

#include <QTimer>

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr auto kLook = 250ms;
constexpr int kLooksPerOwnerCheck = 4;

} // namespace

JournalFollower::JournalFollower(const QString& journalFile, const RunId& run, qint64 after, QObject* parent)
    : QObject(parent)
    , m_run(run)
{
    // Everything below lives and dies on the thread.
    struct Reader : QObject
    {
        QTimer timer{this};
        qint64 last = 0;
        int looks = 0;
        bool over = false;
        bool toldOrphaned = false;
    };
    auto* reader = new Reader;
    reader->last = after;
    reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, reader, &QObject::deleteLater);
    const auto tell = [this](auto&& what) { QMetaObject::invokeMethod(this, what, Qt::QueuedConnection); };
    connect(&reader->timer, &QTimer::timeout, reader, [this, reader, journalFile, run, tell] {
        const auto news = loadEvents(journalFile, run, reader->last);
        if (!news) {
            tell([this, error = news.error()] { Q_EMIT failed(error); });
            return;
        }
        if (!news->isEmpty()) {
            reader->last = news->constLast().sequence;
            reader->over = std::holds_alternative<RunEnded>(news->constLast().body);
            reader->toldOrphaned = false;
            tell([this, news = *news] { Q_EMIT events(news); });
        }
        if (reader->over || reader->toldOrphaned || ++reader->looks % kLooksPerOwnerCheck != 0 ||
            RunLock::owner(journalFile, run))
            return;
        reader->toldOrphaned = true;
        tell([this] { Q_EMIT orphaned(); });
    });
    connect(&m_thread, &QThread::started, reader, [reader] { reader->timer.start(kLook); });
    m_thread.setObjectName(QStringLiteral("journal follower"));
    m_thread.start();
}

JournalFollower::~JournalFollower()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace stellwerk
