# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(registryfile SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_registryfile.cpp
  LINKS stellwerk::fleet LABELS unit)
stellwerk_test(agentpolldecision SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentpolldecision.cpp
  LINKS stellwerk::agent LABELS unit)
stellwerk_test(agentstartdecision SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentstartdecision.cpp
  LINKS stellwerk::agent LABELS unit)
stellwerk_test(agentconnectionstring SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentconnectionstring.cpp
  LINKS stellwerk::agent stellwerk_rapidcheck LABELS unit)
stellwerk_test(agentvalues SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentvalues.cpp
  LINKS stellwerk::agent LABELS unit)
stellwerk_test(agentreceiptjson SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentreceiptjson.cpp
  LINKS stellwerk::agent stellwerk_rapidcheck LABELS unit)
stellwerk_test(agentpackageverdict SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentpackageverdict.cpp
  LINKS stellwerk::agent stellwerk_rapidcheck LABELS unit)
stellwerk_test(agentinterleavings SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentinterleavings.cpp
  LINKS stellwerk::agent stellwerk_rapidcheck LABELS unit)
stellwerk_test(agentpolling SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentpolling.cpp
  LINKS stellwerk::agent LABELS unit)
