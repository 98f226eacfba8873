// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace stellwerk {

// Finds a run of bytes, as fast as memory is read: sixteen places at a time are compared with the two rarest
// bytes of the needle. A value; any number of threads may use one.
class ByteFinder
{
public:
    enum class Case {
        Exact,
        IgnoreAscii // a-z as A-Z; other bytes as they are
    };

    ByteFinder() = default;
    ByteFinder(std::string needle, Case sensitivity);

    [[nodiscard]] bool isEmpty() const { return m_needle.empty(); }
    [[nodiscard]] size_t size() const { return m_needle.size(); }
    // The first place in [begin, end) where the needle begins; null: none. An empty needle is at `begin`.
    [[nodiscard]] const char* find(const char* begin, const char* end) const;

private:
    [[nodiscard]] bool isAt(const char* place) const;
    std::string m_needle; // folded, when case is ignored
    Case m_case = Case::Exact;
    size_t m_rare = 0, m_next = 0; // places of the two bytes that are looked for first; rare <= next
};

} // namespace stellwerk
