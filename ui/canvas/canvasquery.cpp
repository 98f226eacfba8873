// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasquery.h"

#include "canvas/taskpicture.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<StateLook, const char*>, 9> kStateNames{{
    {StateLook::Waiting, "waiting"},
    {StateLook::Queued, "queued"},
    {StateLook::Running, "running"},
    {StateLook::Succeeded, "succeeded"},
    {StateLook::Warnings, "warnings"},
    {StateLook::Failed, "failed"},
    {StateLook::Unknown, "unknown"},
    {StateLook::Cancelled, "cancelled"},
    {StateLook::Skipped, "skipped"},
}};

// "a b" inside quotes is one word; a colon before the quote belongs to it.
QStringList wordsOf(const QString& text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar letter : text) {
        if (letter == u'"') {
            quoted = !quoted;
        } else if (letter.isSpace() && !quoted) {
            words.append(std::exchange(word, {}));
        } else {
            word.append(letter);
        }
    }
    words.append(word);
    words.removeAll(QString());
    return words;
}

} // namespace

CanvasQuery::CanvasQuery(const QString& text)
{
    for (const QString& word : wordsOf(text))
        add(word);
}

void CanvasQuery::add(QString word)
{
    const std::array<std::tuple<Field, QLatin1StringView, QString>, 6> fields{{
        {Field::Name, "name"_L1, tr("name", "before a colon in the search")},
        {Field::Job, "job"_L1, tr("job", "before a colon in the search")},
        {Field::Server, "server"_L1, tr("server", "before a colon in the search")},
        {Field::State, "state"_L1, tr("state", "before a colon in the search")},
        {Field::Note, "note"_L1, tr("note", "before a colon in the search")},
        {Field::Group, "group"_L1, tr("group", "before a colon in the search")},
    }};
    const qsizetype colon = word.indexOf(u':');
    const QString key = word.left(std::max<qsizetype>(0, colon));
    for (const auto& [field, name, translated] : fields) {
        if (key.compare(name, Qt::CaseInsensitive) != 0 && key.compare(translated, Qt::CaseInsensitive) != 0)
            continue;
        const QString value = word.mid(colon + 1);
        if (!value.isEmpty()) // "server:" is still being typed
            m_terms.append({field, value});
        return;
    }
    m_terms.append({Field::Any, word});
}

bool CanvasQuery::matches(const Task& task, const RunModel::TaskRow* row, const QString& group) const
{
    const auto in = [](const QString& text, const QString& part) {
        return text.contains(part, Qt::CaseInsensitive);
    };
    const auto atServer = [&](const QString& part) {
        return (row && in(row->server, part)) || in(whereText(task.where), part) ||
               std::any_of(task.where.servers.cbegin(), task.where.servers.cend(),
                           [&](const QString& server) { return in(server, part); });
    };
    const auto inState = [&](const QString& part) {
        const QStringList words = stateWords(task, row);
        return std::any_of(words.cbegin(), words.cend(), [&](const QString& word) {
            return word.startsWith(part, Qt::CaseInsensitive) || in(word, u' ' + part);
        });
    };
    return std::all_of(m_terms.cbegin(), m_terms.cend(), [&](const Term& term) {
        switch (term.field) {
        case Field::Name:
            return in(task.name, term.text);
        case Field::Job:
            return in(task.job, term.text);
        case Field::Server:
            return atServer(term.text);
        case Field::State:
            return inState(term.text);
        case Field::Note:
            return in(task.note, term.text);
        case Field::Group:
            return in(group, term.text);
        case Field::Any:
            break;
        }
        return in(task.name, term.text) || in(task.job, term.text) || in(task.note, term.text) ||
               in(group, term.text) || atServer(term.text) || inState(term.text);
    });
}

bool CanvasQuery::matchesText(const QString& text, Field field) const
{
    return !m_terms.isEmpty() && std::all_of(m_terms.cbegin(), m_terms.cend(), [&](const Term& term) {
        return (term.field == Field::Any || term.field == field) &&
               text.contains(term.text, Qt::CaseInsensitive);
    });
}

QStringList stateWords(const Task& task, const RunModel::TaskRow* row)
{
    QStringList words;
    if (task.disabled)
        words << CanvasQuery::tr("disabled", "state of a task") << u"disabled"_s;
    if (!row)
        return words;
    const StateLook look = lookOf(row->state, row->outcome);
    words << shownWord(row->state, row->outcome) << shownWord(look);
    for (const auto& [candidate, name] : kStateNames) {
        if (candidate == look)
            words << QString::fromLatin1(name);
    }
    if (row->held && row->state != TaskState::Ended)
        words << CanvasQuery::tr("held", "state of a task") << u"held"_s;
    return words;
}

} // namespace stellwerk
