-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How the packages behind a job's SSIS steps ended (agent-facts 4.1, 4.2, 4.5). There is no key from a step to an
-- execution: these are all executions in a time, and packageverdict.h tells which are ours.
-- Parameters: 1 job id, 2 and 3 the time of the run by the server's clock, as yyyy-mm-dd hh:mm:ss.mmm, 4 the database
--             that holds sysssislog.
-- Rights:     SELECT on sysjobsteps (helpreader.h asks sp_help_jobstep instead); for what can be told also SSISDB (its views filter rows) and sysssislog.
-- Returns:    one row: may SSISDB be read, may sysssislog, and the computer's name; then the SSIS steps; then executions
--             of the catalog, oldest first, and the errors of those that ended badly with their components; then
--             executions in sysssislog, and their errors; then a row when one of them refused. What may not be read is
--             left out. Both are asked in batches of their own, because a database that is away or closed to the login
--             would fail this one as a whole. Elsewhere than in msdb packages of other computers may log, too.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?), @from nvarchar(23) = ?, @to nvarchar(23) = ?,
        @logDatabase nvarchar(128) = ?, @catalog int, @log int, @table nvarchar(300), @sql nvarchar(4000), @e int = 0,
        @m nvarchar(4000), @logError int = 0, @shared int = 1;
IF @logDatabase = N'msdb' SET @shared = 0;
SET @catalog = ISNULL(HAS_PERMS_BY_NAME(N'SSISDB.catalog.executions', N'OBJECT', N'SELECT'), 0);
SET @table = QUOTENAME(@logDatabase) + N'.dbo.sysssislog';
SET @log = ISNULL(HAS_PERMS_BY_NAME(@table, N'OBJECT', N'SELECT'), 0);
SELECT @catalog AS reads_catalog, @log AS reads_log, CONVERT(nvarchar(128), SERVERPROPERTY('MachineName')) AS machine;
IF HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobsteps', N'OBJECT', N'SELECT') = 1
  SELECT step_id AS ssis_step_id, command FROM msdb.dbo.sysjobsteps
   WHERE job_id = @j AND subsystem = N'SSIS' ORDER BY step_id;
IF @catalog = 1
BEGIN
  BEGIN TRY
    EXEC sp_executesql N'
      SELECT TOP (500) e.execution_id AS catalog_execution_id, e.folder_name, e.project_name, e.package_name, e.status,
             CONVERT(varchar(34), e.created_time, 121) AS created, CONVERT(varchar(34), e.end_time, 121) AS ended,
             e.caller_name
        FROM SSISDB.catalog.executions e
       WHERE CONVERT(datetime, e.created_time) >= CONVERT(datetime, @from, 121)
         AND CONVERT(datetime, e.created_time) <= CONVERT(datetime, @to, 121)
       ORDER BY e.execution_id;
      SELECT TOP (500) m.operation_id AS catalog_error_of, m.message, v.message_source_name, v.subcomponent_name
        FROM SSISDB.catalog.operation_messages m JOIN SSISDB.catalog.executions e ON e.execution_id = m.operation_id
        LEFT JOIN SSISDB.catalog.event_messages v ON v.event_message_id = m.operation_message_id
       WHERE m.message_type = 120 AND e.status IN (3, 4, 6)
         AND CONVERT(datetime, e.created_time) >= CONVERT(datetime, @from, 121)
         AND CONVERT(datetime, e.created_time) <= CONVERT(datetime, @to, 121)
       ORDER BY m.operation_message_id;',
      N'@from nvarchar(23), @to nvarchar(23)', @from = @from, @to = @to;
  END TRY
  BEGIN CATCH
    SELECT @e = ERROR_NUMBER(), @m = ERROR_MESSAGE();
  END CATCH;
END;
IF @log = 1
BEGIN
  SET @sql = N'
    SELECT TOP (500) CONVERT(nvarchar(36), executionid) AS log_execution_id,
           MIN(CASE WHEN event = N''PackageStart'' THEN source END) AS source,
           CONVERT(varchar(23), MIN(CASE WHEN event = N''PackageStart'' THEN starttime END), 121) AS started,
           CONVERT(varchar(23), MAX(CASE WHEN event = N''PackageEnd'' THEN starttime END), 121) AS ended,
           MIN(operator) AS account, SUM(CASE WHEN event = N''OnError'' THEN 1 ELSE 0 END) AS errors
      FROM ' + @table + N'
     WHERE starttime >= CONVERT(datetime, @from, 121) AND starttime <= CONVERT(datetime, @to, 121)
       AND event IN (N''PackageStart'', N''PackageEnd'', N''OnError'')
       AND (@shared = 0 OR computer IN (CONVERT(nvarchar(128), SERVERPROPERTY(''MachineName'')),
            CONVERT(nvarchar(128), SERVERPROPERTY(''ComputerNamePhysicalNetBIOS''))))
     GROUP BY executionid;
    SELECT TOP (500) CONVERT(nvarchar(36), executionid) AS log_error_of, message, source
      FROM ' + @table + N'
     WHERE starttime >= CONVERT(datetime, @from, 121) AND starttime <= CONVERT(datetime, @to, 121)
       AND event = N''OnError'' AND (@shared = 0 OR computer IN (CONVERT(nvarchar(128), SERVERPROPERTY(''MachineName'')),
            CONVERT(nvarchar(128), SERVERPROPERTY(''ComputerNamePhysicalNetBIOS''))))
     ORDER BY id;';
  BEGIN TRY
    EXEC sp_executesql @sql, N'@from nvarchar(23), @to nvarchar(23), @shared int', @from = @from, @to = @to,
         @shared = @shared;
  END TRY
  BEGIN CATCH
    SET @logError = ERROR_NUMBER();
  END CATCH;
END;
IF @e <> 0
  SELECT @e AS catalog_refused, @m AS msg;
IF @logError <> 0
  SELECT @logError AS log_refused;
