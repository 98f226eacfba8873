// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logcompletion.h"

#include "logs/logfiltertoken.h"

#include <QCoreApplication>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMost = 50;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::LogCompletion)
};

QList<LogCompletion::Choice> fields()
{
    return {{u"server:"_s, Text::tr("name of the server; * and ? stand for anything")},
            {u"job:"_s, Text::tr("name of the job")},
            {u"step:"_s, Text::tr("name of the step")},
            {u"task:"_s, Text::tr("name of the task")},
            {u"level>="_s, Text::tr("debug, info, warning or error, and above")},
            {u"source:"_s, Text::tr("where the line comes from")},
            {u"text:"_s, Text::tr("words in the message; text~/…/ an expression")},
            {u"since:"_s, Text::tr("from this moment on")},
            {u"until:"_s, Text::tr("up to this moment")},
            {u"group:"_s, Text::tr("number of a group of alike errors")}};
}

QList<LogCompletion::Choice> quoted(const QStringList& values)
{
    QList<LogCompletion::Choice> choices;
    for (const QString& value : values)
        choices.append({LogFilter::quoted(value), {}});
    return choices;
}

QStringList taskNames(const LogModel& log)
{
    QStringList names;
    for (const QString& task : log.store().known(LogField::Task))
        names.append(log.taskNames() ? log.taskNames()->value(task, task) : task);
    names.removeDuplicates();
    return names;
}

QStringList sorted(QStringList values)
{
    values.sort(Qt::CaseInsensitive);
    return values;
}

QList<LogCompletion::Choice> valuesOf(const QString& field, const LogModel& log)
{
    const LogStore& store = log.store();
    if (field == u"server")
        return quoted(sorted(store.known(LogField::Server)));
    if (field == u"job")
        return quoted(sorted(store.known(LogField::Job)));
    if (field == u"step")
        return quoted(sorted(store.known(LogField::Step)));
    if (field == u"task")
        return quoted(sorted(taskNames(log)));
    if (field == u"since" || field == u"until")
        return {{u"1h"_s, Text::tr("an hour ago")},
                {u"22:00"_s, Text::tr("the last time it was ten in the evening")},
                {u"yesterday"_s, {}},
                {u"today"_s, {}},
                {QDate::currentDate().toString(Qt::ISODate), {}}};
    QList<LogCompletion::Choice> choices;
    if (field == u"level") {
        for (int level = int(LogLevel::Debug); level <= int(LogLevel::Error); ++level)
            choices.append({LogFilter::wordOf(LogLevel(level)), LogModel::levelText(LogLevel(level))});
    } else if (field == u"source") {
        for (int source = int(LogSource::Run); source <= int(LogSource::Program); ++source)
            choices.append({LogFilter::wordOf(LogSource(source)), LogModel::sourceText(LogSource(source))});
    } else if (field == u"group") {
        for (const auto& group : log.groups().all())
            choices.append({QString::number(group->number), group->pattern().left(80)});
    }
    return choices;
}

} // namespace

LogCompletion logCompletion(const QString& text, qsizetype cursor, const LogModel& log)
{
    LogCompletion completion;
    completion.from = cursor;
    const std::vector<LogFilterToken> tokens = logFilterTokens(text.left(cursor));
    const LogFilterToken* last = tokens.empty() ? nullptr : &tokens.back();
    const bool inTerm = last && last->column + last->length == cursor &&
                        last->kind == LogFilterToken::Kind::Term &&
                        !(last->form != LogFilterToken::Form::Plain && last->closed);
    QString begun;
    QList<LogCompletion::Choice> all;
    if (!inTerm) {
        all = fields();
    } else if (last->form == LogFilterToken::Form::Regex || last->compare == u"~") {
        return completion;
    } else if (last->field.isEmpty()) {
        if (last->form == LogFilterToken::Form::Quoted)
            return completion;
        begun = last->value;
        completion.from = last->column;
        all = fields();
    } else {
        begun = last->value;
        completion.from = last->valueColumn - (last->form == LogFilterToken::Form::Quoted ? 1 : 0);
        all = valuesOf(last->field, log);
    }
    completion.length = cursor - completion.from;
    // Names that begin so before names that have it inside; fields only as they begin.
    const bool isField = !inTerm || last->field.isEmpty();
    const auto plain = [](const QString& choice) { return choice.startsWith(u'"') ? choice.mid(1) : choice; };
    for (const bool beginning : {true, false}) {
        for (const LogCompletion::Choice& choice : all) {
            const bool begins = plain(choice.text).startsWith(begun, Qt::CaseInsensitive);
            const bool has = choice.text.contains(begun, Qt::CaseInsensitive);
            if (completion.choices.size() < kMost && (beginning ? begins : !begins && has && !isField))
                completion.choices.append(choice);
        }
    }
    // What stands there already needs no help.
    if (completion.choices.size() == 1 &&
        completion.choices.first().text == text.mid(completion.from, completion.length))
        completion.choices.clear();
    return completion;
}

} // namespace stellwerk
