# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

if(TARGET stellwerk_canvas)
  stellwerk_benchmark(canvas SOURCES bench_canvas.cpp guimain.cpp LINKS stellwerk::canvas stellwerk_measure Qt6::Test)
endif()
