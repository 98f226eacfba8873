// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// Rules that no compiler checks: what a folder's sources may not contain (docs/architecture.md,
// CONTRIBUTING.md).
class SourceRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingForbidden_data();
    void nothingForbidden();
    void hashesOfPointersKnowTheClass();
    void everySourceNamesItsLicence();
};

namespace {

QStringList sourcesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator it(QStringLiteral(STELLWERK_SOURCE_DIR "/") + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    return files;
}

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void SourceRules::nothingForbidden_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("exceptions"); // parts of paths

    const auto rule = [](const char* name, const char* folder, const char* pattern,
                         QStringList exceptions = {}) {
        QTest::newRow(name) << QString::fromLatin1(folder) << QString::fromLatin1(pattern) << exceptions;
    };
    rule(
        "models without Gui", "models",
        R"(#include <Q(Widget|Dialog|Painter|Color|Icon|Brush|Pen|Font|Pixmap|Image|MessageBox|Gui|Application>))");
    rule("models below ui and app", "models", R"(#include "(canvas|shell|theme|dialogs|charts|\.\.)/)");
    rule(
        "simulated fleet apart from models", "app/simfleet",
        R"(#include "(fleet/(server|agentjob|fleetmodel|registryfile)|agent|package|run|plan|session|logs)/?)");
    rule("QSqlQuery for SQLite only", "models", R"(#include <QSqlQuery>)", {u"/run/"_s, u"/history/"_s});
    rule("QSqlQuery never in ui", "ui", R"(#include <QSql)");
    rule("settings in one file", "ui", R"(#include <QSettings>)", {u"settings"_s});
    rule("no settings in models", "models", R"(#include <QSettings>)");
    for (const char* folder : {"models", "ui", "app"}) {
        rule(qPrintable(u"no nested loops in "_s + QString::fromLatin1(folder)), folder,
             R"(processEvents\(|QEventLoop |BlockingQueuedConnection|\bsender\(\))");
        rule(qPrintable(u"no sleeping in "_s + QString::fromLatin1(folder)), folder,
             R"(QThread::(m|u)?sleep\()");
    }
    rule("tests wait for conditions", "tests", R"(QTest::qWait\(|QTest::qSleep\(|sleep_for\()",
         {u"tst_sourcerules"_s});
}

void SourceRules::nothingForbidden()
{
    QFETCH(QString, folder);
    QFETCH(QString, pattern);
    QFETCH(QStringList, exceptions);

    const QRegularExpression forbidden(pattern);
    QStringList found;
    for (const QString& path : sourcesBelow(folder)) {
        if (std::any_of(exceptions.begin(), exceptions.end(),
                        [&](const QString& e) { return path.contains(e); }))
            continue;
        const auto lines = textOf(path).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString code = lines[i].section(u"//"_s, 0, 0);
            if (forbidden.match(code).hasMatch())
                found.append(u"%1:%2: %3"_s.arg(path).arg(i + 1).arg(lines[i].trimmed()));
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

// Qt 6.4 hashes a pointer one way where the class and its bases are known and another way where it is only
// declared: a QHash filled in one file is not found through in the other (seen in a release build).
void SourceRules::hashesOfPointersKnowTheClass()
{
    static const QRegularExpression hash(uR"(Q(?:Multi)?(?:Hash|Set)<(?:const )?(\w+) ?\*)"_s);
    QStringList found;
    for (const QString& folder : {u"models"_s, u"ui"_s, u"app"_s}) {
        for (const QString& path : sourcesBelow(folder)) {
            const QString text = textOf(path);
            for (auto it = hash.globalMatch(text); it.hasNext();) {
                const QString name = it.next().captured(1);
                if (name.startsWith(u'Q')) // no namespace, no difference
                    continue;
                if (text.contains(u"\nclass %1;"_s.arg(name)) || text.contains(u"\nstruct %1;"_s.arg(name)))
                    found.append(path + u": "_s + name);
            }
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void SourceRules::everySourceNamesItsLicence()
{
    QStringList found;
    for (const QString& folder : {u"models"_s, u"ui"_s, u"app"_s, u"tests"_s}) {
        for (const QString& path : sourcesBelow(folder)) {
            if (!textOf(path).left(300).contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
                found.append(path);
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

QTEST_GUILESS_MAIN(SourceRules)
#include "tst_sourcerules.moc"
