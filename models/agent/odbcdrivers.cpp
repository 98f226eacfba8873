// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/odbcdrivers.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QStringList>

#ifdef Q_OS_WIN
#include <qt_windows.h>

#include <sql.h>
#include <sqlext.h>
#endif

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

OdbcDriver::Family familyOf(const QString& name, const QString& library)
{
    if (name.contains("ODBC Driver 18 for SQL Server"_L1, Qt::CaseInsensitive) ||
        library.contains("msodbcsql-18"_L1))
        return OdbcDriver::Family::Microsoft18;
    if (name.contains("ODBC Driver 17 for SQL Server"_L1, Qt::CaseInsensitive) ||
        library.contains("msodbcsql-17"_L1))
        return OdbcDriver::Family::Microsoft17;
    if (name.contains("FreeTDS"_L1, Qt::CaseInsensitive) || library.contains("tdsodbc"_L1))
        return OdbcDriver::Family::FreeTds;
    return OdbcDriver::Family::Other;
}

QStringList libraryFolders()
{
    QStringList folders;
    for (const QString& root :
         {u"/usr/lib"_s, u"/usr/lib64"_s, u"/usr/local/lib"_s, u"/opt/homebrew/lib"_s}) {
        folders << root + u"/odbc"_s << root;
        const QDir multiarch(root);
        for (const QString& entry : multiarch.entryList({u"*-linux-gnu*"_s}, QDir::Dirs))
            folders << multiarch.filePath(entry) + u"/odbc"_s << multiarch.filePath(entry);
    }
    return folders;
}

QString odbcInstFile()
{
    const QString name = qEnvironmentVariable("ODBCINSTINI", u"odbcinst.ini"_s);
    if (QDir::isAbsolutePath(name))
        return name;
    return QDir(qEnvironmentVariable("ODBCSYSINI", u"/etc"_s)).filePath(name);
}

// Which rule a FreeTDS library follows for } stands in no header and no version call that works without a
// connection; the parser that knows the doubling brought an error text of its own.
bool doublesBraces(const QString& library)
{
    static QMutex mutex;
    static QHash<QString, bool> known;
    const QMutexLocker lock(&mutex);
    const auto found = known.constFind(library);
    if (found != known.constEnd())
        return *found;
    QFile file(library);
    const bool doubles =
        file.open(QIODevice::ReadOnly) && file.readAll().contains("Syntax error in connection string");
    known.insert(library, doubles);
    return doubles;
}

#ifdef Q_OS_WIN
QList<OdbcDriver> driversOfTheDriverManager()
{
    QList<OdbcDriver> drivers;
    SQLHENV environment = nullptr;
    if (SQLAllocHandle(SQL_HANDLE_ENV, nullptr, &environment) != SQL_SUCCESS)
        return drivers;
    SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION, reinterpret_cast<SQLPOINTER>(SQL_OV_ODBC3), 0);
    SQLWCHAR name[256];
    SQLSMALLINT length = 0;
    SQLUSMALLINT direction = SQL_FETCH_FIRST;
    while (SQL_SUCCEEDED(SQLDriversW(environment, direction, name, 256, &length, nullptr, 0, nullptr))) {
        OdbcDriver driver;
        driver.name = QString::fromWCharArray(name, length);
        driver.family = familyOf(driver.name, {});
        drivers.append(driver);
        direction = SQL_FETCH_NEXT;
    }
    SQLFreeHandle(SQL_HANDLE_ENV, environment);
    return drivers;
}
#endif

} // namespace

QString findDriverLibrary(const QString& name)
{
    if (QDir::isAbsolutePath(name))
        return QFileInfo::exists(name) ? name : QString();
    for (const QString& folder : libraryFolders()) {
        const QString path = folder + u'/' + name;
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

QString OdbcDriver::connectionName() const
{
    if (!registered || threading < 2)
        return name;
    const QString path = findDriverLibrary(library);
    return path.isEmpty() ? name : path;
}

bool OdbcDriver::isSerialising() const
{
    return threading >= 2 && connectionName() == name;
}

QList<OdbcDriver> parseOdbcInst(const QByteArray& ini)
{
    QList<OdbcDriver> drivers;
    for (const QByteArray& raw : ini.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            OdbcDriver driver;
            driver.name = line.sliced(1, line.size() - 2).trimmed();
            drivers.append(driver);
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 0 || drivers.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
            continue;
        const QString key = line.first(equals).trimmed().toLower();
        const QString value = line.sliced(equals + 1).trimmed();
        if (key == "driver"_L1 || (key == "driver64"_L1 && sizeof(void*) == 8))
            drivers.last().library = value;
        else if (key == "threading"_L1)
            drivers.last().threading = value.toInt();
    }
    drivers.removeIf(
        [](const OdbcDriver& driver) { return driver.library.isEmpty(); }); // [ODBC] and comments
    for (OdbcDriver& driver : drivers)
        driver.family = familyOf(driver.name, driver.library);
    return drivers;
}

QList<OdbcDriver> installedDrivers()
{
#ifdef Q_OS_WIN
    return driversOfTheDriverManager();
#else
    QList<OdbcDriver> drivers;
    if (QFile file(odbcInstFile()); file.open(QIODevice::ReadOnly))
        drivers = parseOdbcInst(file.readAll());
    const bool haveFreeTds = std::any_of(drivers.begin(), drivers.end(), [](const OdbcDriver& driver) {
        return driver.family == OdbcDriver::Family::FreeTds;
    });
    const QString library = haveFreeTds ? QString() : findDriverLibrary(u"libtdsodbc.so"_s);
    if (!library.isEmpty())
        drivers.append(OdbcDriver{library, library, OdbcDriver::Family::FreeTds, 0, false});
    for (OdbcDriver& driver : drivers) {
        if (driver.family == OdbcDriver::Family::FreeTds)
            driver.doublesBraces = doublesBraces(findDriverLibrary(driver.library));
    }
    return drivers;
#endif
}

AgentResult<OdbcDriver> chooseDriver(const QList<OdbcDriver>& drivers, const QString& wanted)
{
    AgentError error;
    error.kind = AgentError::Kind::Protocol;
    if (!wanted.isEmpty()) {
        for (const OdbcDriver& driver : drivers) {
            if (driver.name.compare(wanted, Qt::CaseInsensitive) == 0)
                return driver;
        }
        QStringList names;
        for (const OdbcDriver& driver : drivers)
            names.append(driver.name);
        error.text = QCoreApplication::translate("AgentError",
                                                 "The ODBC driver \"%1\" is not installed (installed: %2).")
                         .arg(wanted, names.isEmpty() ? u"-"_s : names.join(u", "_s));
        return tl::make_unexpected(error);
    }
    using Family = OdbcDriver::Family;
    for (const Family family : {Family::Microsoft18, Family::Microsoft17, Family::FreeTds, Family::Other}) {
        for (const OdbcDriver& driver : drivers) {
            const bool suits =
                family != Family::Other || driver.name.contains("SQL Server"_L1, Qt::CaseInsensitive);
            if (driver.family == family && suits)
                return driver;
        }
    }
    error.text = QCoreApplication::translate("AgentError", "No ODBC driver for SQL Server is installed.");
    return tl::make_unexpected(error);
}

} // namespace stellwerk
