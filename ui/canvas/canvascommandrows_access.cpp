// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvascommandrows.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

QList<CommandRow> accessRows()
{
    using C = CanvasCommand;
    return {
        {C::AlongForward,
         "alongforward",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Forward along a constraint"),
         Icon::Next,
         {QKeySequence(u"Alt+Shift+Right"_s)}},
        {C::AlongBack,
         "alongback",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Back along a constraint"),
         Icon::Previous,
         {QKeySequence(u"Alt+Shift+Left"_s)}},
        {C::BesideNext,
         "besidenext",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Next constraint beside it"),
         Icon::Down,
         {QKeySequence(u"Alt+Shift+Down"_s)}},
        {C::BesidePrevious,
         "besideprevious",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Previous constraint beside it"),
         Icon::Up,
         {QKeySequence(u"Alt+Shift+Up"_s)}},
    };
}

} // namespace stellwerk
