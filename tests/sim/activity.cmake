# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What runs and what failed, read from a simulated fleet.
stellwerk_test(activityreading SOURCES tst_activityreading.cpp LINKS stellwerk::session stellwerk_simfleetprocess LABELS sim TIMEOUT 180)
add_dependencies(tst_activityreading stellwerkctl)
