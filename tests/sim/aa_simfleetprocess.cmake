# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The simulated fleet as a fixture. Read first (hence the name): other areas link it.

add_library(stellwerk_simfleetprocess STATIC
  "${CMAKE_CURRENT_LIST_DIR}/simfleetprocess.cpp" "${CMAKE_CURRENT_LIST_DIR}/simfleetprocess.h")
target_include_directories(stellwerk_simfleetprocess PUBLIC "${CMAKE_CURRENT_LIST_DIR}")
target_link_libraries(stellwerk_simfleetprocess PUBLIC Qt6::Core stellwerk::fleet PRIVATE stellwerk::options)
target_compile_definitions(stellwerk_simfleetprocess PRIVATE STELLWERK_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
if(TARGET stellwerk-simfleet)
  add_dependencies(stellwerk_simfleetprocess stellwerk-simfleet)
endif()
