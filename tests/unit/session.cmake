# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(sessionparts SOURCES tst_sessionparts.cpp LINKS stellwerk::session LABELS unit)
stellwerk_test(logwatermark SOURCES tst_logwatermark.cpp LINKS stellwerk::session stellwerk_rapidcheck LABELS unit)
stellwerk_test(logparts SOURCES tst_logparts.cpp LINKS stellwerk::session spdlog::spdlog LABELS unit)
