# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What helps with every command: palette, keys, undo, files that others write, screen readers.
stellwerk_test(commandpalette SOURCES tst_commandpalette.cpp shellwindow.h LINKS stellwerk::ui_shell stellwerk::translations
               LABELS gui)
stellwerk_test(shortcuts SOURCES tst_shortcuts.cpp shellwindow.h LINKS stellwerk::ui_shell LABELS gui)
stellwerk_test(undoproperties SOURCES tst_undoproperties.cpp LINKS stellwerk::canvas LABELS gui)
stellwerk_test(filewatch SOURCES tst_filewatch.cpp shellwindow.h LINKS stellwerk::ui_shell LABELS gui)
stellwerk_test(accessibility SOURCES tst_accessibility.cpp shellwindow.h LINKS stellwerk::ui_shell LABELS gui)
stellwerk_test(keyboardonly SOURCES tst_keyboardonly.cpp LINKS stellwerk::ui_shell stellwerk_simfleetprocess
               LABELS gui sim TIMEOUT 180)
stellwerk_test(canvaswindow SOURCES tst_canvaswindow.cpp shellwindow.h LINKS stellwerk::ui_shell LABELS gui)
