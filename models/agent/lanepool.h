// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace stellwerk {

// The threads of all lanes: a QThreadPool of blocking calls. At most a quarter of them serve lanes in
// trouble, and a lane that merely keeps its connection warm gives its thread to one that has work.
// Thread-safe.
class LanePool final
{
public:
    static constexpr int kDefaultThreads = 256;

    explicit LanePool(int threads = kDefaultThreads);
    ~LanePool(); // waits for the calls under way; their lanes must be gone

    LanePool(const LanePool&) = delete;
    LanePool& operator=(const LanePool&) = delete;

    [[nodiscard]] int threads() const;
    [[nodiscard]] int busy() const;            // threads in use now, warm ones included
    [[nodiscard]] int limitForTrouble() const; // a quarter, at least one

    // Of Lane only. `body` runs on a thread as soon as there is one; an urgent one before those that wait.
    struct Turn
    {
        bool inTrouble = false;
        bool urgent = false;
        const void* owner = nullptr; // for hurry()
    };
    void start(std::function<void()> body, Turn turn);
    // What the owner waits with is next.
    void hurry(const void* owner);
    // A thread of `start` says that it only waits; `giveBack` may be called from any thread to end that. 0:
    // do not wait, the thread is wanted.
    quint64 becameIdle(std::function<void()> giveBack);
    void becameBusy(quint64 ticket);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk
