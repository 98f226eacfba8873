// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Packages made by hand after the published facts (no real file stands here): the same in the old and in the
// new form.
namespace dtsxsamples {

inline QByteArray package8(const QByteArray& body, const QByteArray& connections = {})
{
    return "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n"
           "<DTS:Executable xmlns:DTS=\"www.microsoft.com/SqlServer/Dts\" DTS:refId=\"Package\" "
           "DTS:CreationName=\"Microsoft.Package\" DTS:DTSID=\"{00000000-0000-0000-0000-0000000000AA}\" "
           "DTS:ExecutableType=\"Microsoft.Package\" DTS:ObjectName=\"Parent\" "
           "DTS:MaxConcurrentExecutables=\"4\">\n"
           "<DTS:Property DTS:Name=\"PackageFormatVersion\">8</DTS:Property>\n"
           "<DTS:ConnectionManagers>\n"
           "<DTS:ConnectionManager DTS:refId=\"Package.ConnectionManagers[SRV1]\" "
           "DTS:CreationName=\"ADO.NET:SQL\" "
           "DTS:DTSID=\"{00000000-0000-0000-0000-0000000000C1}\" DTS:ObjectName=\"SRV1\"><DTS:ObjectData>"
           "<DTS:ConnectionManager DTS:ConnectionString=\"Data Source=srv1.corp;Initial Catalog=msdb;User "
           "ID=loader;Password=s3cret;\" /></DTS:ObjectData></DTS:ConnectionManager>\n"
           "<DTS:ConnectionManager DTS:refId=\"Package.ConnectionManagers[Local]\" "
           "DTS:CreationName=\"OLEDB\" "
           "DTS:DTSID=\"{00000000-0000-0000-0000-0000000000C2}\" DTS:ObjectName=\"Local\"><DTS:ObjectData>"
           "<DTS:ConnectionManager DTS:ConnectionString=\"Provider=SQLNCLI11.1;Data "
           "Source=(local);Integrated "
           "Security=SSPI;\" /></DTS:ObjectData></DTS:ConnectionManager>\n" +
           connections + "</DTS:ConnectionManagers>\n" + body + "\n</DTS:Executable>\n";
}

// An Execute SQL Server Agent Job task.
inline QByteArray agentJob(const QByteArray& path, const QByteArray& name, const QByteArray& job,
                           const QByteArray& more = {})
{
    return "<DTS:Executable DTS:refId=\"" + path + "\\" + name +
           "\" DTS:CreationName=\"Microsoft.DbMaintenanceExecuteAgentJobTask\" DTS:Description=\"Execute SQL "
           "Server "
           "Agent Job Task\" DTS:DTSID=\"{" +
           name + "}\" DTS:ExecutableType=\"Microsoft.DbMaintenanceExecuteAgentJobTask\" DTS:ObjectName=\"" +
           name + "\" " + more +
           ">\n<DTS:Variables />\n<DTS:ObjectData><SQLTask:SqlTaskData "
           "SQLTask:Connection=\"{00000000-0000-0000-0000-0000000000C1}\" SQLTask:ServerVersion=\"9\" "
           "SQLTask:AgentJobID=\"" +
           job +
           "\" xmlns:SQLTask=\"www.microsoft.com/sqlserver/dts/tasks/sqltask\" "
           "/></DTS:ObjectData>\n</DTS:Executable>\n";
}

inline QByteArray sqlTask(const QByteArray& path, const QByteArray& name, const QByteArray& statement,
                          const QByteArray& more = {}, const QByteArray& data = {})
{
    return "<DTS:Executable DTS:refId=\"" + path + "\\" + name +
           "\" DTS:CreationName=\"Microsoft.ExecuteSQLTask\" DTS:DTSID=\"{" + name +
           "}\" DTS:ExecutableType=\"Microsoft.ExecuteSQLTask\" DTS:ObjectName=\"" + name + "\" " + more +
           ">\n<DTS:ObjectData><SQLTask:SqlTaskData "
           "SQLTask:Connection=\"{00000000-0000-0000-0000-0000000000C1}\" "
           "SQLTask:SqlStatementSource=\"" +
           statement + "\" " + data +
           " xmlns:SQLTask=\"www.microsoft.com/sqlserver/dts/tasks/sqltask\" />"
           "</DTS:ObjectData>\n</DTS:Executable>\n";
}

inline QByteArray constraint(const QByteArray& owner, const QByteArray& name, const QByteArray& from,
                             const QByteArray& to, const QByteArray& more = "DTS:LogicalAnd=\"True\"")
{
    return "<DTS:PrecedenceConstraint DTS:refId=\"" + owner + ".PrecedenceConstraints[" + name +
           "]\" DTS:CreationName=\"\" DTS:DTSID=\"{" + name + "}\" DTS:From=\"" + from +
           "\" DTS:ObjectName=\"" + name + "\" DTS:To=\"" + to + "\" " + more + " />\n";
}

inline QByteArray executables(const QByteArray& body)
{
    return "<DTS:Executables>\n" + body + "</DTS:Executables>\n";
}

inline QByteArray constraints(const QByteArray& body)
{
    return "<DTS:PrecedenceConstraints>\n" + body + "</DTS:PrecedenceConstraints>\n";
}

inline QByteArray sequence(const QByteArray& path, const QByteArray& name, const QByteArray& body,
                           const QByteArray& more = {})
{
    return "<DTS:Executable DTS:refId=\"" + path + "\\" + name +
           "\" DTS:CreationName=\"STOCK:SEQUENCE\" DTS:DTSID=\"{" + name +
           "}\" DTS:ExecutableType=\"STOCK:SEQUENCE\" DTS:ObjectName=\"" + name + "\" " + more + ">\n" +
           body + "</DTS:Executable>\n";
}

inline QByteArray layout(const QByteArray& nodes)
{
    return "<DTS:DesignTimeProperties><![CDATA[<?xml version=\"1.0\"?>\n<!-- places -->\n<Objects "
           "Version=\"8\">\n"
           "<Package design-time-name=\"Package\"><LayoutInfo><GraphLayout Capacity=\"4\" "
           "xmlns=\"clr-namespace:X;assembly=Y\" "
           "xmlns:x=\"http://schemas.microsoft.com/winfx/2006/xaml\">\n" +
           nodes + "</GraphLayout></LayoutInfo></Package></Objects>]]></DTS:DesignTimeProperties>\n";
}

// The form of 2005 and 2008: everything in elements, constraints by id.
inline QByteArray old(const QByteArray& version)
{
    const auto property = [](const QByteArray& name, const QByteArray& value) {
        return "<DTS:Property DTS:Name=\"" + name + "\">" + value + "</DTS:Property>";
    };
    const auto task = [&](const QByteArray& name, const QByteArray& id, const QByteArray& disabled) {
        return "<DTS:Executable "
               "DTS:ExecutableType=\"Microsoft.SqlServer.Dts.Tasks.ExecuteSQLTask.ExecuteSQLTask, "
               "Microsoft.SqlServer.SQLTask, Version=9.0.242.0, Culture=neutral, "
               "PublicKeyToken=89845dcd8080cc91\">" +
               property("ObjectName", name) + property("DTSID", id) +
               property("Description", "What it does") + property("Disabled", disabled) +
               "<DTS:ObjectData><SQLTask:SqlTaskData SQLTask:Connection=\"{C1}\" "
               "SQLTask:SqlStatementSource=\"exec "
               "msdb.dbo.sp_start_job N'" +
               name +
               " job'\" xmlns:SQLTask=\"www.microsoft.com/sqlserver/dts/tasks/sqltask\"/></DTS:ObjectData>"
               "</DTS:Executable>\n";
    };
    return "<?xml version=\"1.0\"?><DTS:Executable xmlns:DTS=\"www.microsoft.com/SqlServer/Dts\" "
           "DTS:ExecutableType=\"MSDTS.Package.1\">\n" +
           property("PackageFormatVersion", version) + property("MaxConcurrentExecutables", "-1") +
           "<DTS:ConnectionManager>" + property("ObjectName", "SRV") + property("DTSID", "{C1}") +
           "<DTS:ObjectData><DTS:ConnectionManager>" +
           property("ConnectionString", "Provider=SQLNCLI;Data Source=OLD1\\A;PWD=s3cret;") +
           "</DTS:ConnectionManager></DTS:ObjectData></DTS:ConnectionManager>\n" +
           "<DTS:PackageVariable>"
           "<DTS:Property DTS:Name=\"PackageVariableValue\" DTS:DataType=\"8\">&lt;Package "
           "xmlns:dwd=\"http://schemas.microsoft.com/DataWarehouse/Designer/1.0\"&gt;&lt;dds&gt;"
           "&lt;ddscontrol controlprogid=\"DdsShapes.DdsObjectManagedBridge.1\" left=\"0\" top=\"2540\" "
           "width=\"3598\" "
           "height=\"1164\"&gt;&lt;layoutobject&gt;&lt;ddsxmlobj&gt;&lt;property name=\"LogicalObject\" "
           "value=\"{T1}\"/&gt;&lt;/ddsxmlobj&gt;&lt;/layoutobject&gt;&lt;/ddscontrol&gt;"
           "&lt;ddscontrol controlprogid=\"MSDDS.Text\" left=\"1\" top=\"1\"/&gt;"
           "&lt;/dds&gt;&lt;/Package&gt;</DTS:Property>" +
           property("Namespace", "dts-designer-1.0") + property("ObjectName", "x") +
           "</DTS:PackageVariable>\n" + task("First", "{T1}", "0") + task("Second", "{T2}", "-1") +
           task("Third", "{T3}", "0") + "<DTS:PrecedenceConstraint>" + property("Value", "2") +
           property("EvalOp", "2") + property("LogicalAnd", "0") +
           "<DTS:Executable IDREF=\"{T1}\" DTS:IsFrom=\"-1\"/><DTS:Executable IDREF=\"{T3}\" "
           "DTS:IsFrom=\"0\"/>" +
           property("ObjectName", "Constraint") + property("DTSID", "{P1}") +
           "</DTS:PrecedenceConstraint>\n" + "<DTS:PrecedenceConstraint>" + property("Value", "0") +
           property("LogicalAnd", "0") +
           "<DTS:Executable IDREF=\"{T2}\" DTS:IsFrom=\"-1\"/><DTS:Executable IDREF=\"{T3}\" "
           "DTS:IsFrom=\"0\"/>" +
           property("ObjectName", "Constraint 1") + property("DTSID", "{P2}") +
           "</DTS:PrecedenceConstraint>\n" + property("ObjectName", "Old parent") +
           property("DTSID", "{00}") + "</DTS:Executable>";
}

} // namespace dtsxsamples
