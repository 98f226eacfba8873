# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(interopdialogs SOURCES tst_interopdialogs.cpp LINKS stellwerk::ui_shell LABELS gui)
target_include_directories(tst_interopdialogs PRIVATE "${CMAKE_SOURCE_DIR}/tests/unit")
