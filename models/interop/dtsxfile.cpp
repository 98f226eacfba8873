// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dtsxfile.h"

#include "interop/xmlnode.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

const QString kSpace = u"SqlServer/Dts"_s;

// A property in either form: the attribute of formats 6 and 8, the element of 2 and 3.
QString property(const XmlNode& node, QStringView name)
{
    if (node.hasAttribute(name))
        return node.attribute(name);
    for (const XmlNode& child : node.children) {
        if (child.name == "Property"_L1 && child.attribute(u"Name") == name)
            return child.text;
    }
    return {};
}

// True and -1.
bool isTrue(const QString& text)
{
    const QString word = text.trimmed();
    return word.compare(u"True"_s, Qt::CaseInsensitive) == 0 || word == "-1"_L1 || word == "1"_L1;
}

int numberOf(const QString& text, int otherwise)
{
    bool ok = false;
    const int number = text.trimmed().toInt(&ok);
    return ok ? number : otherwise;
}

DtsxKind kindOf(const QString& type)
{
    const auto has = [&](const char* part) {
        return type.contains(QLatin1String(part), Qt::CaseInsensitive);
    };
    if (has("DbMaintenanceExecuteAgentJobTask"))
        return DtsxKind::AgentJob;
    if (has("STOCK:SEQUENCE"))
        return DtsxKind::Sequence;
    if (has("STOCK:FORLOOP") || has("STOCK:FOREACHLOOP"))
        return DtsxKind::Loop;
    // The maintenance plan's own T-SQL task carries its text in the same places.
    if (has("ExecuteSQLTask") || has("STOCK:SQLTask") || has("DbMaintenanceTSQLExecuteTask"))
        return DtsxKind::ExecuteSql;
    if (has("ExecutePackageTask") || has("STOCK:ExecutePackageTask"))
        return DtsxKind::ExecutePackage;
    return DtsxKind::Other;
}

QString childText(const XmlNode& node, QStringView name)
{
    const XmlNode* child = node.child(name);
    return child ? child->text.trimmed() : QString();
}

void readTaskData(const XmlNode& data, DtsxExecutable& task)
{
    for (const XmlNode& node : data.children) {
        if (node.name == "SqlTaskData"_L1) {
            task.connection = node.attribute(u"Connection");
            task.statement = node.attribute(u"SqlStatementSource");
            task.statementSource = node.attribute(u"SqlStmtSourceType");
            task.agentJob = node.attribute(u"AgentJobID");
            task.hasParameters = node.child(u"ParameterBinding") != nullptr;
        } else if (node.name == "ExecutePackageTask"_L1) {
            task.childPackage = childText(node, u"PackageName");
            task.connection = childText(node, u"Connection");
        }
    }
}

void readVariable(const XmlNode& node, DtsxExecutable& owner)
{
    const XmlNode* value = node.child(u"VariableValue");
    owner.variables.insert(property(node, u"Namespace") + u"::"_s + property(node, u"ObjectName"),
                           value ? value->text : QString());
}

DtsxConstraint constraintOf(const XmlNode& node)
{
    DtsxConstraint constraint;
    constraint.line = node.line;
    constraint.name = property(node, u"ObjectName");
    constraint.id = node.attribute(u"refId");
    if (constraint.id.isEmpty())
        constraint.id = property(node, u"DTSID");
    constraint.description = property(node, u"Description");
    constraint.value = numberOf(property(node, u"Value"), 0);
    constraint.evalOp = numberOf(property(node, u"EvalOp"), 2);
    constraint.logicalAnd = isTrue(property(node, u"LogicalAnd"));
    constraint.expression = property(node, u"Expression");
    constraint.from = node.attribute(u"From");
    constraint.to = node.attribute(u"To");
    for (const XmlNode& end : node.children) {
        if (end.name == "Executable"_L1)
            (isTrue(end.attribute(u"IsFrom")) ? constraint.from : constraint.to) = end.attribute(u"IDREF");
    }
    return constraint;
}

DtsxConnection connectionOf(const XmlNode& node)
{
    DtsxConnection connection;
    connection.line = node.line;
    connection.refId = node.attribute(u"refId");
    connection.dtsId = property(node, u"DTSID");
    connection.name = property(node, u"ObjectName");
    for (const XmlNode& expression : node.children) {
        if (expression.name == "PropertyExpression"_L1) {
            const QString name = expression.attribute(u"Name");
            connection.computed =
                connection.computed || name == "ConnectionString"_L1 || name == "ServerName"_L1;
        }
    }
    if (const XmlNode* data = node.child(u"ObjectData")) {
        if (const XmlNode* inner = data->child(u"ConnectionManager"))
            connection.connectionString = property(*inner, u"ConnectionString");
    }
    return connection;
}

int countExecutables(const XmlNode& node)
{
    int count = 0;
    for (const XmlNode& child : node.children)
        count += (child.name == "Executable"_L1 ? 1 : 0) + countExecutables(child);
    return count;
}

// The depth of the recursion is that of the document, which is limited.
DtsxExecutable executableOf(const XmlNode& node, const QString& parentPath)
{
    DtsxExecutable executable;
    executable.line = node.line;
    executable.name = property(node, u"ObjectName");
    executable.dtsId = property(node, u"DTSID");
    executable.path = node.attribute(u"refId");
    if (executable.path.isEmpty())
        executable.path = parentPath.isEmpty() ? u"Package"_s : parentPath + u'\\' + executable.name;
    executable.type = node.attribute(u"CreationName");
    if (executable.type.isEmpty())
        executable.type = node.attribute(u"ExecutableType");
    executable.kind = kindOf(executable.type + u' ' + node.attribute(u"ExecutableType"));
    executable.description = property(node, u"Description");
    executable.disabled = isTrue(property(node, u"Disabled"));
    const auto take = [&](const XmlNode& child) {
        if (child.name == "Executable"_L1)
            executable.children.push_back(executableOf(child, executable.path));
        else if (child.name == "PrecedenceConstraint"_L1)
            executable.constraints.push_back(constraintOf(child));
        else if (child.name == "Variable"_L1)
            readVariable(child, executable);
        else if (child.name == "EventHandler"_L1)
            executable.handlerTasks += countExecutables(child);
    };
    for (const XmlNode& child : node.children) {
        take(child);
        if (child.name == "Executables"_L1 || child.name == "PrecedenceConstraints"_L1 ||
            child.name == "Variables"_L1 || child.name == "EventHandlers"_L1) {
            for (const XmlNode& inner : child.children)
                take(inner);
        } else if (child.name == "ObjectData"_L1) {
            readTaskData(child, executable);
        } else if (child.name == "PropertyExpression"_L1) {
            executable.expressions.append(child.attribute(u"Name"));
        }
    }
    return executable;
}

void readConnections(const XmlNode& root, DtsxFile& file)
{
    for (const XmlNode& child : root.children) {
        if (child.name == "ConnectionManager"_L1)
            file.connections.push_back(connectionOf(child));
        if (child.name != "ConnectionManagers"_L1)
            continue;
        for (const XmlNode& inner : child.children) {
            if (inner.name == "ConnectionManager"_L1)
                file.connections.push_back(connectionOf(inner));
        }
    }
}

void readLayout(const XmlNode& root, DtsxFile& file)
{
    for (const XmlNode& child : root.children) {
        bool read = true;
        if (child.name == "DesignTimeProperties"_L1)
            read = readDesignTimeProperties(child.text, file);
        else if (child.name == "PackageVariable"_L1 &&
                 property(child, u"Namespace").startsWith(u"dts-designer"_s))
            read = readDiagram(property(child, u"PackageVariableValue"), file);
        file.layoutUnreadable = file.layoutUnreadable || !read;
    }
}

} // namespace

tl::expected<DtsxFile, InteropError> readDtsx(const QByteArray& bytes, const InteropProgress& progress)
{
    XmlLimits limits;
    limits.skip = {u"pipeline"_s, u"ScriptProject"_s, u"BinaryItem"_s, u"ProjectItem"_s};
    auto root = readXml(bytes, limits, progress);
    if (!root)
        return tl::unexpected(root.error());
    if (root->name != "Executable"_L1 || !root->space.contains(kSpace)) {
        return tl::unexpected(InteropError{
            {},
            root->line,
            InteropText::tr("It is XML, but no SSIS package: it begins with <%1>.").arg(root->name.left(60)),
            InteropText::tr("Choose a .dtsx file."),
            false});
    }
    if (root->child(u"EncryptedData")) {
        return tl::unexpected(InteropError{
            {},
            root->line,
            InteropText::tr("The package is encrypted as a whole."),
            InteropText::tr("Set its ProtectionLevel to DontSaveSensitive in the SSIS designer and save it."),
            false});
    }
    DtsxFile file;
    file.formatVersion = numberOf(property(*root, u"PackageFormatVersion"), 0);
    file.maxConcurrent = numberOf(property(*root, u"MaxConcurrentExecutables"), -1);
    file.package = executableOf(*root, {});
    readConnections(*root, file);
    readLayout(*root, file);
    if (progress && !progress(1.0))
        return tl::unexpected(InteropError{{}, 0, InteropText::tr("Cancelled."), {}, true});
    return file;
}

} // namespace stellwerk
