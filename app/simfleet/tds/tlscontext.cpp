// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/tlscontext.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>

namespace simfleet {

namespace {

using KeyPtr = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using CertificatePtr = std::unique_ptr<X509, decltype(&X509_free)>;

std::string lastError(const char* doing)
{
    char text[256] = "unknown error";
    if (const unsigned long code = ERR_get_error(); code != 0)
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return std::string(doing) + ": " + text;
}

SSL_CTX* makeContext()
{
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    if (!context)
        return nullptr;
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    // Inside PRELOGIN packets only TLS 1.2 is spoken; 1.3's tickets would follow the handshake unwrapped.
    SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
    // A resumed handshake ends with the client, which could add its login to the last wrapped packet.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    return context;
}

bool addExtension(X509* certificate, int id, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
    if (!extension)
        return false;
    const bool added = X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

std::string alternativeNames(const std::string& hostName)
{
    std::uint8_t address[16];
    const bool numeric = inet_pton(AF_INET, hostName.c_str(), address) == 1 ||
                         inet_pton(AF_INET6, hostName.c_str(), address) == 1;
    return (numeric ? "IP:" : "DNS:") + hostName + ",DNS:localhost,IP:127.0.0.1";
}

CertificatePtr makeCertificate(EVP_PKEY* key, const std::string& hostName)
{
    CertificatePtr certificate(X509_new(), X509_free);
    if (!certificate)
        return certificate;
    X509* x = certificate.get();
    std::int64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    X509_set_version(x, X509_VERSION_3);
    ASN1_INTEGER_set_int64(X509_get_serialNumber(x), serial & INT64_MAX);
    X509_gmtime_adj(X509_getm_notBefore(x), -24L * 3600);
    X509_gmtime_adj(X509_getm_notAfter(x), 10L * 365 * 24 * 3600);
    X509_set_pubkey(x, key);
    X509_NAME* name = X509_get_subject_name(x);
    const std::string common = hostName.substr(0, 64); // ub-common-name
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(common.c_str()), -1, -1, 0);
    X509_set_issuer_name(x, name);
    const bool ok = addExtension(x, NID_basic_constraints, "CA:FALSE") &&
                    addExtension(x, NID_ext_key_usage, "serverAuth") &&
                    addExtension(x, NID_subject_alt_name, alternativeNames(hostName)) &&
                    X509_sign(x, key, EVP_sha256()) > 0;
    if (!ok)
        certificate.reset();
    return certificate;
}

} // namespace

tl::expected<std::shared_ptr<const TlsContext>, std::string>
TlsContext::selfSigned(const std::string& hostName)
{
    const std::shared_ptr<TlsContext> result(new TlsContext(makeContext()));
    const KeyPtr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    if (!result->m_context || !key)
        return tl::unexpected(lastError("making a key"));
    const CertificatePtr certificate = makeCertificate(key.get(), hostName);
    if (!certificate || SSL_CTX_use_certificate(result->m_context, certificate.get()) != 1 ||
        SSL_CTX_use_PrivateKey(result->m_context, key.get()) != 1)
        return tl::unexpected(lastError("making a certificate"));
    return result;
}

tl::expected<std::shared_ptr<const TlsContext>, std::string>
TlsContext::fromFiles(const std::string& certificate, const std::string& key)
{
    const std::shared_ptr<TlsContext> result(new TlsContext(makeContext()));
    if (!result->m_context)
        return tl::unexpected(lastError("starting TLS"));
    if (SSL_CTX_use_certificate_chain_file(result->m_context, certificate.c_str()) != 1)
        return tl::unexpected(lastError(("reading " + certificate).c_str()));
    if (SSL_CTX_use_PrivateKey_file(result->m_context, key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(result->m_context) != 1)
        return tl::unexpected(lastError(("reading " + key).c_str()));
    return result;
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

} // namespace simfleet
