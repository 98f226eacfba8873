# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_benchmark(history SOURCES bench_history.cpp LINKS stellwerk_measure stellwerk::history)
