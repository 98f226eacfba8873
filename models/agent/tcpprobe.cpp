// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/tcpprobe.h"

#include <QByteArray>

#include <memory>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Addresses lookUp(const QString& host, int port, QString* why)
{
#ifdef Q_OS_WIN
    static const bool started = [] {
        WSADATA data;
        return WSAStartup(MAKEWORD(2, 2), &data) == 0;
    }();
    Q_UNUSED(started)
#endif
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int code =
        getaddrinfo(host.toUtf8().constData(), QByteArray::number(port).constData(), &hints, &found);
    if (code != 0)
        *why = QString::fromLocal8Bit(reinterpret_cast<const char*>(gai_strerror(code)));
    return Addresses(code == 0 ? found : nullptr, &freeaddrinfo);
}

QString addressText(const addrinfo& address)
{
    char text[256] = {};
    getnameinfo(address.ai_addr, address.ai_addrlen, text, sizeof(text), nullptr, 0, NI_NUMERICHOST);
    return QString::fromLatin1(text);
}

#ifdef Q_OS_WIN
using Socket = SOCKET;
QString tryConnect(const addrinfo& address, std::chrono::milliseconds timeout)
{
    const Socket handle = socket(address.ai_family, address.ai_socktype, address.ai_protocol);
    u_long on = 1;
    ioctlsocket(handle, FIONBIO, &on);
    ::connect(handle, address.ai_addr, static_cast<int>(address.ai_addrlen));
    WSAPOLLFD waiting{handle, POLLOUT, 0};
    const int ready = WSAPoll(&waiting, 1, static_cast<int>(timeout.count()));
    int failure = 0;
    int size = sizeof(failure);
    getsockopt(handle, SOL_SOCKET, SO_ERROR, reinterpret_cast<char*>(&failure), &size);
    closesocket(handle);
    if (ready == 0)
        return u"timed out"_s;
    return failure == 0 && (waiting.revents & POLLOUT) ? QString() : u"error %1"_s.arg(failure);
}
#else
QString tryConnect(const addrinfo& address, std::chrono::milliseconds timeout)
{
    const int handle = socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol);
    if (handle < 0)
        return QString::fromLocal8Bit(std::strerror(errno));
    fcntl(handle, F_SETFL, O_NONBLOCK);
    int failure = ::connect(handle, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
    if (failure == EINPROGRESS) {
        pollfd waiting{handle, POLLOUT, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(timeout.count()));
        socklen_t size = sizeof(failure);
        if (ready <= 0)
            failure = ETIMEDOUT;
        else
            getsockopt(handle, SOL_SOCKET, SO_ERROR, &failure, &size);
    }
    ::close(handle);
    return failure == 0 ? QString() : QString::fromLocal8Bit(std::strerror(failure));
}
#endif

} // namespace

ProbeResult resolveName(const QString& host)
{
    QString why;
    const Addresses found = lookUp(host, 0, &why);
    if (!found)
        return {false, why};
    QStringList texts;
    for (const addrinfo* each = found.get(); each; each = each->ai_next)
        texts.append(addressText(*each));
    return {true, texts.join(u", "_s)};
}

ProbeResult connectTcp(const QString& host, int port, std::chrono::milliseconds timeout)
{
    QString why;
    const Addresses found = lookUp(host, port, &why);
    for (const addrinfo* each = found.get(); each; each = each->ai_next) {
        why = tryConnect(*each, timeout);
        if (why.isEmpty())
            return {true, u"%1:%2"_s.arg(addressText(*each)).arg(port)};
    }
    return {false, why};
}

} // namespace stellwerk
