-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Starts a job and tells what was there before, so that this run can be recognised later (agent-facts 3.3).
-- Parameters: 1 job name, 2 name of the step to begin with or NULL, 3 is 1 when a disabled job must not be started
--             (sp_start_job itself never asks).
-- Rights:     SELECT on sysjobs_view, syssessions, sysjobhistory, sysjobactivity; EXECUTE on sp_start_job and the
--             right to start this job. VIEW SERVER STATE for the Agent's state (left out without it).
-- Returns:    one row: rc, err, sev, st, msg, job_id, session_id, h0, hist0, req0, t0, now_ofs, srv, 1 when it was not
--             started because it is disabled, 1 when a run was under way before;
--             then 0 or 1 row: the job's activity right after; then 0 or 1 row: status of the Agent's service, 0 none.
-- One TRY around it all: where the state before cannot be read (229), nothing is started.
-- Not in a transaction, in autocommit. The job is started by id where its name is unique: sp_start_job trims names.
SET NOCOUNT ON;
DECLARE @name nvarchar(128) = ?, @step nvarchar(128) = ?, @refuse int = ?, @off int = 0,
        @j uniqueidentifier, @n int, @rc int = -1, @e int = 0, @sev int, @st int, @m nvarchar(4000), @h0 int, @s int, @req0 datetime, @hist0 int, @open0 int = 0, @t0 datetime = GETDATE();
BEGIN TRY
  SELECT @n = COUNT(*) FROM msdb.dbo.sysjobs_view WHERE name = @name;
  IF @n = 1
    SELECT @j = job_id, @off = CASE WHEN enabled = 0 THEN @refuse ELSE 0 END
      FROM msdb.dbo.sysjobs_view WHERE name = @name;
  SELECT @s = MAX(session_id) FROM msdb.dbo.syssessions;
  SELECT @h0 = ISNULL(MAX(instance_id), 0) FROM msdb.dbo.sysjobhistory;
  SELECT @req0 = run_requested_date, @hist0 = job_history_id,
       @open0 = CASE WHEN run_requested_date IS NOT NULL AND stop_execution_date IS NULL THEN 1 ELSE 0 END
    FROM msdb.dbo.sysjobactivity WHERE session_id = @s AND job_id = @j;
  IF @n = 1 AND @off = 0
    EXEC @rc = msdb.dbo.sp_start_job @job_id = @j, @step_name = @step, @output_flag = 0;
  IF @n <> 1
    EXEC @rc = msdb.dbo.sp_start_job @job_name = @name, @step_name = @step, @output_flag = 0;
END TRY
BEGIN CATCH
  SELECT @e = ERROR_NUMBER(), @sev = ERROR_SEVERITY(), @st = ERROR_STATE(), @m = ERROR_MESSAGE();
END CATCH;
SELECT @rc AS rc, @e AS err, @sev AS sev, @st AS st, @m AS msg, CONVERT(nvarchar(36), @j) AS job_id,
       @s AS session_id, @h0 AS h0, @hist0 AS hist0, CONVERT(varchar(23), @req0, 121) AS req0,
       CONVERT(varchar(23), @t0, 121) AS t0, CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs,
       CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS srv, @off AS disabled, @open0 AS open0;
SELECT CONVERT(varchar(23), run_requested_date, 121) AS after_req, run_requested_source AS source,
       CONVERT(varchar(23), start_execution_date, 121) AS start, CONVERT(varchar(23), stop_execution_date, 121) AS stop,
       last_executed_step_id, job_history_id
  FROM msdb.dbo.sysjobactivity WHERE session_id = @s AND job_id = @j;
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
