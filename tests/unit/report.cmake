# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(runreport SOURCES tst_runreport.cpp virtualrun.h packagegen.h LINKS stellwerk::report stellwerk::translations stellwerk_rapidcheck
               LABELS unit)
