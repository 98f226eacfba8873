# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

stellwerk_test(package SOURCES tst_package.cpp LINKS stellwerk::package stellwerk::plan stellwerk_rapidcheck spdlog::spdlog LABELS unit)
stellwerk_test(packagecheck SOURCES tst_packagecheck.cpp LINKS stellwerk::package LABELS unit)
stellwerk_test(plan SOURCES tst_plan.cpp LINKS stellwerk::plan stellwerk_rapidcheck LABELS unit)
stellwerk_test(runmachine SOURCES tst_runmachine.cpp machinestage.h LINKS stellwerk::run LABELS unit)
stellwerk_test(runproperties SOURCES tst_runproperties.cpp virtualrun.h LINKS stellwerk::run stellwerk_rapidcheck LABELS unit)
stellwerk_test(journal SOURCES tst_journal.cpp virtualrun.h LINKS stellwerk::run LABELS unit)
stellwerk_test(runner SOURCES tst_runner.cpp runscene.h LINKS stellwerk::run LABELS unit)
stellwerk_test(runrecovery SOURCES tst_runrecovery.cpp virtualrun.h LINKS stellwerk::run stellwerk_rapidcheck LABELS unit)
stellwerk_test(runresume SOURCES tst_runresume.cpp runscene.h LINKS stellwerk::run LABELS unit)
stellwerk_test(runcontrol SOURCES tst_runcontrol.cpp machinestage.h LINKS stellwerk::run LABELS unit)
stellwerk_test(windowwatch SOURCES tst_windowwatch.cpp LINKS stellwerk::run LABELS unit)
stellwerk_test(runforecast SOURCES tst_runforecast.cpp LINKS stellwerk::run LABELS unit)
