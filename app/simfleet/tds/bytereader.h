// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace simfleet {

// Reads little-endian values from bytes that a stranger sent. Reading past the end gives zeros and makes
// ok() false for good, so that a parser may check once at its end. Never throws, never reads outside.
class ByteReader
{
public:
    explicit ByteReader(std::span<const std::uint8_t> data)
        : m_data(data)
    {}

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] std::size_t remaining() const { return m_data.size() - m_position; }
    [[nodiscard]] bool atEnd() const { return m_position == m_data.size(); }
    // 0 at the end, without failing.
    [[nodiscard]] std::uint8_t peek() const { return atEnd() ? std::uint8_t{0} : m_data[m_position]; }
    void fail() { m_ok = false; }

    std::uint8_t u8() { return static_cast<std::uint8_t>(little(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(little(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(little(4)); }
    std::uint64_t u64() { return little(8); }
    std::uint16_t bigU16()
    {
        const std::uint16_t value = u16();
        return static_cast<std::uint16_t>((value << 8) | (value >> 8));
    }
    // An unsigned integer of 1 to 8 bytes.
    std::uint64_t little(std::size_t bytes)
    {
        std::uint64_t value = 0;
        const auto data = take(bytes);
        for (std::size_t i = data.size(); i > 0; --i)
            value = (value << 8) | data[i - 1];
        return value;
    }
    // A two's complement integer of 1 to 8 bytes.
    std::int64_t littleSigned(std::size_t bytes)
    {
        const std::uint64_t value = little(bytes);
        const auto shift = static_cast<unsigned>(64 - 8 * bytes);
        return static_cast<std::int64_t>(value << shift) >> shift;
    }
    // Empty when there is less than `bytes` left.
    std::span<const std::uint8_t> take(std::size_t bytes)
    {
        if (!m_ok || bytes > remaining()) {
            m_ok = false;
            return {};
        }
        const auto part = m_data.subspan(m_position, bytes);
        m_position += bytes;
        return part;
    }
    std::u16string utf16(std::size_t characters)
    {
        if (characters > remaining() / 2) {
            m_ok = false;
            return {};
        }
        const auto bytes = take(characters * 2);
        std::u16string text(bytes.size() / 2, u'\0');
        for (std::size_t i = 0; i < text.size(); ++i)
            text[i] = static_cast<char16_t>(bytes[2 * i] | (bytes[2 * i + 1] << 8));
        return text;
    }

private:
    std::span<const std::uint8_t> m_data;
    std::size_t m_position = 0;
    bool m_ok = true;
};

} // namespace simfleet
