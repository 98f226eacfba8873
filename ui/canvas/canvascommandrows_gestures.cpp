// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvascommandrows.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

QList<CommandRow> gestureRows()
{
    using C = CanvasCommand;
    const auto row = [](C command, const char* name, const char* text,
                        const QList<QKeySequence>& keys = {}) -> CommandRow {
        return {command, name, text, {}, keys};
    };
    return {
        row(C::PasteConnected, "pasteconnected",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Paste with const&raints"), {u"Ctrl+Shift+V"_s}),
        row(C::DuplicateAlone, "duplicatealone",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Duplicate &without outer constraints"),
            {u"Ctrl+Shift+D"_s}),
        row(C::Clone, "clone",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Clone &onto other servers\u2026"), {u"Ctrl+B"_s}),
        row(C::AddAfter, "addafter",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Add task a&fter this one\u2026"), {u"A"_s}),
        row(C::AddBefore, "addbefore",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Add task &before this one\u2026"), {u"B"_s}),
        row(C::Flip, "flip", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Reverse constraint"), {u"R"_s}),
        row(C::Detach, "detach", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Detac&h"),
            {u"Ctrl+Shift+X"_s}),
        row(C::DetachHeal, "detachheal",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Detach and close the ga&p"), {u"Ctrl+Alt+X"_s}),
        row(C::DisableBranch, "disablebranch",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Disable with e&verything after"), {u"Shift+D"_s}),
        row(C::SelectConnected, "selectconnected",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Select what is c&onnected"), {u"Alt+S, C"_s}),
        row(C::LayoutNew, "layoutnew",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Arrange &new tasks only")),
        row(C::LayoutTopDown, "layouttopdown",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Arrange from top to &bottom")),
        row(C::LayoutKeepPlaced, "layoutkeepplaced",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Keep what I placed")),
        row(C::LayoutWrap, "layoutwrap", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Wrap long chains")),
        row(C::SmartGuides, "smartguides", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "S&mart guides")),
        row(C::InsertOnDrop, "insertondrop",
            QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Insert when &dropped on a constraint")),
    };
}

} // namespace stellwerk
