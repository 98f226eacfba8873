# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(ctl SOURCES tst_ctl.cpp LINKS stellwerk::ctl LABELS unit)
stellwerk_test(ctldisplay SOURCES tst_ctldisplay.cpp LINKS stellwerk::ctl LABELS unit)
