// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include <QCommandLineParser>
#include <QStandardPaths>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString defaultConfigFolder()
{
    const QString told = qEnvironmentVariable("STELLWERK_CONFIG");
    return told.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/stellwerk"_s
               : told;
}

} // namespace

CommandLine parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Design, run and watch SSIS parent packages across many SQL Servers."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Show this help."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Show the version."_s);
    const QCommandLineOption config(
        u"config"_s, u"Folder of servers.json and runs.sqlite (else STELLWERK_CONFIG)."_s, u"DIR"_s);
    const QCommandLineOption demo(u"demo"_s,
                                  u"Start a simulated fleet and open a sample parent package on it."_s);
    const QCommandLineOption tour(
        u"screenshot-tour"_s, u"Run the demo, write pictures of the window into DIR and end."_s, u"DIR"_s);
    const QCommandLineOption language(u"language"_s, u"de or en; else the system's."_s, u"CODE"_s);
    const QCommandLineOption theme(u"theme"_s, u"light or dark; else the system's."_s, u"NAME"_s);
    const QCommandLineOption readOnly(u"read-only"_s, u"Refuse everything that starts or stops a job."_s);
    parser.addOption(readOnly);
    parser.addOptions({help, version, config, demo, tour, language, theme});
    parser.addPositionalArgument(u"file"_s, u"Parent packages to open (*.stellwerk)."_s,
                                 u"[FILE.stellwerk…]"_s);
    CommandLine line;
    const auto refuse = [&line](const QString& text) {
        line.answer = CommandLine::Answer{2, u"stellwerk: %1\nTry 'stellwerk --help'."_s.arg(text)};
        return line;
    };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help) || parser.isSet(version)) {
        line.answer = CommandLine::Answer{
            0, parser.isSet(help) ? parser.helpText() : u"stellwerk "_s + QStringLiteral(STELLWERK_VERSION)};
        return line;
    }
    line.configFolder = parser.isSet(config) ? parser.value(config) : defaultConfigFolder();
    line.demo = parser.isSet(demo);
    line.readOnly = parser.isSet(readOnly);
    line.screenshotFolder = parser.value(tour);
    line.files = parser.positionalArguments();
    if (parser.isSet(language)) {
        const QString code = parser.value(language);
        if (code != u"de" && code != u"en")
            return refuse(u"--language takes de or en, not '%1'"_s.arg(code));
        line.language = code == u"de" ? LanguageChoice::German : LanguageChoice::English;
    }
    if (parser.isSet(theme)) {
        const QString name = parser.value(theme);
        if (name != u"light" && name != u"dark")
            return refuse(u"--theme takes light or dark, not '%1'"_s.arg(name));
        line.scheme = name == u"dark" ? SchemeChoice::Dark : SchemeChoice::Light;
    }
    return line;
}

} // namespace stellwerk
