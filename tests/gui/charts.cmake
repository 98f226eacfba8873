# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(chartpanels SOURCES tst_chartpanels.cpp givenhistory.h LINKS stellwerk::ui_charts LABELS gui)
stellwerk_test(timeline SOURCES tst_timeline.cpp timelinestage.h LINKS stellwerk::ui_charts LABELS gui)
stellwerk_test(timelinetold SOURCES tst_timelinetold.cpp timelinestage.h LINKS stellwerk::ui_charts LABELS gui)
stellwerk_test(timelineforecast SOURCES tst_timelineforecast.cpp givenhistory.h LINKS stellwerk::ui_charts LABELS gui)
