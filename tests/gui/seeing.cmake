# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(canvassearch SOURCES tst_canvassearch.cpp canvastestpackages.h LINKS stellwerk::canvas LABELS gui)
stellwerk_test(outline SOURCES tst_outline.cpp canvastestpackages.h LINKS stellwerk::ui_outline LABELS gui)
stellwerk_test(packagediffview SOURCES tst_packagediffview.cpp canvastestpackages.h designwindow.h testdialogs.h
               LINKS stellwerk::ui_shell LABELS gui)
stellwerk_test(canvasexport SOURCES tst_canvasexport.cpp canvastestpackages.h designwindow.h testdialogs.h
               LINKS stellwerk::ui_shell Qt6::Svg LABELS gui)
