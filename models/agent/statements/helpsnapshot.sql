-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- snapshot.sql for a login that may not read the tables: all jobs it sees, through the procedures (agent-facts 2.4-2.7).
-- Their rows cannot be caught with INSERT ... EXEC (8164) and are put together by the client.
-- Rights:     EXECUTE on sp_help_job, sp_help_jobactivity, sp_help_jobhistory: any SQLAgent role of msdb. A user of
--             SQLAgentUserRole sees its own jobs only.
-- Returns:    server info; jobs; activity of the newest session; outcome rows, newest first (all that are kept: the
--             procedure has no limit); the Agent's service status (nothing without VIEW SERVER STATE).
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS server_name,
       CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')) AS product_version,
       CONVERT(nvarchar(128), SERVERPROPERTY('Edition')) AS edition,
       CONVERT(int, SERVERPROPERTY('EngineEdition')) AS engine_edition, @@VERSION AS version_text,
       CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
EXEC msdb.dbo.sp_help_job;
EXEC msdb.dbo.sp_help_jobactivity;
EXEC msdb.dbo.sp_help_jobhistory @step_id = 0, @mode = 'FULL';
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
