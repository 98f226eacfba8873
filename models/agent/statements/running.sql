-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the jobs that run now are doing: steps finished, steps that failed although their job goes on, the step that runs.
-- Parameters: 1 the day (yyyymmdd) on which the oldest of these runs began.
-- Rights:     SELECT on sysjobactivity, syssessions, sysjobhistory; EXECUTE on sp_help_job for the step that runs (left
--             out without it).
-- Returns:    the server's time; an activity row a job that runs or waits to; rows of steps that failed or are tried
--             again; the running jobs' rows of sp_help_job, last: where the Agent XPs are off it raises 15281.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @day int = ?, @s int;
SELECT @s = MAX(session_id) FROM msdb.dbo.syssessions;
SELECT CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
SELECT CONVERT(nvarchar(36), job_id) AS activity_job_id, CONVERT(varchar(23), run_requested_date, 121) AS req,
       run_requested_source AS source, CONVERT(varchar(23), start_execution_date, 121) AS start, last_executed_step_id
  FROM msdb.dbo.sysjobactivity
 WHERE session_id = @s AND run_requested_date IS NOT NULL AND stop_execution_date IS NULL;
SELECT TOP (500) CONVERT(nvarchar(36), h.job_id) AS trouble_job_id, h.step_id, h.step_name, h.run_status, h.run_date,
       h.run_time, LEFT(h.message, 1000) AS message
  FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobactivity a ON a.job_id = h.job_id
 WHERE a.session_id = @s AND a.start_execution_date IS NOT NULL AND a.stop_execution_date IS NULL
   AND h.step_id > 0 AND h.run_status IN (0, 2) AND h.run_date >= @day
 ORDER BY h.instance_id DESC;
IF HAS_PERMS_BY_NAME(N'msdb.dbo.sp_help_job', N'OBJECT', N'EXECUTE') = 1
  EXEC msdb.dbo.sp_help_job @execution_status = 0;
