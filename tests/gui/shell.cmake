# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(shellmodels SOURCES tst_shellmodels.cpp LINKS stellwerk::ui_shell LABELS gui)
stellwerk_test(translations SOURCES tst_translations.cpp LINKS stellwerk::translations Qt6::Core LABELS unit)
target_compile_definitions(tst_translations PRIVATE STELLWERK_LUPDATE="$<TARGET_FILE:Qt6::lupdate>")
stellwerk_test(mainwindow SOURCES tst_mainwindow.cpp LINKS stellwerk::ui_shell stellwerk_simfleetprocess
               LABELS gui sim TIMEOUT 180)
stellwerk_test(shelldocuments SOURCES tst_shelldocuments.cpp LINKS stellwerk::ui_shell stellwerk::translations LABELS gui)
stellwerk_test(inspector SOURCES tst_inspector.cpp LINKS stellwerk::ui_shell LABELS gui)
stellwerk_test(shellscale SOURCES tst_shellscale.cpp LINKS stellwerk::ui_shell LABELS gui)
stellwerk_test(runcontrols SOURCES tst_runcontrols.cpp LINKS stellwerk::ui_shell stellwerk_simfleetprocess
               LABELS gui sim TIMEOUT 180)
add_dependencies(tst_runcontrols stellwerkctl)
stellwerk_test(otherruns SOURCES tst_otherruns.cpp journalrun.h LINKS stellwerk::ui_shell LABELS gui)
