// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/keychain.h"

#include <QFile>

#include <qt6keychain/keychain.h>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// Without a desktop session there is nobody to ask, and asking would wait for a bus that never comes.
bool isAvailable()
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

// The service and the key are those of stellwerkctl: both programs find each other's entries.
const QString& service()
{
    static const QString name = u"Stellwerk"_s;
    return name;
}

} // namespace

void Keychain::read(const QString& server, std::function<void(std::optional<QString>)> done)
{
    if (!isAvailable()) {
        done({});
        return;
    }
    auto* job = new QKeychain::ReadPasswordJob(service(), this); // deletes itself
    job->setKey(server);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError)
            done(job->textData());
        else
            done({});
    });
    job->start();
}

void Keychain::write(const QString& server, const QString& password, std::function<void(QString)> done)
{
    if (!isAvailable()) {
        done(tr("there is no desktop session that holds one"));
        return;
    }
    auto* job = new QKeychain::WritePasswordJob(service(), this);
    job->setKey(server);
    job->setTextData(password);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? QString() : job->errorString());
    });
    job->start();
}

void Keychain::remove(const QString& server)
{
    if (!isAvailable())
        return;
    auto* job = new QKeychain::DeletePasswordJob(service(), this);
    job->setKey(server);
    job->start();
}

} // namespace stellwerk
