// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <chrono>
#include <functional>
#include <vector>

namespace stellwerk {

// What the program does in the background: files being read and written, the history filling, layouts. Who
// works says how far it is and how it ended; a person sees it once it takes longer than a moment, and may end
// it. What went well or not stays until somebody looked. Main thread: workers tell it through their signals.
class BackgroundTasks final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class State { Running, Cancelling, Finished, Failed, Cancelled };
    enum Role {
        IdRole = Qt::UserRole + 1, // int
        StateRole,                 // int(State)
        PermilleRole,              // int of the whole; -1: nobody knows how much there is
        DetailRole,                // QString: what it does now, or why it failed
        CancellableRole,           // bool
    };
    using Id = int;
    static constexpr int kMostEnded = 50; // kept to be looked at

    explicit BackgroundTasks(QObject* parent = nullptr);

    // Work that goes well within this time is never shown.
    void setGrace(std::chrono::milliseconds grace) { m_grace = grace; }

    // `cancel` must end the work, at once or soon: then finish(), fail() or gone() is told. Without one it
    // cannot be cancelled.
    Id begin(const QString& title, std::function<void()> cancel = {});
    void setProgress(Id id, qint64 done, qint64 total, const QString& detail = {}); // total < 1: unknown
    void finish(Id id, const QString& detail = {});                                 // also as told to
    void fail(Id id, const QString& error);
    void gone(Id id); // it is of no interest any more: nothing is kept

    void cancel(Id id);
    void dismiss(Id id); // an ended one; nothing while it runs
    void dismissEnded();

    [[nodiscard]] int runningCount() const; // that are shown
    [[nodiscard]] int count(State state) const;
    [[nodiscard]] int permille() const; // of all that run and know how much there is; -1: none does

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void changed(); // anything

private:
    struct Work
    {
        Id id;
        QString title;
        QString detail;
        qint64 done = 0;
        qint64 total = 0;
        State state = State::Running;
        std::function<void()> cancel;
    };
    [[nodiscard]] static int permilleOf(const Work& work);
    [[nodiscard]] Work* find(Id id);
    void show(Id id);
    void end(Id id, State state, const QString& detail);
    void tell(const Work* work);
    void remove(std::size_t row);
    void forgetOldest();

    std::vector<Work> m_rows; // shown, oldest first
    std::vector<Work> m_new;  // not yet
    Id m_last = 0;
    std::chrono::milliseconds m_grace{1000};
};

} // namespace stellwerk
