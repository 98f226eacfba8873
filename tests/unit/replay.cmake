# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(runtimes SOURCES tst_runtimes.cpp virtualrun.h LINKS stellwerk::run stellwerk_rapidcheck LABELS unit)
