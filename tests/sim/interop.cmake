# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The T-SQL that exports hold, run by the simulated fleet over the real driver.
foreach(script outcomescript planscript)
  stellwerk_test(${script} SOURCES tst_${script}.cpp scriptstage.h
    LINKS stellwerk::interop stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
endforeach()
