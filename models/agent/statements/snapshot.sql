-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- All jobs of a server with steps, activity and past runs, in one round trip.
-- Parameters: 1 how many of the newest outcome rows to read.
-- Rights:     SELECT on sysjobs_view, syscategories, sysjobservers, sysjobsteps, syssessions, sysjobactivity,
--             sysjobhistory.
-- Returns:    server info; jobs; steps (commands of SSIS steps only); activity of the newest session; outcome rows,
--             newest first; the Agent's service status (nothing without VIEW SERVER STATE).
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @top int = ?;
SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS server_name,
       CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')) AS product_version,
       CONVERT(nvarchar(128), SERVERPROPERTY('Edition')) AS edition,
       CONVERT(int, SERVERPROPERTY('EngineEdition')) AS engine_edition, @@VERSION AS version_text,
       CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
SELECT CONVERT(nvarchar(36), j.job_id) AS known_job_id, j.name, j.enabled, c.name AS category, j.description,
       SUSER_SNAME(j.owner_sid) AS owner,
       (SELECT COUNT(*) FROM msdb.dbo.sysjobservers s WHERE s.job_id = j.job_id) AS targets
  FROM msdb.dbo.sysjobs_view j LEFT JOIN msdb.dbo.syscategories c ON c.category_id = j.category_id
 ORDER BY j.name;
SELECT CONVERT(nvarchar(36), job_id) AS step_job_id, step_id, step_name, subsystem,
       CASE WHEN subsystem = N'SSIS' THEN command END AS command
  FROM msdb.dbo.sysjobsteps ORDER BY job_id, step_id;
SELECT CONVERT(nvarchar(36), job_id) AS activity_job_id, CONVERT(varchar(23), run_requested_date, 121) AS req,
       CONVERT(varchar(23), start_execution_date, 121) AS start, CONVERT(varchar(23), stop_execution_date, 121) AS stop,
       CONVERT(varchar(23), next_scheduled_run_date, 121) AS next
  FROM msdb.dbo.sysjobactivity WHERE session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions);
SELECT TOP (@top) CONVERT(nvarchar(36), job_id) AS history_job_id, instance_id, run_status, run_date, run_time, run_duration
  FROM msdb.dbo.sysjobhistory WHERE step_id = 0 AND run_status <> 4 ORDER BY instance_id DESC;
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
