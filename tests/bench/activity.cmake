# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET stellwerk_ui_activity)
  stellwerk_benchmark(activity SOURCES bench_activity.cpp guimain.cpp watchdog.cpp watchdog.h LINKS stellwerk_measure stellwerk::ui_activity)
endif()
