// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// Edit distance, for "did you mean".
qsizetype distance(const QString& a, const QString& b)
{
    QList<qsizetype> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

QString nearest(const QString& typed, const QStringList& known)
{
    QString best;
    qsizetype bestDistance = 3;
    for (const QString& name : known) {
        const qsizetype d = distance(typed, name);
        if (d < bestDistance) {
            best = name;
            bestDistance = d;
        }
    }
    return best;
}

QString optionColumn(const OptionSyntax& option)
{
    QString text = option.shortName.isEmpty() ? u"    "_s : u"-%1, "_s.arg(option.shortName);
    text += u"--"_s + option.name;
    if (!option.value.isEmpty())
        text += u' ' + option.value;
    return text;
}

QString optionTable(const QList<OptionSyntax>& options)
{
    QString text;
    for (const OptionSyntax& option : options)
        text += u"  %1 %2\n"_s.arg(optionColumn(option), -32).arg(option.help);
    return text;
}

} // namespace

QString Arguments::value(const QString& name, const QString& otherwise) const
{
    return options.contains(name) ? options.value(name) : otherwise; // the last one given
}

QStringList Arguments::values(const QString& name) const
{
    QStringList all = options.values(name);
    std::reverse(all.begin(), all.end());
    return all;
}

ArgumentParser::ArgumentParser(QList<OptionSyntax> common, QList<CommandSyntax> commands)
    : m_common(std::move(common))
    , m_commands(std::move(commands))
{}

const CommandSyntax* ArgumentParser::command(const QString& name) const
{
    const auto it = std::find_if(m_commands.cbegin(), m_commands.cend(),
                                 [&](const CommandSyntax& c) { return c.name == name; });
    return it == m_commands.cend() ? nullptr : &*it;
}

bool ArgumentParser::isFamily(const QString& word) const
{
    return std::any_of(m_commands.cbegin(), m_commands.cend(),
                       [&](const CommandSyntax& c) { return c.name.startsWith(word + u' '); });
}

const OptionSyntax* ArgumentParser::option(const CommandSyntax* command, const QString& name,
                                           bool isShort) const
{
    const auto find = [&](const QList<OptionSyntax>& options) -> const OptionSyntax* {
        const auto it = std::find_if(options.cbegin(), options.cend(), [&](const OptionSyntax& o) {
            return isShort ? o.shortName == name : o.name == name;
        });
        return it == options.cend() ? nullptr : &*it;
    };
    if (command) {
        if (const OptionSyntax* own = find(command->options))
            return own;
    }
    return find(m_common);
}

// Finds the command among the words (its options may stand before it) and takes its words away.
tl::expected<const CommandSyntax*, UsageError> ArgumentParser::commandOf(QStringList& words) const
{
    qsizetype at = 0;
    for (; at < words.size() && words[at].startsWith(u'-') && words[at] != "--"_L1; ++at) {
        const OptionSyntax* common = option(nullptr, words[at].mid(2), false);
        if (common && !common->value.isEmpty())
            ++at; // its value
    }
    if (at >= words.size() || words[at] == "--"_L1)
        return nullptr;
    QString name = words[at];
    const bool family = isFamily(name);
    if (family && at + 1 < words.size() && !words[at + 1].startsWith(u'-')) {
        name += u' ' + words[at + 1];
        words.removeAt(at + 1);
    }
    const CommandSyntax* found = command(name);
    if (found) {
        words.removeAt(at);
        return found;
    }
    if (family && !name.contains(u' ')) {
        if (words.contains(u"--help"_s) || words.contains(u"-h"_s)) {
            words.removeAt(at);
            words.prepend(u"--help=%1"_s.arg(name));
            return nullptr;
        }
        return tl::unexpected(UsageError{u"'%1' needs a sub-command"_s.arg(name), name});
    }
    QStringList names;
    for (const CommandSyntax& c : m_commands)
        names += c.name;
    const QString guess = nearest(name, names);
    QString text = u"unknown command '%1'"_s.arg(name);
    if (!guess.isEmpty())
        text += u"; did you mean '%1'?"_s.arg(guess);
    return tl::unexpected(UsageError{text, family ? name.section(u' ', 0, 0) : QString()});
}

QString ArgumentParser::unknownOption(const CommandSyntax* command, const QString& typed) const
{
    QStringList names;
    for (const OptionSyntax& o : m_common)
        names += u"--"_s + o.name;
    if (command) {
        for (const OptionSyntax& o : command->options)
            names += u"--"_s + o.name;
    }
    QString text = command ? u"unknown option '%1' for '%2'"_s.arg(typed, command->name)
                           : u"unknown option '%1'"_s.arg(typed);
    const QString guess = nearest(typed, names);
    if (!guess.isEmpty())
        text += u"; did you mean '%1'?"_s.arg(guess);
    return text;
}

tl::expected<Arguments, UsageError> ArgumentParser::parse(const QStringList& words) const
{
    QStringList rest = words;
    const auto found = commandOf(rest);
    if (!found)
        return tl::unexpected(found.error());
    const CommandSyntax* syntax = *found;
    Arguments arguments;
    if (syntax)
        arguments.command = syntax->name;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const QString& word = rest[i];
        if (optionsEnded || !word.startsWith(u'-') || word == "-"_L1) {
            arguments.positionals += word;
            continue;
        }
        if (word == "--"_L1) {
            optionsEnded = true;
            continue;
        }
        const bool isShort = !word.startsWith("--"_L1);
        const qsizetype equals = isShort ? -1 : word.indexOf(u'=');
        const QString name = isShort ? word.mid(1) : word.mid(2, equals < 0 ? -1 : equals - 2);
        const OptionSyntax* known = option(syntax, name, isShort);
        if (!known)
            return tl::unexpected(UsageError{
                unknownOption(syntax, word.left(equals < 0 ? word.size() : equals)), arguments.command});
        QString value = equals < 0 ? QString() : word.mid(equals + 1);
        if (known->value.isEmpty() && equals >= 0 && known->name != "help"_L1)
            return tl::unexpected(
                UsageError{u"option '--%1' takes no value"_s.arg(known->name), arguments.command});
        if (!known->value.isEmpty() && equals < 0) {
            if (i + 1 >= rest.size())
                return tl::unexpected(UsageError{
                    u"option '--%1' needs a value (%2)"_s.arg(known->name, known->value), arguments.command});
            value = rest[++i];
        }
        arguments.options.insert(known->name, value);
    }
    if (!syntax || arguments.has(u"help"_s))
        return arguments;
    const qsizetype count = arguments.positionals.size();
    if (count < syntax->minPositionals)
        return tl::unexpected(
            UsageError{u"'%1' needs %2"_s.arg(syntax->name, syntax->positionals), syntax->name});
    if (syntax->maxPositionals >= 0 && count > syntax->maxPositionals)
        return tl::unexpected(UsageError{u"unexpected argument '%1' for '%2'"_s.arg(
                                             arguments.positionals[syntax->maxPositionals], syntax->name),
                                         syntax->name});
    return arguments;
}

QString ArgumentParser::help() const
{
    QString text =
        u"Usage: stellwerkctl COMMAND [OPTIONS]\n\nRuns and watches SQL Server Agent jobs across many "
        "servers as parent packages say.\n\nCommands:\n"_s;
    for (const CommandSyntax& c : m_commands)
        text += u"  %1 %2\n"_s.arg(c.name, -16).arg(c.summary);
    text += u"\nOptions of every command:\n"_s + optionTable(m_common);
    text +=
        u"\nPasswords are never arguments. They come from the system's keychain, else from the environment\n"
        "variable STELLWERK_PASSWORD_<SERVER> (upper case, other characters as _), else from a prompt on a\n"
        "terminal, else from --passwords-from-stdin.\n\n"
        "Exit codes: 0 all succeeded, 1 some task failed or was cancelled, 2 bad usage or invalid input\n"
        "(nothing was started), 3 an outcome is unknown, 4 a server could not be reached or refused the\n"
        "login before anything was started, 130 interrupted.\n\n"
        "'stellwerkctl COMMAND --help' explains a command.\n"_s;
    return text;
}

QString ArgumentParser::help(const QString& name) const
{
    const CommandSyntax* syntax = command(name);
    if (!syntax) {
        if (!isFamily(name))
            return help();
        QString text = u"Usage: stellwerkctl %1 SUB-COMMAND [OPTIONS]\n\n"_s.arg(name);
        for (const CommandSyntax& c : m_commands) {
            if (c.name.startsWith(name + u' '))
                text += u"  %1 %2\n"_s.arg((c.name + u' ' + c.positionals).trimmed(), -28).arg(c.summary);
        }
        return text;
    }
    QString text = u"Usage: stellwerkctl %1"_s.arg(syntax->name);
    if (!syntax->positionals.isEmpty())
        text += u' ' + syntax->positionals;
    text += u" [OPTIONS]\n\n%1.\n"_s.arg(syntax->summary);
    if (!syntax->description.isEmpty())
        text += u'\n' + syntax->description + u'\n';
    if (!syntax->options.isEmpty())
        text += u"\nOptions:\n"_s + optionTable(syntax->options);
    text += u"\nOptions of every command:\n"_s + optionTable(m_common);
    return text;
}

} // namespace stellwerk
