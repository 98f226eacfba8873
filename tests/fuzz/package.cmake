# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(packagefuzz SOURCES tst_packagefuzz.cpp LINKS stellwerk::run LABELS fuzz)
target_include_directories(tst_packagefuzz PRIVATE "${CMAKE_SOURCE_DIR}/tests/unit")
