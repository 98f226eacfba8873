// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>

class QHeaderView;

namespace stellwerk {

// Order, widths, sorting and choice of the columns of a table or tree, kept beyond the times when it has no
// columns (no package is open) and from one start to the next. Main thread; lives with the header.
class HeaderKeeper final : public QObject
{
    Q_OBJECT
public:
    explicit HeaderKeeper(QHeaderView* header);

    [[nodiscard]] QJsonObject state() const { return m_state; } // empty: as at first
    // Taken as soon as there are as many columns as it knows; nonsense is not taken.
    void restore(const QJsonObject& state);

    [[nodiscard]] static QJsonObject stateOf(const QHeaderView* header);
    static bool apply(const QJsonObject& state, QHeaderView* header);

Q_SIGNALS:
    void changed();

private:
    void capture();
    void columnsCame();

    QHeaderView* m_header;
    QJsonObject m_state;
    QTimer m_soon;       // a drag of a border is many changes
    QTimer m_applySoon;  // after whoever made the columns has set them up
    bool m_busy = false; // what changes now is no wish of a person's
};

} // namespace stellwerk
