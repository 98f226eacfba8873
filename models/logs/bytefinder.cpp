// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/bytefinder.h"

#include <array>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace stellwerk {

namespace {

constexpr char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

constexpr bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

// How seldom a byte is in messages, roughly: more is seldomer.
int seldomness(char c)
{
    constexpr std::string_view common = " etaoinsrlcdumpfhgb0vk1y_w23x'\"45.-:/\\";
    const size_t place = common.find(folded(c));
    return place == std::string_view::npos ? int(common.size()) : int(place);
}

} // namespace

ByteFinder::ByteFinder(std::string needle, Case sensitivity)
    : m_needle(std::move(needle))
    , m_case(sensitivity)
{
    if (m_case == Case::IgnoreAscii) {
        for (char& c : m_needle)
            c = folded(c);
    }
    size_t first = 0;
    for (size_t at = 1; at < m_needle.size(); ++at) {
        if (seldomness(m_needle[at]) > seldomness(m_needle[first]))
            first = at;
    }
    size_t second = first == 0 && m_needle.size() > 1 ? 1 : 0;
    for (size_t at = 0; at < m_needle.size(); ++at) {
        if (at != first && seldomness(m_needle[at]) > seldomness(m_needle[second]))
            second = at;
    }
    m_rare = std::min(first, second);
    m_next = std::max(first, second);
}

bool ByteFinder::isAt(const char* place) const
{
    if (m_case == Case::Exact)
        return std::memcmp(place, m_needle.data(), m_needle.size()) == 0;
    for (size_t at = 0; at < m_needle.size(); ++at) {
        if (folded(place[at]) != m_needle[at])
            return false;
    }
    return true;
}

const char* ByteFinder::find(const char* begin, const char* end) const
{
    if (m_needle.empty())
        return begin;
    if (size_t(end - begin) < m_needle.size())
        return nullptr;
    const char* at = begin;
    const char* const last = end - m_needle.size(); // where it can begin at the latest
#ifdef __SSE2__
    const bool ignoring = m_case == Case::IgnoreAscii;
    // Setting bit 0x20 makes a capital its small letter; for what is no letter the bit is left alone.
    const auto bit = [ignoring](char c) { return _mm_set1_epi8(ignoring && isLetter(c) ? 0x20 : 0); };
    const __m128i rare = _mm_set1_epi8(m_needle[m_rare]);
    const __m128i rareBit = bit(m_needle[m_rare]);
    const __m128i next = _mm_set1_epi8(m_needle[m_next]);
    const __m128i nextBit = bit(m_needle[m_next]);
    // Sixteen beginnings at a time; all bytes that are loaded lie before `end`.
    while (last - at >= 15) {
        const __m128i one = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + m_rare));
        const __m128i two = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + m_next));
        const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(one, rareBit), rare),
                                           _mm_cmpeq_epi8(_mm_or_si128(two, nextBit), next));
        auto places = unsigned(_mm_movemask_epi8(both));
        while (places != 0) {
            const char* place = at + __builtin_ctz(places);
            if (isAt(place))
                return place;
            places &= places - 1;
        }
        at += 16;
    }
#endif
    for (; at <= last; ++at) {
        if (isAt(at))
            return at;
    }
    return nullptr;
}

} // namespace stellwerk
