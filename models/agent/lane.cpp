// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/lane.h"

#include "agent/backoff.h"
#include "agent/lanechannel.h"

#include <QCoreApplication>
#include <QHash>
#include <QRandomGenerator>
#include <QTimer>

namespace stellwerk {

class Lane::Private
{
public:
    std::shared_ptr<LanePool> pool;
    std::shared_ptr<Channel> channel;
    Server server;
    PasswordProvider passwords;
    std::optional<QString> password;
    bool askingPassword = false;
    bool noPassword = false; // asked and not given
    quint64 passwordRound = 0;
    RequestId lastId = 0;
    QHash<RequestId, std::function<void(const std::optional<AgentError>&)>> open;
    Contact contact = Contact::NotTried;
    std::optional<AgentError> trouble;
    int failures = 0;
    QTimer retry;
};

Lane::Lane(std::shared_ptr<LanePool> pool, Server server, PasswordProvider passwords, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->channel = std::make_shared<Channel>(this, pool.get());
    d->pool = std::move(pool);
    d->server = std::move(server);
    d->passwords = std::move(passwords);
    d->channel->configure(d->server, {});
    d->retry.setSingleShot(true);
    connect(&d->retry, &QTimer::timeout, this, &Lane::pump);
}

Lane::~Lane()
{
    d->channel->close();
}

const Server& Lane::server() const
{
    return d->server;
}

void Lane::setServer(const Server& server)
{
    if (d->server == server)
        return;
    const bool sameLogin = d->server.user == server.user && d->server.authentication == server.authentication;
    d->server = server;
    if (!sameLogin)
        forgetPassword();
    d->channel->configure(d->server, d->password.value_or(QString()));
    d->failures = 0;
    d->retry.stop();
    pump();
}

void Lane::forgetPassword()
{
    d->password.reset();
    d->noPassword = false;
    d->askingPassword = false;
    ++d->passwordRound;
    d->failures = 0;
    d->retry.stop();
    pump();
}

Contact Lane::contact() const
{
    return d->contact;
}

std::optional<AgentError> Lane::trouble() const
{
    return d->trouble;
}

int Lane::pending() const
{
    return static_cast<int>(d->open.size());
}

void Lane::setContact(Contact contact)
{
    if (d->contact == contact)
        return;
    d->contact = contact;
    Q_EMIT contactChanged(contact);
}

Lane::RequestId Lane::enqueue(Request request)
{
    const RequestId id = ++d->lastId;
    request.id = id;
    d->open.insert(id, std::move(request.deliver));
    const bool urgent = request.options.urgent;
    if (urgent)
        d->noPassword = false;
    d->channel->push(std::move(request));
    if (urgent)
        d->pool->hurry(d->channel.get()); // the lane may be waiting for a thread already
    // Not from inside the caller's call: an answer (no password) must not overtake the id.
    QMetaObject::invokeMethod(this, &Lane::pump, Qt::QueuedConnection);
    return id;
}

void Lane::hurry()
{
    d->noPassword = false;
    d->channel->hurry();
    QMetaObject::invokeMethod(this, &Lane::pump, Qt::QueuedConnection);
}

void Lane::startBeside(std::function<std::function<void()>()> work)
{
    d->channel->startBeside(std::move(work));
}

void Lane::pump()
{
    if (!d->channel->hasWork())
        return;
    if (d->server.authentication == Authentication::SqlLogin && !d->password) {
        askPassword();
        return;
    }
    if (d->retry.isActive() && !d->channel->hasUrgent())
        return;
    d->retry.stop();
    if (d->contact == Contact::NotTried)
        setContact(Contact::Connecting);
    d->channel->startThread(d->contact == Contact::Trouble);
}

void Lane::askPassword()
{
    if (d->askingPassword)
        return;
    const auto refuse = [this] {
        AgentError error;
        error.kind = AgentError::Kind::Login;
        error.server = d->server.name;
        error.text = QCoreApplication::translate("AgentError", "No password is known for the login \"%1\".")
                         .arg(d->server.user);
        d->trouble = error;
        setContact(Contact::Trouble);
        failAll(error);
    };
    if (d->noPassword || !d->passwords) {
        refuse();
        return;
    }
    d->askingPassword = true;
    const quint64 round = ++d->passwordRound;
    d->passwords(d->server,
                 [self = QPointer<Lane>(this), round, refuse](const std::optional<QString>& password) {
                     if (!self || self->d->passwordRound != round)
                         return;
                     Lane::Private& lane = *self->d;
                     lane.askingPassword = false;
                     lane.password = password;
                     lane.noPassword = !password;
                     if (password) {
                         lane.channel->configure(lane.server, *password);
                         self->pump();
                     } else {
                         refuse();
                     }
                 });
}

void Lane::failAll(const AgentError& error)
{
    const QList<RequestId> ids = d->channel->clear();
    Report report;
    report.ended = ids;
    report.error = error;
    take(report);
}

void Lane::take(const Report& report)
{
    if (report.trouble) {
        d->trouble = report.trouble;
        ++d->failures;
        const bool login = report.trouble->kind == AgentError::Kind::Login;
        d->retry.start(backoff(d->failures, login, QRandomGenerator::global()->generateDouble()));
        setContact(Contact::Trouble);
    } else if (report.online) {
        d->failures = 0;
        d->trouble.reset();
        setContact(Contact::Online);
    }
    const QPointer<Lane> self(this);
    for (const RequestId id : report.ended) {
        if (const auto deliver = d->open.take(id))
            deliver(report.error);
        if (!self)
            return; // the answer ended the lane
    }
    pump();
}

void Lane::cancel(RequestId id)
{
    if (!d->open.contains(id))
        return;
    if (d->channel->cancel(id) == 2)
        repeatCancel(id);
    AgentError error;
    error.kind = AgentError::Kind::Cancelled;
    error.server = d->server.name;
    error.text = QCoreApplication::translate("AgentError", "Cancelled.");
    Report report;
    report.ended.append(id);
    report.error = error;
    QMetaObject::invokeMethod(
        this, [this, report] { take(report); }, Qt::QueuedConnection);
}

// A cancel that met the request between two statements did nothing at the server: say it again until it
// ended.
void Lane::repeatCancel(RequestId id)
{
    QTimer::singleShot(100, this, [this, id] {
        if (d->channel->cancel(id) == 2)
            repeatCancel(id);
    });
}

} // namespace stellwerk
