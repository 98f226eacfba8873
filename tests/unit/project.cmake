# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(sourcerules SOURCES tst_sourcerules.cpp LINKS Qt6::Core LABELS unit)
