# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_benchmark(overhead SOURCES bench_overhead.cpp LINKS stellwerk_benchfleet)
