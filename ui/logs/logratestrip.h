// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/lograte.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace stellwerk {

// A strip over the log: how many of the lines shown came when, warnings and errors among them, and where the
// lines in sight are. A click (or Enter) goes there, a drag (or Shift and an arrow) chooses a time. Main
// thread.
class LogRateStrip final : public QWidget
{
    Q_OBJECT
public:
    LogRateStrip(const LogModel* log, const LogHits* warnings, const LogHits* errors,
                 QWidget* parent = nullptr);

    // The times of the first and the last line in sight.
    void setInSight(qint64 from, qint64 to);
    [[nodiscard]] const LogRate& rate() const { return m_rate; }
    [[nodiscard]] QRect area() const; // of the columns
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

public Q_SLOTS:
    void updateSoon(); // at most ten times a second, and only while it is in sight

Q_SIGNALS:
    void rowWanted(int row);                 // of the model
    void timeWanted(qint64 from, qint64 to); // both with it
    void wholeWanted();                      // no longer a part of the time

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void count();
    [[nodiscard]] int stretchAt(double x) const;
    [[nodiscard]] double xOf(double stretch) const; // its left side
    [[nodiscard]] QString textOf(int stretch) const;
    void setCursorAt(int stretch, bool extend);
    void takeTime(int one, int other);
    void goTo(int stretch);
    void paintColumns(QPainter& painter) const;
    void paintTimes(QPainter& painter) const;

    const LogModel* m_log;
    const LogHits* m_warnings;
    const LogHits* m_errors;
    LogRate m_rate;
    qint64 m_sightFrom = 0, m_sightTo = 0;
    int m_cursor = -1;             // a stretch; -1: none
    int m_anchor = -1;             // where a choice began; -1: nothing is being chosen
    std::optional<QPointF> m_from; // where the button was pressed
    bool m_dragging = false;
    QTimer m_soon;
};

} // namespace stellwerk
