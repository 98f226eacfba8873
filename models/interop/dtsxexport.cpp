// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dtsxexport.h"

#include "interop/connectiontext.h"
#include "interop/dtsxexporter.h"
#include "interop/dtsxguid.h"
#include "interop/outcomescript.h"
#include "interop/startcall.h"

#include <QCryptographicHash>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

const QString kAssembly = u", Version=11.0.0.0, Culture=neutral, PublicKeyToken=89845dcd8080cc91"_s;
const QString kSqlTask12 =
    u"Microsoft.SqlServer.Dts.Tasks.ExecuteSQLTask.ExecuteSQLTask, Microsoft.SqlServer.SQLTask"_s + kAssembly;
// Provider-free: .NET's own client is wherever SSIS is, and reports every error of a batch.
const QString kAdoNet = u"ADO.NET:System.Data.SqlClient.SqlConnection, System.Data, Version=4.0.0.0, "
                        "Culture=neutral, PublicKeyToken=b77a5c561934e089"_s;
const QString kTaskDescription = u"Execute SQL Task"_s;

} // namespace

QList<int> dtsxVersions()
{
    return {2012, 2014, 2016, 2017, 2019, 2022};
}

int dtsxFormatOf(int sqlServerVersion)
{
    if (!dtsxVersions().contains(sqlServerVersion))
        return 0;
    return sqlServerVersion == 2012 ? 6 : 8;
}

DtsxExporter::DtsxExporter(const ParentPackage& package, const DtsxExportOptions& options,
                           QHash<TaskId, QString> servers, InteropReport report)
    : m_package(package)
    , m_options(options)
    , m_servers(std::move(servers))
    , m_report(std::move(report))
    , m_format(dtsxFormatOf(options.sqlServerVersion))
    , m_xml(u"<?xml version=\"1.0\"?>"_s)
{}

QString DtsxExporter::guid(const QString& kind, const QString& id) const
{
    return dtsxGuidText(dtsxGuid(m_name, kind, id));
}

QString DtsxExporter::statementOf(const Task& task) const
{
    const bool waits = m_options.way == DtsxWay::Outcome && task.mode == TaskMode::Outcome;
    return waits ? outcomeScript(task) : startScript(task);
}

QString DtsxExporter::connectionStringOf(const QString& name) const
{
    for (const Server& server : m_options.servers) {
        if (server.name.compare(name, Qt::CaseInsensitive) == 0)
            return adoConnectionString(server);
    }
    Server server;
    server.host = name; // "host\instance" and "host,port" pass as they are
    server.authentication = Authentication::Trusted;
    server.encryption = Encryption::Optional;
    return adoConnectionString(server);
}

void DtsxExporter::writeConnections()
{
    QStringList servers = m_connectionNames.keys();
    servers.sort();
    m_xml.open(u"DTS:ConnectionManagers"_s);
    for (const QString& server : std::as_const(servers)) {
        const QString name = m_connectionNames.value(server);
        m_xml.open(u"DTS:ConnectionManager"_s,
                   {{u"DTS:refId"_s, u"Package.ConnectionManagers[%1]"_s.arg(name)},
                    {u"DTS:CreationName"_s, kAdoNet},
                    {u"DTS:DTSID"_s, guid(u"connection"_s, server)},
                    {u"DTS:ObjectName"_s, name}});
        m_xml.open(u"DTS:ObjectData"_s);
        m_xml.empty(u"DTS:ConnectionManager"_s, {{u"DTS:ConnectionString"_s, connectionStringOf(server)}});
        m_xml.close();
        m_xml.close();
    }
    m_xml.close();
}

void DtsxExporter::writeVariable(const QString& id, QLatin1StringView name, const QString& value)
{
    const QString own = QString(name).section(u"::"_s, 1);
    m_xml.open(u"DTS:Variables"_s);
    m_xml.open(u"DTS:Variable"_s, {{u"DTS:CreationName"_s, QString()},
                                   {u"DTS:DTSID"_s, guid(u"variable"_s, id)},
                                   {u"DTS:IncludeInDebugDump"_s, u"2345"_s},
                                   {u"DTS:Namespace"_s, QString(kCarrySpace)},
                                   {u"DTS:ObjectName"_s, own}});
    m_xml.leaf(u"DTS:VariableValue"_s, {{u"DTS:DataType"_s, u"8"_s}}, value);
    m_xml.close();
    m_xml.close();
}

void DtsxExporter::writeTask(const Task& task)
{
    const QString type = isNew() ? u"Microsoft.ExecuteSQLTask"_s : kSqlTask12;
    const QString refId = m_refIds.value(task.id);
    const QString server = m_servers.value(task.id);
    const QString statement = statementOf(task);
    TaskCarry carry{task, {}};
    // What an import of this file would see: by the same eyes.
    const StartCalls found = findStartCalls(statement);
    const StartCall call = found.calls.value(0);
    const bool declared = found.variables.contains(u"@job_name"_s);
    carry.shown.name = m_names.value(task.id);
    carry.shown.job = declared ? found.variables.value(u"@job_name"_s) : call.job;
    carry.shown.step = declared ? found.variables.value(u"@step_name"_s) : call.step;
    carry.shown.script = found.script;
    carry.shown.source = parseConnectionString(xmlText(connectionStringOf(server))).source;
    carry.shown.description = task.note.isEmpty() ? kTaskDescription : xmlText(task.note);
    carry.shown.disabled = task.disabled;
    XmlText::Attributes attributes{{u"DTS:refId"_s, refId},
                                   {u"DTS:CreationName"_s, type},
                                   {u"DTS:Description"_s, carry.shown.description}};
    if (task.disabled)
        attributes.emplace_back(u"DTS:Disabled"_s, u"True"_s);
    attributes.emplace_back(u"DTS:DTSID"_s, guid(u"task"_s, task.id));
    attributes.emplace_back(u"DTS:ExecutableType"_s, type);
    attributes.emplace_back(u"DTS:LocaleID"_s, u"-1"_s);
    attributes.emplace_back(u"DTS:ObjectName"_s, carry.shown.name);
    attributes.emplace_back(u"DTS:ThreadHint"_s, u"0"_s);
    m_xml.open(u"DTS:Executable"_s, attributes);
    writeVariable(u"task:"_s + task.id, kTaskVariable, toVariable(carry));
    m_xml.open(u"DTS:ObjectData"_s);
    m_xml.empty(u"SQLTask:SqlTaskData"_s,
                {{u"SQLTask:Connection"_s, guid(u"connection"_s, server)},
                 {u"SQLTask:SqlStatementSource"_s, statement},
                 {u"xmlns:SQLTask"_s, u"www.microsoft.com/sqlserver/dts/tasks/sqltask"_s}});
    m_xml.close();
    m_xml.close();
}

void DtsxExporter::writeContainer(const Container& container)
{
    m_xml.open(u"DTS:Executable"_s, {{u"DTS:refId"_s, container.refId},
                                     {u"DTS:CreationName"_s, u"STOCK:SEQUENCE"_s},
                                     {u"DTS:Description"_s, u"Sequence Container"_s},
                                     {u"DTS:DTSID"_s, guid(u"group"_s, container.group)},
                                     {u"DTS:ExecutableType"_s, u"STOCK:SEQUENCE"_s},
                                     {u"DTS:LocaleID"_s, u"-1"_s},
                                     {u"DTS:ObjectName"_s, container.name}});
    writeVariable(u"group:"_s + container.group, kGroupVariable,
                  toVariable(GroupCarry{container.group, container.name}));
    m_xml.open(u"DTS:Executables"_s);
    for (const Task* task : container.tasks)
        writeTask(*task);
    m_xml.close();
    writeConstraints(m_constraintsOf.value(container.refId), container.refId);
    m_xml.close();
}

void DtsxExporter::writeConstraints(const QList<const Constraint*>& constraints, const QString& owner)
{
    if (constraints.isEmpty())
        return;
    m_xml.open(u"DTS:PrecedenceConstraints"_s);
    for (const Constraint* constraint : constraints) {
        const QString name = m_constraintNames.value(constraint->id);
        XmlText::Attributes attributes{{u"DTS:refId"_s, owner + u".PrecedenceConstraints[%1]"_s.arg(name)},
                                       {u"DTS:CreationName"_s, QString()}};
        if (!constraint->note.isEmpty())
            attributes.emplace_back(u"DTS:Description"_s, constraint->note);
        attributes.emplace_back(u"DTS:DTSID"_s, guid(u"constraint"_s, constraint->id));
        attributes.emplace_back(u"DTS:From"_s, m_refIds.value(constraint->from));
        // Of all constraints into the task together, as the designer sets it.
        attributes.emplace_back(u"DTS:LogicalAnd"_s,
                                m_joinedByOr.contains(constraint->to) ? u"False"_s : u"True"_s);
        attributes.emplace_back(u"DTS:ObjectName"_s, name);
        attributes.emplace_back(u"DTS:To"_s, m_refIds.value(constraint->to));
        if (constraint->kind != ConstraintKind::Success)
            attributes.emplace_back(u"DTS:Value"_s,
                                    constraint->kind == ConstraintKind::Failure ? u"1"_s : u"2"_s);
        m_xml.empty(u"DTS:PrecedenceConstraint"_s, attributes);
    }
    m_xml.close();
}

QString DtsxExporter::packageVariable() const
{
    PackageCarry carry;
    carry.package = m_package;
    carry.name = m_name;
    carry.description = xmlText(m_package.description);
    carry.maxConcurrent = maxConcurrent();
    for (const Task& task : m_package.tasks)
        carry.taskOrder.append(task.id);
    carry.constraints = m_package.constraints;
    for (const Constraint& constraint : m_package.constraints)
        carry.constraintText.insert(constraint.id, xmlText(constraint.note));
    for (const Container& container : m_containers)
        carry.containers.append(container.group);
    carry.shown = m_shown;
    carry.origin = m_origin;
    return toVariable(carry);
}

// Left alone, SSIS runs as many as there are processors, and two; each task that waits is one of them.
int DtsxExporter::maxConcurrent() const
{
    if (m_package.maxConcurrent || m_options.way != DtsxWay::Outcome)
        return m_package.maxConcurrent.value_or(-1);
    return int(m_package.tasks.size() + m_containers.size());
}

DtsxExport DtsxExporter::run()
{
    plan();
    planPlaces();
    remarks();
    const QString type = isNew() ? u"Microsoft.Package"_s : u"SSIS.Package.3"_s;
    XmlText::Attributes attributes{{u"xmlns:DTS"_s, u"www.microsoft.com/SqlServer/Dts"_s},
                                   {u"DTS:refId"_s, u"Package"_s},
                                   {u"DTS:CreationName"_s, type}};
    if (!m_package.description.isEmpty())
        attributes.emplace_back(u"DTS:Description"_s, m_package.description);
    attributes.emplace_back(u"DTS:DTSID"_s, guid(u"package"_s, {}));
    attributes.emplace_back(u"DTS:ExecutableType"_s, type);
    attributes.emplace_back(u"DTS:LocaleID"_s, u"1033"_s);
    if (const int most = maxConcurrent(); most != -1)
        attributes.emplace_back(u"DTS:MaxConcurrentExecutables"_s, QString::number(most));
    attributes.emplace_back(u"DTS:ObjectName"_s, m_name);
    attributes.emplace_back(u"DTS:PackageType"_s, u"5"_s);
    attributes.emplace_back(u"DTS:ProtectionLevel"_s, u"0"_s);
    attributes.emplace_back(u"DTS:VersionBuild"_s, u"1"_s);
    const QString carried = packageVariable();
    attributes.emplace_back(u"DTS:VersionGUID"_s, guid(u"version"_s, carried));
    m_xml.open(u"DTS:Executable"_s, attributes);
    m_xml.leaf(u"DTS:Property"_s, {{u"DTS:Name"_s, u"PackageFormatVersion"_s}}, QString::number(m_format));
    writeConnections();
    writeVariable(u"package"_s, kPackageVariable, carried);
    m_xml.open(u"DTS:Executables"_s);
    for (const Task& task : m_package.tasks) {
        if (!m_containerOf.contains(task.id))
            writeTask(task);
    }
    for (const Container& container : std::as_const(m_containers))
        writeContainer(container);
    m_xml.close();
    writeConstraints(m_constraintsOf.value(u"Package"_s), u"Package"_s);
    m_xml.cdata(u"DTS:DesignTimeProperties"_s, designTime());
    m_xml.close();
    m_report.sort();
    return {m_xml.text().toUtf8() + '\n', m_report};
}

tl::expected<DtsxExport, InteropError> exportDtsx(const ParentPackage& package,
                                                  const DtsxExportOptions& options)
{
    if (dtsxFormatOf(options.sqlServerVersion) == 0)
        return tl::unexpected(
            InteropError{{},
                         0,
                         InteropText::tr("There is no package format for SQL Server %1 here.")
                             .arg(options.sqlServerVersion),
                         InteropText::tr("Choose a version from 2012 to 2022."),
                         false});
    if (auto error = whyNotExported(package))
        return tl::unexpected(std::move(*error));
    InteropReport report;
    auto servers = fixedServers(package, options.servers, options.pick, report);
    if (!servers)
        return tl::unexpected(servers.error());
    return DtsxExporter(package, options, std::move(*servers), std::move(report)).run();
}

} // namespace stellwerk
