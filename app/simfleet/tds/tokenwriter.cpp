// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/tokenwriter.h"

#include "tds/login7.h"
#include "tds/typeencoder.h"
#include "tds/valueencoder.h"
#include "tds/wiretype.h"

namespace simfleet {

namespace {

enum Token : std::uint8_t {
    kReturnStatus = 0x79,
    kColMetadata = 0x81,
    kError = 0xAA,
    kInfo = 0xAB,
    kReturnValue = 0xAC,
    kLoginAck = 0xAD,
    kFeatureExtAck = 0xAE,
    kRow = 0xD1,
    kNbcRow = 0xD2,
    kEnvChange = 0xE3,
    kDone = 0xFD,
    kDoneProc = 0xFE,
    kDoneInProc = 0xFF,
};

constexpr std::uint16_t kNullable = 0x0001;
constexpr std::uint16_t kUpdateUnknown = 0x0008;
// Keeps the token's 16-bit length safe; SQL Server itself cuts messages at 2048 characters.
constexpr std::size_t kMaxMessageCharacters = 16000;

std::uint16_t columnFlags(const TypeInfo& type)
{
    return type.nullable ? kUpdateUnknown | kNullable : kUpdateUnknown;
}

} // namespace

void TokenWriter::columns(const std::vector<ColumnMeta>& columns)
{
    m_out.u8(kColMetadata);
    m_out.u16(static_cast<std::uint16_t>(columns.size()));
    for (const ColumnMeta& column : columns) {
        m_out.u32(0); // user type
        m_out.u16(columnFlags(column.type));
        writeType(m_out, column.type);
        m_out.shortText(column.name);
    }
}

void TokenWriter::row(const std::vector<ColumnMeta>& columns, const std::vector<Value>& values)
{
    const auto null = [&](std::size_t i) { return i >= values.size() || isNull(values[i]); };
    std::size_t saved = 0;
    for (std::size_t i = 0; m_nullBitmaps && i < columns.size(); ++i)
        saved += null(i) ? nullBytes(columns[i].type) : 0;
    const std::size_t bitmapBytes = (columns.size() + 7) / 8;
    const bool bitmap = saved > bitmapBytes;
    m_out.u8(bitmap ? kNbcRow : kRow);
    for (std::size_t byte = 0; bitmap && byte < bitmapBytes; ++byte) {
        unsigned bits = 0;
        for (std::size_t i = byte * 8; i < std::min(byte * 8 + 8, columns.size()); ++i)
            bits |= null(i) ? 1U << (i % 8) : 0U;
        m_out.u8(static_cast<std::uint8_t>(bits));
    }
    static const Value kNull;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!null(i))
            writeValue(m_out, columns[i].type, values[i]);
        else if (!bitmap)
            writeValue(m_out, columns[i].type, kNull);
    }
}

void TokenWriter::done(const DoneToken& done)
{
    m_out.u8(done.kind == DoneKind::Statement   ? kDone
             : done.kind == DoneKind::Procedure ? kDoneProc
                                                : kDoneInProc);
    m_out.u16(done.status);
    m_out.u16(done.command);
    m_out.u64(done.count);
}

void TokenWriter::message(const Message& message)
{
    m_out.u8(message.severity > 10 ? kError : kInfo);
    const std::size_t length = m_out.size();
    m_out.u16(0);
    m_out.u32(static_cast<std::uint32_t>(message.number));
    m_out.u8(static_cast<std::uint8_t>(message.state));
    m_out.u8(static_cast<std::uint8_t>(message.severity));
    m_out.longText(std::u16string_view(message.text).substr(0, kMaxMessageCharacters));
    m_out.shortText(m_serverName);
    m_out.shortText(message.procedure);
    m_out.u32(static_cast<std::uint32_t>(message.line));
    m_out.patchLength(length);
}

void TokenWriter::returnStatus(int status)
{
    m_out.u8(kReturnStatus);
    m_out.u32(static_cast<std::uint32_t>(status));
}

void TokenWriter::returnValue(std::uint16_t ordinal, const std::u16string& name, const TypeInfo& type,
                              const Value& value)
{
    m_out.u8(kReturnValue);
    m_out.u16(ordinal);
    m_out.shortText(name);
    m_out.u8(0x01); // an output parameter, not a function's result
    m_out.u32(0);
    m_out.u16(columnFlags(type));
    writeType(m_out, type);
    writeValue(m_out, type, value);
}

void TokenWriter::environment(EnvChange kind, std::u16string_view now, std::u16string_view before)
{
    m_out.u8(kEnvChange);
    const std::size_t length = m_out.size();
    m_out.u16(0);
    m_out.u8(static_cast<std::uint8_t>(kind));
    m_out.shortText(now);
    m_out.shortText(before);
    m_out.patchLength(length);
}

void TokenWriter::environmentBytes(EnvChange kind, std::span<const std::uint8_t> now,
                                   std::span<const std::uint8_t> before)
{
    m_out.u8(kEnvChange);
    m_out.u16(static_cast<std::uint16_t>(3 + now.size() + before.size()));
    m_out.u8(static_cast<std::uint8_t>(kind));
    m_out.u8(static_cast<std::uint8_t>(now.size()));
    m_out.bytes(now);
    m_out.u8(static_cast<std::uint8_t>(before.size()));
    m_out.bytes(before);
}

void TokenWriter::loginAcknowledged(std::uint32_t tdsVersion, std::uint8_t major, std::uint8_t minor,
                                    std::uint16_t build)
{
    m_out.u8(kLoginAck);
    const std::size_t length = m_out.size();
    m_out.u16(0);
    m_out.u8(1); // T-SQL
    for (int shift = 24; shift >= 0; shift -= 8)
        m_out.u8(static_cast<std::uint8_t>(tdsVersion >> shift)); // the one big-endian number here
    m_out.shortText(std::u16string_view(u"Microsoft SQL Server\0\0", 22));
    m_out.u8(major);
    m_out.u8(minor);
    m_out.bigU16(build);
    m_out.patchLength(length);
}

void TokenWriter::featuresAcknowledged(const std::vector<std::uint8_t>& requested)
{
    m_out.u8(kFeatureExtAck);
    for (const std::uint8_t feature : requested) {
        if (feature != static_cast<std::uint8_t>(Feature::Utf8Support))
            continue; // not acknowledged: the client does without
        m_out.u8(feature);
        m_out.u32(1);
        m_out.u8(1);
    }
    m_out.u8(static_cast<std::uint8_t>(Feature::Terminator));
}

} // namespace simfleet
