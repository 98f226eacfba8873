// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportfiles.h"

#include "junit.h"
#include "report/reportsources.h"
#include "report/runreport.h"
#include "run/runmodel.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QTranslator>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// The command line speaks English to scripts; only the report is for people who may read another language.
class SpokenLanguage
{
public:
    explicit SpokenLanguage(const QLocale& locale)
    {
        if (m_translator.load(locale, u"stellwerk"_s, u"_"_s, u":/stellwerk/translations"_s))
            QCoreApplication::installTranslator(&m_translator);
        QLocale::setDefault(locale);
    }
    ~SpokenLanguage()
    {
        QCoreApplication::removeTranslator(&m_translator);
        QLocale::setDefault(m_before);
    }
    Q_DISABLE_COPY_MOVE(SpokenLanguage)

private:
    QLocale m_before;
    QTranslator m_translator;
};

} // namespace

ReportFiles::ReportFiles(Console& console, const Arguments& arguments)
    : m_console(console)
    , m_arguments(arguments)
{}

bool ReportFiles::isUnderstood() const
{
    const QString language = m_arguments.value(u"language"_s, u"en"_s);
    if (language == "de"_L1 || language == "en"_L1)
        return true;
    m_console.error(u"--language takes de or en, not '%1'"_s.arg(language));
    return false;
}

bool ReportFiles::write(const Replay& replay, const QString& journalFile)
{
    bool fine = true;
    for (const QString& option : {u"report"_s, u"output"_s}) {
        if (m_arguments.has(option))
            fine = writeHtml(replay, journalFile, m_arguments.value(option)) && fine;
    }
    if (m_arguments.has(u"junit"_s)) {
        RunModel model;
        replay.show(&model, nullptr);
        fine = writeBytes(m_arguments.value(u"junit"_s), junitXml(model, replay.record.package)) && fine;
    }
    return fine;
}

bool ReportFiles::writeHtml(const Replay& replay, const QString& journalFile, const QString& file)
{
    const QLocale locale(m_arguments.value(u"language"_s) == "de"_L1 ? QLocale::German : QLocale::English);
    const SpokenLanguage spoken(locale);
    ReportInput input = reportInputOf(journalFile, replay);
    input.locale = locale;
    const QString error = writeRunReport(input, file);
    if (!error.isEmpty())
        m_console.error(error);
    return error.isEmpty();
}

bool ReportFiles::writeBytes(const QString& file, const QByteArray& bytes)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return true;
    m_console.error(u"%1 cannot be written: %2"_s.arg(file, out.errorString()),
                    u"Check the folder, its rights and the free space."_s);
    return false;
}

} // namespace stellwerk
