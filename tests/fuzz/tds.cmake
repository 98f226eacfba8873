# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

if(TARGET simfleet_tds)
  stellwerk_test(tdsfuzz SOURCES tst_tdsfuzz.cpp LINKS simfleet_tds Qt6::Core LABELS fuzz TIMEOUT 120)
endif()
