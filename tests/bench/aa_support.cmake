# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the benchmarks share. Read first (hence the name).

add_library(stellwerk_measure STATIC "${CMAKE_CURRENT_LIST_DIR}/measure.cpp" "${CMAKE_CURRENT_LIST_DIR}/measure.h")
target_include_directories(stellwerk_measure PUBLIC "${CMAKE_CURRENT_LIST_DIR}")
target_link_libraries(stellwerk_measure PUBLIC Qt6::Core benchmark::benchmark PRIVATE stellwerk::options)

add_library(stellwerk_benchfleet STATIC
  "${CMAKE_CURRENT_LIST_DIR}/benchfleet.cpp" "${CMAKE_CURRENT_LIST_DIR}/benchfleet.h"
  "${CMAKE_CURRENT_LIST_DIR}/benchsession.cpp" "${CMAKE_CURRENT_LIST_DIR}/benchsession.h"
  "${CMAKE_CURRENT_LIST_DIR}/delayproxy.cpp" "${CMAKE_CURRENT_LIST_DIR}/delayproxy.h")
target_link_libraries(stellwerk_benchfleet PUBLIC stellwerk_measure stellwerk_simfleetprocess stellwerk::session
  PRIVATE stellwerk::options)
