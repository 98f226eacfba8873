// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace stellwerk {

// An ODBC driver as odbcinst.ini registers it, or as it lies on the disk.
struct OdbcDriver
{
    enum class Family { FreeTds, Microsoft17, Microsoft18, Other };
    QString name;    // section of odbcinst.ini, or the library's path when it is not registered
    QString library; // as written there; may be a bare file name
    Family family = Family::Other;
    int threading = 0; // unixODBC's level; 2 and 3 let the program's threads wait for each other
    bool registered = true;
    // A doubled } in a braced value means one. FreeTDS up to 1.3 takes the value as it stands up to "};".
    bool doublesBraces = true;

    bool operator==(const OdbcDriver&) const = default;
    // What stands after DRIVER=. A path where the section would serialise the threads: the driver manager
    // reads Threading from the section that the name leads to, and a path leads to none.
    [[nodiscard]] QString connectionName() const;
    [[nodiscard]] bool isSerialising() const; // and there is no way around it: the diagnostics warn
};

[[nodiscard]] QList<OdbcDriver> parseOdbcInst(const QByteArray& ini);
// Those registered (ODBCSYSINI and ODBCINSTINI are honoured), and FreeTDS if it is only installed.
[[nodiscard]] QList<OdbcDriver> installedDrivers();
// `wanted` by name (any case), or the best: Driver 18, 17, FreeTDS, any other that names SQL Server.
[[nodiscard]] AgentResult<OdbcDriver> chooseDriver(const QList<OdbcDriver>& drivers, const QString& wanted);
// Where the library of that name lies; empty when it is not found.
[[nodiscard]] QString findDriverLibrary(const QString& name);

} // namespace stellwerk
