// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/text.h"

#include <QCryptographicHash>
#include <QString>
#include <QUuid>

#include <algorithm>

namespace simfleet::msdb {

std::string toUtf8(std::u16string_view text)
{
    return QStringView(text.data(), static_cast<qsizetype>(text.size())).toUtf8().toStdString();
}

std::u16string fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toStdU16String();
}

std::u16string decimal(std::int64_t value)
{
    return QString::number(value).toStdU16String();
}

std::u16string upper(std::u16string_view text)
{
    return QStringView(text.data(), static_cast<qsizetype>(text.size()))
        .toString()
        .toUpper()
        .toStdU16String();
}

bool sameName(std::u16string_view a, std::u16string_view b)
{
    const auto cut = [](std::u16string_view text) {
        while (!text.empty() && text.back() == u' ')
            text.remove_suffix(1);
        return QStringView(text.data(), static_cast<qsizetype>(text.size()));
    };
    return cut(a).compare(cut(b), Qt::CaseInsensitive) == 0;
}

std::u16string trimmed(std::u16string_view text)
{
    return QStringView(text.data(), static_cast<qsizetype>(text.size()))
        .trimmed()
        .toString()
        .toStdU16String();
}

std::u16string fill(std::u16string_view pattern, std::initializer_list<std::u16string_view> arguments)
{
    std::u16string result;
    auto argument = arguments.begin();
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1] == u's' &&
            argument != arguments.end()) {
            result += *argument++;
            ++i;
        } else {
            result += pattern[i];
        }
    }
    return result;
}

std::u16string guidString(const Guid& guid)
{
    static constexpr char16_t kDigits[] = u"0123456789ABCDEF";
    std::u16string text;
    for (std::size_t i = 0; i < guid.bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += u'-';
        text += kDigits[guid.bytes[i] >> 4];
        text += kDigits[guid.bytes[i] & 15];
    }
    return text;
}

Guid makeGuid(std::uint64_t seed, std::string_view ingredients)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(QByteArray::number(static_cast<qulonglong>(seed)));
    hash.addData(QByteArrayView(ingredients.data(), static_cast<qsizetype>(ingredients.size())));
    const QByteArray digest = hash.result();
    Guid guid;
    std::copy_n(digest.cbegin(), 16, guid.bytes.begin());
    guid.bytes[6] = static_cast<std::uint8_t>((guid.bytes[6] & 0x0f) | 0x40);
    guid.bytes[8] = static_cast<std::uint8_t>((guid.bytes[8] & 0x3f) | 0x80);
    return guid;
}

Guid randomGuid()
{
    const QByteArray bytes = QUuid::createUuid().toRfc4122();
    Guid guid;
    std::copy_n(bytes.cbegin(), 16, guid.bytes.begin());
    return guid;
}

} // namespace simfleet::msdb
