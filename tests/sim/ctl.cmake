# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
stellwerk_test(fleetsession SOURCES tst_fleetsession.cpp sessionscenario.h
  LINKS stellwerk::session stellwerk_simfleetprocess LABELS sim)
stellwerk_test(sessionruns SOURCES tst_sessionruns.cpp sessionscenario.h
  LINKS stellwerk::session stellwerk_simfleetprocess LABELS sim)
stellwerk_test(ctlsim SOURCES tst_ctlsim.cpp sessionscenario.h
  LINKS stellwerk::session stellwerk_simfleetprocess LABELS sim)
add_dependencies(tst_ctlsim stellwerkctl)
