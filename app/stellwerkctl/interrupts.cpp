// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupts.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#else
#include <windows.h>
#endif

namespace stellwerk {

#ifdef Q_OS_UNIX

namespace {

// A signal handler may do little more than write(): the other end wakes the event loop.
int s_pipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(s_pipe[1], &byte, 1);
}

} // namespace

Interrupts::Interrupts(QObject* parent)
    : QObject(parent)
{
    if (::pipe(s_pipe) != 0)
        return;
    for (const int end : s_pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    auto* notifier = new QSocketNotifier(s_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(s_pipe[0], &byte, 1) == 1)
            Q_EMIT interrupted();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal; // no SA_RESTART: a prompt for a password gives up
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    // Whoever started us may have blocked them, and that is inherited.
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGTERM);
    ::pthread_sigmask(SIG_UNBLOCK, &ours, nullptr);
}

Interrupts::~Interrupts()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(s_pipe[0]);
    ::close(s_pipe[1]);
}

#else

namespace {

Interrupts* s_interrupts = nullptr;

BOOL WINAPI onControl(DWORD)
{
    QMetaObject::invokeMethod(s_interrupts, &Interrupts::interrupted, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

Interrupts::Interrupts(QObject* parent)
    : QObject(parent)
{
    s_interrupts = this;
    SetConsoleCtrlHandler(onControl, TRUE);
}

Interrupts::~Interrupts()
{
    SetConsoleCtrlHandler(onControl, FALSE);
}

#endif

} // namespace stellwerk
