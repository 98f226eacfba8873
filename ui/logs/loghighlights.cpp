// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loghighlights.h"

#include <QJsonObject>

namespace stellwerk {

using namespace Qt::StringLiterals;

LogHighlights::LogHighlights(LogModel* log, QObject* parent)
    : QObject(parent)
    , m_log(log)
{}

void LogHighlights::setRules(const QList<Rule>& rules)
{
    m_rules = rules.mid(0, kMost);
    m_matchers.clear();
    for (int at = 0; at < int(m_rules.size()); ++at) {
        const auto filter = LogFilter::parse(m_rules[at].filter, QDateTime::currentDateTime());
        if (filter && !filter->isOff())
            m_matchers.emplace_back(at, LogMatcher(*filter, m_log->store().reader(), m_log->taskNames()));
    }
    Q_EMIT changed();
}

int LogHighlights::ruleOf(LogRowId id) const
{
    std::vector<LogRowId> found;
    for (auto& [rule, matcher] : m_matchers) {
        matcher.match(m_log->store().chunkOf(id), id & 0xffff, (id & 0xffff) + 1, found);
        if (!found.empty())
            return rule;
    }
    return -1;
}

QColor LogHighlights::colorOf(Ground ground)
{
    switch (ground) {
    case Ground::Blue:
        return themeColor(ColorToken::InfoSurface);
    case Ground::Yellow:
        return themeColor(ColorToken::WarningSurface);
    case Ground::Red:
        return themeColor(ColorToken::ErrorSurface);
    case Ground::Grey:
        break;
    }
    return themeColor(ColorToken::SurfaceSunken);
}

QString LogHighlights::wordOf(Ground ground)
{
    switch (ground) {
    case Ground::Blue:
        return tr("Blue");
    case Ground::Yellow:
        return tr("Yellow");
    case Ground::Red:
        return tr("Red");
    case Ground::Grey:
        break;
    }
    return tr("Grey");
}

QChar LogHighlights::signOf(int rule)
{
    return QChar(u'\u2460' + rule);
}

QJsonArray LogHighlights::toJson() const
{
    QJsonArray array;
    for (const Rule& rule : m_rules)
        array.append(QJsonObject{{u"filter"_s, rule.filter}, {u"ground"_s, int(rule.ground)}});
    return array;
}

void LogHighlights::fromJson(const QJsonArray& rules)
{
    QList<Rule> read;
    for (const QJsonValue& one : rules) {
        const int ground = one.toObject().value(u"ground"_s).toInt();
        read.append(
            {one.toObject().value(u"filter"_s).toString(), Ground(std::clamp(ground, 0, kGrounds - 1))});
    }
    setRules(read);
}

} // namespace stellwerk
