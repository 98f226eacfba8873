// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace stellwerk {

class RunMoment;

// The track of the time slider: the run from its start to its end, with marks where tasks ended and where
// something failed, and a handle at the moment that is shown. A press goes there, dragging follows. Keys:
// arrows move by a hundredth, Page Up and Down by a tenth, Home and End to the ends, "," and "." from event
// to event, with Shift from failure to failure, Space plays. Main thread.
class MomentSlider final : public QSlider
{
    Q_OBJECT
public:
    MomentSlider(RunMoment* run, QWidget* parent = nullptr);

    // Of the run so far; a live one ends now.
    [[nodiscard]] QDateTime beginsAt() const;
    [[nodiscard]] QDateTime endsAt() const;
    [[nodiscard]] QDateTime momentAt(int x) const; // of a place on the track
    [[nodiscard]] int xOf(const QDateTime& moment) const;
    // What is said of the moment, by screen readers too: "02:13:45, 0:12:30 of 0:45:10".
    [[nodiscard]] QString valueText() const;
    void refresh(); // time goes on

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void playWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void seekTo(int x);
    void moveBy(double part);
    [[nodiscard]] QString markText(const QPoint& at) const;

    RunMoment* m_run;
    bool m_dragging = false;
};

} // namespace stellwerk
