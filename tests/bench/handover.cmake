# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_benchmark(handover SOURCES bench_handover.cpp LINKS stellwerk_benchfleet spdlog::spdlog)
