# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(canvasgroups SOURCES tst_canvasgroups.cpp canvasstage.h canvastestpackages.h LINKS stellwerk::canvas LABELS gui)
stellwerk_test(canvasnotes SOURCES tst_canvasnotes.cpp canvasstage.h canvastestpackages.h LINKS stellwerk::canvas LABELS gui)
