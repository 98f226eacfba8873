// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/dtsxcarry.h"
#include "interop/dtsxexport.h"
#include "interop/xmltext.h"

#include <QHash>
#include <QRectF>
#include <QSet>
#include <QUuid>

namespace stellwerk {

// Writes one package as .dtsx. Of dtsxexport*.cpp only.
class DtsxExporter
{
public:
    DtsxExporter(const ParentPackage& package, const DtsxExportOptions& options,
                 QHash<TaskId, QString> servers, InteropReport report);
    [[nodiscard]] DtsxExport run();

private:
    struct Node // of the designer's picture: absolute, and as it is written
    {
        QString refId;
        QPointF at;
    };
    struct Container
    {
        GroupId group;
        QString name;
        QString refId;
        QList<const Task*> tasks;
        QRectF frame; // on SSIS's canvas, without its header
    };

    void plan();       // names, containers
    void planPlaces(); // where SSIS is shown what
    void planContainers();
    void remarks();
    [[nodiscard]] QString uniqueName(QSet<QString>& used, const QString& wanted,
                                     const QString& otherwise) const;
    [[nodiscard]] QString guid(const QString& kind, const QString& id) const;
    [[nodiscard]] QString statementOf(const Task& task) const;
    [[nodiscard]] QString connectionStringOf(const QString& server) const;

    void writeConnections();
    void writeTask(const Task& task);
    void writeContainer(const Container& container);
    void writeConstraints(const QList<const Constraint*>& constraints, const QString& owner);
    void writeVariable(const QString& id, QLatin1StringView name, const QString& value);
    [[nodiscard]] QString designTime() const;
    [[nodiscard]] QString packageVariable() const;
    // What SSIS is told; -1: its own choice.
    [[nodiscard]] int maxConcurrent() const;
    [[nodiscard]] bool isNew() const { return m_format >= 8; }

    const ParentPackage& m_package;
    const DtsxExportOptions& m_options;
    const QHash<TaskId, QString> m_servers;
    InteropReport m_report;
    const int m_format;
    XmlText m_xml;
    QString m_name; // of the package, as SSIS has it
    QHash<TaskId, QString> m_names;
    QHash<TaskId, QString> m_refIds;
    QHash<QString, QString> m_connectionNames; // by server
    QHash<ConstraintId, QString> m_constraintNames;
    QSet<TaskId> m_joinedByOr;
    QList<Container> m_containers;
    QHash<TaskId, qsizetype> m_containerOf;
    QHash<QString, QPointF> m_shown;                          // tasks and notes, SSIS's canvas
    QPointF m_origin;                                         // SSIS's canvas + this = ours
    QHash<QString, QList<const Constraint*>> m_constraintsOf; // by the owner's refId
};

} // namespace stellwerk
