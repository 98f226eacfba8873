# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The TDS endpoint against real clients and against bytes that no client sends.

if(TARGET simfleet_tds)
  set(tds_fixture "${CMAKE_CURRENT_LIST_DIR}/tdsfakebackend.cpp" "${CMAKE_CURRENT_LIST_DIR}/tdsfakebackend.h"
      "${CMAKE_CURRENT_LIST_DIR}/tdsrawclient.cpp" "${CMAKE_CURRENT_LIST_DIR}/tdsrawclient.h")
  stellwerk_test(tdswire SOURCES tst_tdswire.cpp ${tds_fixture} LINKS simfleet_tds Qt6::Core LABELS sim TIMEOUT 120)

  stellwerk_test(tdsclients SOURCES tst_tdsclients.cpp ${tds_fixture} LINKS simfleet_tds Qt6::Core ODBC::ODBC
                 LABELS sim TIMEOUT 120)
endif()
