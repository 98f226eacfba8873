// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUuid>

namespace stellwerk {

// The GUID of a part of an exported package: always the same for the same part, so that the same package
// gives the same bytes. UUID version 5 over the package's name in SSIS, what the part is, and its id.
[[nodiscard]] inline QUuid dtsxGuid(const QString& package, const QString& kind, const QString& id)
{
    const QUuid space(0x3f0f6d6bu, 0x54a5, 0x4c1d, 0x9c, 0x11, 0x6e, 0x0b, 0x53, 0x1d, 0x73, 0x8a);
    return QUuid::createUuidV5(QUuid::createUuidV5(space, package), kind + u':' + id);
}

// "{3F0F6D6B-…}", as .dtsx writes them.
[[nodiscard]] inline QString dtsxGuidText(const QUuid& guid)
{
    return guid.toString(QUuid::WithBraces).toUpper();
}

} // namespace stellwerk
