// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <QMetaType>
#include <QVariantHash>

#include <array>

namespace stellwerk {

enum class NotificationKind { RunEnded, FirstFailure, WindowEndangered, PersonNeeded, ServerLost, Count };

// What a person who looks elsewhere is told. Texts are plain: who shows them escapes them.
struct Notification
{
    NotificationKind kind = NotificationKind::RunEnded;
    QString key; // what it is about: a later one with the same key takes its place
    RunId run;
    TaskId task; // where a click leads; may be empty
    QString title;
    QString body;
    bool urgent = false; // the run cannot go on as it is
};

// What a person wants to be told of.
struct NotificationChoices
{
    std::array<bool, std::size_t(NotificationKind::Count)> about{true, true, true, true, true};
    int lostMinutes = 5; // a server is told of when it has not answered for so long
    bool tray = false;   // a symbol in the system tray

    [[nodiscard]] bool wants(NotificationKind kind) const { return about.at(std::size_t(kind)); }
    [[nodiscard]] static NotificationChoices from(const QVariantHash& kept); // what is missing is as above
    [[nodiscard]] QVariantHash kept() const;
    bool operator==(const NotificationChoices&) const = default;
};

// One line, at most so long, without what stands behind "password=" in connection strings: notifications are
// seen by whoever passes by.
[[nodiscard]] QString notificationText(const QString& text, qsizetype most);

} // namespace stellwerk

Q_DECLARE_METATYPE(stellwerk::Notification)
