// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/grouppicture.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::GroupFrame)
};

constexpr std::array kWorstFirst{StateLook::Failed,   StateLook::Unknown,   StateLook::Cancelled,
                                 StateLook::Running,  StateLook::Queued,    StateLook::Waiting,
                                 StateLook::Warnings, StateLook::Succeeded, StateLook::Skipped};

qsizetype countOf(const QList<GroupPicture::Member>& members, StateLook look)
{
    return std::count_if(members.cbegin(), members.cend(),
                         [look](const GroupPicture::Member& member) { return member.look == look; });
}

} // namespace

std::optional<StateLook> worstOf(const QList<GroupPicture::Member>& members)
{
    for (const StateLook look : kWorstFirst) {
        if (countOf(members, look) > 0)
            return look;
    }
    return std::nullopt;
}

QString shownTitle(const Group& group)
{
    return group.title.isEmpty() ? Text::tr("Group", "without a title") : group.title;
}

GroupPicture GroupPicture::of(const Group& group, const QList<Member>& members, bool folded)
{
    GroupPicture picture;
    picture.title = shownTitle(group);
    if (group.maxConcurrent)
        picture.limit = Text::tr("max %1", "tasks of the group at the same time").arg(*group.maxConcurrent);
    picture.tasks = Text::tr("%n task(s)", nullptr, int(members.size()));
    picture.folded = folded;
    picture.empty = members.isEmpty();
    picture.look = worstOf(members);
    if (!picture.look)
        return picture;
    const qsizetype ended =
        std::count_if(members.cbegin(), members.cend(), [](const Member& member) { return member.ended; });
    picture.figure = u"%1/%2"_s.arg(ended).arg(members.size());
    if (const qsizetype failed = countOf(members, StateLook::Failed); failed > 0)
        picture.figure += u", "_s + Text::tr("%n failed", "tasks", int(failed));
    picture.running = countOf(members, StateLook::Running) > 0;
    picture.progress = double(ended) / double(members.size());
    return picture;
}

QString groupDescription(const Group& group, const GroupPicture& picture)
{
    QStringList parts{picture.tasks};
    if (group.maxConcurrent)
        parts.append(Text::tr("at most %n at the same time", nullptr, *group.maxConcurrent));
    if (picture.folded)
        parts.append(Text::tr("folded"));
    if (picture.look)
        parts.append(shownWord(*picture.look) + u" "_s + picture.figure);
    return parts.join(u", "_s);
}

} // namespace stellwerk
