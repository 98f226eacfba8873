// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"
#include "interop/interopreport.h"
#include "package/parentpackage.h"

#include <tl/expected.hpp>

#include <QHash>
#include <QUuid>

namespace stellwerk {

struct DtsxImportOptions
{
    // What tasks become that only start their job in SSIS: there they succeed as soon as the agent answered.
    TaskMode mode = TaskMode::Outcome;
    QList<Server> servers; // the registry, for finding the servers that connections mean
    // Names of jobs by id: SSIS's own task may know its job by the id it has on one server only.
    QHash<QUuid, QString> jobNames;
};

struct DtsxImport
{
    ParentPackage package;
    InteropReport report;
    int formatVersion = 0;
    int started = 0;      // tasks that start a job
    int placeholders = 0; // disabled tasks that stand for what is no job start
    int groups = 0;
};

// Makes a parent package of a .dtsx (docs/interop.md says what becomes what). What was not understood, or
// means something else now, is in the report with its place in the file. Any thread; pure but for reading the
// file.
[[nodiscard]] tl::expected<DtsxImport, InteropError>
importDtsx(const QByteArray& bytes, const DtsxImportOptions& options, const InteropProgress& progress = {});
[[nodiscard]] tl::expected<DtsxImport, InteropError>
importDtsxFile(const QString& file, const DtsxImportOptions& options, const InteropProgress& progress = {});

} // namespace stellwerk
