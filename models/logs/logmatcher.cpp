// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logmatcher.h"

#include <algorithm>
#include <bit>

namespace stellwerk {

using Kind = LogFilter::Kind;

bool matchesWildcard(QStringView pattern, QStringView name)
{
    qsizetype p = 0;
    qsizetype n = 0;
    qsizetype star = -1; // the last * and where the name was then: it may take one more character
    qsizetype retry = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            retry = n;
        } else if (p < pattern.size() &&
                   (pattern[p] == u'?' || pattern[p].toCaseFolded() == name[n].toCaseFolded())) {
            ++p;
            ++n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

struct LogMatcher::Test
{
    Kind kind = Kind::And;
    std::vector<std::unique_ptr<Test>> children;
    LogFilter::Node node;           // without children
    std::vector<signed char> known; // by name: 1 matches, 0 does not, -1 not tried
    LogName tried = 0;              // names below have been tried by isAnyNamed()
    bool anyNamed = false;

    // Cheap ones first.
    [[nodiscard]] int cost() const
    {
        switch (kind) {
        case Kind::Level:
        case Kind::Source:
        case Kind::Since:
        case Kind::Until:
        case Kind::Group:
            return 0;
        case Kind::Name:
            return 1;
        case Kind::Text:
            return node.pattern.scansFast(false) ? 10 : 100;
        case Kind::Word:
            return node.pattern.scansFast(false) ? 12 : 120;
        case Kind::And:
        case Kind::Or:
        case Kind::Not:
            break;
        }
        int sum = 2;
        for (const auto& child : children)
            sum += child->cost();
        return sum;
    }
};

// A bit for each of the rows [from, to) of a chunk.
class LogMatcher::Bits
{
public:
    Bits(quint32 from, quint32 to, bool set)
        : m_from(from)
        , m_to(to)
        , m_words((to - from + 63) / 64, set ? ~quint64(0) : 0)
    {
        if (set && (to - from) % 64 != 0)
            m_words.back() = (quint64(1) << (to - from) % 64) - 1;
    }
    [[nodiscard]] quint32 from() const { return m_from; }
    [[nodiscard]] quint32 to() const { return m_to; }
    [[nodiscard]] bool any() const
    {
        return std::any_of(m_words.begin(), m_words.end(), [](quint64 word) { return word != 0; });
    }
    [[nodiscard]] quint32 count() const
    {
        quint32 sum = 0;
        for (const quint64 word : m_words)
            sum += quint32(std::popcount(word));
        return sum;
    }
    void set(quint32 row) { m_words[(row - m_from) / 64] |= quint64(1) << (row - m_from) % 64; }
    void setOr(const Bits& other)
    {
        for (size_t at = 0; at < m_words.size(); ++at)
            m_words[at] |= other.m_words[at];
    }
    void setAnd(const Bits& other)
    {
        for (size_t at = 0; at < m_words.size(); ++at)
            m_words[at] &= other.m_words[at];
    }
    void setAndNot(const Bits& other)
    {
        for (size_t at = 0; at < m_words.size(); ++at)
            m_words[at] &= ~other.m_words[at];
    }
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (size_t at = 0; at < m_words.size(); ++at) {
            for (quint64 word = m_words[at]; word != 0; word &= word - 1)
                visit(m_from + quint32(at) * 64 + quint32(std::countr_zero(word)));
        }
    }
    // Keeps the rows for which `keep` says so.
    template <typename Keep>
    void filter(Keep keep)
    {
        for (size_t at = 0; at < m_words.size(); ++at) {
            quint64 kept = 0;
            for (quint64 word = m_words[at]; word != 0; word &= word - 1) {
                const int bit = std::countr_zero(word);
                kept |= quint64(keep(m_from + quint32(at) * 64 + quint32(bit)) ? 1 : 0) << bit;
            }
            m_words[at] = kept;
        }
    }

private:
    quint32 m_from, m_to;
    std::vector<quint64> m_words;
};

LogMatcher::LogMatcher(const LogFilter& filter, const LogReader& reader,
                       std::shared_ptr<const LogTaskNames> tasks)
    : m_root(filter.isOff() ? nullptr : compiled(filter.root()))
    , m_names(reader.sharedNames())
    , m_tasks(std::move(tasks))
{}

LogMatcher::~LogMatcher() = default;
LogMatcher::LogMatcher(LogMatcher&&) noexcept = default;
LogMatcher& LogMatcher::operator=(LogMatcher&&) noexcept = default;

std::unique_ptr<LogMatcher::Test> LogMatcher::compiled(const LogFilter::Node& node)
{
    auto test = std::make_unique<Test>();
    test->kind = node.kind;
    for (const LogFilter::Node& child : node.children)
        test->children.push_back(compiled(child));
    std::stable_sort(test->children.begin(), test->children.end(),
                     [](const auto& one, const auto& other) { return one->cost() < other->cost(); });
    test->node = node;
    test->node.children.clear();
    return test;
}

void LogMatcher::match(const LogChunk& chunk, quint32 from, quint32 to, std::vector<LogRowId>& found)
{
    if (from >= to)
        return;
    Bits bits(from, to, true);
    if (m_root)
        narrow(*m_root, chunk, bits);
    bits.forEach([&](quint32 row) { found.push_back(chunk.id(row)); });
}

void LogMatcher::narrow(Test& test, const LogChunk& chunk, Bits& bits)
{
    const LogFilter::Node& node = test.node;
    switch (test.kind) {
    case Kind::And:
        for (const auto& child : test.children) {
            if (bits.any())
                narrow(*child, chunk, bits);
        }
        break;
    case Kind::Or:
        narrowByEither(test, chunk, bits);
        break;
    case Kind::Not: {
        Bits without = bits;
        narrow(*test.children.front(), chunk, without);
        bits.setAndNot(without);
        break;
    }
    case Kind::Word: {
        if (!isAnyNamed(test)) {
            narrowByText(test, chunk, bits);
            break;
        }
        Bits named = bits;
        narrowByNames(test, chunk, named);
        bits.setAndNot(named);
        narrowByText(test, chunk, bits);
        bits.setOr(named);
        break;
    }
    case Kind::Text:
        narrowByText(test, chunk, bits);
        break;
    case Kind::Name:
        narrowByName(test, chunk, bits);
        break;
    case Kind::Level:
        bits.filter([&](quint32 row) {
            const LogLevel level = chunk.level(row);
            return level >= node.least && level <= node.most;
        });
        break;
    case Kind::Source:
        bits.filter([&](quint32 row) { return (node.sources >> int(chunk.source(row)) & 1U) != 0; });
        break;
    case Kind::Since:
        bits.filter([&](quint32 row) { return chunk.at(row) >= node.at; });
        break;
    case Kind::Until:
        bits.filter([&](quint32 row) { return chunk.at(row) <= node.at; });
        break;
    case Kind::Group:
        bits.filter([&](quint32 row) { return chunk.group(row) == node.group; });
        break;
    }
}

void LogMatcher::narrowByEither(Test& test, const LogChunk& chunk, Bits& bits)
{
    Bits open = bits; // passed none yet
    Bits passed(bits.from(), bits.to(), false);
    for (const auto& child : test.children) {
        if (!open.any())
            break;
        Bits here = open;
        narrow(*child, chunk, here);
        passed.setOr(here);
        open.setAndNot(here);
    }
    bits = std::move(passed);
}

void LogMatcher::narrowByText(Test& test, const LogChunk& chunk, Bits& bits)
{
    const TextPattern& pattern = test.node.pattern;
    const bool odd = chunk.hasOddLetters();
    const quint32 open = bits.count();
    if (open == 0)
        return;
    if (!pattern.scansFast(odd) || open < (bits.to() - bits.from()) / 8) {
        bits.filter([&](quint32 row) { return pattern.isIn(chunk.text(row), odd); });
        return;
    }
    Bits found(bits.from(), bits.to(), false);
    pattern.scan(chunk, bits.from(), bits.to(), [&](quint32 row) { found.set(row); });
    bits.setAnd(found);
}

void LogMatcher::narrowByName(Test& test, const LogChunk& chunk, Bits& bits)
{
    switch (test.node.field) {
    case LogField::Server:
        bits.filter([&](quint32 row) { return isNamed(test, chunk.server(row)); });
        break;
    case LogField::Job:
        bits.filter([&](quint32 row) { return isNamed(test, chunk.job(row)); });
        break;
    case LogField::Step:
        bits.filter([&](quint32 row) { return isNamed(test, chunk.step(row)); });
        break;
    case LogField::Task:
        bits.filter([&](quint32 row) { return isNamed(test, chunk.task(row)); });
        break;
    }
}

void LogMatcher::narrowByNames(Test& test, const LogChunk& chunk, Bits& bits)
{
    bits.filter([&](quint32 row) {
        return isNamed(test, chunk.server(row)) || isNamed(test, chunk.job(row)) ||
               isNamed(test, chunk.step(row));
    });
}

bool LogMatcher::isNamed(Test& test, LogName name)
{
    if (name >= test.known.size())
        test.known.resize(name + 256, -1);
    if (test.known[name] < 0) {
        const QString& text = m_names->name(name);
        const LogFilter::Node& node = test.node;
        const auto matches = [&](const QString& one) {
            return node.kind == Kind::Word || node.byPattern ? node.pattern.isIn(one)
                                                             : matchesWildcard(node.text, one);
        };
        bool is = matches(text);
        if (!is && node.kind == Kind::Name && node.field == LogField::Task && m_tasks) {
            if (const auto called = m_tasks->constFind(text); called != m_tasks->cend())
                is = matches(*called);
        }
        test.known[name] = is ? 1 : 0;
    }
    return test.known[name] > 0;
}

// Whether a word is in any name at all: mostly it is in none, and no row needs to be asked.
bool LogMatcher::isAnyNamed(Test& test)
{
    const LogName count = m_names->count();
    for (; test.tried < count; ++test.tried)
        test.anyNamed |= isNamed(test, test.tried);
    return test.anyNamed;
}

} // namespace stellwerk
