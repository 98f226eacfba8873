# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_benchmark(makespan SOURCES bench_makespan.cpp LINKS stellwerk_benchfleet spdlog::spdlog)
