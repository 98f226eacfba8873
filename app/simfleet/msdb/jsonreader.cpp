// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jsonreader.h"

#include <cmath>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

ObjectReader::ObjectReader(QJsonObject object, QString path, std::optional<JsonProblem>& problem)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_problem(problem)
{}

QString ObjectReader::pathOf(const QString& key) const
{
    return m_path.isEmpty() ? key : key.isEmpty() ? m_path : m_path + u'.' + key;
}

void ObjectReader::failAt(const QString& path, const QString& text)
{
    if (!m_problem)
        m_problem = JsonProblem{path, text};
}

QJsonValue ObjectReader::take(const QString& key)
{
    m_known.append(key);
    return m_object.value(key);
}

bool ObjectReader::has(const QString& key)
{
    return !take(key).isUndefined();
}

bool ObjectReader::isObject(const QString& key)
{
    return take(key).isObject();
}

bool ObjectReader::isText(const QString& key)
{
    return take(key).isString();
}

std::u16string ObjectReader::text(const QString& key, const std::u16string& otherwise)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString())
        fail(key, u"must be a text in quotes"_s);
    return value.toString().toStdU16String();
}

std::u16string ObjectReader::requiredText(const QString& key)
{
    const std::u16string value = text(key);
    if (value.empty())
        fail(key, u"is missing or empty"_s);
    return value;
}

std::u16string ObjectReader::word(const QString& key, std::initializer_list<const char16_t*> known,
                                  const char16_t* otherwise)
{
    const std::u16string value = text(key, otherwise);
    QStringList all;
    for (const char16_t* candidate : known) {
        if (value == candidate)
            return value;
        all.append(QString::fromUtf16(candidate));
    }
    fail(key, u"must be one of: "_s + all.join(u", "_s));
    return otherwise;
}

double ObjectReader::real(const QString& key, double otherwise, double min, double max)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    const double number = value.toDouble(NAN);
    if (std::isnan(number) || number < min || number > max) {
        fail(key, u"must be a number from %1 to %2"_s.arg(min).arg(max));
        return otherwise;
    }
    return number;
}

int ObjectReader::integer(const QString& key, int otherwise, int min, int max)
{
    const double number = real(key, otherwise, min, max);
    if (number != std::floor(number))
        fail(key, u"must be a whole number"_s);
    return static_cast<int>(number);
}

bool ObjectReader::boolean(const QString& key, bool otherwise)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isBool())
        fail(key, u"must be true or false"_s);
    return value.toBool();
}

QJsonArray ObjectReader::list(const QString& key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isArray())
        fail(key, u"must be a list in square brackets"_s);
    return value.toArray();
}

std::vector<std::u16string> ObjectReader::texts(const QString& key)
{
    std::vector<std::u16string> result;
    if (isText(key)) {
        result.push_back(text(key));
        return result;
    }
    const QJsonArray array = list(key);
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array[i].isString())
            failAt(pathOf(key) + u"[%1]"_s.arg(i), u"must be a text in quotes"_s);
        result.push_back(array[i].toString().toStdU16String());
    }
    return result;
}

ObjectReader ObjectReader::object(const QString& key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        fail(key, u"must be an object in braces"_s);
    return {value.toObject(), pathOf(key), m_problem};
}

void ObjectReader::finish()
{
    for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
        // "$schema" and comments are for editors and people.
        if (!m_known.contains(it.key()) && it.key() != u"$schema"_s && it.key() != u"comment"_s)
            failAt(pathOf(it.key()), u"is not a key that is known here"_s);
    }
}

} // namespace simfleet::msdb
