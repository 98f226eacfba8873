// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/rowchart.h"
#include "charts/timelinepanel.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QTest>

namespace stellwerk {

inline const QDateTime kStart = QDateTime(QDate(2026, 11, 26), QTime(3, 0), Qt::UTC);

// A timeline in a window, and a run of 400 tasks told event by event: what the tests of the timeline share.
class TimelineStage : public QObject
{
    Q_OBJECT
protected:
    void installTheme(); // and the zone that times are shown in
    void begin();        // a run anew
    void request(const QString& task, const QString& server, double at, int attempt = 1);
    void start(const QString& task, const QString& server, double at, int attempt = 1);
    void end(const QString& task, const QString& server, double at,
             TaskOutcome outcome = TaskOutcome::Succeeded, int attempt = 1);
    void bar(const QString& task, const QString& server, double requested, double started, double ended);
    void apply(const RunEventBody& body, double at);
    void showPanel();
    [[nodiscard]] QPoint pixelOf(int bar) const;
    void wheel(const QPoint& at, int steps, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] int barNamed(const QString& label) const;

    std::unique_ptr<RunModel> m_run;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<TestDialogs> m_dialogs;
    std::unique_ptr<TimelinePanel> m_panel;
    RowChart* m_chart = nullptr;
    QCustomPlot* m_plot = nullptr;
    QDateTime m_zero;
    qint64 m_sequence = 0;
};

inline void TimelineStage::installTheme()
{
    qputenv("TZ", "Europe/Berlin");
    QLocale::setDefault(QLocale::c());
    Theme::instance().install(SchemeChoice::Light);
}

inline void TimelineStage::begin()
{
    m_panel.reset();
    ParentPackage package;
    for (int i = 0; i < 400; ++i) {
        Task task;
        task.id = QStringLiteral("t%1").arg(i);
        task.name = QStringLiteral("Task %1").arg(i);
        task.job = QStringLiteral("Job %1").arg(i % 3);
        package.tasks.append(task);
    }
    m_run = std::make_unique<RunModel>();
    m_model = std::make_unique<TimelineModel>();
    m_dialogs = std::make_unique<TestDialogs>();
    m_run->begin(package);
    m_model->begin(package);
    m_sequence = 0;
    m_zero = kStart;
}

inline void TimelineStage::apply(const RunEventBody& body, double at)
{
    const RunEvent event{++m_sequence, m_zero.addMSecs(qint64(at * 1000)), body};
    m_run->apply(event);
    m_model->apply(event);
}

inline void TimelineStage::request(const QString& task, const QString& server, double at, int attempt)
{
    apply(StartRequested{task, server, attempt}, at);
}

inline void TimelineStage::start(const QString& task, const QString& server, double at, int attempt)
{
    apply(AttemptStarted{task, server, attempt, {}}, at);
}

inline void TimelineStage::end(const QString& task, const QString& server, double at, TaskOutcome outcome,
                               int attempt)
{
    apply(AttemptEnded{task, server, attempt, outcome, FailureKind::None, {}}, at);
}

inline void TimelineStage::bar(const QString& task, const QString& server, double requested, double started,
                               double ended)
{
    request(task, server, requested);
    start(task, server, started);
    end(task, server, ended);
}

inline void TimelineStage::showPanel()
{
    m_panel = std::make_unique<TimelinePanel>(m_model.get(), m_dialogs.get());
    m_panel->setRun(m_run.get());
    m_panel->resize(900, 300);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_chart = m_panel->chart();
    m_plot = m_chart->plot();
    QTRY_VERIFY(m_plot->axisRect()->width() > 100);
}

inline QPoint TimelineStage::pixelOf(int index) const
{
    return m_chart->plottable()->placeOf(index).center().toPoint();
}

inline void TimelineStage::wheel(const QPoint& at, int steps, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, m_plot->mapToGlobal(at), {}, {0, steps * 120}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_plot, &event);
}

inline int TimelineStage::barNamed(const QString& label) const
{
    for (int i = 0; i < m_chart->bars().size(); ++i) {
        if (m_chart->bars().at(i).label == label)
            return i;
    }
    return -1;
}

} // namespace stellwerk
