// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagefile.h"
#include "package/packagewords.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>
#include <limits>

// Reading JSON objects key by key, for the parser of package files only.
namespace stellwerk::jsonfields {

using namespace Qt::StringLiterals;

// The first thing that is wrong; everything read after it counts for nothing.
class Failure
{
public:
    void at(const QString& path, const QString& text, const QString& nextStep)
    {
        if (!m_error)
            m_error = PackageFileError{path, 0, text, nextStep};
    }
    [[nodiscard]] const std::optional<PackageFileError>& error() const { return m_error; }

private:
    std::optional<PackageFileError> m_error;
};

inline QString typeName(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"true or false"_s;
    case QJsonValue::Double:
        return u"a number"_s;
    case QJsonValue::String:
        return u"a text"_s;
    case QJsonValue::Array:
        return u"a list"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    default:
        return u"null"_s;
    }
}

// Takes known keys out of an object and keeps what is left.
class Fields
{
public:
    Fields(const QJsonValue& value, QString path, Failure& failure)
        : m_path(std::move(path))
        , m_failure(failure)
    {
        if (value.isObject())
            m_object = value.toObject();
        else
            fail(m_path, value, u"an object"_s);
    }

    QString text(const QString& key, const QString& standard = {})
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return standard;
        if (!value.isString())
            fail(pathOf(key), value, u"a text"_s);
        return value.toString();
    }
    QString neededText(const QString& key)
    {
        if (!m_object.contains(key))
            m_failure.at(m_path, u"the key \"%1\" is missing."_s.arg(key), u"Add it."_s);
        const QString value = text(key);
        if (value.isEmpty())
            m_failure.at(pathOf(key), u"it is empty."_s, u"Give it a value."_s);
        return value;
    }
    bool flag(const QString& key)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isBool())
            fail(pathOf(key), value, u"true or false"_s);
        return value.toBool();
    }
    double number(const QString& key, double standard)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isDouble())
            fail(pathOf(key), value, u"a number"_s);
        return value.toDouble(standard);
    }
    std::optional<int> whole(const QString& key)
    {
        const QJsonValue value = take(key);
        return value.isUndefined() ? std::nullopt : std::optional<int>(wholeOf(value, pathOf(key)));
    }
    int wholeOf(const QJsonValue& value, const QString& path)
    {
        const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
        if (std::trunc(number) == number && std::abs(number) <= std::numeric_limits<int>::max())
            return int(number);
        fail(path, value, u"a whole number (at most 2147483647)"_s);
        return 0;
    }
    template <typename Enum, size_t N>
    Enum word(const QString& key, const Words<Enum, N>& words)
    {
        const QString given = text(key, words.front().second);
        QStringList known;
        for (const auto& [value, word] : words) {
            if (given == word)
                return value;
            known.append(word);
        }
        m_failure.at(pathOf(key), u"\"%1\" is not known here."_s.arg(given.left(40)),
                     u"Use one of: %1."_s.arg(known.join(u", "_s)));
        return words.front().first;
    }
    QStringList texts(const QString& key)
    {
        QStringList list;
        for (const QJsonValue& value : array(key)) {
            if (!value.isString())
                fail(pathOf(key), value, u"a list of texts"_s);
            list.append(value.toString());
        }
        return list;
    }
    QJsonArray array(const QString& key)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isArray())
            fail(pathOf(key), value, u"a list"_s);
        return value.toArray();
    }
    [[nodiscard]] bool has(const QString& key) const { return m_object.contains(key); }
    [[nodiscard]] Fields object(const QString& key) { return Fields(take(key), pathOf(key), m_failure); }
    [[nodiscard]] QString pathOf(const QString& key) const
    {
        return m_path.isEmpty() ? key : m_path + u'.' + key;
    }
    [[nodiscard]] const QJsonObject& rest() const { return m_object; }
    QJsonValue take(const QString& key)
    {
        return m_object.contains(key) ? m_object.take(key) : QJsonValue(QJsonValue::Undefined);
    }

private:
    void fail(const QString& path, const QJsonValue& value, const QString& wanted)
    {
        m_failure.at(path, u"this is %1, but %2 belongs here."_s.arg(typeName(value), wanted),
                     u"Correct the value."_s);
    }

    QJsonObject m_object;
    QString m_path;
    Failure& m_failure;
};

} // namespace stellwerk::jsonfields
