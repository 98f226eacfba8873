// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delayproxy.h"

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <deque>
#include <map>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace stellwerk::bench {

namespace {

using Clock = std::chrono::steady_clock; // CLOCK_MONOTONIC, as the timer

constexpr std::uint64_t kStop = 1, kTimer = 2, kFirstListener = 1000, kFirstLink = 1'000'000;

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

void sendAtOnce(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace

class DelayProxy::Private
{
public:
    // Side 0 is the client, side 1 the server. What is read at one side is written at the other.
    struct Link
    {
        std::array<int, 2> socket{-1, -1};
        std::array<std::string, 2> unsent; // what its socket did not take yet
        std::array<bool, 2> readEnded{false, false};
        std::array<bool, 2> writeEnded{false, false};
    };
    // On its way. Without bytes: the end.
    struct Parcel
    {
        Clock::time_point due;
        std::uint64_t link = 0;
        int to = 0;
        std::string bytes;
    };

    explicit Private(std::chrono::microseconds roundTrip)
        : oneWay(roundTrip / 2)
    {}

    void loop();
    void accept(std::size_t listener);
    void read(std::uint64_t id, int side);
    void deliver();
    void arm() const;
    void flush(std::uint64_t id, Link& link, int side);
    void closeWhenDone(std::uint64_t id);
    void drop(std::uint64_t id);
    void watch(int operation, int socket, std::uint64_t id, std::uint32_t events) const
    {
        epoll_event event{};
        event.events = events;
        event.data.u64 = id;
        ::epoll_ctl(epoll, operation, socket, &event);
    }

    const std::chrono::nanoseconds oneWay;
    int epoll = -1, stop = -1, timer = -1;
    std::vector<int> listeners, targets; // sockets, ports
    std::map<std::uint64_t, Link> links;
    std::deque<Parcel> onTheWay; // by time, since all take as long
    std::uint64_t nextLink = 0;
    std::atomic<bool> stopping{false};
    std::thread thread;
    QString error;
};

DelayProxy::DelayProxy(std::chrono::microseconds roundTrip)
    : d(std::make_unique<Private>(roundTrip))
{}

DelayProxy::~DelayProxy()
{
    if (d->thread.joinable()) {
        d->stopping = true;
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(d->stop, &one, sizeof one);
        d->thread.join();
    }
    for (const auto& [id, link] : d->links) {
        ::close(link.socket[0]);
        ::close(link.socket[1]);
    }
    for (const int socket : d->listeners)
        ::close(socket);
    for (const int descriptor : {d->epoll, d->stop, d->timer}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

QString DelayProxy::error() const
{
    return d->error;
}

QList<Server> DelayProxy::before(const QList<Server>& servers)
{
    d->epoll = ::epoll_create1(EPOLL_CLOEXEC);
    d->stop = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    d->timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    d->watch(EPOLL_CTL_ADD, d->stop, kStop, EPOLLIN);
    d->watch(EPOLL_CTL_ADD, d->timer, kTimer, EPOLLIN);
    QList<Server> result;
    for (const Server& server : servers) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(0);
        socklen_t length = sizeof address;
        auto* name = reinterpret_cast<sockaddr*>(&address);
        if (socket < 0 || ::bind(socket, name, length) != 0 || ::listen(socket, SOMAXCONN) != 0 ||
            ::getsockname(socket, name, &length) != 0) {
            d->error = QString::fromLocal8Bit(std::strerror(errno));
            return {};
        }
        d->watch(EPOLL_CTL_ADD, socket, kFirstListener + d->listeners.size(), EPOLLIN);
        d->listeners.push_back(socket);
        d->targets.push_back(server.port);
        Server there = server;
        there.host = QStringLiteral("127.0.0.1");
        there.port = ntohs(address.sin_port);
        result.append(there);
    }
    d->thread = std::thread([this] { d->loop(); });
    return result;
}

void DelayProxy::Private::loop()
{
    std::array<epoll_event, 128> events;
    while (!stopping) {
        const int count = ::epoll_wait(epoll, events.data(), int(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const std::uint64_t id = events[std::size_t(i)].data.u64;
            const std::uint32_t what = events[std::size_t(i)].events;
            if (id == kTimer) {
                std::uint64_t ignored = 0;
                [[maybe_unused]] const ssize_t got = ::read(timer, &ignored, sizeof ignored);
            } else if (id >= kFirstLink) {
                const std::uint64_t link = id / 2;
                const int side = int(id % 2);
                if (what & EPOLLOUT) {
                    if (const auto at = links.find(link); at != links.end())
                        flush(link, at->second, side);
                }
                if (what & (EPOLLIN | EPOLLHUP | EPOLLERR))
                    read(link, side);
            } else if (id >= kFirstListener) {
                accept(std::size_t(id - kFirstListener));
            }
        }
        deliver();
        arm();
    }
}

void DelayProxy::Private::accept(std::size_t listener)
{
    for (;;) {
        const int client = ::accept4(listeners[listener], nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (client < 0)
            return;
        // Loopback: this ends at once, as soon as the server's backlog takes it.
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(targets[listener]);
        if (server < 0 ||
            ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            ::close(client);
            if (server >= 0)
                ::close(server);
            continue;
        }
        int flags = 1;
        ::ioctl(server, FIONBIO, &flags);
        sendAtOnce(client);
        sendAtOnce(server);
        const std::uint64_t id = kFirstLink / 2 + nextLink++;
        links[id].socket = {client, server};
        watch(EPOLL_CTL_ADD, client, id * 2, EPOLLIN);
        watch(EPOLL_CTL_ADD, server, id * 2 + 1, EPOLLIN);
    }
}

void DelayProxy::Private::read(std::uint64_t id, int side)
{
    const auto at = links.find(id);
    if (at == links.end() || at->second.readEnded[std::size_t(side)])
        return;
    char buffer[65536];
    const ssize_t got = ::read(at->second.socket[std::size_t(side)], buffer, sizeof buffer);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    Parcel parcel{Clock::now() + oneWay, id, 1 - side, {}};
    if (got > 0) {
        parcel.bytes.assign(buffer, std::size_t(got));
    } else {
        at->second.readEnded[std::size_t(side)] = true;
        watch(EPOLL_CTL_DEL, at->second.socket[std::size_t(side)], 0, 0);
    }
    onTheWay.push_back(std::move(parcel));
}

void DelayProxy::Private::deliver()
{
    const auto now = Clock::now();
    while (!onTheWay.empty() && onTheWay.front().due <= now) {
        const Parcel parcel = std::move(onTheWay.front());
        onTheWay.pop_front();
        const auto at = links.find(parcel.link);
        if (at == links.end())
            continue;
        Link& link = at->second;
        if (parcel.bytes.empty())
            link.writeEnded[std::size_t(parcel.to)] = true;
        link.unsent[std::size_t(parcel.to)] += parcel.bytes;
        flush(parcel.link, link, parcel.to);
    }
}

void DelayProxy::Private::flush(std::uint64_t id, Link& link, int side)
{
    const auto s = std::size_t(side);
    std::string& unsent = link.unsent[s];
    while (!unsent.empty()) {
        const ssize_t sent = ::send(link.socket[s], unsent.data(), unsent.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EAGAIN) {
                const std::uint32_t in = link.readEnded[s] ? 0 : std::uint32_t(EPOLLIN);
                watch(link.readEnded[s] ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, link.socket[s], id * 2 + s,
                      in | EPOLLOUT);
                return;
            }
            drop(id);
            return;
        }
        unsent.erase(0, std::size_t(sent));
    }
    if (link.readEnded[s])
        watch(EPOLL_CTL_DEL, link.socket[s], 0, 0); // nothing to wait for any more
    else
        watch(EPOLL_CTL_MOD, link.socket[s], id * 2 + s, EPOLLIN);
    if (link.writeEnded[s]) {
        ::shutdown(link.socket[s], SHUT_WR);
        closeWhenDone(id);
    }
}

void DelayProxy::Private::closeWhenDone(std::uint64_t id)
{
    const Link& link = links.at(id);
    if (link.writeEnded[0] && link.writeEnded[1])
        drop(id);
}

void DelayProxy::Private::drop(std::uint64_t id)
{
    const auto at = links.find(id);
    if (at == links.end())
        return;
    ::close(at->second.socket[0]);
    ::close(at->second.socket[1]);
    links.erase(at);
}

void DelayProxy::Private::arm() const
{
    itimerspec wait{}; // all zero: off
    if (!onTheWay.empty()) {
        const auto due =
            std::chrono::duration_cast<std::chrono::nanoseconds>(onTheWay.front().due.time_since_epoch());
        wait.it_value.tv_sec = due.count() / 1'000'000'000;
        wait.it_value.tv_nsec = due.count() % 1'000'000'000;
    }
    ::timerfd_settime(timer, TFD_TIMER_ABSTIME, &wait, nullptr);
}

} // namespace stellwerk::bench
