# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What failed, and the grid of outcomes: pure parts and the questions to the history.
stellwerk_test(activity SOURCES tst_activity.cpp historypages.h LINKS stellwerk::activity stellwerk_rapidcheck LABELS unit)
