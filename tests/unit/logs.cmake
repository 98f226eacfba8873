# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(logstore SOURCES tst_logstore.cpp LINKS stellwerk::logs Threads::Threads LABELS unit)
stellwerk_test(logfilter SOURCES tst_logfilter.cpp LINKS stellwerk::logs LABELS unit)
stellwerk_test(loggroups SOURCES tst_loggroups.cpp LINKS stellwerk::logs LABELS unit)
