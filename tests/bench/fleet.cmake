# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET stellwerk_ui_fleet)
  stellwerk_benchmark(fleet SOURCES bench_fleet.cpp watchdog.cpp watchdog.h
    LINKS stellwerk_benchfleet stellwerk::ui_fleet stellwerk::theme spdlog::spdlog)
endif()
