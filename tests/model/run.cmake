# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(runmodels SOURCES tst_runmodels.cpp LINKS stellwerk::run LABELS model)
target_include_directories(tst_runmodels PRIVATE "${CMAKE_SOURCE_DIR}/tests/unit")
