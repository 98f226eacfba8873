# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(logmodel SOURCES tst_logmodel.cpp LINKS stellwerk::logs LABELS model)
