# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(sessionparts SOURCES tst_sessionparts.cpp LINKS stellwerk::session LABELS unit)
