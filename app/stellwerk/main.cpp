// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "commandline.h"
#include "diagnostics.h"
#include "interrupts.h"
#include "screenshottour.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>

int main(int argc, char** argv)
{
    using namespace Qt::StringLiterals;
    QCoreApplication::setApplicationName(u"stellwerk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(STELLWERK_VERSION));
    QGuiApplication::setDesktopFileName(u"org.stellwerk.Stellwerk"_s);
    QApplication qt(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Stellwerk"_s);
    stellwerk::CommandLine line = stellwerk::parseCommandLine(QCoreApplication::arguments());
    if (line.answer) {
        QTextStream(line.answer->exitCode == 0 ? stdout : stderr) << line.answer->text << Qt::endl;
        return line.answer->exitCode;
    }
    // The tour must look the same everywhere: it reads and leaves no settings of the user's.
    QTemporaryDir tourConfig;
    const bool tour = !line.screenshotFolder.isEmpty();
    if (tour) {
        line.configFolder = tourConfig.path();
        line.language = line.language.value_or(stellwerk::LanguageChoice::English);
        line.scheme = line.scheme.value_or(stellwerk::SchemeChoice::Light);
    }
    stellwerk::startDiagnostics(line.configFolder);
    // Without questions: copies of unsaved packages are kept for the next start.
    const stellwerk::Interrupts interrupts;
    QObject::connect(&interrupts, &stellwerk::Interrupts::interrupted, &qt,
                     [] { QCoreApplication::exit(130); });
    stellwerk::Application application(line);
    stellwerk::ScreenshotTour screenshots(&application, line.screenshotFolder);
    if (tour)
        screenshots.start();
    else
        application.start();
    return QApplication::exec();
}
