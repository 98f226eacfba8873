// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/hiddenjobs.h"

namespace stellwerk {

namespace {

constexpr QChar kBetween(u'\n'); // no server's name has one

} // namespace

HiddenJobs::Rule HiddenJobs::rule(const QString& server, const QString& job)
{
    return {server.toCaseFolded(), job.toCaseFolded()};
}

HiddenJobs HiddenJobs::fromTexts(const QStringList& texts)
{
    HiddenJobs hidden;
    for (const QString& text : texts) {
        const qsizetype at = text.indexOf(kBetween);
        if (at >= 0 && text.size() > 1)
            hidden.hide(text.left(at), text.mid(at + 1));
    }
    return hidden;
}

QStringList HiddenJobs::toTexts() const
{
    QStringList texts;
    for (const Rule& rule : m_rules)
        texts.append(rule.first + kBetween + rule.second);
    texts.sort();
    return texts;
}

void HiddenJobs::hide(const QString& server, const QString& job)
{
    if (!server.isEmpty() || !job.isEmpty())
        m_rules.insert(rule(server, job));
}

void HiddenJobs::show(const QString& server, const QString& job)
{
    m_rules.remove(rule(server, job));
    m_rules.remove(rule(server, {}));
    m_rules.remove(rule({}, job));
}

bool HiddenJobs::hides(const QString& server, const QString& job) const
{
    return !m_rules.isEmpty() && (m_rules.contains(rule(server, job)) || m_rules.contains(rule(server, {})) ||
                                  (!job.isEmpty() && m_rules.contains(rule({}, job))));
}

} // namespace stellwerk
