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
constexpr size_t kCandidates = 64;    // groups that are compared in a leaf, the most recent ones
constexpr qsizetype kSample = 20'000; // characters

bool isMask(const QString& word)
{
    return word.contains(u'‹');
}

// Where in the tree: words that are no words do not lead anywhere.
QString leafOf(const QStringList& words)
{
    QString leaf = QString::number(words.size());
    for (qsizetype at = 0; at < std::min(kDepth, words.size()); ++at)
        leaf += u'\n' + (isMask(words[at]) ? logmask::kAny.toString() : words[at]);
    return leaf;
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
        qsizetype same = 0;
        qsizetype counted = 0;
        for (qsizetype word = 0; word < words.size(); ++word) {
            if (group->words[word] == logmask::kAny)
                continue; // known to differ
            ++counted;
            same += group->words[word] == words[word] ? 1 : 0;
        }
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

quint32 LogGroups::add(const QString& message, LogLevel level, const QString& server, qint64 at)
{
    const QStringList words = logmask::words(logmask::essence(message));
    std::vector<quint32>& leaf = m_leaves[leafOf(words)];
    LogGroup* group = similar(words, leaf);
    if (!group) {
        if (m_groups.size() >= kMost)
            return 0;
        m_groups.push_back(std::make_unique<LogGroup>());
        group = m_groups.back().get();
        group->number = quint32(m_groups.size());
        group->words = words;
        group->level = level;
        group->first = group->last = at;
        group->sample = message.left(kSample);
        leaf.push_back(group->number);
    }
    for (qsizetype word = 0; word < words.size(); ++word) {
        if (group->words[word] != words[word] && group->words[word] != logmask::kAny)
            group->words[word] = logmask::kAny.toString();
    }
    ++group->count;
    group->level = std::max(group->level, level);
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
