// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportcommand.h"

#include "interop/dtsxexport.h"
#include "interop/tsqlexport.h"
#include "package/packagefile.h"

#include <QFileInfo>

namespace stellwerk {

using namespace Qt::StringLiterals;

ExitCode ExportCommand::refuse(const QString& text, const QString& nextStep)
{
    if (console().isJson())
        console().document(
            QJsonObject{{u"exported"_s, false}, {u"text"_s, text}, {u"next_step"_s, nextStep}});
    console().error(text, nextStep);
    return ExitCode::Usage;
}

tl::expected<ExportCommand::Made, InteropError> ExportCommand::make(const QString& file,
                                                                    const QString& format)
{
    const auto loaded = loadPackage(file);
    if (!loaded)
        return tl::unexpected(InteropError{file, 0, loaded.error().message(), {}, false});
    const QList<Server> servers = session()->servers();
    const bool pick = arguments().has(u"pick"_s);
    if (format == "tsql"_L1) {
        auto made = exportTsql(loaded->package, {arguments().value(u"local"_s), pick, servers});
        if (!made)
            return tl::unexpected(made.error());
        return Made{std::move(made->bytes), std::move(made->report)};
    }
    DtsxExportOptions options;
    options.servers = servers;
    options.pick = pick;
    options.way = arguments().value(u"way"_s) == "classic"_L1 ? DtsxWay::Classic : DtsxWay::Outcome;
    options.sqlServerVersion = arguments().value(u"sql-server"_s, u"2022"_s).toInt();
    auto made = exportDtsx(loaded->package, options);
    if (!made)
        return tl::unexpected(made.error());
    return Made{std::move(made->bytes), std::move(made->report)};
}

void ExportCommand::start()
{
    const QString file = arguments().positionals.first();
    const QString out = arguments().value(u"output"_s);
    const QString format = arguments().value(u"to"_s, QFileInfo(out).suffix().toLower() == "sql"_L1
                                                          ? u"tsql"_s
                                                          : QFileInfo(out).suffix().toLower());
    const QString way = arguments().value(u"way"_s, u"outcome"_s);
    if (out.isEmpty()) {
        finish(refuse(u"where to?"_s, u"Name the file: -o OUT."_s));
        return;
    }
    if (format != "dtsx"_L1 && format != "tsql"_L1) {
        finish(refuse(u"--to is dtsx or tsql, not '%1'"_s.arg(format)));
        return;
    }
    if (way != "outcome"_L1 && way != "classic"_L1) {
        finish(refuse(u"--way is outcome or classic, not '%1'"_s.arg(way)));
        return;
    }
    if (QFileInfo::exists(out) && !arguments().has(u"force"_s)) {
        finish(refuse(u"%1 is there already; nothing was written"_s.arg(out),
                      u"Choose another name, or replace it with --force."_s));
        return;
    }
    if (!openSession(context().configFolder))
        return;
    auto made = make(file, format);
    if (!made) {
        InteropError error = made.error();
        if (error.file.isEmpty())
            error.file = file;
        QString nextStep = std::exchange(error.nextStep, {});
        if (error.code == "several_servers"_L1)
            nextStep += u" --pick takes it."_s;
        finish(refuse(error.message(), nextStep));
        return;
    }
    if (const auto written = writeExport(made->bytes, out); !written) {
        finish(refuse(written.error().message()));
        return;
    }
    tell(file, format, out, *made);
    finish(ExitCode::Succeeded);
}

void ExportCommand::tell(const QString& file, const QString& format, const QString& out, const Made& made)
{
    if (console().isJson()) {
        console().document(QJsonObject{{u"file"_s, file},
                                       {u"exported"_s, true},
                                       {u"output"_s, out},
                                       {u"to"_s, format},
                                       {u"bytes"_s, made.bytes.size()},
                                       {u"warnings"_s, made.report.warnings()},
                                       {u"remarks"_s, made.report.toJson()}});
        return;
    }
    for (const Remark& remark : made.report.remarks)
        console().line((remark.weight == Remark::Weight::Warning ? u"warning: "_s : u"note: "_s) +
                       describe(remark));
    console().line(u"Wrote %1 (%2 KB)."_s.arg(out).arg((made.bytes.size() + 1023) / 1024));
}

} // namespace stellwerk
