# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(runtimes SOURCES tst_runtimes.cpp virtualrun.h LINKS stellwerk::run stellwerk_rapidcheck LABELS unit)
stellwerk_test(runmoment SOURCES tst_runmoment.cpp longrun.h virtualrun.h LINKS stellwerk::run stellwerk_rapidcheck LABELS unit)
stellwerk_test(runcompare SOURCES tst_runcompare.cpp virtualrun.h LINKS stellwerk::run stellwerk_rapidcheck LABELS unit)
stellwerk_test(runlist SOURCES tst_runlist.cpp LINKS stellwerk::run LABELS unit)
