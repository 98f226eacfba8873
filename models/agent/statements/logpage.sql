-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is new in the three logs of a server, a page of each, oldest first: history of the Agent's jobs, sysssislog,
-- and the messages of SSISDB (agent-facts 1.5, 4.2, 4.5).
-- Parameters: 1 to 3 which logs are wanted (1 or 0): history, sysssislog, SSISDB; 4 how many rows of each; 5 rows back
--             and 6 seconds back, for a log that is asked for the first time (seconds, if not 0); 7 also events of pure
--             progress (1 or 0); 8 the database that holds sysssislog; 9 to 11 numbers above which rows are new, -1 the
--             first time: instance_id, id, operation_message_id; 12 the highest execution_id known, or -1.
-- Rights:     SELECT on sysjobhistory and sysjobs_view (helplogpage.sql asks sp_help_jobhistory instead), on
--             sysssislog in its database, and on SSISDB's views, which filter rows. What may not be read is left out.
-- Returns:    one row: clock, computer, which logs may be read (1 yes, 0 no, NULL: not there or not shown) and which
--             databases are there; then for each log a row with the number from which on it was read and the highest
--             there is, and its rows; before the messages of SSISDB the executions that are new; last a row for each
--             log that refused. sysssislog and SSISDB are asked in batches of their own, because a database that is
--             away or closed to the login would fail this one as a whole.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 1000;
DECLARE @wantHistory int = ?, @wantLog int = ?, @wantCatalog int = ?, @top int = ?, @back int = ?, @ago int = ?,
        @all int = ?, @logDatabase nvarchar(128) = ?, @aboveHistory bigint = ?, @aboveLog bigint = ?,
        @aboveMessage bigint = ?, @aboveExecution bigint = ?, @history int = 0, @log int, @catalog int,
        @table nvarchar(300), @sql nvarchar(4000), @logError int = 0, @logText nvarchar(4000),
        @catalogError int = 0, @catalogText nvarchar(4000);
IF HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobhistory', N'OBJECT', N'SELECT') = 1
   AND HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobs_view', N'OBJECT', N'SELECT') = 1
  SET @history = 1;
SET @table = QUOTENAME(@logDatabase) + N'.dbo.sysssislog';
SET @log = HAS_PERMS_BY_NAME(@table, N'OBJECT', N'SELECT');
SET @catalog = HAS_PERMS_BY_NAME(N'SSISDB.catalog.operation_messages', N'OBJECT', N'SELECT');
SELECT CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS page_now,
       CONVERT(nvarchar(128), SERVERPROPERTY('MachineName')) AS machine, @history AS reads_history, @log AS reads_log,
       CASE WHEN DB_ID(@logDatabase) IS NULL THEN 0 ELSE 1 END AS has_log, @catalog AS reads_catalog,
       CASE WHEN DB_ID(N'SSISDB') IS NULL THEN 0 ELSE 1 END AS has_catalog;
IF @wantHistory = 1 AND @history = 1
BEGIN
  IF @aboveHistory < 0 AND @ago > 0
    SELECT @aboveHistory = ISNULL(MIN(instance_id) - 1, -1) FROM msdb.dbo.sysjobhistory
     WHERE run_date >= CONVERT(int, CONVERT(varchar(8), DATEADD(second, -@ago, GETDATE()), 112));
  IF @aboveHistory < 0 AND @ago > 0
    SET @back = 0;
  IF @aboveHistory < 0
    SELECT @aboveHistory = ISNULL(MAX(instance_id), 0) - @back FROM msdb.dbo.sysjobhistory;
  SELECT @aboveHistory AS page_history_from, ISNULL(MAX(instance_id), 0) AS newest FROM msdb.dbo.sysjobhistory;
  SELECT TOP (@top) CONVERT(nvarchar(36), h.job_id) AS page_history_job_id, h.instance_id, h.step_id, h.step_name,
         h.run_status, h.run_date, h.run_time, h.run_duration, h.retries_attempted, h.sql_message_id, h.sql_severity,
         h.message, j.name
    FROM msdb.dbo.sysjobhistory h LEFT JOIN msdb.dbo.sysjobs_view j ON j.job_id = h.job_id
   WHERE h.instance_id > @aboveHistory
   ORDER BY h.instance_id;
END;
IF @wantLog = 1 AND @log = 1
BEGIN
  SET @sql = N'
    IF @above < 0 AND @ago > 0
      SELECT @above = ISNULL(MIN(id) - 1, -1) FROM ' + @table + N'
       WHERE starttime >= DATEADD(second, -@ago, GETDATE());
    IF @above < 0 AND @ago > 0
      SET @back = 0;
    IF @above < 0
      SELECT @above = ISNULL(MAX(id), 0) - @back FROM ' + @table + N';
    SELECT @above AS page_log_from, ISNULL(MAX(id), 0) AS newest FROM ' + @table + N';
    SELECT TOP (@top) l.id AS page_log_id, l.event, l.computer, l.operator, l.source,
           CONVERT(nvarchar(36), l.sourceid) AS sourceid, CONVERT(nvarchar(36), l.executionid) AS executionid,
           CONVERT(varchar(23), l.starttime, 121) AS at, l.datacode, l.message
      FROM ' + @table + N' l
     WHERE l.id > @above
       AND (@all = 1 OR l.event NOT IN (N''OnPreValidate'', N''OnPostValidate'', N''OnPreExecute'', N''OnPostExecute'',
            N''OnProgress'', N''OnExecStatusChanged'', N''OnVariableValueChanged'', N''Diagnostic'', N''DiagnosticEx''))
     ORDER BY l.id;';
  BEGIN TRY
    EXEC sp_executesql @sql, N'@above bigint, @top int, @back int, @ago int, @all int', @above = @aboveLog, @top = @top,
         @back = @back, @ago = @ago, @all = @all;
  END TRY
  BEGIN CATCH
    SELECT @logError = ERROR_NUMBER(), @logText = ERROR_MESSAGE();
  END CATCH;
END;
IF @wantCatalog = 1 AND @catalog = 1
BEGIN
  BEGIN TRY
    EXEC sp_executesql N'
      IF @above < 0 AND @ago > 0
        SELECT @above = ISNULL(MIN(operation_message_id) - 1, -1) FROM SSISDB.catalog.operation_messages
         WHERE message_time >= DATEADD(second, -@ago, SYSDATETIMEOFFSET());
      IF @above < 0 AND @ago > 0
        SET @back = 0;
      IF @above < 0
        SELECT @above = ISNULL(MAX(operation_message_id), 0) - @back FROM SSISDB.catalog.operation_messages;
      SELECT @above AS page_catalog_from, ISNULL(MAX(operation_message_id), 0) AS newest
        FROM SSISDB.catalog.operation_messages;
      SELECT TOP (1000) execution_id AS page_execution_id, folder_name, project_name, package_name
        FROM SSISDB.catalog.executions WHERE execution_id > @execution ORDER BY execution_id DESC;
      SELECT TOP (@top) m.operation_message_id AS page_message_id, m.operation_id,
             CONVERT(varchar(34), m.message_time, 121) AS at, m.message_type, m.message_source_type, m.message,
             e.package_name, e.event_name, e.message_source_name, e.subcomponent_name, e.execution_path
        FROM SSISDB.catalog.operation_messages m
        LEFT JOIN SSISDB.catalog.event_messages e ON e.event_message_id = m.operation_message_id
       WHERE m.operation_message_id > @above
         AND (@all = 1 OR m.message_type NOT IN (10, 20, 30, 40, 50, 60, 80, 90, 140)
              OR (m.message_source_type = 30 AND m.message_type IN (30, 40)))
       ORDER BY m.operation_message_id;',
      N'@above bigint, @execution bigint, @top int, @back int, @ago int, @all int', @above = @aboveMessage,
      @execution = @aboveExecution, @top = @top, @back = @back, @ago = @ago, @all = @all;
  END TRY
  BEGIN CATCH
    SELECT @catalogError = ERROR_NUMBER(), @catalogText = ERROR_MESSAGE();
  END CATCH;
END;
IF @logError <> 0
  SELECT @logError AS page_log_refused, @logText AS msg;
IF @catalogError <> 0
  SELECT @catalogError AS page_catalog_refused, @catalogText AS msg;
