// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/receiptjson.h"

#include "agent/servertime.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

QJsonValue timeOrNull(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(wallClockToText(time)) : QJsonValue(QJsonValue::Null);
}

// Takes one key after the other; the first that is wrong is remembered and the rest goes unread.
class Reader
{
public:
    explicit Reader(const QJsonObject& object)
        : m_object(object)
    {}

    QUuid id(const QString& key)
    {
        const QString word = text(key);
        const QUuid value = QUuid::fromString(word);
        if (value.toString(QUuid::WithoutBraces).compare(word, Qt::CaseInsensitive) != 0)
            complain(key, u"no id"_s);
        return value;
    }

    QString text(const QString& key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isString())
            complain(key, u"no text"_s);
        return value.toString();
    }

    qint64 whole(const QString& key, qint64 lowest, qint64 highest)
    {
        const QJsonValue value = m_object.value(key);
        // toInteger() gives its default for a fraction and for what no qint64 holds: two defaults tell.
        const bool isWhole = value.isDouble() && value.toInteger(0) == value.toInteger(1);
        const qint64 number = value.toInteger(0);
        if (!isWhole || number < lowest || number > highest)
            complain(key, u"no whole number in its range"_s);
        return number;
    }

    bool yesOrNo(const QString& key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isBool())
            complain(key, u"neither true nor false"_s);
        return value.toBool();
    }

    QDateTime time(const QString& key)
    {
        if (m_object.value(key).isNull())
            return {};
        const QString word = text(key);
        const QDateTime value = wallClockFromText(word);
        if (!value.isValid() || wallClockToText(value) != word)
            complain(key, u"no time"_s);
        return value;
    }

    [[nodiscard]] const QString& error() const { return m_error; }

private:
    void complain(const QString& key, const QString& what)
    {
        if (m_error.isEmpty())
            m_error = u"receipt: \"%1\" is %2"_s.arg(key, m_object.contains(key) ? what : u"missing"_s);
    }

    const QJsonObject& m_object;
    QString m_error;
};

constexpr qint64 kMost = std::numeric_limits<qint64>::max();

} // namespace

QJsonObject toJson(const StartReceipt& receipt)
{
    return {{u"job"_s, receipt.job.toString(QUuid::WithoutBraces)},
            {u"job_name"_s, receipt.jobName},
            {u"session"_s, receipt.session},
            {u"watermark"_s, receipt.watermark},
            {u"history0"_s, receipt.history0},
            {u"requested0"_s, timeOrNull(receipt.requested0Local)},
            {u"sent"_s, timeOrNull(receipt.sentLocal)},
            {u"offset_minutes"_s, receipt.offsetMinutes},
            {u"server_name"_s, receipt.serverName},
            {u"adopted"_s, receipt.adopted},
            {u"adopted_requested"_s, timeOrNull(receipt.adoptedRequestedLocal)},
            {u"under_way0"_s, receipt.underWay0},
            {u"requested"_s, timeOrNull(receipt.requestedLocal)},
            {u"login"_s, receipt.login}};
}

tl::expected<StartReceipt, QString> startReceiptFromJson(const QJsonObject& object)
{
    Reader read(object);
    StartReceipt receipt;
    receipt.job = read.id(u"job"_s);
    receipt.jobName = read.text(u"job_name"_s);
    receipt.session = read.whole(u"session"_s, 0, kMost);
    receipt.watermark = read.whole(u"watermark"_s, 0, kMost);
    receipt.history0 = read.whole(u"history0"_s, 0, kMost);
    receipt.requested0Local = read.time(u"requested0"_s);
    receipt.sentLocal = read.time(u"sent"_s);
    receipt.offsetMinutes = int(read.whole(u"offset_minutes"_s, -24 * 60, 24 * 60));
    receipt.serverName = read.text(u"server_name"_s);
    receipt.adopted = read.yesOrNo(u"adopted"_s);
    receipt.adoptedRequestedLocal = read.time(u"adopted_requested"_s);
    receipt.underWay0 = read.yesOrNo(u"under_way0"_s);
    receipt.requestedLocal = read.time(u"requested"_s);
    receipt.login = read.text(u"login"_s);
    if (!read.error().isEmpty())
        return tl::make_unexpected(read.error());
    return receipt;
}

} // namespace stellwerk
