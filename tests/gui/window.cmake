# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The window around everything: pages, arrangement, session, settings, work in the background.
stellwerk_test(freshness SOURCES tst_freshness.cpp LINKS stellwerk::theme LABELS gui)
stellwerk_test(pagesbeside SOURCES tst_pagesbeside.cpp shellwindow.h testdialogs.h LINKS stellwerk::ui_shell LABELS gui)
foreach(area backgroundtasks perspectives selectionlink settingsdialog viewfreshness)
  stellwerk_test(${area} SOURCES tst_${area}.cpp shellwindow.h testdialogs.h LINKS stellwerk::ui_shell LABELS gui)
endforeach()
stellwerk_test(longworks SOURCES tst_longworks.cpp LINKS stellwerk::ui_shell stellwerk_simfleetprocess LABELS gui sim
               TIMEOUT 120)
