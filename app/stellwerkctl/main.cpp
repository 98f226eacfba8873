// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"
#include "exitcode.h"
#include "interrupts.h"

#include <QCoreApplication>
#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#else
#include <io.h>
#define isatty _isatty
#define fileno _fileno
#endif

#include <csignal>
#include <cstdio>

namespace {

int terminalWidth()
{
#ifdef Q_OS_UNIX
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20)
        return size.ws_col;
#endif
    return 80;
}

bool speaksUtf8()
{
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const QByteArray value = qgetenv(name).toUpper();
        if (!value.isEmpty())
            return value.contains("UTF-8") || value.contains("UTF8");
    }
    return false;
}

} // namespace

int main(int argc, char** argv)
{
#ifdef Q_OS_UNIX
    std::signal(SIGPIPE, SIG_IGN); // `stellwerkctl … | head` must not end a run
#endif
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stellwerkctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STELLWERK_VERSION));

    QFile in;
    QFile out;
    QFile err;
    // By descriptor: stdio would hold back lines that a pipe's reader waits for.
    constexpr auto kWrite = QIODevice::WriteOnly | QIODevice::Unbuffered;
    if (!in.open(fileno(stdin), QIODevice::ReadOnly) || !out.open(fileno(stdout), kWrite) ||
        !err.open(fileno(stderr), kWrite))
        return int(stellwerk::ExitCode::Usage);
    stellwerk::Console::Setup setup;
    setup.in = &in;
    setup.out = &out;
    setup.err = &err;
    setup.outIsTerminal = isatty(fileno(stdout)) != 0;
    setup.inIsTerminal = isatty(fileno(stdin)) != 0;
    setup.width = terminalWidth();
    setup.isUtf8 = speaksUtf8();

    stellwerk::Ctl ctl(setup, QCoreApplication::applicationDirPath());
    stellwerk::Interrupts interrupts;
    QObject::connect(&interrupts, &stellwerk::Interrupts::interrupted, &ctl, &stellwerk::Ctl::interrupt);
    QObject::connect(&ctl, &stellwerk::Ctl::finished, &application,
                     [](int code) { QCoreApplication::exit(code); });
    ctl.run(QCoreApplication::arguments().mid(1));
    return QCoreApplication::exec();
}
