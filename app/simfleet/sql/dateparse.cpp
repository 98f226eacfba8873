// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/calendar.h"
#include "sql/dateformat.h"
#include "sql/parser.h"

#include <QtCore/QString>

namespace simfleet::sql {

namespace {

bool digit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

class DateParser
{
public:
    DateParser(std::u16string_view text, DateOrder order)
        : m_text(text)
        , m_order(order)
    {}

    std::optional<ParsedDate> run()
    {
        skip();
        if (m_at == m_text.size()) { // an empty text is 1900-01-01
            m_result.value.days = kDays1900;
            return m_result;
        }
        m_result.value.days = kDays1900;
        if (looksLikeTime()) {
            if (!time())
                return std::nullopt;
            skip();
            if (m_at < m_text.size() && !date())
                return std::nullopt;
        } else {
            if (!date())
                return std::nullopt;
            if (peek() == u'T' || peek() == u't')
                ++m_at;
            skip();
            if (m_at < m_text.size() && !offsetHere() && !time())
                return std::nullopt;
        }
        skip();
        if (m_at < m_text.size() && !offset())
            return std::nullopt;
        skip();
        return m_at == m_text.size() ? std::optional(m_result) : std::nullopt;
    }

private:
    [[nodiscard]] char16_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : u'\0';
    }

    void skip()
    {
        while (m_at < m_text.size() && (peek() == u' ' || peek() == u'\t'))
            ++m_at;
    }

    // digits read, their count in `count`
    std::optional<int> digits(std::size_t most, std::size_t& count)
    {
        int value = 0;
        count = 0;
        while (count < most && digit(peek())) {
            value = value * 10 + (peek() - u'0');
            ++m_at;
            ++count;
        }
        return count == 0 ? std::nullopt : std::optional(value);
    }

    [[nodiscard]] bool looksLikeTime() const
    {
        std::size_t i = m_at;
        while (i < m_text.size() && digit(m_text[i]))
            ++i;
        const std::size_t count = i - m_at;
        if (count == 0 || count > 2)
            return false;
        if (i < m_text.size() && m_text[i] == u':')
            return true;
        while (i < m_text.size() && m_text[i] == u' ')
            ++i;
        return i + 1 < m_text.size() && (m_text[i] | 32) != u'd' && (m_text[i + 1] | 32) == u'm' &&
               ((m_text[i] | 32) == u'a' || (m_text[i] | 32) == u'p') &&
               (i + 2 == m_text.size() || m_text[i + 2] == u' ');
    }

    bool setDate(int year, int month, int day)
    {
        const std::optional<std::int32_t> days = daysOf(year, month, day);
        if (!days || m_result.hasDate)
            return false;
        m_result.value.days = *days;
        m_result.hasDate = true;
        return true;
    }

    static int fullYear(int year, std::size_t count)
    {
        if (count > 2)
            return year;
        return year < 50 ? 2000 + year : 1900 + year;
    }

    bool date()
    {
        if (const std::optional<int> month = monthWord()) {
            skip();
            return dayAndYear(*month);
        }
        std::size_t count = 0;
        const std::optional<int> first = digits(8, count);
        if (!first)
            return false;
        const char16_t separator = peek();
        if (separator != u'-' && separator != u'/' && separator != u'.') {
            if (count == 8)
                return setDate(*first / 10'000, *first / 100 % 100, *first % 100);
            if (count == 6)
                return setDate(fullYear(*first / 10'000, 2), *first / 100 % 100, *first % 100);
            if (count == 4 && (m_at == m_text.size()))
                return setDate(*first, 1, 1);
            skip();
            return dayMonthYear(*first, count);
        }
        ++m_at;
        if (const std::optional<int> month = monthWord()) { // 05-Jan-2024
            if (peek() == separator)
                ++m_at;
            std::size_t yearCount = 0;
            const std::optional<int> year = digits(4, yearCount);
            return year && setDate(fullYear(*year, yearCount), *month, *first);
        }
        std::size_t secondCount = 0;
        std::size_t thirdCount = 0;
        const std::optional<int> second = digits(2, secondCount);
        if (!second || peek() != separator)
            return false;
        ++m_at;
        const std::optional<int> third = digits(4, thirdCount);
        if (!third)
            return false;
        if (count == 4)
            return thirdCount <= 2 && setDate(*first, *second, *third);
        if (m_order == DateOrder::Ymd && thirdCount <= 2)
            return setDate(fullYear(*first, count), *second, *third);
        if (thirdCount == 3)
            return false;
        const int year = fullYear(*third, thirdCount);
        return m_order == DateOrder::Dmy ? setDate(year, *second, *first) : setDate(year, *first, *second);
    }

    std::optional<int> monthWord()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && QChar(m_text[end]).isLetter())
            ++end;
        const std::u16string_view word = m_text.substr(m_at, end - m_at);
        if (word.size() < 3)
            return std::nullopt;
        for (int month = 1; month <= 12; ++month) {
            const std::u16string_view name = monthName(month);
            if (sameName(word, name) || sameName(word, name.substr(0, 3))) {
                m_at = end;
                return month;
            }
        }
        return std::nullopt;
    }

    // "Jan 5 2024", "Jan 5, 2024", "Jan 2024"
    bool dayAndYear(int month)
    {
        std::size_t count = 0;
        const std::optional<int> day = digits(4, count);
        if (!day)
            return false;
        if (count == 4)
            return setDate(*day, month, 1);
        skip();
        if (peek() == u',')
            ++m_at;
        skip();
        std::size_t yearCount = 0;
        const std::optional<int> year = digits(4, yearCount);
        return year && (yearCount == 2 || yearCount == 4) && setDate(fullYear(*year, yearCount), month, *day);
    }

    // "5 Jan 2024"
    bool dayMonthYear(int day, std::size_t dayCount)
    {
        const std::optional<int> month = monthWord();
        if (!month || dayCount > 2)
            return false;
        skip();
        if (peek() == u',')
            ++m_at;
        skip();
        std::size_t count = 0;
        const std::optional<int> year = digits(4, count);
        return year && (count == 2 || count == 4) && setDate(fullYear(*year, count), *month, day);
    }

    bool time()
    {
        std::size_t count = 0;
        const std::optional<int> hour = digits(2, count);
        if (!hour)
            return false;
        int minute = 0;
        int second = 0;
        std::int64_t fraction = 0;
        if (peek() == u':') {
            ++m_at;
            const std::optional<int> value = digits(2, count);
            if (!value)
                return false;
            minute = *value;
            if (peek() == u':') {
                ++m_at;
                const std::optional<int> seconds = digits(2, count);
                if (!seconds)
                    return false;
                second = *seconds;
                if ((peek() == u'.' || peek() == u':') && digit(peek(1)) && !fractionDigits(fraction))
                    return false;
            }
        }
        int realHour = *hour;
        if (!meridiem(realHour))
            return false;
        if (realHour > 23 || minute > 59 || second > 59)
            return false;
        m_result.value.ticks = (realHour * 3600LL + minute * 60LL + second) * kTicksPerSecond + fraction;
        return true;
    }

    bool fractionDigits(std::int64_t& ticks)
    {
        const bool thousandths = peek() == u':';
        ++m_at;
        std::int64_t value = 0;
        int count = 0;
        for (; digit(peek()); ++m_at, ++count) {
            if (count < 7)
                value = value * 10 + (peek() - u'0');
        }
        if (count > 7 || (thousandths && count > 3))
            return false;
        if (thousandths) {
            ticks = value * kTicksPerMs;
            m_result.fraction = 3;
            return true;
        }
        m_result.fraction = count;
        for (int i = count; i < 7; ++i)
            value *= 10;
        ticks = value;
        return true;
    }

    bool meridiem(int& hour)
    {
        std::size_t at = m_at;
        while (at < m_text.size() && m_text[at] == u' ')
            ++at;
        if (at + 1 >= m_text.size() || (m_text[at + 1] | 32) != u'm')
            return true;
        const char16_t half = m_text[at] | 32;
        if (half != u'a' && half != u'p')
            return true;
        if (hour > 12 && half == u'a')
            return false;
        if (hour <= 12)
            hour = hour % 12 + (half == u'p' ? 12 : 0);
        m_at = at + 2;
        return true;
    }

    [[nodiscard]] bool offsetHere() const
    {
        return peek() == u'+' || peek() == u'-' || peek() == u'Z' || peek() == u'z';
    }

    bool offset()
    {
        if (peek() == u'Z' || peek() == u'z') {
            ++m_at;
            m_result.hasOffset = true;
            return true;
        }
        const char16_t sign = peek();
        if (sign != u'+' && sign != u'-')
            return false;
        ++m_at;
        std::size_t count = 0;
        const std::optional<int> hours = digits(2, count);
        if (!hours || peek() != u':')
            return false;
        ++m_at;
        const std::optional<int> minutes = digits(2, count);
        if (!minutes || count != 2 || *minutes > 59 || *hours > 14 || *hours * 60 + *minutes > 14 * 60)
            return false;
        const int total = *hours * 60 + *minutes;
        m_result.value.offsetMinutes = std::int16_t(sign == u'-' ? -total : total);
        m_result.hasOffset = true;
        return true;
    }

    std::u16string_view m_text;
    DateOrder m_order;
    std::size_t m_at = 0;
    ParsedDate m_result;
};

} // namespace

std::optional<ParsedDate> parseDate(std::u16string_view text, int style, DateOrder order)
{
    switch (style) {
    case 1:
    case 101:
    case 10:
    case 110:
        order = DateOrder::Mdy;
        break;
    case 3:
    case 4:
    case 5:
    case 103:
    case 104:
    case 105:
        order = DateOrder::Dmy;
        break;
    case 2:
    case 11:
    case 102:
    case 111:
    case 20:
    case 21:
    case 120:
    case 121:
    case 126:
    case 127:
        order = DateOrder::Ymd;
        break;
    default:
        break;
    }
    return DateParser(text, order).run();
}

} // namespace simfleet::sql
