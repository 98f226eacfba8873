// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/settings.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace stellwerk {

// What `stellwerk` was told. `answer` is set when the program is only to say something and end.
struct CommandLine
{
    QString configFolder;
    bool demo = false;
    bool readOnly = false;    // for this time; the setting stays as it is
    QString screenshotFolder; // of the tour; empty: none
    std::optional<LanguageChoice> language;
    std::optional<SchemeChoice> scheme;
    QStringList files;

    struct Answer
    {
        int exitCode = 0; // 0: help or version, 2: bad usage
        QString text;
    };
    std::optional<Answer> answer;
};

[[nodiscard]] CommandLine parseCommandLine(const QStringList& arguments);

} // namespace stellwerk
