// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"
#include "tds/bytewriter.h"

#include <optional>
#include <string>
#include <vector>

namespace simfleet {

// Bits of a DONE token's status, [MS-TDS] 2.2.7.6.
inline constexpr std::uint16_t kDoneMore = 0x0001;
inline constexpr std::uint16_t kDoneError = 0x0002;
inline constexpr std::uint16_t kDoneCount = 0x0010;
inline constexpr std::uint16_t kDoneAttention = 0x0020;

// Values of CurCmd that clients look at.
inline constexpr std::uint16_t kCommandSelect = 0xC1;
inline constexpr std::uint16_t kCommandUpdate = 0xC5;
inline constexpr std::uint16_t kCommandExecute = 0xE0;

enum class EnvChange : std::uint8_t {
    Database = 1,
    Language = 2,
    PacketSize = 4,
    Collation = 7,
    BeginTransaction = 8,
    CommitTransaction = 9,
    RollbackTransaction = 10,
    ResetDone = 18,
};

struct DoneToken
{
    DoneKind kind = DoneKind::Statement;
    std::uint16_t status = 0; // kDone…
    std::uint16_t command = 0;
    std::uint64_t count = 0;
};

// Writes the tokens of a tabular answer ([MS-TDS] 2.2.7) to a buffer, each at once and whole.
class TokenWriter
{
public:
    TokenWriter(Bytes& out, std::u16string serverName)
        : m_out(out)
        , m_serverName(std::move(serverName))
    {}

    void setNullBitmaps(bool allowed) { m_nullBitmaps = allowed; } // NBCROW, since TDS 7.3B

    void columns(const std::vector<ColumnMeta>& columns);
    // In the form that columns() announced; missing values are NULL, surplus ones are left out.
    void row(const std::vector<ColumnMeta>& columns, const std::vector<Value>& values);
    void done(const DoneToken& done);
    void message(const Message& message); // INFO up to severity 10, ERROR above
    void returnStatus(int status);
    void returnValue(std::uint16_t ordinal, const std::u16string& name, const TypeInfo& type,
                     const Value& value);
    void environment(EnvChange kind, std::u16string_view now, std::u16string_view before);
    void environmentBytes(EnvChange kind, std::span<const std::uint8_t> now,
                          std::span<const std::uint8_t> before);
    void loginAcknowledged(std::uint32_t tdsVersion, std::uint8_t major, std::uint8_t minor,
                           std::uint16_t build);
    void featuresAcknowledged(const std::vector<std::uint8_t>& requested);

private:
    ByteWriter m_out;
    std::u16string m_serverName;
    bool m_nullBitmaps = true;
};

} // namespace simfleet
