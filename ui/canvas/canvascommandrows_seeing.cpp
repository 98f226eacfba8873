// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvascommandrows.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

QList<CommandRow> seeingRows()
{
    using C = CanvasCommand;
    using K = QKeySequence;
    return {
        {C::Find,
         "find",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Find in the package…"),
         Icon::Find,
         {K(K::Find)}},
        {C::FindNext,
         "findnext",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Find &next"),
         {},
         {K(u"F3"_s)}},
        {C::FindPrevious,
         "findprevious",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Find pre&vious"),
         {},
         {K(u"Shift+F3"_s)}},
        {C::NextFailed,
         "nextfailed",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Next fai&led task"),
         {},
         {K(u"F8"_s)}},
        {C::PreviousFailed,
         "previousfailed",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Previous f&ailed task"),
         {},
         {K(u"Shift+F8"_s)}},
        {C::NextProblem,
         "nextproblem",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Next &problem"),
         Icon::Problems,
         {K(u"F4"_s)}},
        {C::PreviousProblem,
         "previousproblem",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Previous p&roblem"),
         {},
         {K(u"Shift+F4"_s)}},
        {C::NextUnplaced,
         "nextunplaced",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Next task without a &server"),
         {},
         {}},
        {C::GoBack,
         "goback",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Back to the previous view"),
         Icon::Previous,
         {K(u"Alt+Left"_s)}},
        {C::GoForward,
         "goforward",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "F&orward"),
         Icon::Next,
         {K(u"Alt+Right"_s)}},
        {C::ConnectTo,
         "connectto",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Connect by na&me…"),
         {},
         {K(u"Ctrl+Alt+L"_s)}},
        {C::CopyPicture,
         "copypicture",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Copy as pict&ure"),
         {},
         {K(u"Ctrl+Shift+C"_s)}},
        {C::CriticalPath,
         "criticalpath",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Critical pat&h"),
         Icon::History,
         {K(u"P"_s)}},
    };
}

} // namespace stellwerk
