# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What a simulated SQL Server holds and does, on a clock that the test moves.

if(TARGET simfleet_msdb)
  set(msdb_fixture "${CMAKE_CURRENT_LIST_DIR}/msdbfixture.cpp" "${CMAKE_CURRENT_LIST_DIR}/msdbfixture.h")
  foreach(name simagent simagentpackages msdbprocedures msdbscenario msdbfaults msdbschedules)
    stellwerk_test(${name} SOURCES tst_${name}.cpp ${msdb_fixture} LINKS simfleet_msdb simfleet_sql Qt6::Core
                   LABELS unit TIMEOUT 60)
  endforeach()
endif()
