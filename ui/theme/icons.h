// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace stellwerk {

// Every picture the program uses. Breeze (embedded when the build is configured) where it has a word for it,
// our own SVGs from resources/icons elsewhere. The list and the file names stand in icons.cpp and in
// ui/theme/CMakeLists.txt; a test looks at every one.
enum class Icon {
    // ours
    Application,
    Task,
    Agent,
    ConstraintSuccess,
    ConstraintFailure,
    ConstraintCompletion,
    JoinAny,
    JobPackage,
    Halt,
    // documents
    New,
    Open,
    OpenRecent,
    Save,
    SaveAs,
    Close,
    Quit,
    Import,
    Export,
    // editing
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    DeleteHeal,
    Rename,
    SelectAll,
    Add,
    Remove,
    Edit,
    Properties,
    Connect,
    Group,
    Ungroup,
    Note,
    Lock,
    Disable,
    Find,
    Filter,
    Clear,
    // running
    Run,
    DryRun,
    Stop,
    Pause,
    RunFromFailed,
    CancelTask,
    Skip,
    Decide,
    Refresh,
    Clock,
    History,
    // looking
    ZoomIn,
    ZoomOut,
    ZoomOriginal,
    ZoomFit,
    ZoomSelection,
    Layout,
    AlignLeft,
    AlignTop,
    DistributeHorizontal,
    DistributeVertical,
    Grid,
    FullScreen,
    Timeline,
    Chart,
    Log,
    Problems,
    Tree,
    // fleet
    Server,
    ServerGroup,
    Database,
    ConnectServer,
    DisconnectServer,
    Password,
    // messages and the rest
    Information,
    Warning,
    Error,
    Success,
    Help,
    About,
    Settings,
    Language,
    Commands,
    Next,
    Previous,
    Up,
    Down,
    Menu,
    Count
};

// Sharp at any size, light or dark with the theme at the moment it is painted.
[[nodiscard]] QIcon icon(Icon id);

} // namespace stellwerk
