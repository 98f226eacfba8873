# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_benchmark(logs SOURCES bench_logs.cpp measure.cpp measure.h watchdog.cpp watchdog.h LINKS stellwerk::logs)
if(TARGET stellwerk_ui_logs)
  stellwerk_benchmark(logpanel SOURCES bench_logpanel.cpp guimain.cpp measure.cpp measure.h watchdog.cpp watchdog.h
                      LINKS stellwerk::ui_logs Qt6::Test)
endif()
