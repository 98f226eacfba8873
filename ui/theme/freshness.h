// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace stellwerk {

// How old what a live view shows is. The view's owner tells of every news and, where it knows one, why none
// come; whoever shows it is told when that changes. Its clock can be a test's. Main thread.
class Freshness final : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<std::chrono::milliseconds()>; // steady
    static constexpr int kPolls = 3;                          // without news: stale

    // `clock` empty: the real one.
    explicit Freshness(Clock clock = {}, QObject* parent = nullptr);

    // News are expected at least that often; zero (as at first): nothing is expected, nothing goes stale.
    void setInterval(std::chrono::milliseconds interval);
    void update(); // news came just now; also when they say that nothing changed
    void reset();  // nothing is shown any more
    // For people, a half sentence: "SQL02 is away", "paused", "the program is offline"; empty: it flows. With
    // a reason it is stale as soon as a poll was missed, and without one after kPolls.
    void setReason(const QString& reason);
    [[nodiscard]] QString reason() const { return m_reason; }

    [[nodiscard]] std::optional<std::chrono::milliseconds> age() const; // nullopt: never any news
    [[nodiscard]] bool isStale() const;
    // Looks at the clock; by itself every second while somebody wants changed().
    void look();

Q_SIGNALS:
    void changed(); // the age in whole seconds, the reason, or whether it is stale

protected:
    void connectNotify(const QMetaMethod& signal) override;

private:
    Clock m_clock;
    std::optional<std::chrono::milliseconds> m_last;
    std::chrono::milliseconds m_interval{0};
    QString m_reason;
    QTimer m_ticks;
    qint64 m_told = -1; // seconds
    bool m_toldStale = false;
};

} // namespace stellwerk
