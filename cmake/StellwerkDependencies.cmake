# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every third-party library in one place. All are packaged by Debian 12; ./dev installs them.

find_package(Threads REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Sql Concurrent Network LinguistTools)
if(STELLWERK_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Svg PrintSupport)
  find_package(Qt6 6.4 OPTIONAL_COMPONENTS DBus) # the desktop's notifications; part of qt6-base-dev
  find_package(QCustomPlotQt6 REQUIRED)
  find_package(Qt6Keychain REQUIRED)
endif()
find_package(spdlog REQUIRED)
find_package(tl-expected REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ODBC REQUIRED)
find_package(PkgConfig REQUIRED)
if(STELLWERK_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
  find_path(RAPIDCHECK_INCLUDE_DIR rapidcheck.h REQUIRED)
  find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
  add_library(stellwerk_rapidcheck INTERFACE)
  target_include_directories(stellwerk_rapidcheck SYSTEM INTERFACE ${RAPIDCHECK_INCLUDE_DIR})
  target_link_libraries(stellwerk_rapidcheck INTERFACE ${RAPIDCHECK_LIBRARY})
  if(STELLWERK_BENCHMARKS)
    find_package(benchmark REQUIRED)
  endif()
endif()
