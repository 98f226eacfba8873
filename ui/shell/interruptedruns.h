// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/journal.h"

#include <QObject>
#include <QPointer>

class QAction;
class QDialog;
class QWidget;

namespace stellwerk {

class MessageBar;
class Workspace;

// Runs that are not over and that this window does not look after: interrupted ones can be taken up again or
// looked at, those of another program be watched. Main thread.
class InterruptedRuns final : public QObject
{
    Q_OBJECT
public:
    struct Found
    {
        RunRecord record;
        bool owned = false; // by another living program
    };

    // `offers`: where interrupted runs are offered; `messages`: where errors go.
    InterruptedRuns(Workspace* workspace, MessageBar* offers, MessageBar* messages, QWidget* window);

    [[nodiscard]] QAction* action() const { return m_action; } // "Interrupted runs…"
    void offer(); // looks, and says so in the message bar when there are any
    void open();  // looks, and lists them
    // `file`: where its package came from, if that is known.
    void resume(const RunId& run, const QString& file = {});
    void watch(const RunId& run, const QString& file = {});

private:
    void find(std::function<void(const QList<Found>&)> done);
    void list(const QList<Found>& found);
    void show(const QString& file);
    void tell(const QString& text);

    Workspace* m_workspace;
    MessageBar* m_offers;
    MessageBar* m_messages;
    QWidget* m_window;
    QAction* m_action;
    QPointer<QDialog> m_dialog;
};

} // namespace stellwerk
