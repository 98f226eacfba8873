// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that somebody broke: whatever comes in, the answer is a package or an error that names its place, and
// a package that was taken can be checked, written, read again and run.
#include "package/packagecheck.h"
#include "packagegen.h"
#include "run/runmachine.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

QByteArray mutated(QByteArray file, packagegen::Random& random)
{
    static const QList<QByteArray> pieces{
        "{",      "}",   "[",    "]",           "\"",      ",",       ":",    "null",
        "-1",     "1e9", "true", "\"id\"",      "\\u0000", "\\ud800", "\xff", "99999999999999999999",
        "\"t0\"", "1.5", "{}",   "\"tasks\": ", "\"x\": ", "\n",      "/*",   "[[[[[[[["};
    for (int i = random.between(1, 6); i > 0 && !file.isEmpty(); --i) {
        const int at = random.below(int(file.size()));
        const int length = random.between(1, 40);
        switch (random.below(5)) {
        case 0:
            file.remove(at, length);
            break;
        case 1:
            file.insert(at, pieces.at(random.below(int(pieces.size()))));
            break;
        case 2:
            file.replace(at, random.between(0, 8), pieces.at(random.below(int(pieces.size()))));
            break;
        case 3:
            file[at] = char(random.below(256));
            break;
        default:
            file.insert(at, file.mid(random.below(int(file.size())), length)); // doubled parts, doubled ids
        }
    }
    return file;
}

} // namespace

class TestPackageFuzz : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mutatedFiles();
    void hugeFiles_data();
    void hugeFiles();
};

void TestPackageFuzz::mutatedFiles()
{
    packagegen::Random random(20261122);
    int taken = 0;
    for (int i = 0; i < 6'000; ++i) {
        const QByteArray file = mutated(serializePackage(packagegen::decorated(random)), random);
        const auto loaded = parsePackage(file);
        if (!loaded) {
            QVERIFY(!loaded.error().text.isEmpty() && !loaded.error().nextStep.isEmpty());
            QVERIFY(loaded.error().line >= 0 && loaded.error().line <= file.count('\n') + 1);
            continue;
        }
        ++taken;
        for (const Problem& problem : checkPackage(loaded->package, {}, loaded->lines))
            QVERIFY(!describe(problem).isEmpty());
        const QByteArray written = serializePackage(loaded->package);
        const auto again = parsePackage(written);
        QVERIFY2(again.has_value(), written.constData());
        QVERIFY2(serializePackage(again->package) == written, written.constData());
        RunMachine machine(u"r"_s, loaded->package, packagegen::fleet(random));
        QVERIFY(!machine.handle(input::Begin{}, RunTime{}).events.isEmpty());
    }
    QVERIFY2(taken > 150, qPrintable(QString::number(taken))); // the mutations are not all fatal
}

void TestPackageFuzz::hugeFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    constexpr int size = int(kMaxPackageBytes) - 100;
    QTest::newRow("brackets") << QByteArray(size, '[');
    QTest::newRow("objects") << QByteArray("{\"a\":").repeated(size / 5);
    QTest::newRow("noise") << QByteArray(size, '\x7f');
    QTest::newRow("a string") << QByteArray("{\"name\": \"") + QByteArray(size, 'x');
    QTest::newRow("empty tasks") << QByteArray("{\"formatVersion\":1,\"tasks\":[") +
                                        QByteArray("{},").repeated(size / 3 - 20) + "{}]}";
    QTest::newRow("numbers") << QByteArray("{\"formatVersion\":1,\"tasks\":[") +
                                    QByteArray("1,").repeated(size / 2 - 40) + "1]}";
}

void TestPackageFuzz::hugeFiles()
{
    QFETCH(QByteArray, file);
    QVERIFY(!parsePackage(file));
}

QTEST_APPLESS_MAIN(TestPackageFuzz)
#include "tst_packagefuzz.moc"
