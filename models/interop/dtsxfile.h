// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/interopreport.h"

#include <tl/expected.hpp>

#include <QHash>
#include <QPointF>
#include <QSizeF>
#include <QString>

#include <vector>

namespace stellwerk {

// What stands in a .dtsx, whatever its format version (2 and 3: properties as elements, 6 and 8: as
// attributes), as far as a parent package is concerned. Nothing is interpreted yet.

enum class DtsxKind {
    Sequence,
    Loop,     // For and Foreach Loop containers
    AgentJob, // Execute SQL Server Agent Job
    ExecuteSql,
    ExecutePackage,
    Other,
};

struct DtsxConstraint
{
    QString id; // its refId or DTSID
    QString name;
    QString description;
    QString from; // refId or DTSID
    QString to;
    int value = 0;  // 0 success, 1 failure, 2 completion
    int evalOp = 2; // 1 expression, 2 constraint, 3 both, 4 either
    bool logicalAnd = false;
    QString expression;
    int line = 0;
};

struct DtsxExecutable
{
    QString path;  // the refId; in formats without one made from the names
    QString dtsId; // "{GUID}"
    QString name;
    QString type; // CreationName or ExecutableType as written
    QString description;
    DtsxKind kind = DtsxKind::Other;
    bool disabled = false;
    int line = 0;
    QString connection;      // of a SQL task: a connection manager's DTSID (or name)
    QString statement;       // Execute SQL
    QString statementSource; // "DirectInput", "Variable", "FileConnection"; empty: DirectInput
    bool hasParameters = false;
    QString agentJob;                  // Execute SQL Server Agent Job: a job's id, or its name
    QString childPackage;              // Execute Package
    QStringList expressions;           // properties that are computed at run time
    QHash<QString, QString> variables; // "Namespace::Name" → value, its own ones
    int handlerTasks = 0;              // tasks in its event handlers
    std::vector<DtsxExecutable> children;
    std::vector<DtsxConstraint> constraints;
};

struct DtsxConnection
{
    QString dtsId;
    QString refId;
    QString name;
    QString connectionString; // may hold a password: never to be shown or written
    bool computed = false;    // an expression sets it at run time
    int line = 0;
};

struct DtsxPlace
{
    QPointF at; // top left, relative to the container that holds it
    QSizeF size;
    double header = 0; // of a container: its content begins below
};

struct DtsxAnnotation
{
    QString id;
    QString parent; // path of the container
    QString text;
    QPointF at;
    QSizeF size;
};

struct DtsxFile
{
    int formatVersion = 0; // 0: not given
    DtsxExecutable package;
    std::vector<DtsxConnection> connections;
    int maxConcurrent = -1;
    QHash<QString, DtsxPlace> places; // by refId, or by DTSID in formats 2 and 3
    std::vector<DtsxAnnotation> annotations;
    int annotationsTooMany = 0;
    int unreadAnnotations = 0; // of formats 2 and 3
    bool layoutUnreadable = false;
};

// Refused with a reason: not XML, over the limits, not an SSIS package, encrypted as a whole.
[[nodiscard]] tl::expected<DtsxFile, InteropError> readDtsx(const QByteArray& bytes,
                                                            const InteropProgress& progress = {});

// The layout sections of both families, into the file's places and annotations. False: not readable.
bool readDesignTimeProperties(const QString& text, DtsxFile& file);
bool readDiagram(const QString& text, DtsxFile& file);

} // namespace stellwerk
