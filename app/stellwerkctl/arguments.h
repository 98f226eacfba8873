// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMultiHash>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace stellwerk {

// One option of a command: "--name" or "--name VALUE" / "--name=VALUE".
struct OptionSyntax
{
    QString name;       // without dashes
    QString value = {}; // how help calls the value; empty: a switch
    QString help = {};
    QString shortName = {}; // one letter, without dash
};

// A command as the user types it. Names may have two words ("servers add").
struct CommandSyntax
{
    QString name;
    QString summary;          // one line
    QString positionals = {}; // as help shows them: "FILE", "SERVER JOB", "[NAME …]"
    int minPositionals = 0;
    int maxPositionals = 0; // -1: any number
    QList<OptionSyntax> options = {};
    QString description = {}; // paragraphs below the summary; may be empty
};

// A command line that was understood. Options are held by their long names, common ones among them.
struct Arguments
{
    QString command; // empty: none was given
    QStringList positionals;
    QMultiHash<QString, QString> options;

    [[nodiscard]] bool has(const QString& name) const { return options.contains(name); }
    [[nodiscard]] QString value(const QString& name, const QString& otherwise = {}) const;
    [[nodiscard]] QStringList values(const QString& name) const; // in the order given
};

struct UsageError
{
    QString text;
    QString command; // whose help is of use; may be empty
};

// The grammar: options anywhere, "--" ends them, the first words name the command. Common options are
// allowed with every command. Secrets are no options, so none can be given.
class ArgumentParser
{
public:
    ArgumentParser(QList<OptionSyntax> common, QList<CommandSyntax> commands);

    // `words` without the program's name.
    [[nodiscard]] tl::expected<Arguments, UsageError> parse(const QStringList& words) const;

    [[nodiscard]] QString help() const;                       // of the program
    [[nodiscard]] QString help(const QString& command) const; // of a command or a family ("servers")
    [[nodiscard]] const CommandSyntax* command(const QString& name) const;
    [[nodiscard]] bool isFamily(const QString& word) const; // "servers", "runs"

private:
    [[nodiscard]] const OptionSyntax* option(const CommandSyntax* command, const QString& name,
                                             bool isShort) const;
    [[nodiscard]] tl::expected<const CommandSyntax*, UsageError> commandOf(QStringList& words) const;
    [[nodiscard]] QString unknownOption(const CommandSyntax* command, const QString& typed) const;
    QList<OptionSyntax> m_common;
    QList<CommandSyntax> m_commands;
};

} // namespace stellwerk
