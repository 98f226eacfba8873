# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# stellwerk-simfleet as a program, used by clients that nobody here wrote.

if(TARGET stellwerk-simfleet)
  stellwerk_test(simclients SOURCES tst_simclients.cpp LINKS Qt6::Core LABELS sim TIMEOUT 300)
  target_compile_definitions(tst_simclients PRIVATE STELLWERK_CLIENTS_DIR="${CMAKE_CURRENT_LIST_DIR}/clients"
    STELLWERK_CLIENTS_BUILD_DIR="${CMAKE_BINARY_DIR}/tests/clients")
  add_dependencies(tst_simclients stellwerk-simfleet)
  stellwerk_test(simprogram SOURCES tst_simprogram.cpp LINKS Qt6::Core LABELS sim TIMEOUT 120)
  add_dependencies(tst_simprogram stellwerk-simfleet)
endif()
