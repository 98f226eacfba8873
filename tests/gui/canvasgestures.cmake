# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

foreach(area adding connecting moving order)
  stellwerk_test(canvas${area} SOURCES tst_canvas${area}.cpp canvasfixture.h canvastestpackages.h
                 LINKS stellwerk::canvas LABELS gui)
endforeach()
stellwerk_test(canvashost SOURCES tst_canvashost.cpp shellwindow.h testdialogs.h LINKS stellwerk::ui_shell LABELS gui)
