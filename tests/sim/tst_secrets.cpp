// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// No password in any file, output or command line: stellwerkctl and the desktop application's session are
// used as people use them, well and badly, and all that they leave behind is searched.
#include "run/runevent.h"
#include "secretscan.h"
#include "session/fleetsession.h"
#include "sessionscenario.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 120'000;

QString madeUp()
{
    QString core;
    for (int i = 0; i < 14; ++i)
        core += QChar(u'a' + QRandomGenerator::global()->bounded(26));
    return u"Ö;{x}\"'$ü\\"_s + core + u"€;"_s;
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder; // all that the programs write goes below it
    SimfleetProcess m_fleet;
    SecretScan m_scan;
    QString m_password = madeUp(), m_wrong = madeUp();

    [[nodiscard]] QString below(const QString& name) const { return m_folder.filePath(name); }
    struct Answer
    {
        int code = -1;
        QByteArray output; // and errors
        QStringList found; // on the way: command lines, temporary files
    };
    // Runs a program and searches while it runs.
    Answer call(const QStringList& words, const QString& password, const QByteArray& input = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const Server& server : m_fleet.servers()) {
            if (password.isEmpty())
                environment.remove(passwordVariable(server.name));
            else
                environment.insert(passwordVariable(server.name), password);
        }
        environment.remove(u"STELLWERK_SIM_PASSWORD"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(STELLWERK_BIN_DIR) + u"/stellwerkctl"_s,
                      words + QStringList{u"--config"_s, below(u"config"_s), u"--log-level"_s, u"debug"_s});
        process.write(input);
        process.closeWriteChannel();
        Answer answer;
        while (!process.waitForFinished(20) && process.state() != QProcess::NotRunning)
            answer.found += m_scan.commandLinesWith() + m_scan.filesWith(m_folder.path());
        answer.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        answer.output = process.readAll();
        return answer;
    }
    QString package(const QString& job)
    {
        const QString path = below(job + u".stellwerk"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(R"({"formatVersion": 1, "name": "P", "tasks": [{"id": "a", "job": ")" + job.toUtf8() +
                       R"(", "server": "SQL01"}]})");
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!SimfleetProcess::available())
            QSKIP("stellwerk-simfleet is not built");
        for (const QString& folder : {u"config"_s, u"tmp"_s, u"home"_s, u"xdg"_s})
            QVERIFY(QDir().mkpath(below(folder)));
        // Also of this process: the session writes as the desktop application does.
        qputenv("TMPDIR", QFile::encodeName(below(u"tmp"_s)));
        qputenv("HOME", QFile::encodeName(below(u"home"_s)));
        for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            qputenv(variable, QFile::encodeName(below(u"xdg"_s)));
        // The fleet's own: the login's password is ours.
        qputenv("STELLWERK_SIM_PASSWORD_STELLWERK", m_password.toUtf8());
        const QString error = m_fleet.start({kServers, sessionScenario(), 20.0, 1, {}});
        qunsetenv("STELLWERK_SIM_PASSWORD_STELLWERK");
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QVERIFY(QFile::copy(m_fleet.configFolder() + u"/servers.json"_s, below(u"config/servers.json"_s)));
        for (const QString& secret : {m_password, m_wrong})
            m_scan.add(secret);
    }

    // What is planted is found, in each form, in files and in command lines; else the rest proves nothing.
    void findsWhatIsPlanted()
    {
        QVERIFY(m_scan.filesWith(m_folder.path()).isEmpty());
        const QString path = below(u"tmp/.planted"_s);
        int forms = 0;
        for (const QByteArray& form : m_scan.forms()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray("before\0", 7) + form + "after");
            file.close();
            QCOMPARE(m_scan.filesWith(m_folder.path()), QStringList{path});
            ++forms;
        }
        QCOMPARE(forms, 20);
        QVERIFY(QFile::remove(path));
        QVERIFY(m_scan.commandLinesWith().isEmpty());
        QProcess careless;
        careless.start(u"sh"_s, {u"-c"_s, u"read line"_s, m_password});
        QVERIFY(careless.waitForStarted());
        QTRY_COMPARE(m_scan.commandLinesWith().size(), 1);
        careless.closeWriteChannel();
        QVERIFY(careless.waitForFinished());
    }

    void commandLine_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>(
            "password"); // 0 the right one, 1 a wrong one, 2 on stdin, 3 a wrong one on stdin
        const QString run = package(u"Quick"_s), fails = package(u"Fails"_s);
        QTest::newRow("run") << QStringList{u"run"_s,           run,          u"--json"_s,      u"--report"_s,
                                            below(u"r.html"_s), u"--junit"_s, below(u"r.xml"_s)}
                             << 0 << 0;
        QTest::newRow("run, text") << QStringList{u"run"_s, run} << 0 << 0;
        QTest::newRow("run, fails") << QStringList{u"run"_s, fails} << 1 << 0;
        QTest::newRow("run, password on stdin")
            << QStringList{u"run"_s, run, u"--passwords-from-stdin"_s} << 0 << 2;
        QTest::newRow("run, wrong password") << QStringList{u"run"_s, run, u"--json"_s} << 4 << 1;
        QTest::newRow("test") << QStringList{u"servers"_s, u"test"_s} << 0 << 0;
        QTest::newRow("test, json") << QStringList{u"servers"_s, u"test"_s, u"--json"_s} << 0 << 0;
        QTest::newRow("test, wrong password")
            << QStringList{u"servers"_s, u"test"_s, u"SQL01"_s, u"--json"_s} << 4 << 1;
        QTest::newRow("test, wrong on stdin")
            << QStringList{u"servers"_s, u"test"_s, u"SQL01"_s, u"--passwords-from-stdin"_s} << 4 << 3;
        QTest::newRow("list") << QStringList{u"servers"_s, u"list"_s, u"--json"_s} << 0 << 0;
        QTest::newRow("jobs") << QStringList{u"jobs"_s, u"--json"_s} << 0 << 0;
        QTest::newRow("logs") << QStringList{u"logs"_s, u"--run"_s, u"last"_s} << 0 << 0;
        QTest::newRow("runs") << QStringList{u"runs"_s, u"show"_s, u"last"_s, u"--json"_s} << 0 << 0;
    }

    void commandLine()
    {
        QFETCH(QStringList, words);
        QFETCH(int, password);
        const bool onStdin = password >= 2;
        const QString given = password % 2 == 0 ? m_password : m_wrong;
        QByteArray input;
        for (const Server& server : m_fleet.servers())
            input += server.name.toUtf8() + '=' + given.toUtf8() + '\n';
        const Answer answer = call(words, onStdin ? QString() : given, onStdin ? input : QByteArray());
        QTEST(answer.code, "code");
        QVERIFY(!answer.output.isEmpty());
        QVERIFY2(answer.found.isEmpty(), qPrintable(answer.found.join(u'\n')));
        QVERIFY2(!m_scan.isIn(answer.output), answer.output.constData());
        const QStringList files = m_scan.filesWith(m_folder.path());
        QVERIFY2(files.isEmpty(), qPrintable(files.join(u'\n')));
    }

    void session()
    {
        const auto log = spdlog::basic_logger_mt("secrets", below(u"session.log"_s).toStdString());
        spdlog::set_default_logger(log);
        spdlog::set_level(spdlog::level::trace);
        for (const QString& password : {m_wrong, m_password}) {
            FleetSession::Options wishes;
            wishes.configFolder = below(u"config"_s);
            wishes.slowestPoll = std::chrono::milliseconds(300);
            wishes.askPassword = [password](const Server&, auto done) { done(password); };
            FleetSession session(wishes);
            session.connectFleet();
            std::optional<QList<ServerTestStep>> steps;
            session.testServer(session.servers().first(), this,
                               [&](const QList<ServerTestStep>& s) { steps = s; });
            QTRY_VERIFY_WITH_TIMEOUT(steps, kPatience);
            for (const ServerTestStep& step : *steps)
                QVERIFY(!m_scan.isIn((step.detail + step.advice).toUtf8()));
            if (password == m_password) {
                QTRY_COMPARE_WITH_TIMEOUT(session.fleet()->onlineCount(), kServers, kPatience);
                ParentPackage package;
                package.name = u"P"_s;
                Task task;
                task.id = task.name = u"a"_s;
                task.job = u"Quick"_s;
                task.where.servers = {u"SQL01"_s};
                package.tasks = {task};
                QSignalSpy finished(&session, &FleetSession::runFinished);
                QCOMPARE(session.startRun(package, {}), QString());
                QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
            }
            const QStringList found = m_scan.filesWith(m_folder.path()) + m_scan.commandLinesWith();
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        }
        log->flush();
        QVERIFY(QFile(below(u"session.log"_s)).size() > 0);
        const QStringList found = m_scan.filesWith(m_folder.path());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        QVERIFY(m_scan.filesRead > 100);
        QVERIFY(m_scan.commandLinesRead > 100);
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
