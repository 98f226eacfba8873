# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(agentaccess SOURCES tst_agentaccess.cpp LINKS stellwerk::agent LABELS unit)
