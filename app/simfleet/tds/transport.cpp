// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/transport.h"

#include "core/session.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace simfleet {

namespace {

constexpr std::size_t kReadBytes = std::size_t{32} * 1024;
constexpr std::uint8_t kTlsLowestRecord = 0x14;
constexpr std::uint8_t kTlsHighestRecord = 0x17;

void waitFor(int socket, short events)
{
    pollfd poller{socket, events, 0};
    while (::poll(&poller, 1, -1) < 0 && errno == EINTR) {
    }
}

} // namespace

void Transport::SslDeleter::operator()(ssl_st* ssl) const
{
    SSL_free(ssl);
}

Transport::Transport(int socket)
    : m_socket(socket)
{}

Transport::~Transport()
{
    ::close(m_socket);
}

Transport::Read Transport::readSome(Bytes& out)
{
    std::uint8_t buffer[kReadBytes];
    ssize_t count = 0;
    do {
        count = ::recv(m_socket, buffer, sizeof buffer, 0);
    } while (count < 0 && errno == EINTR);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK))
        return Read::Closed;
    const std::scoped_lock lock(m_tlsMutex);
    const std::span data(buffer, count > 0 ? static_cast<std::size_t>(count) : 0);
    if (m_encrypted && m_mayTurnPlain && !data.empty() && BIO_pending(SSL_get_rbio(m_ssl.get())) == 0 &&
        (data[0] < kTlsLowestRecord || data[0] > kTlsHighestRecord))
        m_encrypted = false;
    if (!m_encrypted) {
        out.insert(out.end(), data.begin(), data.end());
        return data.empty() ? Read::Nothing : Read::Data;
    }
    if (!data.empty())
        BIO_write(SSL_get_rbio(m_ssl.get()), data.data(), static_cast<int>(data.size()));
    const std::size_t before = out.size();
    if (!decrypt(out))
        return Read::Closed;
    return out.size() > before ? Read::Data : Read::Nothing;
}

// False at the end of the TLS stream, be it proper or broken.
bool Transport::decrypt(Bytes& out)
{
    std::uint8_t buffer[16 * 1024];
    for (;;) {
        ERR_clear_error();
        const int count = SSL_read(m_ssl.get(), buffer, sizeof buffer);
        if (count <= 0)
            return SSL_get_error(m_ssl.get(), count) == SSL_ERROR_WANT_READ;
        out.insert(out.end(), buffer, buffer + count);
    }
}

void Transport::waitReadable() const
{
    waitFor(m_socket, POLLIN | POLLRDHUP);
}

void Transport::send(std::span<const std::uint8_t> data)
{
    queue(data);
    flush(true);
}

std::size_t Transport::sendSoon(std::span<const std::uint8_t> data)
{
    queue(data);
    flush(false);
    return m_outgoing.size() - m_sent;
}

void Transport::sendHandshake(std::span<const std::uint8_t> data)
{
    m_outgoing.insert(m_outgoing.end(), data.begin(), data.end());
    flush(true);
}

void Transport::queue(std::span<const std::uint8_t> data)
{
    if (data.empty())
        return;
    if (m_sent > m_outgoing.size() / 2) { // what a client that is never quite up to date has read
        m_outgoing.erase(m_outgoing.begin(), m_outgoing.begin() + static_cast<std::ptrdiff_t>(m_sent));
        m_sent = 0;
    }
    const std::scoped_lock lock(m_tlsMutex);
    const std::size_t start = m_outgoing.size();
    if (!m_encrypted) {
        m_outgoing.insert(m_outgoing.end(), data.begin(), data.end());
        return;
    }
    ERR_clear_error();
    if (SSL_write(m_ssl.get(), data.data(), static_cast<int>(data.size())) <= 0)
        throw ConnectionLost{};
    m_outgoing.resize(start + BIO_ctrl_pending(SSL_get_wbio(m_ssl.get())));
    BIO_read(SSL_get_wbio(m_ssl.get()), m_outgoing.data() + start,
             static_cast<int>(m_outgoing.size() - start));
}

void Transport::flush(bool wait)
{
    while (m_sent < m_outgoing.size()) {
        const ssize_t count =
            ::send(m_socket, m_outgoing.data() + m_sent, m_outgoing.size() - m_sent, MSG_NOSIGNAL);
        if (count >= 0)
            m_sent += static_cast<std::size_t>(count);
        else if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
            throw ConnectionLost{};
        else if (errno != EINTR && !wait)
            return;
        else if (errno != EINTR)
            waitFor(m_socket, POLLOUT);
    }
    m_outgoing.clear();
    m_sent = 0;
}

void Transport::shutdown()
{
    ::shutdown(m_socket, SHUT_RDWR);
}

bool Transport::beginTls(const TlsContext& context)
{
    m_ssl.reset(SSL_new(context.handle()));
    BIO* in = BIO_new(BIO_s_mem());
    BIO* out = BIO_new(BIO_s_mem());
    if (!m_ssl || !in || !out) {
        BIO_free(in);
        BIO_free(out);
        return false;
    }
    SSL_set_bio(m_ssl.get(), in, out); // takes both over
    SSL_set_accept_state(m_ssl.get());
    return true;
}

Transport::Handshake Transport::handshake(std::span<const std::uint8_t> in, Bytes& out)
{
    const std::scoped_lock lock(m_tlsMutex);
    ERR_clear_error();
    BIO_write(SSL_get_rbio(m_ssl.get()), in.data(), static_cast<int>(in.size()));
    const int result = SSL_do_handshake(m_ssl.get());
    const int error = SSL_get_error(m_ssl.get(), result);
    const std::size_t start = out.size();
    out.resize(start + BIO_ctrl_pending(SSL_get_wbio(m_ssl.get())));
    if (out.size() > start)
        BIO_read(SSL_get_wbio(m_ssl.get()), out.data() + start, static_cast<int>(out.size() - start));
    if (result == 1) {
        m_encrypted = true;
        return Handshake::Finished;
    }
    return error == SSL_ERROR_WANT_READ ? Handshake::Continues : Handshake::Failed;
}

void Transport::endTls()
{
    const std::scoped_lock lock(m_tlsMutex);
    m_encrypted = false;
    m_mayTurnPlain = false;
    m_ssl.reset();
}

} // namespace simfleet
