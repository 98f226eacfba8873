// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/lognames.h"

#include <bit>

namespace stellwerk {

LogNames::LogNames()
{
    (void)intern(QString());
}

LogNames::~LogNames()
{
    for (QString* block : m_blocks)
        delete[] block;
}

// Block 0 holds numbers 0 … 255, block n (n > 0) the numbers from 256 << (n - 1) to (256 << n) - 1.
QString* LogNames::place(LogName number) const
{
    const auto block = size_t(std::bit_width(number / kFirst));
    const LogName start = block == 0 ? 0 : LogName(kFirst) << (block - 1);
    return m_blocks[block] + (number - start);
}

const QString& LogNames::name(LogName number) const
{
    return *place(number);
}

LogName LogNames::intern(const QString& name)
{
    // The empty name is number 0, whether it is null or not.
    if (name.isEmpty() && !m_numbers.isEmpty())
        return 0;
    if (const auto known = m_numbers.constFind(name); known != m_numbers.cend())
        return *known;
    const LogName number = m_count.load(std::memory_order_relaxed);
    const auto block = size_t(std::bit_width(number / kFirst));
    if (!m_blocks[block])
        m_blocks[block] = new QString[block == 0 ? kFirst : size_t(kFirst) << (block - 1)];
    *place(number) = name;
    m_numbers.insert(name, number);
    m_bytes += name.size() * 2 + 80;
    m_count.store(number + 1, std::memory_order_release);
    return number;
}

} // namespace stellwerk
