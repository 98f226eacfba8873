# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The program's own history, filled from a simulated fleet.
stellwerk_test(historyfill SOURCES tst_historyfill.cpp LINKS stellwerk::session stellwerk_simfleetprocess LABELS sim TIMEOUT 240)
