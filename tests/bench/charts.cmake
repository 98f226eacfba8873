# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

if(TARGET stellwerk_ui_charts)
  stellwerk_benchmark(charts SOURCES bench_charts.cpp guimain.cpp LINKS stellwerk_measure stellwerk::ui_charts)
endif()
