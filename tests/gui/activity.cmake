# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Pages in the centre's tabs, and the page "Fleet activity".
stellwerk_test(centrepages SOURCES tst_centrepages.cpp shellwindow.h testdialogs.h LINKS stellwerk::ui_shell LABELS gui)
stellwerk_test(activitypage SOURCES tst_activitypage.cpp activitystage.h testdialogs.h LINKS stellwerk::ui_activity LABELS gui)
stellwerk_test(activitywindow SOURCES tst_activitywindow.cpp shellwindow.h testdialogs.h LINKS stellwerk::ui_shell LABELS gui)
