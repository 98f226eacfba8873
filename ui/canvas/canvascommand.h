// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stellwerk {

// Commands of the canvas, for menus, tool bars and the command palette. Their shortcuts work while the canvas
// has the focus; objectName is "canvas." and the name in lower case.
enum class CanvasCommand {
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    DeleteHeal,
    SelectAll,
    SelectNone,
    SelectUpstream,
    SelectDownstream,
    Rename,
    Properties,
    QuickAdd,
    Connect,
    KindSuccess,
    KindFailure,
    KindCompletion,
    JoinAll,
    JoinAny,
    Disable,
    ZoomIn,
    ZoomOut,
    ZoomOriginal,
    ZoomFit,
    ZoomSelection,
    LayoutAll,
    LayoutSelection,
    AlignLeft,
    AlignCenter,
    AlignRight,
    AlignTop,
    AlignMiddle,
    AlignBottom,
    DistributeHorizontal,
    DistributeVertical,
    SnapToGrid,
    // Groups and notes.
    Group,
    Ungroup,
    Fold,
    FoldAll,
    UnfoldAll,
    AddNote,
    NoteYellow,
    NoteBlue,
    NoteGreen,
    NoteRed,
    NoteGrey,
    Lock,
    // Gestures and order.
    PasteConnected,
    DuplicateAlone,
    Clone,
    AddAfter,
    AddBefore,
    Flip,
    Detach,
    DetachHeal,
    DisableBranch,
    SelectConnected,
    LayoutNew,
    LayoutTopDown,
    LayoutKeepPlaced,
    LayoutWrap,
    SmartGuides,
    InsertOnDrop,
    // Looking and comparing.
    Count
};

} // namespace stellwerk
