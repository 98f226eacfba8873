# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The T-SQL that exports hold, run by the simulated fleet over the real driver.
stellwerk_test(outcomescript SOURCES tst_outcomescript.cpp
  LINKS stellwerk::interop stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 240)
