// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

class QComboBox;
class QDateTimeEdit;

namespace stellwerk {

// Since when failures are told of: yesterday evening, the last time one looked, a span, or a moment of one's
// own. Main thread.
class ActivitySince final : public QWidget
{
    Q_OBJECT
public:
    enum Choice { Evening, LastLook, Day, Week, Month, Moment };

    explicit ActivitySince(QWidget* parent = nullptr);

    [[nodiscard]] QDateTime since() const; // UTC, as of now
    [[nodiscard]] int choice() const;
    void setChoice(int choice);
    [[nodiscard]] QDateTime moment() const;
    void setMoment(const QDateTime& moment);
    void setLastLook(const QDateTime& utc); // invalid: never before
    [[nodiscard]] QString text() const;     // "since yesterday 18:00"
    [[nodiscard]] static QDateTime yesterdayEvening(const QDateTime& now);

Q_SIGNALS:
    void changed();

private:
    QComboBox* m_choices;
    QDateTimeEdit* m_moment;
    QDateTime m_lastLook;
};

} // namespace stellwerk
