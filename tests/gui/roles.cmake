# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(testtext SOURCES tst_testtext.cpp LINKS stellwerk::ui_shell LABELS gui)
