# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_benchmark(runmachine SOURCES bench_runmachine.cpp LINKS stellwerk_measure stellwerk::run)
