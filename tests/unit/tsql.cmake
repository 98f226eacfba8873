# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

if(TARGET simfleet_sql)
  stellwerk_test(tsqlselect SOURCES tst_tsqlselect.cpp tsqlserver.h LINKS simfleet_sql LABELS unit)
  stellwerk_test(tsqlerrors SOURCES tst_tsqlerrors.cpp tsqlserver.h LINKS simfleet_sql LABELS unit)
  stellwerk_test(tsqlflow SOURCES tst_tsqlflow.cpp tsqlserver.h LINKS simfleet_sql LABELS unit)
  stellwerk_test(tsqlfunctions SOURCES tst_tsqlfunctions.cpp tsqlserver.h LINKS simfleet_sql stellwerk_rapidcheck
    LABELS unit)
endif()
