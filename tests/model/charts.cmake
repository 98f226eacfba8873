# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(chartmodels SOURCES tst_chartmodels.cpp LINKS stellwerk::run LABELS model)
