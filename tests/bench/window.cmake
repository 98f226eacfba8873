# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

if(TARGET stellwerk_ui_shell)
  stellwerk_benchmark(window SOURCES bench_window.cpp watchdog.cpp watchdog.h
                      LINKS stellwerk_measure stellwerk::ui_shell Qt6::Test)
endif()

# Start of the program, seen from outside on a display of its own.
pkg_check_modules(XCB IMPORTED_TARGET xcb)
if(XCB_FOUND AND TARGET stellwerk)
  stellwerk_benchmark(start SOURCES bench_start.cpp xdisplay.cpp xdisplay.h
                      LINKS stellwerk_measure stellwerk::fleet stellwerk::package stellwerk::run PkgConfig::XCB)
  add_dependencies(bench_start stellwerk)
endif()
