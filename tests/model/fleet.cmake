# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(fleetmodel SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_fleetmodel.cpp
  LINKS stellwerk::fleet stellwerk_rapidcheck LABELS model)
