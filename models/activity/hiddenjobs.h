// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>

namespace stellwerk {

// Jobs and whole servers of which a person does not want to hear: those of other teams. A value.
class HiddenJobs
{
public:
    HiddenJobs() = default;
    // As written by toTexts(); what cannot be understood is passed over.
    [[nodiscard]] static HiddenJobs fromTexts(const QStringList& texts);
    [[nodiscard]] QStringList toTexts() const; // sorted

    // An empty job: the whole server. An empty server: the job wherever it is.
    void hide(const QString& server, const QString& job);
    // Whatever hides this one goes.
    void show(const QString& server, const QString& job);
    void clear() { m_rules.clear(); }

    [[nodiscard]] bool hides(const QString& server, const QString& job) const;
    [[nodiscard]] bool isEmpty() const { return m_rules.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_rules.size(); }
    bool operator==(const HiddenJobs&) const = default;

private:
    using Rule = std::pair<QString, QString>; // folded server and job; empty: any
    [[nodiscard]] static Rule rule(const QString& server, const QString& job);
    QSet<Rule> m_rules;
};

} // namespace stellwerk
