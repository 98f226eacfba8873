// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace simfleet {

using Bytes = std::vector<std::uint8_t>;

// Appends little-endian values to a buffer that it does not own.
class ByteWriter
{
public:
    explicit ByteWriter(Bytes& out)
        : m_out(out)
    {}

    [[nodiscard]] std::size_t size() const { return m_out.size(); }

    void u8(std::uint8_t value) { m_out.push_back(value); }
    void u16(std::uint16_t value) { little(value, 2); }
    void u32(std::uint32_t value) { little(value, 4); }
    void u64(std::uint64_t value) { little(value, 8); }
    void bigU16(std::uint16_t value)
    {
        u8(static_cast<std::uint8_t>(value >> 8));
        u8(static_cast<std::uint8_t>(value & 0xFF));
    }
    void little(std::uint64_t value, std::size_t bytes)
    {
        const std::size_t start = m_out.size();
        m_out.resize(start + bytes);
        for (std::size_t i = 0; i < bytes; ++i)
            m_out[start + i] = static_cast<std::uint8_t>(value >> (8 * i));
    }
    void bytes(std::span<const std::uint8_t> data) { m_out.insert(m_out.end(), data.begin(), data.end()); }
    void utf16(std::u16string_view text)
    {
        const std::size_t start = m_out.size();
        m_out.resize(start + text.size() * 2);
        std::uint8_t* to = m_out.data() + start;
        for (const char16_t c : text) {
            *to++ = static_cast<std::uint8_t>(c & 0xFF);
            *to++ = static_cast<std::uint8_t>(c >> 8);
        }
    }
    // B_VARCHAR: a byte that counts characters; longer text is cut.
    void shortText(std::u16string_view text)
    {
        text = text.substr(0, std::min<std::size_t>(text.size(), 255));
        u8(static_cast<std::uint8_t>(text.size()));
        utf16(text);
    }
    // US_VARCHAR: two bytes that count characters.
    void longText(std::u16string_view text)
    {
        u16(static_cast<std::uint16_t>(text.size()));
        utf16(text);
    }
    // Puts the bytes written since `at` + 2 as a length at `at`, where u16(0) was written before.
    void patchLength(std::size_t at)
    {
        const std::size_t length = m_out.size() - at - 2;
        m_out[at] = static_cast<std::uint8_t>(length & 0xFF);
        m_out[at + 1] = static_cast<std::uint8_t>((length >> 8) & 0xFF);
    }

private:
    Bytes& m_out;
};

} // namespace simfleet
