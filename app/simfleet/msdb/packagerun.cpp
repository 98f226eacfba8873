// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/packagerun.h"

#include "msdb/text.h"

#include <algorithm>

namespace simfleet::msdb {

namespace {

constexpr int kTicks = 30;                  // at most so many writes per package
constexpr int kDataCodeError = -1073548784; // DTS_E_… of a failed statement

struct EventKind
{
    const char* event;
    int messageType;
};
constexpr EventKind kEventKinds[] = {
    {"OnError", 120},       {"OnWarning", 110},     {"OnInformation", 70}, {"OnPreValidate", 10},
    {"OnPostValidate", 20}, {"OnPreExecute", 30},   {"OnPostExecute", 40}, {"OnProgress", 60},
    {"OnTaskFailed", 130},  {"OnQueryCancel", 100}, {"PackageStart", 30},  {"PackageEnd", 40},
};

int messageType(std::string_view event)
{
    for (const EventKind& kind : kEventKinds) {
        if (event == kind.event)
            return kind.messageType;
    }
    return -1;
}

std::u16string withoutExtension(std::u16string_view package)
{
    constexpr std::u16string_view kExtension = u".dtsx";
    if (package.size() > kExtension.size() && sameName(package.substr(package.size() - 5), kExtension))
        package.remove_suffix(5);
    return std::u16string(package);
}

std::u16string information(int nth, const std::u16string& task, Random& random)
{
    switch (nth % 4) {
    case 0:
        return u"\"OLE DB Destination\" wrote " + decimal(random.between(1200, 480000)) + u" rows.";
    case 1:
        return u"Execute phase is beginning.";
    case 2:
        return u"Buffer manager allocated " + decimal(random.between(2, 40)) + u" megabyte(s) in " +
               decimal(random.between(1, 12)) + u" physical buffer(s) for " + task + u".";
    default:
        return u"Lookup processed " + decimal(random.between(800, 90000)) + u" rows in the cache of " + task +
               u".";
    }
}

} // namespace

PackageRun::PackageRun(const PackageHost& host, const SsisSpec& package, SimTime begin, SimDuration duration,
                       const std::optional<std::u16string>& error, bool log, Random random)
    : m_host(host)
    , m_package(package)
    , m_name(withoutExtension(package.package))
    , m_begin(begin)
    , m_duration(duration)
    , m_error(error)
    , m_log(log)
{
    if (m_package.tasks.empty())
        m_package.tasks = {u"Extract", u"Transform", u"Load"};
    m_execution.bytes.fill(0);
    m_execution = makeGuid(random.next(), toUtf8(m_name));
    if (m_host.catalog)
        openExecution();
    if (m_log)
        plan(random);
    m_tick = std::max(SimDuration(200), m_duration / kTicks);
    m_nextTick = m_begin;
}

std::optional<SimTime> PackageRun::due() const
{
    if (m_written >= m_records.size())
        return std::nullopt;
    return std::max(m_nextTick, timeOf(m_records[m_written]));
}

void PackageRun::advance(SimTime at)
{
    const WriteGroup group(m_host.database);
    while (m_written < m_records.size() && timeOf(m_records[m_written]) <= at) {
        const Record& record = m_records[m_written++];
        write(record, timeOf(record));
    }
    m_nextTick = at + m_tick;
}

void PackageRun::finish(SimTime at)
{
    m_duration = at - m_begin;
    advance(at);
    if (m_executionId != 0) {
        writeStatistics(at, !m_error.has_value());
        closeExecution(at, m_error ? 4 : 7, {});
    }
}

void PackageRun::cancel(SimTime at, std::u16string_view by)
{
    if (m_log)
        write({0, "OnQueryCancel", -1, 0, u""}, at);
    m_written = m_records.size();
    if (m_executionId != 0)
        closeExecution(at, 3, by);
}

void PackageRun::vanish()
{
    m_written = m_records.size();
}

void PackageRun::add(double moment, const char* event, int source, std::u16string message, int dataCode)
{
    m_records.push_back({moment, event, source, dataCode, std::move(message)});
}

void PackageRun::plan(Random& random)
{
    const int tasks = static_cast<int>(m_package.tasks.size());
    // A failing package fails in its last task but one, if it has several.
    const int failing = m_error ? std::max(0, tasks - 2) : tasks;
    add(0, "PackageStart", -1, u"Beginning of package execution.\r\n");
    add(0, "OnPreValidate", -1, u"");
    add(0.01, "OnPostValidate", -1, u"");
    add(0.01, "OnPreExecute", -1, u"");
    for (int task = 0; task < tasks && task <= failing; ++task)
        planTask(task, random);
    if (m_error)
        planError(failing);
    add(1, "OnPostExecute", -1, u"");
    add(1, "PackageEnd", -1, u"End of package execution.\r\n", m_error ? 1 : 0);
    std::stable_sort(m_records.begin(), m_records.end(),
                     [](const Record& a, const Record& b) { return a.moment < b.moment; });
}

void PackageRun::planTask(int task, Random& random)
{
    const int tasks = static_cast<int>(m_package.tasks.size());
    const double begin = 0.02 + 0.96 * task / tasks;
    const double length = 0.95 / tasks;
    const std::u16string& name = m_package.tasks[static_cast<std::size_t>(task)];
    add(begin, "OnPreExecute", task, u"");
    add(begin, "OnPreValidate", task, u"");
    add(begin, "OnPostValidate", task, u"");
    // 6 rows of the package, 5 of each task; the rest of the volume is information and progress.
    const int extra = std::max(1, (m_package.logRows - 6 - 5 * tasks) / tasks);
    for (int i = 0; i < extra; ++i) {
        const double moment = begin + length * (i + 1) / (extra + 1);
        if (i % 3 == 2) {
            const int percent = 100 * (i + 1) / (extra + 1);
            add(moment, "OnProgress", task, u"Executing query: " + decimal(percent) + u" percent complete.",
                percent);
        } else {
            add(moment, "OnInformation", task, information(i, name, random), 1074016266);
        }
    }
    const int warnings = (m_package.warnings + tasks - 1 - task) / tasks;
    for (int i = 0; i < warnings; ++i) {
        add(begin + length * (i + 0.5) / (warnings + 0.5), "OnWarning", task,
            u"Truncation may occur due to inserting data from data flow column \"Description\" with a length "
            u"of 400 "
            u"to database column \"Description\" with a length of 200.",
            -2147381246);
    }
    const bool fails = m_error && task == std::max(0, tasks - 2);
    if (!fails)
        add(begin + length, "OnPostExecute", task, u"");
}

void PackageRun::planError(int task)
{
    // The error is logged once for the task and again, as it bubbles, for what encloses it.
    const double moment = 0.99;
    std::u16string text = *m_error;
    if (text.empty())
        text = u"Executing the query \"EXEC dbo.LoadStage\" failed with the following error: \"Conversion "
               u"failed.\".";
    add(moment, "OnError", task, text, kDataCodeError);
    add(moment, "OnError", -1, text, kDataCodeError);
    add(moment, "OnTaskFailed", task, u"");
    add(moment, "OnPostExecute", task, u"");
    add(moment, "OnWarning", -1,
        u"SSIS Warning Code DTS_W_MAXIMUMERRORCOUNTREACHED.  The Execution method succeeded, but the number "
        u"of errors "
        u"raised (1) reached the maximum allowed (1); resulting in failure.",
        -2147381246);
}

SimTime PackageRun::timeOf(const Record& record) const
{
    return m_begin + SimDuration(static_cast<SimDuration::rep>(record.moment *
                                                               static_cast<double>(m_duration.count())));
}

std::u16string PackageRun::sourceName(int source) const
{
    return source < 0 ? m_name : m_package.tasks[static_cast<std::size_t>(source)];
}

Guid PackageRun::sourceId(int source) const
{
    return makeGuid(m_host.seed,
                    toUtf8(m_package.project + u"/" + m_package.package + u"/" + sourceName(source)));
}

void PackageRun::write(const Record& record, SimTime at)
{
    const std::u16string source = sourceName(record.source);
    if (m_host.log)
        m_host.log({at, record.event, m_host.server, m_host.account, source, sourceId(record.source),
                    m_execution, m_host.time->localTicks(at), record.dataCode, record.message});
    if (m_executionId != 0)
        writeCatalogMessage(record, at, source);
}

void PackageRun::writeCatalogMessage(const Record& record, SimTime at, const std::u16string& source)
{
    const std::string event = record.event;
    const bool packageLevel = record.source < 0;
    const int type = messageType(event);
    const int sourceType = packageLevel ? 30 : 40;
    const std::u16string path = packageLevel ? u"\\" + m_name : u"\\" + m_name + u"\\" + source;
    std::u16string message = source + u":";
    if (record.message.empty())
        message += event == "OnPreValidate"    ? u"Validation has started."
                   : event == "OnPostValidate" ? u"Validation is complete."
                   : event == "OnPreExecute"   ? u"Start."
                   : event == "OnPostExecute"  ? u"Finished."
                                               : u"Task failed.";
    else
        message += (event == "OnError"     ? u"Error: "
                    : event == "OnWarning" ? u"Warning: "
                                           : u"Information: ") +
                   record.message;
    const std::string when = m_host.time->offsetText(at);
    (*m_host.statements)(
        "INSERT INTO SSISDB_catalog_operation_messages(operation_id, message_time, message_type,"
        " message_source_type, message) VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(m_executionId, when, type, sourceType, message)
        .run();
    (*m_host.statements)(
        "INSERT INTO SSISDB_catalog_event_messages(event_message_id, operation_id, message_time,"
        " message_type, message_source_type, message, package_name, event_name,"
        " message_source_name, message_source_id, package_path, execution_path, threadID,"
        " message_code, subcomponent_name)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, ?13, ?14)")
        .bind(lastIdentity(m_host.database), m_executionId, when, type, sourceType, message,
              m_package.package, event, source, u"{" + guidString(sourceId(record.source)) + u"}",
              packageLevel ? std::u16string(u"\\Package") : u"\\Package\\" + source, path, record.dataCode,
              event == "OnError" && !m_package.component.empty() ? Value(m_package.component) : Value())
        .run();
}

void PackageRun::openExecution()
{
    const std::string begin = m_host.time->offsetText(m_begin);
    const Binary sid{1};
    (*m_host.statements)("INSERT INTO SSISDB_catalog_operations(operation_type, created_time, object_type,"
                         " object_name, status, start_time, caller_sid, caller_name, process_id, server_name,"
                         " machine_name) VALUES (200, ?1, 20, ?2, 2, ?1, ?3, ?4, ?5, ?6, ?6)")
        .bind(begin, m_package.project, sid, m_host.account, 4000 + static_cast<int>(m_host.seed % 1000),
              m_host.server)
        .run();
    m_executionId = lastIdentity(m_host.database);
    (*m_host.statements)(
        "INSERT INTO SSISDB_catalog_executions(execution_id, folder_name, project_name,"
        " package_name, project_lsn, executed_as_sid, executed_as_name, use32bitruntime,"
        " operation_type, created_time, object_type, status, start_time, caller_sid,"
        " caller_name, process_id, server_name, machine_name, total_physical_memory_kb,"
        " available_physical_memory_kb, total_page_file_kb, available_page_file_kb, cpu_count)"
        " VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, 0, 200, ?7, 20, 2, ?7, ?5, ?6, ?8, ?9, ?9,"
        " 67108864, 21474836, 77594624, 29360128, 8)")
        .bind(m_executionId, m_package.folder, m_package.project, m_package.package, sid, m_host.account,
              begin, 4000 + static_cast<int>(m_executionId % 20000), m_host.server)
        .run();
}

void PackageRun::closeExecution(SimTime at, int status, std::u16string_view stoppedBy)
{
    const std::string end = m_host.time->offsetText(at);
    const Value by = stoppedBy.empty() ? Value() : Value(std::u16string(stoppedBy));
    (*m_host.statements)("UPDATE SSISDB_catalog_executions SET status = ?2, end_time = ?3, "
                         "stopped_by_name = ?4 WHERE execution_id = ?1")
        .bind(m_executionId, status, end, by)
        .run();
    (*m_host.statements)("UPDATE SSISDB_catalog_operations SET status = ?2, end_time = ?3, "
                         "stopped_by_name = ?4 WHERE operation_id = ?1")
        .bind(m_executionId, status, end, by)
        .run();
}

void PackageRun::writeStatistics(SimTime at, bool success)
{
    const int tasks = static_cast<int>(m_package.tasks.size());
    const int failing = success ? tasks : std::max(0, tasks - 2);
    StorageStatement& insert =
        (*m_host.statements)("INSERT INTO SSISDB_catalog_executable_statistics(execution_id, executable_id,"
                             " execution_path, start_time, end_time, execution_duration, execution_result)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    const auto put = [&](int id, const std::u16string& path, SimTime begin, SimTime end, bool good) {
        insert
            .bind(m_executionId, id, path, m_host.time->offsetText(begin), m_host.time->offsetText(end),
                  static_cast<std::int64_t>((end - begin).count()), good ? 0 : 1)
            .run();
    };
    for (int task = 0; task < tasks && task <= failing; ++task) {
        const SimTime begin = m_begin + m_duration * task / tasks;
        put(task + 2, u"\\" + m_name + u"\\" + m_package.tasks[static_cast<std::size_t>(task)], begin,
            begin + m_duration / tasks, task != failing);
    }
    put(1, u"\\" + m_name, m_begin, at, success);
}

} // namespace simfleet::msdb
