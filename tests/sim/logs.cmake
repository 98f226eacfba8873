# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The logs of a simulated fleet: pages of them, and the merged log fed from them.
stellwerk_test(logpage SOURCES tst_logpage.cpp LINKS stellwerk::agent stellwerk_simfleetprocess Qt6::Sql LABELS sim TIMEOUT 120)
stellwerk_test(logfeed SOURCES tst_logfeed.cpp LINKS stellwerk::session stellwerk_simfleetprocess LABELS sim TIMEOUT 240)
