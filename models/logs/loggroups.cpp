// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loggroups.h"

#include "logs/logmask.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kDepth = 2;       // words that must be the same
constexpr double kSimilar = 0.6;      // part of the words that must be the same
constexpr qsizetype kLongestName = 6; // words, of a name without quotes
constexpr size_t kCandidates = 64;    // groups that are compared in a leaf, the most recent ones
constexpr qsizetype kSample = 1'500;  // characters

bool isMask(const QString& word)
{
    return word.contains(u'‹');
}

// A code says which error it is: 0xC0202009, DTS_E_OLEDBERROR, (Error 1205). Where messages differ in one,
// they say different things, however alike the rest is.
bool isCode(const QString& word)
{
    if (word.startsWith("0x"_L1))
        return word.size() >= 10;
    return word.startsWith("DTS_"_L1) || (!word.isEmpty() && word[0].isDigit());
}

// Where in the tree, by the first words, errors and other messages apart; words that are no words do not lead
// anywhere.
QString stemOf(const QStringList& words, bool error)
{
    QString stem = error ? u"e"_s : u"w"_s;
    for (qsizetype at = 0; at < std::min(kDepth, words.size()); ++at)
        stem += u'\n' + (isMask(words[at]) ? logmask::kAny.toString() : words[at]);
    return stem;
}

// How many words two messages begin with and end with in common.
struct Ends
{
    qsizetype front = 0, back = 0;
};

Ends commonEnds(const QStringList& one, const QStringList& other)
{
    const qsizetype most = std::min(one.size(), other.size());
    Ends ends;
    while (ends.front < most && one[ends.front] == other[ends.front])
        ++ends.front;
    while (ends.back < most - ends.front &&
           one[one.size() - 1 - ends.back] == other[other.size() - 1 - ends.back])
        ++ends.back;
    return ends;
}

qint64 stretchOf(qint64 at, qint64 width)
{
    return at >= 0 ? at / width : -((-at + width - 1) / width);
}

} // namespace

void LogTrend::add(qint64 at)
{
    ++m_counts[stretchOf(at, m_width)];
    while (m_counts.lastKey() - m_counts.firstKey() >= kMost) {
        QMap<qint64, quint32> wider;
        for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it)
            wider[stretchOf(it.key(), 2)] += it.value();
        m_counts = std::move(wider);
        m_width *= 2;
    }
}

std::vector<quint32> LogTrend::columns(qint64 from, qint64 to, int count) const
{
    std::vector<quint32> columns(size_t(std::max(count, 1)), 0);
    const double span = double(std::max<qint64>(to - from, 1));
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it) {
        const double middle = (double(it.key()) + 0.5) * double(m_width) - double(from);
        const auto column = qsizetype(middle / span * double(columns.size()));
        columns[size_t(std::clamp<qsizetype>(column, 0, qsizetype(columns.size()) - 1))] += it.value();
    }
    return columns;
}

LogGroups::LogGroups() = default;
LogGroups::~LogGroups() = default;
LogGroups::LogGroups(LogGroups&&) noexcept = default;
LogGroups& LogGroups::operator=(LogGroups&&) noexcept = default;

void LogGroups::clear()
{
    *this = LogGroups();
}

const LogGroup* LogGroups::group(quint32 number) const
{
    return number == 0 || number > m_groups.size() ? nullptr : m_groups[number - 1].get();
}

LogGroup* LogGroups::similar(const QStringList& words, const std::vector<quint32>& candidates) const
{
    LogGroup* best = nullptr;
    double most = 0;
    const size_t from = candidates.size() > kCandidates ? candidates.size() - kCandidates : 0;
    for (size_t at = from; at < candidates.size(); ++at) {
        LogGroup* group = m_groups[candidates[at] - 1].get();
        if (group->words.size() != words.size()) { // one that was stretched: all but the one place must fit
            const Ends ends = commonEnds(group->words, words);
            if (ends.front + ends.back == group->words.size() - 1)
                return group;
            continue;
        }
        qsizetype same = 0;
        qsizetype counted = 0;
        bool otherCode = false;
        for (qsizetype word = 0; word < words.size() && !otherCode; ++word) {
            if (group->words[word] == logmask::kAny)
                continue; // known to differ
            ++counted;
            if (group->words[word] == words[word])
                ++same;
            else
                otherCode = isCode(group->words[word]) || isCode(words[word]);
        }
        if (otherCode)
            continue;
        const double part = counted == 0 ? 1 : double(same) / double(counted);
        // What already was found to differ takes part a little, so that the closer of two groups wins.
        const double likeness = part - 0.001 * double(words.size() - counted);
        if (part >= kSimilar && likeness > most) {
            most = likeness;
            best = group;
        }
    }
    return best;
}

// A group of messages with another number of words that differs in one place of a few words only.
LogGroup* LogGroups::stretched(const QStringList& words, const std::vector<quint32>& candidates) const
{
    const size_t from = candidates.size() > kCandidates ? candidates.size() - kCandidates : 0;
    for (size_t at = from; at < candidates.size(); ++at) {
        LogGroup* group = m_groups[candidates[at] - 1].get();
        const qsizetype longer = std::max(group->words.size(), words.size());
        const Ends ends = commonEnds(group->words, words);
        const auto hasCode = [&ends](const QStringList& all) {
            return std::any_of(all.cbegin() + ends.front, all.cend() - ends.back, isCode);
        };
        if (group->words.size() != words.size() && ends.front >= kDepth && ends.back >= kDepth &&
            longer - ends.front - ends.back <= kLongestName && !hasCode(words) && !hasCode(group->words) &&
            double(ends.front + ends.back) >= kSimilar * double(longer)) {
            group->words =
                words.first(ends.front) + QStringList{logmask::kAny.toString()} + words.last(ends.back);
            return group;
        }
    }
    return nullptr;
}

quint32 LogGroups::add(const QString& message, LogLevel level, const QString& server, qint64 at)
{
    const QStringList words = logmask::words(logmask::essence(message));
    const bool error = level >= LogLevel::Error;
    const QString stem = stemOf(words, error);
    std::vector<quint32>& leaf = m_leaves[QString::number(words.size()) + stem];
    LogGroup* group = similar(words, leaf);
    if (!group && words.size() > 2 * kDepth) {
        group = stretched(words, m_stems[stem]);
        if (group)
            leaf.push_back(group->number); // found there from now on
    }
    if (!group) {
        // Warnings must leave room for errors.
        if (m_groups.size() >= kMost || (!error && m_otherGroups >= kMost / 2))
            return 0;
        m_otherGroups += error ? 0 : 1;
        m_groups.push_back(std::make_unique<LogGroup>());
        group = m_groups.back().get();
        group->number = quint32(m_groups.size());
        group->words = words;
        group->level = level;
        group->first = group->last = at;
        group->sample = message.left(kSample);
        leaf.push_back(group->number);
        m_stems[stem].push_back(group->number);
    }
    for (qsizetype word = 0; group->words.size() == words.size() && word < words.size(); ++word) {
        if (group->words[word] != words[word] && group->words[word] != logmask::kAny)
            group->words[word] = logmask::kAny.toString();
    }
    ++group->count;
    group->first = std::min(group->first, at);
    group->last = std::max(group->last, at);
    ++group->servers[server];
    group->trend.add(at);
    const bool only = m_groups.size() == 1 && group->count == 1;
    m_first = only ? at : std::min(m_first, at);
    m_last = only ? at : std::max(m_last, at);
    return group->number;
}

} // namespace stellwerk
