# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

if(TARGET simfleet_tds)
  stellwerk_test(tdsmessages SOURCES tst_tdsmessages.cpp LINKS simfleet_tds Qt6::Core LABELS unit)
  stellwerk_test(tdstypes SOURCES tst_tdstypes.cpp LINKS simfleet_tds Qt6::Core LABELS unit)
endif()
