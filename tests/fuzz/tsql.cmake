# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

if(TARGET simfleet_sql)
  stellwerk_test(tsqlfuzz SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_tsqlfuzz.cpp LINKS simfleet_sql LABELS fuzz)
endif()
