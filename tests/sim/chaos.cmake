# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(chaos SOURCES tst_chaos.cpp sessionscenario.h
  LINKS stellwerk::session stellwerk_simfleetprocess LABELS sim)
add_dependencies(tst_chaos stellwerkctl)
