// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets.h"

#include "console.h"

#include <QFile>
#include <QIODevice>
#include <QStandardPaths>

#ifdef STELLWERK_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif
#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_UNIX
// Keeps what is typed off the screen for its own life.
class NoEcho
{
public:
    NoEcho()
    {
        m_changed = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_changed)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho()
    {
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

private:
    termios m_before{};
    bool m_changed = false;
};
#else
class NoEcho
{};
#endif

// Without a desktop session there is nobody to ask, and asking would wait for a bus that never comes.
[[maybe_unused]] bool hasKeychain()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFile::exists(folder + u"/bus"_s);
#else
    return true;
#endif
}

} // namespace

Secrets::Secrets(Console& console)
    : m_console(console)
{}

bool Secrets::readFromStdin()
{
    int number = 0;
    QIODevice* in = m_console.setup().in;
    for (QByteArray bytes = in->readLine(); !bytes.isEmpty(); bytes = in->readLine()) {
        ++number;
        QString line = QString::fromUtf8(bytes);
        while (line.endsWith(u'\n') || line.endsWith(u'\r'))
            line.chop(1);
        if (line.isEmpty())
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0) {
            m_error = u"line %1 of the passwords on stdin is not server=password"_s.arg(number);
            return false;
        }
        m_given.insert(line.left(equals).trimmed().toLower(), line.mid(equals + 1));
    }
    return true;
}

FleetSession::Options::PasswordSource Secrets::keychain() const
{
#ifdef STELLWERK_KEYCHAIN
    if (!hasKeychain())
        return {};
    return [](const Server& server, std::function<void(std::optional<QString>)> done) {
        auto* job = new QKeychain::ReadPasswordJob(u"Stellwerk"_s); // deletes itself
        job->setKey(server.name);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, done = std::move(done)] {
            if (job->error() == QKeychain::NoError)
                done(job->textData());
            else
                done(std::nullopt);
        });
        job->start();
    };
#else
    return {};
#endif
}

FleetSession::Options::PasswordSource Secrets::ask()
{
    return [this](const Server& server, const std::function<void(std::optional<QString>)>& done) {
        const auto given = m_given.constFind(server.name.toLower());
        if (given != m_given.cend())
            done(*given);
        else
            done(prompt(server));
    };
}

// The one place that waits: there is nothing to do before the person answered.
std::optional<QString> Secrets::prompt(const Server& server) const
{
    if (!m_console.setup().inIsTerminal)
        return std::nullopt;
    m_console.setup().err->write(u"Password of %1 on %2: "_s.arg(server.user, server.name).toUtf8());
    QByteArray line;
    {
        const NoEcho quiet;
        line = m_console.setup().in->readLine();
    }
    m_console.note({});
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return std::nullopt;
    return QString::fromUtf8(line);
}

} // namespace stellwerk
