// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"
#include "theme/theme.h"

#include <QJsonArray>
#include <QObject>

#include <vector>

namespace stellwerk {

// Rules of the user: lines that pass a filter get a ground of their own and the rule's number before the
// message. The first rule that fits counts. Only lines in sight are tried. Main thread.
class LogHighlights final : public QObject
{
    Q_OBJECT
public:
    enum class Ground { Blue, Yellow, Red, Grey };
    static constexpr int kGrounds = 4;
    static constexpr int kMost = 9; // rules
    struct Rule
    {
        QString filter; // in the language of the filter field
        Ground ground = Ground::Blue;
    };

    explicit LogHighlights(LogModel* log, QObject* parent = nullptr);

    [[nodiscard]] const QList<Rule>& rules() const { return m_rules; }
    // Rules that are not right are kept and fit nothing.
    void setRules(const QList<Rule>& rules);
    // Which rule fits the row, from 0; -1: none.
    [[nodiscard]] int ruleOf(LogRowId id) const;
    [[nodiscard]] static QColor colorOf(Ground ground);
    [[nodiscard]] static QString wordOf(Ground ground);
    [[nodiscard]] static QChar signOf(int rule); // ①, ② …

    [[nodiscard]] QJsonArray toJson() const;
    void fromJson(const QJsonArray& rules);

Q_SIGNALS:
    void changed();

private:
    LogModel* m_log;
    QList<Rule> m_rules;
    mutable std::vector<std::pair<int, LogMatcher>> m_matchers; // of the rules that are right
};

} // namespace stellwerk
