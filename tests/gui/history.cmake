# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the own history adds to the tree of servers and jobs.
stellwerk_test(fleethabits SOURCES tst_fleethabits.cpp LINKS stellwerk::ui_fleet LABELS gui)
stellwerk_test(jobhistorysection SOURCES tst_jobhistorysection.cpp LINKS stellwerk::ui_fleet LABELS gui)
