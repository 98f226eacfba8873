// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are no SSIS packages, broken ones, large ones, and real ones where somebody has some.
#include "dtsxsamples.h"
#include "interop/dtsximport.h"
#include "interop/xmlnode.h"
#include "package/packagefile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace stellwerk;
using namespace dtsxsamples;
using namespace Qt::StringLiterals;

namespace {

DtsxImport imported(const QByteArray& bytes, const DtsxImportOptions& options = {})
{
    auto made = importDtsx(bytes, options);
    if (!made)
        qFatal("%s", qPrintable(made.error().message()));
    return *made;
}

} // namespace

class TestDtsxFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusals_data();
    void refusals();
    void files();
    void realFiles_data();
    void realFiles();
    void progressAndCancel();
    void moreThanAPackageHolds();
    void veryManyAnnotations();
    void moreTextThanAPackageHolds();
    void tenMegabytes();
};

void TestDtsxFiles::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << u"not well-formed"_s;
    QTest::newRow("no XML") << QByteArray("{\"a\": 1}") << u"not well-formed"_s;
    QTest::newRow("cut off") << package8("<DTS:Executables>").chopped(20) << u"not well-formed"_s;
    QTest::newRow("other XML") << QByteArray("<?xml version=\"1.0\"?>\n<html/>") << u"no SSIS package"_s;
    QTest::newRow("DTD") << QByteArray("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "
                                       "\"file:///etc/passwd\">]>\n<a>&x;</a>")
                         << u"document type definition"_s;
    QTest::newRow("billion laughs")
        << QByteArray("<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>")
        << u"document type definition"_s;
    QTest::newRow("unknown entity") << QByteArray("<a>&x;</a>") << u"not well-formed"_s;
    QTest::newRow("deep") << QByteArray("<a>").repeated(5000) << u"nested deeper"_s;
    QTest::newRow("encrypted") << QByteArray("<DTS:Executable xmlns:DTS=\"www.microsoft.com/SqlServer/Dts\">"
                                             "<EncryptedData/></DTS:Executable>")
                               << u"encrypted"_s;
    QByteArray wide = "<a";
    for (int i = 0; i < 500; ++i)
        wide += " a" + QByteArray::number(i) + "=\"\"";
    QTest::newRow("attributes") << wide + "/>" << u"attributes"_s;
}

void TestDtsxFiles::refusals()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto made = importDtsx(bytes, {});
    QVERIFY(!made.has_value());
    const InteropError& error = made.error();
    QVERIFY2(error.text.contains(says), qPrintable(error.message()));
    QVERIFY(!error.nextStep.isEmpty());
    QVERIFY(!error.cancelled);
}

void TestDtsxFiles::files()
{
    QTemporaryDir folder;
    const auto missing = importDtsxFile(folder.filePath(u"no.dtsx"_s), {});
    QVERIFY(!missing.has_value());
    QVERIFY(missing.error().message().startsWith(folder.filePath(u"no.dtsx"_s)));
    QFile file(folder.filePath(u"bad.dtsx"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<a>\n\n<b>\n</a>");
    file.close();
    const auto bad = importDtsxFile(file.fileName(), {});
    QVERIFY(!bad.has_value());
    QCOMPARE(bad.error().line, 4);
    const auto lines = readXml("<a>\n<b\n  c=\"1\"\n  d=\"2\"/><e/>\n\n<f/></a>");
    QVERIFY(lines.has_value());
    QCOMPARE(lines->line, 1);
    QCOMPARE(lines->child(u"b")->line, 2);
    QCOMPARE(lines->child(u"e")->line, 4);
    QCOMPARE(lines->child(u"f")->line, 6);
    QVERIFY2(bad.error().message().contains(u"line 4"_s), qPrintable(bad.error().message()));
    XmlLimits small;
    small.bytes = 10;
    QVERIFY(readXml("<a>0123456789</a>", small).error().text.contains(u"larger"_s));
    small = {};
    small.elements = 3;
    QVERIFY(readXml("<a><b/><b/><b/></a>", small).error().text.contains(u"more than 3"_s));
}

// Real packages lie outside of the repository (their licences are their own): whoever has some names the
// folder.
void TestDtsxFiles::realFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("our own") << package8(executables(agentJob("Package", "A", "a")));
    const QString folder = qEnvironmentVariable("STELLWERK_DTSX_CORPUS");
    if (folder.isEmpty())
        return;
    for (const QFileInfo& info : QDir(folder).entryInfoList({u"*.dtsx"_s, u"*.xml"_s}, QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(info.fileName())) << file.readAll();
    }
}

void TestDtsxFiles::realFiles()
{
    QFETCH(QByteArray, bytes);
    const DtsxImport made = imported(bytes);
    QVERIFY(!made.package.tasks.isEmpty());
    const auto again = parsePackage(serializePackage(made.package));
    QVERIFY(again.has_value());
    QCOMPARE(again->package, made.package);
    for (const Remark& one : made.report.remarks)
        QVERIFY(!one.text.isEmpty() && !one.code.isEmpty());
}

void TestDtsxFiles::progressAndCancel()
{
    QByteArray tasks;
    for (int i = 0; i < 3000; ++i)
        tasks += agentJob("Package", "T" + QByteArray::number(i), "j");
    const QByteArray bytes = package8(executables(tasks));
    double last = 0;
    int reports = 0;
    const auto whole = importDtsx(bytes, {}, [&](double done) {
        ++reports;
        last = std::max(last, done);
        return done >= 0 && done <= 1;
    });
    QVERIFY(whole.has_value());
    QVERIFY(reports > 3);
    QCOMPARE(last, 1.0);
    const auto stopped = importDtsx(bytes, {}, [&](double) { return false; });
    QVERIFY(!stopped.has_value());
    QVERIFY(stopped.error().cancelled);
}

void TestDtsxFiles::moreThanAPackageHolds()
{
    // Statements that start a job very many times, and values that double themselves.
    const QByteArray starts = QByteArray("sp_start_job 'a'; ").repeated(12'000);
    const auto many = importDtsx(
        package8(executables(sqlTask("Package", "X", starts) + sqlTask("Package", "Y", starts))), {});
    QVERIFY(!many.has_value());
    QVERIFY2(many.error().text.contains(u"more tasks"_s), qPrintable(many.error().message()));
    const DtsxImport grown = imported(package8(
        executables(sqlTask("Package", "X",
                            "DECLARE @a sysname = N'aaaaaaaa'; " +
                                QByteArray("SET @a = @a + @a; ").repeated(60) + "EXEC sp_start_job @a"))));
    QVERIFY(grown.package.tasks.first().job.isEmpty());
}

void TestDtsxFiles::veryManyAnnotations()
{
    QByteArray notes;
    for (int i = 0; i < 12'000; ++i)
        notes += "<AnnotationLayout Text=\"x\" ParentId=\"Package\" Size=\"1,1\" Id=\"" +
                 QByteArray::number(i) + "\" TopLeft=\"1,1\" />";
    const DtsxImport made = imported(package8(executables(agentJob("Package", "A", "a")) + layout(notes)));
    QCOMPARE(made.package.notes.size(), 5000);
    QVERIFY(std::any_of(made.report.remarks.begin(), made.report.remarks.end(), [](const Remark& one) {
        return one.code == "many_annotations"_L1 && one.text.contains(u"7000"_s);
    }));
}

void TestDtsxFiles::moreTextThanAPackageHolds()
{
    const auto made =
        importDtsx(package8(executables(agentJob("Package", "A", "a")) +
                            layout("<AnnotationLayout Text=\"" + QByteArray(11'000'000, 'x') +
                                   "\" ParentId=\"Package\" Size=\"1,1\" Id=\"n\" TopLeft=\"1,1\" />")),
                   {});
    QVERIFY(!made.has_value());
    QVERIFY2(made.error().text.contains(u"can hold"_s), qPrintable(made.error().message()));
}

void TestDtsxFiles::tenMegabytes()
{
    // As a data flow makes it large: columns that concern nobody here.
    const QByteArray flow =
        "<DTS:Executable DTS:refId=\"Package\\F\" DTS:CreationName=\"Microsoft.Pipeline\" "
        "DTS:ObjectName=\"F\"><DTS:ObjectData><pipeline>" +
        QByteArray("<column name=\"Amount of the last order\" dataType=\"i4\"/>\n").repeated(190'000) +
        "</pipeline></DTS:ObjectData></DTS:Executable>";
    const QByteArray bytes = package8(executables(flow + agentJob("Package", "A", "a")));
    QVERIFY(bytes.size() > 10'000'000);
    QElapsedTimer timer;
    timer.start();
    const DtsxImport made = imported(bytes);
    qInfo("%lld bytes in %lld ms", qint64(bytes.size()), timer.elapsed());
    QCOMPARE(made.started, 1);
    QCOMPARE(made.placeholders, 1);
}

QTEST_APPLESS_MAIN(TestDtsxFiles)
#include "tst_dtsxfiles.moc"
