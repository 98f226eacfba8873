// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/tdsserver.h"

#include "tds/connection.h"

#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace simfleet {

namespace {

constexpr std::uint64_t kListenerId = 0;
constexpr std::uint64_t kWakeId = 1;
constexpr std::uint64_t kFirstConnectionId = 2;
constexpr int kFirstSpid = 51; // SQL Server keeps those below for itself

class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int value)
        : m_value(value)
    {}
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_value; }
    void reset(int value = -1)
    {
        if (m_value >= 0)
            ::close(m_value);
        m_value = value;
    }

private:
    int m_value = -1;
};

struct Address
{
    sockaddr_storage storage{};
    socklen_t length = 0;
};

bool parseAddress(const TdsServerOptions& options, Address& out)
{
    auto* four = reinterpret_cast<sockaddr_in*>(&out.storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&out.storage);
    if (inet_pton(AF_INET, options.address.c_str(), &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(options.port);
        out.length = sizeof(sockaddr_in);
        return true;
    }
    if (inet_pton(AF_INET6, options.address.c_str(), &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(options.port);
        out.length = sizeof(sockaddr_in6);
        return true;
    }
    return false;
}

} // namespace

class TdsServer::Impl final : public ReadWatch
{
public:
    Impl(ServerBackend& backend, TdsServerOptions options)
        : m_backend(backend)
        , m_options(std::move(options))
    {}
    ~Impl() override { stop(); }

    tl::expected<void, std::string> start();
    void stop();
    void cutConnections();
    [[nodiscard]] std::uint16_t port() const { return m_options.port; }
    [[nodiscard]] bool running() const { return m_thread.joinable(); }
    [[nodiscard]] std::size_t connectionCount() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_connections.size();
    }

    void arm(int descriptor, std::uint64_t connection) override
    {
        watch(EPOLL_CTL_MOD, descriptor, connection, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
    }
    void disarm(int descriptor, std::uint64_t connection) override
    {
        watch(EPOLL_CTL_MOD, descriptor, connection, EPOLLONESHOT);
    }

private:
    tl::expected<void, std::string> listen();
    void watch(int operation, int descriptor, std::uint64_t id, std::uint32_t events) const;
    void wake() const;
    void loop();
    void acceptAll();
    void shedOne();
    void add(int socket);
    void reap();

    ServerBackend& m_backend;
    TdsServerOptions m_options;
    Descriptor m_listener;
    Descriptor m_epoll;
    Descriptor m_wake;
    Descriptor m_reserve; // given up for a moment to turn a client away when descriptors run out
    std::thread m_thread;
    std::atomic<bool> m_stopping{false};
    std::uint64_t m_nextId = kFirstConnectionId;
    mutable std::mutex m_mutex; // m_connections (changed by the loop only) and m_finished
    std::map<std::uint64_t, std::unique_ptr<Connection>> m_connections;
    std::vector<std::uint64_t> m_finished;
};

tl::expected<void, std::string> TdsServer::Impl::start()
{
    if (running())
        return {};
    if (auto listening = listen(); !listening) {
        m_listener.reset();
        return listening;
    }
    m_epoll.reset(::epoll_create1(EPOLL_CLOEXEC));
    m_wake.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    m_reserve.reset(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (m_epoll.get() < 0 || m_wake.get() < 0)
        return tl::unexpected(std::string("Cannot watch connections: ") + std::strerror(errno));
    watch(EPOLL_CTL_ADD, m_listener.get(), kListenerId, EPOLLIN);
    watch(EPOLL_CTL_ADD, m_wake.get(), kWakeId, EPOLLIN);
    m_stopping = false;
    m_thread = std::thread([this] { loop(); });
    return {};
}

tl::expected<void, std::string> TdsServer::Impl::listen()
{
    const auto failed = [this](const char* what) {
        return tl::unexpected(std::string(what) + " " + m_options.address + ":" +
                              std::to_string(m_options.port) + ": " + std::strerror(errno));
    };
    Address address;
    if (!parseAddress(m_options, address))
        return tl::unexpected("\"" + m_options.address + "\" is not an IP address");
    auto* name = reinterpret_cast<sockaddr*>(&address.storage);
    m_listener.reset(::socket(name->sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (m_listener.get() < 0)
        return failed("Cannot make a socket for");
    const int on = 1;
    ::setsockopt(m_listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(m_listener.get(), name, address.length) != 0)
        return failed("Cannot bind");
    if (::listen(m_listener.get(), SOMAXCONN) != 0)
        return failed("Cannot listen on");
    if (::getsockname(m_listener.get(), name, &address.length) != 0)
        return failed("Cannot tell the port of");
    m_options.port = ntohs(name->sa_family == AF_INET ? reinterpret_cast<sockaddr_in*>(name)->sin_port
                                                      : reinterpret_cast<sockaddr_in6*>(name)->sin6_port);
    return {};
}

void TdsServer::Impl::stop()
{
    if (!running())
        return;
    m_stopping = true;
    wake();
    m_thread.join();
}

void TdsServer::Impl::cutConnections()
{
    const std::scoped_lock lock(m_mutex);
    for (const auto& connection : m_connections)
        connection.second->abort();
}

void TdsServer::Impl::watch(int operation, int descriptor, std::uint64_t id, std::uint32_t events) const
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = id;
    ::epoll_ctl(m_epoll.get(), operation, descriptor, &event);
}

void TdsServer::Impl::wake() const
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_wake.get(), &one, sizeof one);
}

void TdsServer::Impl::loop()
{
    epoll_event events[64];
    while (!m_stopping) {
        const int count = ::epoll_wait(m_epoll.get(), events, 64, -1);
        for (int i = 0; i < count; ++i) {
            const std::uint64_t id = events[i].data.u64;
            if (id == kListenerId) {
                acceptAll();
            } else if (id == kWakeId) {
                std::uint64_t ignored = 0;
                [[maybe_unused]] const ssize_t got = ::read(m_wake.get(), &ignored, sizeof ignored);
                reap();
            } else if (const auto at = m_connections.find(id); at != m_connections.end()) {
                at->second->onReadable();
            }
        }
    }
    m_listener.reset();
    cutConnections(); // all at once, so that their threads end side by side
    std::map<std::uint64_t, std::unique_ptr<Connection>> ending;
    {
        const std::scoped_lock lock(m_mutex);
        ending.swap(m_connections);
    }
    ending.clear();
    m_finished.clear();
}

void TdsServer::Impl::acceptAll()
{
    for (;;) {
        const int socket = ::accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket >= 0)
            add(socket);
        else if (errno == EMFILE || errno == ENFILE)
            return shedOne();
        else if (errno != EINTR && errno != ECONNABORTED)
            return;
    }
}

// The process has no descriptor left: a client that waits is turned away, else the loop would spin.
void TdsServer::Impl::shedOne()
{
    m_reserve.reset();
    if (const int socket = ::accept(m_listener.get(), nullptr, nullptr); socket >= 0)
        ::close(socket);
    m_reserve.reset(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

void TdsServer::Impl::add(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const std::uint64_t id = m_nextId++;
    const int number = kFirstSpid + static_cast<int>((id - kFirstConnectionId) % 32000);
    auto connection = std::make_unique<Connection>(socket, id, number, m_backend, m_options, *this);
    watch(EPOLL_CTL_ADD, socket, id, EPOLLONESHOT);
    Connection* started = connection.get();
    {
        const std::scoped_lock lock(m_mutex);
        m_connections.emplace(id, std::move(connection));
    }
    const auto finished = [this, id] {
        {
            const std::scoped_lock lock(m_mutex);
            m_finished.push_back(id);
        }
        wake();
    };
    try {
        started->start(finished);
    } catch (const std::system_error&) { // no thread to be had
        finished();
    }
}

void TdsServer::Impl::reap()
{
    std::vector<std::unique_ptr<Connection>> ending;
    {
        const std::scoped_lock lock(m_mutex);
        for (const std::uint64_t id : m_finished) {
            if (const auto at = m_connections.find(id); at != m_connections.end()) {
                ending.push_back(std::move(at->second));
                m_connections.erase(at);
            }
        }
        m_finished.clear();
    }
}

TdsServer::TdsServer(ServerBackend& backend, TdsServerOptions options)
    : m_impl(std::make_unique<Impl>(backend, std::move(options)))
{}

TdsServer::~TdsServer() = default;
tl::expected<void, std::string> TdsServer::start()
{
    return m_impl->start();
}
void TdsServer::stop()
{
    m_impl->stop();
}
std::uint16_t TdsServer::port() const
{
    return m_impl->port();
}
bool TdsServer::running() const
{
    return m_impl->running();
}
std::size_t TdsServer::connectionCount() const
{
    return m_impl->connectionCount();
}
void TdsServer::cutConnections()
{
    m_impl->cutConnections();
}

} // namespace simfleet
