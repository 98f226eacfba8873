# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What reaches a person who looks elsewhere, and the report from the window.
stellwerk_test(notificationrules SOURCES tst_notificationrules.cpp LINKS stellwerk::ui_notify LABELS unit)
stellwerk_test(runnotices SOURCES tst_runnotices.cpp journalrun.h shellwindow.h testdialogs.h LINKS stellwerk::ui_shell LABELS gui)
# A session bus of its own; without the packaged daemon there is nothing to test against.
find_program(STELLWERK_DBUS_DAEMON dbus-daemon)
if(TARGET Qt6::DBus AND STELLWERK_DBUS_DAEMON)
  stellwerk_test(desktopnotifications SOURCES tst_desktopnotifications.cpp LINKS stellwerk::ui_notify LABELS gui)
endif()
