# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What makes the program fast on slow lines and large fleets.
stellwerk_test(agenthurry SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agenthurry.cpp
  ${CMAKE_CURRENT_LIST_DIR}/agentbackend.cpp ${CMAKE_CURRENT_LIST_DIR}/agentbackend.h
  LINKS stellwerk::agent simfleet_tds Qt6::Sql LABELS sim TIMEOUT 120)
stellwerk_test(roundtrips SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_roundtrips.cpp
  LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 120)
