// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvascommandrows.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

QList<CommandRow> partRows()
{
    using C = CanvasCommand;
    using K = QKeySequence;
    return {
        {C::Group,
         "group",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Group"),
         Icon::Group,
         {K(u"Ctrl+G"_s)}},
        {C::Ungroup,
         "ungroup",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Ungroup"),
         Icon::Ungroup,
         {K(u"Ctrl+Shift+G"_s)}},
        {C::Fold, "fold", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "F&old or unfold"), {}, {K(u"E"_s)}},
        {C::FoldAll,
         "foldall",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Fold all groups"),
         {},
         {K(u"Shift+E"_s)}},
        {C::UnfoldAll,
         "unfoldall",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Unfold all groups"),
         {},
         {K(u"Ctrl+Alt+E"_s)}},
        {C::AddNote,
         "addnote",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Add &note"),
         Icon::Note,
         {K(u"N"_s)}},
        {C::NoteYellow, "noteyellow", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Yellow note"), {}, {}},
        {C::NoteBlue, "noteblue", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Blue note"), {}, {}},
        {C::NoteGreen, "notegreen", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Gr&een note"), {}, {}},
        {C::NoteRed, "notered", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Red note"), {}, {}},
        {C::NoteGrey, "notegrey", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Grey note"), {}, {}},
        {C::Lock,
         "lock",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Loc&ked in place"),
         Icon::Lock,
         {K(u"Shift+L"_s)}},
    };
}

} // namespace stellwerk
