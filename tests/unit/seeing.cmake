# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(criticalpath SOURCES tst_criticalpath.cpp packagegen.h LINKS stellwerk::plan LABELS unit)
stellwerk_test(packagediff SOURCES tst_packagediff.cpp packagegen.h LINKS stellwerk::package stellwerk::plan LABELS unit)
