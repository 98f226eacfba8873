# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(startcall SOURCES tst_startcall.cpp LINKS stellwerk::interop LABELS unit)
stellwerk_test(dtsximport SOURCES tst_dtsximport.cpp dtsxsamples.h LINKS stellwerk::interop LABELS unit)
stellwerk_test(dtsxfiles SOURCES tst_dtsxfiles.cpp dtsxsamples.h LINKS stellwerk::interop LABELS unit)
stellwerk_test(dtsxexport SOURCES tst_dtsxexport.cpp packagegen.h LINKS stellwerk::interop stellwerk::plan LABELS unit)
stellwerk_test(ctlinterop SOURCES tst_ctlinterop.cpp dtsxsamples.h LINKS stellwerk::ctl LABELS unit)
