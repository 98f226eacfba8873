# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Logins that have one of the Agent's roles only.
stellwerk_test(agentroles SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentroles.cpp
  LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
stellwerk_test(ctlroles SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_ctlroles.cpp
  LINKS stellwerk::session stellwerk_simfleetprocess LABELS sim TIMEOUT 240)
add_dependencies(tst_ctlroles stellwerkctl)
stellwerk_test(agentencryption SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_agentencryption.cpp
  LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
stellwerk_test(secrets SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_secrets.cpp ${CMAKE_CURRENT_LIST_DIR}/secretscan.h
  LINKS stellwerk::session stellwerk_simfleetprocess spdlog::spdlog LABELS sim TIMEOUT 300)
add_dependencies(tst_secrets stellwerkctl)
stellwerk_test(connections SOURCES ${CMAKE_CURRENT_LIST_DIR}/tst_connections.cpp
  LINKS stellwerk::session stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
