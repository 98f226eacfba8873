// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stellwerk {

// A message without what differs from time to time: numbers, times, GUIDs, paths, accounts and names in
// quotes become signs of what stood there; whole sentences in quotes stay. Error codes such as 0x80004005
// stay, because they say which error it is.
namespace logmask {

inline constexpr QStringView kNumber = u"‹n›";
inline constexpr QStringView kName = u"‹name›";
inline constexpr QStringView kGuid = u"‹id›";
inline constexpr QStringView kPath = u"‹path›";
inline constexpr QStringView kAny = u"‹…›"; // what a group found to differ

// The part of a message that says what happened. What dtexec prints, as the Agent keeps it, is one message
// with a frame (version, times) and any number of errors, in the server's language: the first error's code
// and description. Of other steps what follows the account that they ran as.
[[nodiscard]] QString essence(const QString& message);
// The words of the masked message, at most `limit` of them.
[[nodiscard]] QStringList words(QStringView message, qsizetype limit = 100);

} // namespace logmask

} // namespace stellwerk
