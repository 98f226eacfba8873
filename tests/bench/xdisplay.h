// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

struct xcb_connection_t;

namespace stellwerk::bench {

// An X server of its own (Xvfb) and an eye on it, to see programs from outside. It is the window manager,
// too: only that one gets the answers to _NET_WM_PING. Windows get the place they ask for, without frames.
class XDisplay
{
public:
    XDisplay();
    ~XDisplay();
    [[nodiscard]] QString error() const { return m_error; } // empty: it is there

    // How a program came up, ms since it was asked for.
    struct Start
    {
        double mapped = 0;  // its window is on the display
        double painted = 0; // and shows something
        double usable = 0;  // and answers: twice to _NET_WM_PING, so that it has been round its event loop
    };
    // Starts it, waits until it can be used, ends it. Nothing: it did not come up within 30 s.
    [[nodiscard]] std::optional<Start> start(const QString& program, const QStringList& arguments,
                                             const QProcessEnvironment& environment);

private:
    struct Atoms
    {
        quint32 protocols = 0, ping = 0;
    };
    [[nodiscard]] quint32 atom(const char* name) const;
    [[nodiscard]] bool isPainted(quint32 window, int width, int height) const;
    void ping(quint32 window, quint32 stamp) const;
    void configure(const void* request) const; // as it was asked for

    QProcess m_server;
    QString m_error;
    QString m_name; // ":7"
    xcb_connection_t* m_display = nullptr;
    quint32 m_root = 0;
    Atoms m_atoms;
};

} // namespace stellwerk::bench
