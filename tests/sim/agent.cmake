# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The client against the real wire: with answers written by the test, and against the whole simulated fleet.

set(agent_backend "${CMAKE_CURRENT_LIST_DIR}/agentbackend.cpp" "${CMAKE_CURRENT_LIST_DIR}/agentbackend.h")
stellwerk_test(agentstatement SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentstatement.cpp ${agent_backend}
  LINKS stellwerk::agent simfleet_tds Qt6::Sql LABELS sim TIMEOUT 120)
stellwerk_test(agentlane SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentlane.cpp ${agent_backend}
  LINKS stellwerk::agent simfleet_tds Qt6::Sql LABELS sim TIMEOUT 180)
stellwerk_test(agentfleet SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentfleet.cpp
  LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
stellwerk_test(agentfaults SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentfaults.cpp
  LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
stellwerk_test(agentpackages SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentpackages.cpp
  LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
stellwerk_test(agentbusy SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentbusy.cpp
  LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 180)
stellwerk_test(laneagentport SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_laneagentport.cpp
  LINKS stellwerk::session stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 120)
foreach(matrix start watch agent data)
  stellwerk_test(faultmatrix_${matrix} SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_faultmatrix_${matrix}.cpp
    LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
endforeach()

# The same blocking calls where odbcinst.ini asks unixODBC to serialise the driver: the lanes go around it.
set(serial_odbc "${CMAKE_CURRENT_BINARY_DIR}/serialodbc")
file(WRITE "${serial_odbc}/odbcinst.ini" "[FreeTDS]\nDriver=libtdsodbc.so\nThreading=3\n")
add_test(NAME agentlane_serialodbc COMMAND tst_agentlane blockingCallsOfManyLanesRunTogether)
set_tests_properties(agentlane_serialodbc PROPERTIES LABELS sim TIMEOUT 120
  ENVIRONMENT "QT_QPA_PLATFORM=offscreen;ODBCSYSINI=${serial_odbc}")
