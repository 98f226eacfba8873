// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// stellwerkctl import and export.
#include "ctl.h"
#include "dtsxsamples.h"
#include "package/packagefile.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace dtsxsamples;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    int code = -1;
    QString out;
    QString err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

Answer call(const QStringList& words)
{
    QBuffer in;
    QBuffer out;
    QBuffer err;
    in.open(QIODevice::ReadOnly);
    out.open(QIODevice::WriteOnly);
    err.open(QIODevice::WriteOnly);
    Ctl ctl({&in, &out, &err, false, false, false, 80}, u"/nowhere"_s);
    QSignalSpy finished(&ctl, &Ctl::finished);
    ctl.run(words);
    if (finished.isEmpty())
        finished.wait(20'000);
    const int code = finished.isEmpty() ? -1 : finished.first().first().toInt();
    return {code, QString::fromUtf8(out.data()), QString::fromUtf8(err.data())};
}

} // namespace

class TestCtlInterop : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path(name);
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList in(const QStringList& words) { return QStringList{u"--config"_s, m_folder->path()} + words; }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void imports()
    {
        const QString file = write(
            u"in.dtsx"_s, package8(executables(agentJob("Package", "A", "Load A") +
                                               sqlTask("Package", "X", "TRUNCATE TABLE t")) +
                                   constraints(constraint("Package", "C", "Package\\A", "Package\\X"))));
        QCOMPARE(
            call(in({u"servers"_s, u"add"_s, u"Eins"_s, u"--host"_s, u"srv1"_s, u"--user"_s, u"u"_s})).code,
            0);
        const Answer done = call(in({u"import"_s, file, u"-o"_s, path(u"out.stellwerk"_s)}));
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QVERIFY2(done.out.contains(u"in.dtsx:13: warning: Package\\X: "_s), qPrintable(done.out));
        QVERIFY(done.out.contains(u"2 tasks (1 start a job, 1 need a look)"_s));
        const auto loaded = loadPackage(path(u"out.stellwerk"_s));
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->package.tasks.first().where.servers, QStringList{u"Eins"_s});
        QCOMPARE(loaded->package.tasks.first().mode, TaskMode::Outcome);

        const Answer again = call(in({u"import"_s, file, u"-o"_s, path(u"out.stellwerk"_s)}));
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains(u"--force"_s), qPrintable(again.err));
        const Answer json = call(in({u"import"_s, file, u"-o"_s, path(u"out.stellwerk"_s), u"--force"_s,
                                     u"--json"_s, u"--mode"_s, u"start-only"_s}));
        QCOMPARE(json.code, 0);
        QCOMPARE(json.json().value(u"jobs"_s).toInt(), 1);
        QCOMPARE(json.json().value(u"placeholders"_s).toInt(), 1);
        QCOMPARE(json.json().value(u"format_version"_s).toInt(), 8);
        const QJsonObject remark = json.json().value(u"remarks"_s).toArray().first().toObject();
        QCOMPARE(remark.value(u"code"_s).toString(), u"sql_task"_s);
        QCOMPARE(remark.value(u"line"_s).toInt(), 13);
        QCOMPARE(loadPackage(path(u"out.stellwerk"_s))->package.tasks.first().mode, TaskMode::StartOnly);
    }

    void refusesImports()
    {
        const QString file = write(u"bad.dtsx"_s, "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");
        const QString out = path(u"out.stellwerk"_s);
        const Answer bad = call(in({u"import"_s, file, u"-o"_s, out}));
        QCOMPARE(bad.code, 2);
        QVERIFY2(bad.err.contains(u"bad.dtsx, line 1"_s) && bad.err.contains(u"document type"_s),
                 qPrintable(bad.err));
        QVERIFY(!QFileInfo::exists(out));
        const Answer json = call(in({u"import"_s, file, u"-o"_s, out, u"--json"_s}));
        QCOMPARE(json.code, 2);
        QCOMPARE(json.json().value(u"imported"_s).toBool(true), false);
        QCOMPARE(call(in({u"import"_s, path(u"none.dtsx"_s), u"-o"_s, out})).code, 2);
        QCOMPARE(call(in({u"import"_s, file, u"-o"_s, out, u"--mode"_s, u"x"_s})).code, 2);
        QCOMPARE(
            call(in({u"import"_s, write(u"ok.dtsx"_s, package8(executables(agentJob("Package", "A", "a")))),
                     u"-o"_s, path(u"no/such/folder/x.stellwerk"_s)}))
                .code,
            2);
    }

    void exports_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("by ending") << QStringList{} << u"out.dtsx"_s << QByteArray("-- Stellwerk outcome 1");
        QTest::newRow("classic")
            << QStringList{u"--to"_s, u"dtsx"_s, u"--way"_s, u"classic"_s} << u"out.xml"_s
            << QByteArray("sp_start_job @job_name = N&#x27;Load A&#x27;").replace("&#x27;", "'");
        QTest::newRow("2012") << QStringList{u"--sql-server"_s, u"2012"_s} << u"out.dtsx"_s
                              << QByteArray("PackageFormatVersion\">6<");
        QTest::newRow("tsql") << QStringList{} << u"out.sql"_s << QByteArray("N'Load A'");
        QTest::newRow("tsql, local") << QStringList{u"--to"_s, u"tsql"_s, u"--local"_s, u"srv1.corp"_s}
                                     << u"out.txt"_s << QByteArray("(N'srv1.corp', NULL, NULL)");
    }

    void exports()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, out);
        QFETCH(QByteArray, holds);
        const QString dtsx = write(u"in.dtsx"_s, package8(executables(agentJob("Package", "A", "Load A"))));
        const QString file = path(u"in.stellwerk"_s);
        QCOMPARE(call(in({u"import"_s, dtsx, u"-o"_s, file})).code, 0);
        const Answer done = call(in(QStringList{u"export"_s, file, u"-o"_s, path(out)} + options));
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QVERIFY2(read(out).contains(holds), read(out).constData());
        const QByteArray first = read(out);
        QCOMPARE(call(in(QStringList{u"export"_s, file, u"-o"_s, path(out)} + options)).code,
                 2); // it is there
        const Answer json =
            call(in(QStringList{u"export"_s, file, u"-o"_s, path(out), u"--force"_s, u"--json"_s} + options));
        QCOMPARE(json.code, 0);
        QVERIFY(json.json().value(u"exported"_s).toBool());
        QVERIFY(read(out) == first);
    }

    void comesBackAsItWas()
    {
        const QString file = write(u"a.stellwerk"_s, R"({"formatVersion": 1, "name": "N", "tasks": [
{"id": "x", "job": "J", "servers": ["S", "T"], "timeoutSeconds": 60}, {"id": "y", "job": "K", "server": "S"}],
"constraints": [{"id": "c", "from": "x", "to": "y", "kind": "completion"}]})");
        const Answer several =
            call(in({u"export"_s, file, u"--to"_s, u"dtsx"_s, u"-o"_s, path(u"a.dtsx"_s)}));
        QCOMPARE(several.code, 2);
        QVERIFY2(several.err.contains(u"--pick"_s), qPrintable(several.err));
        QVERIFY(!QFileInfo::exists(path(u"a.dtsx"_s)));
        const Answer picked = call(in({u"export"_s, file, u"--pick"_s, u"-o"_s, path(u"a.dtsx"_s)}));
        QVERIFY2(picked.code == 0 && picked.out.contains(u"fixed to S"_s),
                 qPrintable(picked.err + picked.out));
        QCOMPARE(call(in({u"import"_s, path(u"a.dtsx"_s), u"-o"_s, path(u"b.stellwerk"_s)})).code, 0);
        QCOMPARE(loadPackage(path(u"b.stellwerk"_s))->package, loadPackage(file)->package);
    }

    void refusesExports()
    {
        const QString broken = write(u"broken.stellwerk"_s, "{\n\"formatVersion\": 1,\n\"tasks\": 5}");
        const Answer bad = call(in({u"export"_s, broken, u"-o"_s, path(u"x.dtsx"_s)}));
        QCOMPARE(bad.code, 2);
        QVERIFY2(bad.err.contains(u"tasks"_s), qPrintable(bad.err));
        const QString errors =
            write(u"errors.stellwerk"_s, R"({"formatVersion": 1, "tasks": [{"id": "x", "job": "J"}]})");
        const Answer refused = call(in({u"export"_s, errors, u"-o"_s, path(u"x.dtsx"_s)}));
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains(u"has errors"_s), qPrintable(refused.err));
        for (const QStringList& words : {QStringList{u"--to"_s, u"pdf"_s}, QStringList{u"--way"_s, u"x"_s},
                                         QStringList{u"--sql-server"_s, u"7"_s}}) {
            const QString file =
                write(u"ok.stellwerk"_s,
                      R"({"formatVersion": 1, "tasks": [{"id": "x", "job": "J", "server": "S"}]})");
            const Answer answer =
                call(in(QStringList{u"export"_s, file, u"-o"_s, path(u"x.dtsx"_s)} + words));
            QVERIFY2(answer.code == 2, qPrintable(words.join(u' ')));
        }
        QCOMPARE(call(in({u"export"_s, errors})).code, 2);
        QVERIFY(!QFileInfo::exists(path(u"x.dtsx"_s)));
    }
};

QTEST_GUILESS_MAIN(TestCtlInterop)
#include "tst_ctlinterop.moc"
