// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>

class QAction;
class QUrl;
class QWidget;

namespace stellwerk {

class Dialogs;
class FleetSession;
class MessageBar;
class ShownRun;

// The report of a run from the window: opened and printed in the browser, saved where a person says, and, if
// wanted, written into a folder after every run. Made on another thread. Main thread.
class ReportController final : public QObject
{
    Q_OBJECT
public:
    // `shown` is what its commands mean, be it under way or past; `window` is the parent of questions.
    ReportController(FleetSession* session, ShownRun* shown, Dialogs* dialogs, MessageBar* messages,
                     QWidget* window);
    ~ReportController() override;

    [[nodiscard]] QList<QAction*> actions() const { return {m_open, m_save, m_print}; }

    // Of any run of the journal; without one: of the shown run.
    void openReport(const stellwerk::RunId& run = {});
    void saveReport(const stellwerk::RunId& run = {});
    void printReport(const stellwerk::RunId& run = {});
    // Where a report is written after every run; empty: nowhere.
    void setFolder(const QString& folder) { m_folder = folder; }
    [[nodiscard]] QString folder() const { return m_folder; }

    // Instead of the desktop's: true when something opened it.
    void setOpener(std::function<bool(const QUrl&)> opener) { m_opener = std::move(opener); }

Q_SIGNALS:
    void written(const QString& file); // by any of the ways

private:
    struct Order
    {
        RunId run;
        QString file; // empty: one in the temporary folder
        bool printAtOnce = false;
        std::function<void(const QString& file)> done;
    };
    struct Made
    {
        QString file;
        QString error;
    };
    void write(const Order& order);
    void show(const RunId& run, bool print);
    void openFile(const QString& file);
    void runFinished();
    void update();
    [[nodiscard]] RunId shownOr(const RunId& run) const;
    [[nodiscard]] QString packageOf(const RunId& run) const;

    FleetSession* m_session;
    ShownRun* m_shown;
    Dialogs* m_dialogs;
    MessageBar* m_messages;
    QWidget* m_window;
    QAction* m_open;
    QAction* m_save;
    QAction* m_print;
    std::function<bool(const QUrl&)> m_opener;
    QString m_folder;
    QString m_lastPlace;                      // where one was saved last
    std::unique_ptr<QTemporaryDir> m_passing; // of those that are only looked at
};

} // namespace stellwerk
