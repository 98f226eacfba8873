// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stateappearance.h"

#include "run/runwords.h"
#include "theme/themedicon.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace stellwerk {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::State)
};

} // namespace

StateLook lookOf(TaskState state, std::optional<TaskOutcome> outcome)
{
    switch (state) {
    case TaskState::Waiting:
        return StateLook::Waiting;
    case TaskState::Ready:
    case TaskState::Held:
    case TaskState::Starting:
    case TaskState::WaitingToRetry:
        return StateLook::Queued;
    case TaskState::Running:
    case TaskState::Stopping:
        return StateLook::Running;
    case TaskState::Ended:
        return lookOf(outcome.value_or(TaskOutcome::Unknown));
    }
    return StateLook::Unknown;
}

StateLook lookOf(TaskOutcome outcome)
{
    switch (outcome) {
    case TaskOutcome::Succeeded:
        return StateLook::Succeeded;
    case TaskOutcome::SucceededWithWarnings:
        return StateLook::Warnings;
    case TaskOutcome::Failed:
        return StateLook::Failed;
    case TaskOutcome::Cancelled:
        return StateLook::Cancelled;
    case TaskOutcome::Skipped:
        return StateLook::Skipped;
    case TaskOutcome::Unknown:
        return StateLook::Unknown;
    }
    return StateLook::Unknown;
}

StateLook lookOf(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Succeeded:
        return StateLook::Succeeded;
    case RunOutcome::SucceededWithWarnings:
        return StateLook::Warnings;
    case RunOutcome::Failed:
        return StateLook::Failed;
    case RunOutcome::Cancelled:
        return StateLook::Cancelled;
    case RunOutcome::Unknown:
        return StateLook::Unknown;
    }
    return StateLook::Unknown;
}

StateLook lookOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Failed:
        return StateLook::Failed;
    case RunStatus::Succeeded:
        return StateLook::Succeeded;
    case RunStatus::Retry:
        return StateLook::Warnings;
    case RunStatus::Cancelled:
        return StateLook::Cancelled;
    case RunStatus::InProgress:
        return StateLook::Running;
    case RunStatus::Unknown:
        return StateLook::Unknown;
    }
    return StateLook::Unknown;
}

StateLook lookOf(JobState state)
{
    switch (state) {
    case JobState::Idle:
        return StateLook::Waiting;
    case JobState::Requested:
        return StateLook::Queued;
    case JobState::Running:
        return StateLook::Running;
    case JobState::Unknown:
        return StateLook::Unknown;
    }
    return StateLook::Unknown;
}

StateLook lookOf(Contact contact)
{
    switch (contact) {
    case Contact::NotTried:
        return StateLook::Waiting;
    case Contact::Connecting:
        return StateLook::Queued;
    case Contact::Online:
        return StateLook::Succeeded;
    case Contact::Trouble:
        return StateLook::Failed;
    }
    return StateLook::Unknown;
}

QString shownWord(StateLook look)
{
    switch (look) {
    case StateLook::Waiting:
        return Text::tr("Waiting");
    case StateLook::Queued:
        return Text::tr("Queued");
    case StateLook::Running:
        return Text::tr("Running");
    case StateLook::Succeeded:
        return Text::tr("Succeeded");
    case StateLook::Warnings:
        return Text::tr("Succeeded with warnings");
    case StateLook::Failed:
        return Text::tr("Failed");
    case StateLook::Unknown:
        return Text::tr("Unknown");
    case StateLook::Cancelled:
        return Text::tr("Cancelled");
    case StateLook::Skipped:
        return Text::tr("Skipped");
    }
    return {};
}

QString shownWord(TaskState state, std::optional<TaskOutcome> outcome)
{
    return stateText(state, outcome);
}

QString shownWord(TaskOutcome outcome)
{
    return shownWord(lookOf(outcome));
}

QString shownWord(RunOutcome outcome)
{
    return shownWord(lookOf(outcome));
}

QString shownWord(RunStatus status)
{
    switch (status) {
    case RunStatus::Retry:
        return Text::tr("Retried");
    case RunStatus::Unknown:
        return Text::tr("Never ran");
    default:
        return shownWord(lookOf(status));
    }
}

QString shownWord(JobState state)
{
    switch (state) {
    case JobState::Idle:
        return Text::tr("Idle");
    case JobState::Requested:
        return Text::tr("Requested", "job: start asked for, not begun");
    case JobState::Running:
        return Text::tr("Running");
    case JobState::Unknown:
        return Text::tr("Unknown");
    }
    return {};
}

QString shownWord(Contact contact)
{
    switch (contact) {
    case Contact::NotTried:
        return Text::tr("Not connected");
    case Contact::Connecting:
        return Text::tr("Connecting");
    case Contact::Online:
        return Text::tr("Online");
    case Contact::Trouble:
        return Text::tr("In trouble", "server: cannot be reached or refuses us");
    }
    return {};
}

QString shownWord(ConstraintKind kind)
{
    return kindText(kind);
}

QString shownWord(NoteColor color)
{
    switch (color) {
    case NoteColor::Yellow:
        return Text::tr("Yellow");
    case NoteColor::Blue:
        return Text::tr("Blue");
    case NoteColor::Green:
        return Text::tr("Green");
    case NoteColor::Red:
        return Text::tr("Red");
    case NoteColor::Grey:
        return Text::tr("Grey");
    }
    return {};
}

QString shownEnd(TaskOutcome outcome, FailureKind failure)
{
    return endText(outcome, failure);
}

ColorToken tokenOf(StateLook look)
{
    static_assert(int(ColorToken::StateSkipped) - int(ColorToken::StateWaiting) == int(StateLook::Skipped));
    return static_cast<ColorToken>(int(ColorToken::StateWaiting) + int(look));
}

QColor colorOf(StateLook look)
{
    return themeColor(tokenOf(look));
}

ColorToken tokenOf(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::Success:
        return ColorToken::ConstraintSuccess;
    case ConstraintKind::Failure:
        return ColorToken::ConstraintFailure;
    case ConstraintKind::Completion:
        return ColorToken::ConstraintCompletion;
    }
    return ColorToken::ConstraintCompletion;
}

ColorToken tokenOf(NoteColor color)
{
    switch (color) {
    case NoteColor::Yellow:
        return ColorToken::NoteYellow;
    case NoteColor::Blue:
        return ColorToken::NoteBlue;
    case NoteColor::Green:
        return ColorToken::NoteGreen;
    case NoteColor::Red:
        return ColorToken::NoteRed;
    case NoteColor::Grey:
        return ColorToken::NoteGrey;
    }
    return ColorToken::NoteYellow;
}

QIcon iconOf(StateLook look)
{
    return QIcon(new ThemedPainterIcon(
        [look](QPainter* painter, const QRectF& rect) { paintGlyph(painter, rect, look, colorOf(look)); }));
}

} // namespace stellwerk
