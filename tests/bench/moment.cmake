# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_benchmark(moment SOURCES bench_moment.cpp ../unit/longrun.h LINKS stellwerk_measure stellwerk::run)
target_include_directories(bench_moment PRIVATE ../unit)
