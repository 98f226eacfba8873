# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The program's own history of job runs.
stellwerk_test(historystore SOURCES tst_historystore.cpp historypages.h LINKS stellwerk::history LABELS unit)
stellwerk_test(historyfile SOURCES tst_historyfile.cpp historypages.h LINKS stellwerk::history LABELS unit)
stellwerk_test(habits SOURCES tst_habits.cpp LINKS stellwerk::history stellwerk_rapidcheck LABELS unit)
stellwerk_test(keptdurations SOURCES tst_keptdurations.cpp historypages.h LINKS stellwerk::session LABELS unit)
