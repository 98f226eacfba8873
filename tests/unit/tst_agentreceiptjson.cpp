// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A receipt survives the journal unchanged, and one that was damaged is refused instead of guessed.
#include "agent/receiptjson.h"

#include <QJsonDocument>
#include <QTest>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

QString anyName()
{
    static const QStringList pieces{u"Load"_s, u"ä"_s, u"\""_s,  u"\\"_s, u"\n"_s,
                                    u"🚂"_s,    u"'"_s, u"{a}"_s, u" "_s,  u"\u0001"_s};
    QString name;
    for (const int index : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10)))
        name += pieces[index];
    return name;
}

QDateTime anyTime()
{
    if (*rc::gen::inRange(0, 4) == 0)
        return {};
    return QDateTime(QDate(1753, 1, 1), QTime(0, 0), Qt::UTC)
        .addDays(*rc::gen::inRange(0, 3'000'000))
        .addMSecs(*rc::gen::inRange(0, 86'400'000));
}

qint64 anyWhole()
{
    return *rc::gen::oneOf(rc::gen::inRange<qint64>(0, 10), rc::gen::nonNegative<qint64>(),
                           rc::gen::just(std::numeric_limits<qint64>::max()));
}

StartReceipt anyReceipt()
{
    StartReceipt receipt;
    receipt.job = QUuid(*rc::gen::arbitrary<uint>(), *rc::gen::arbitrary<ushort>(), 3, 4, 5, 6, 7, 8, 9, 10,
                        *rc::gen::arbitrary<uchar>());
    receipt.jobName = anyName();
    receipt.session = anyWhole();
    receipt.watermark = anyWhole();
    receipt.history0 = anyWhole();
    receipt.requested0Local = anyTime();
    receipt.sentLocal = anyTime();
    receipt.offsetMinutes = *rc::gen::inRange(-14 * 60, 14 * 60 + 1);
    receipt.serverName = anyName();
    receipt.adopted = *rc::gen::arbitrary<bool>();
    receipt.adoptedRequestedLocal = anyTime();
    receipt.underWay0 = *rc::gen::arbitrary<bool>();
    receipt.requestedLocal = anyTime();
    receipt.login = anyName();
    return receipt;
}

StartReceipt example()
{
    StartReceipt receipt;
    receipt.job = QUuid(u"5a3c8b1e-0d52-4a77-9f0e-2b8f6f1f2a10"_s);
    receipt.jobName = u"Load"_s;
    receipt.session = 7;
    receipt.sentLocal = QDateTime(QDate(2026, 3, 29), QTime(2, 30, 0, 7), Qt::UTC); // no such time in Berlin
    return receipt;
}

} // namespace

class TestAgentReceiptJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTripIsExact();
    void laterKeysArePassedOver();
    void refuses_data();
    void refuses();
    void everyKeyIsNeeded();
};

void TestAgentReceiptJson::roundTripIsExact()
{
    QVERIFY(rc::check("receipt -> JSON text -> receipt", [] {
        const StartReceipt receipt = anyReceipt();
        const QByteArray text = QJsonDocument(toJson(receipt)).toJson(QJsonDocument::Compact);
        const auto back = startReceiptFromJson(QJsonDocument::fromJson(text).object());
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == receipt);
    }));
}

void TestAgentReceiptJson::laterKeysArePassedOver()
{
    QJsonObject object = toJson(example());
    object[u"of_tomorrow"_s] = 1;
    const auto back = startReceiptFromJson(object);
    QVERIFY(back);
    QVERIFY(*back == example());
}

void TestAgentReceiptJson::refuses_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* name, const char16_t* key, const QJsonValue& value) {
        QTest::newRow(name) << QString::fromUtf16(key) << value;
    };
    row("id is text of something else", u"job", u"Load"_s);
    row("id is a number", u"job", 7);
    row("name is null", u"job_name", QJsonValue::Null);
    row("session is text", u"session", u"7"_s);
    row("session is a fraction", u"session", 7.5);
    row("watermark is negative", u"watermark", -1);
    row("watermark is beyond any id", u"watermark", 1e300);
    row("offset of a week", u"offset_minutes", 10'080);
    row("a day that is none", u"sent", u"2026-02-30 12:00:00.000"_s);
    row("a time with a zone", u"sent", u"2026-02-03 12:00:00.000 +01:00"_s);
    row("a time without milliseconds", u"requested0", u"2026-02-03 12:00:00"_s);
    row("adopted is a number", u"adopted", 1);
    row("adopted at an empty time", u"adopted_requested", QString());
}

void TestAgentReceiptJson::refuses()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(example());
    object[key] = value;
    const auto back = startReceiptFromJson(object);
    QVERIFY(!back);
    QVERIFY2(back.error().contains(u'"' + key + u'"'), qPrintable(back.error()));
}

void TestAgentReceiptJson::everyKeyIsNeeded()
{
    const QJsonObject whole = toJson(example());
    for (const QString& key : whole.keys()) {
        QJsonObject object = whole;
        object.remove(key);
        const auto back = startReceiptFromJson(object);
        QVERIFY2(!back, qPrintable(key));
        QVERIFY2(back.error().contains(u"missing"), qPrintable(back.error()));
    }
    QVERIFY(!startReceiptFromJson({}));
}

QTEST_GUILESS_MAIN(TestAgentReceiptJson)
#include "tst_agentreceiptjson.moc"
