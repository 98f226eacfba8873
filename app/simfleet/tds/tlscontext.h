// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

struct ssl_ctx_st;

namespace simfleet {

// The certificate and key that a server shows, shared by all its connections (and by several servers).
// TLS 1.2 at most, as SQL Server speaks it below TDS 8. Immutable after its making: any thread.
class TlsContext
{
public:
    // A self-signed certificate made in memory: P-256, the host name as CN and DNS name, 127.0.0.0/8's
    // 127.0.0.1 as IP name, valid for ten years. The error is OpenSSL's text.
    static tl::expected<std::shared_ptr<const TlsContext>, std::string>
    selfSigned(const std::string& hostName);
    // A certificate chain and its key from PEM files.
    static tl::expected<std::shared_ptr<const TlsContext>, std::string>
    fromFiles(const std::string& certificate, const std::string& key);

    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    [[nodiscard]] ssl_ctx_st* handle() const { return m_context; }

private:
    explicit TlsContext(ssl_ctx_st* context)
        : m_context(context)
    {}

    ssl_ctx_st* m_context;
};

} // namespace simfleet
