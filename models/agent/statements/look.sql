-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Looks for a start whose answer was lost: what was requested since (docs/architecture.md, "The run").
-- Parameters: 1 job name, 2 the server's time before the start was sent as yyyymmddHHMMSS.
-- Rights:     SELECT on sysjobs_view, syssessions, sysjobactivity, sysjobhistory.
-- Returns:    one row: jobs of that name, job id, newest session and its start, highest instance_id of older runs,
--             time, server, our login; then activity rows of the two newest sessions, newest first; then outcome rows since.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @name nvarchar(128) = ?, @since bigint = ?, @j uniqueidentifier, @n int, @s int, @h0 int;
SELECT @n = COUNT(*) FROM msdb.dbo.sysjobs_view WHERE name = @name;
IF @n = 1
  SELECT @j = job_id FROM msdb.dbo.sysjobs_view WHERE name = @name;
SELECT @s = MAX(session_id) FROM msdb.dbo.syssessions;
SELECT @h0 = ISNULL(MAX(instance_id), 0) FROM msdb.dbo.sysjobhistory
 WHERE job_id = @j AND CONVERT(bigint, run_date) * 1000000 + run_time < @since;
SELECT @n AS jobs, CONVERT(nvarchar(36), @j) AS job_id, @s AS session_id,
       (SELECT CONVERT(varchar(23), MAX(agent_start_date), 121) FROM msdb.dbo.syssessions) AS started, @h0 AS h0,
       CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs,
       CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS srv, SUSER_SNAME() AS login;
SELECT TOP (2) CONVERT(varchar(23), run_requested_date, 121) AS activity_req, run_requested_source AS source,
       CONVERT(varchar(23), start_execution_date, 121) AS start, CONVERT(varchar(23), stop_execution_date, 121) AS stop,
       last_executed_step_id, job_history_id, session_id
  FROM msdb.dbo.sysjobactivity WHERE job_id = @j ORDER BY session_id DESC;
SELECT TOP (100) CONVERT(nvarchar(36), job_id) AS outcome_job_id, instance_id, step_id, step_name, run_status, run_date,
       run_time, run_duration, retries_attempted, sql_message_id, sql_severity, message
  FROM msdb.dbo.sysjobhistory
 WHERE job_id = @j AND step_id = 0 AND CONVERT(bigint, run_date) * 1000000 + run_time >= @since
 ORDER BY instance_id;
