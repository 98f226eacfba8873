// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "application.h"

#include <QPointer>
#include <QTimer>

#include <functional>

namespace stellwerk {

class WindowDocks;

// Runs the demo once and writes pictures of the window on its way: empty, design, small, tasks-60,
// tasks-1000, diff, running, paused, failed, finished, log, durations, dark, german. Then the program ends:
// with 0, or with 1 if something did not come to pass.
class ScreenshotTour final : public QObject
{
    Q_OBJECT
public:
    ScreenshotTour(Application* application, const QString& folder);

    void start();

private:
    void openEmpty();
    void openDemo(Desk* desk);
    void designed();
    void sized(const QList<QPair<QString, int>>& sizes); // pictures of packages of so many tasks
    void compare(); // the open package with its file, after some edits that are taken back
    void run();
    void running();
    void paused();
    void finished();
    void failed(WindowDocks* docks);
    void activity();
    void atAMoment(); // half of the run ago
    void pastRuns();
    void inGerman();
    // Waits until it holds, looked at every 100 ms, then goes on after one more moment for the pictures.
    void when(std::function<bool()> holds, std::function<void()> then);
    void look();
    void take(const QString& name, QWidget* window = nullptr); // null: the main one
    void fail(const QString& why);

    Application* m_application;
    QString m_folder;
    QPointer<Desk> m_desk;
    QTimer m_clock;
    QTimer m_deadline;
    std::function<bool()> m_holds;
    std::function<void()> m_then;
    int m_moments = 0;
};

} // namespace stellwerk
