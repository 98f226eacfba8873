# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET simfleet_tds)
  stellwerk_benchmark(lanes SOURCES bench_lanes.cpp ../sim/agentbackend.cpp ../sim/agentbackend.h
    LINKS stellwerk_benchfleet stellwerk::agent simfleet_tds spdlog::spdlog Qt6::Sql)
endif()
