// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/headlessrun.h"

#include "session/passwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <spdlog/spdlog.h>

namespace stellwerk {

using namespace Qt::StringLiterals;

QString HeadlessRun::installed()
{
#ifdef Q_OS_WIN
    const QString name = u"stellwerkctl.exe"_s;
#else
    const QString name = u"stellwerkctl"_s;
#endif
    const QString file = QDir(QCoreApplication::applicationDirPath()).filePath(name);
    return QFileInfo(file).isExecutable() ? file : QString();
}

QStringList HeadlessRun::arguments() const
{
    return {u"runs"_s, u"resume"_s, run, u"--config"_s, QDir(configFolder).absolutePath()};
}

QProcessEnvironment HeadlessRun::environment() const
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (auto it = passwords.cbegin(); it != passwords.cend(); ++it)
        all.insert(passwordVariable(it.key()), it.value());
    return all;
}

bool HeadlessRun::start() const
{
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments());
    process.setProcessEnvironment(environment());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    const bool started = !program.isEmpty() && process.startDetached();
    if (started)
        spdlog::info("run {} goes on without a window", run.toStdString());
    else
        spdlog::error("run {} could not be handed over; it stands as interrupted", run.toStdString());
    return started;
}

} // namespace stellwerk
