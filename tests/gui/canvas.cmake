# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(theme SOURCES tst_theme.cpp LINKS stellwerk::theme LABELS gui)
stellwerk_test(canvaseditor SOURCES tst_canvaseditor.cpp canvastestpackages.h LINKS stellwerk::canvas LABELS gui)
stellwerk_test(canvas SOURCES tst_canvas.cpp canvastestpackages.h LINKS stellwerk::canvas LABELS gui)
stellwerk_test(canvaspictures SOURCES tst_canvaspictures.cpp canvastestpackages.h LINKS stellwerk::canvas LABELS gui)
