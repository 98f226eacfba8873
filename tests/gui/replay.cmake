# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(runsmodel SOURCES tst_runsmodel.cpp LINKS stellwerk::ui_runs LABELS gui)
stellwerk_test(pastruns SOURCES tst_pastruns.cpp pastrunstage.h shellwindow.h LINKS stellwerk::ui_shell LABELS gui)
