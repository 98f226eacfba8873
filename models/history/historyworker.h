// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyconnection.h"
#include "history/historyvalues.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace stellwerk {

// A connection to the history on a thread of its own, where it is opened when it is needed, mended when it is
// damaged, and where what failed is told once until it works again. Lives on that thread.
class HistoryWorker final : public QObject
{
public:
    using Tell = std::function<void(const QString& text, bool movedAside)>;
    HistoryWorker(QString file, HistoryConnection::Access access, Tell tell);

    // Null: it cannot be opened now; error() says why (empty: nothing was kept yet).
    HistoryConnection* connection();
    // After a statement was refused. True: the file was replaced, try once more. That another program is
    // writing is no fault: nothing is told and nothing closed.
    bool mend();
    // Once more, some time after it was refused; forgotten when the thread ends.
    template <class F>
    void again(F&& work)
    {
        QTimer::singleShot(patience(), this, std::forward<F>(work));
    }

    void worked() { m_told = false; }
    [[nodiscard]] bool wasBusy() const { return m_connection.sawBusy(); }
    [[nodiscard]] const QString& error() const { return m_error; }
    Retention& retention() { return m_retention; }
    void close() { m_connection.close(); }

private:
    [[nodiscard]] std::chrono::milliseconds patience() const;
    bool moveAside();
    void noteBusy();
    void fail(const QString& error);

    QString m_file;
    HistoryConnection::Access m_access;
    Tell m_tell;
    HistoryConnection m_connection;
    Retention m_retention;
    QString m_error;
    bool m_told = false;
};

} // namespace stellwerk
