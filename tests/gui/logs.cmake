# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(logpanel SOURCES tst_logpanel.cpp logpanelstage.h LINKS stellwerk::ui_logs LABELS gui)
stellwerk_test(logdock SOURCES tst_logdock.cpp logpanelstage.h LINKS stellwerk::ui_logs LABELS gui)
