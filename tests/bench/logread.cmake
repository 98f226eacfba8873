# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_benchmark(logread SOURCES bench_logread.cpp tediouspeer.cpp tediouspeer.h
  LINKS stellwerk_benchfleet stellwerk::session ODBC::ODBC)
target_compile_definitions(bench_logread PRIVATE
  STELLWERK_CLIENTS_DIR="${CMAKE_SOURCE_DIR}/tests/sim/clients"
  STELLWERK_CLIENTS_BUILD_DIR="${CMAKE_BINARY_DIR}/tests/clients"
  STELLWERK_PEERS_DIR="${CMAKE_CURRENT_LIST_DIR}/peers")
