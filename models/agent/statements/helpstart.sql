-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- start.sql for a login that may not read the tables: what was there before, the start, what is there after.
-- Parameters: 1 job id, 2 date (yyyymmdd) of the job's last run or NULL, 3 name of the step to begin with or NULL.
-- Rights:     EXECUTE on sp_help_job, sp_help_jobactivity, sp_help_jobhistory, sp_start_job, and the right to start
--             this job.
-- Returns:    activity rows of the newest session; history rows of the job, newest first; one row: rc, err, sev, st,
--             msg, t0, now_ofs, srv; after a 22022 the job's row of sp_help_job; the job's activity right after; the
--             Agent's service status (nothing without VIEW SERVER STATE).
-- One TRY around it all: where the state before cannot be read, nothing is started.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?), @since int = ?, @step nvarchar(128) = ?, @rc int = -1,
        @e int = 0, @sev int, @st int, @m nvarchar(4000), @t0 datetime = GETDATE();
BEGIN TRY
  EXEC msdb.dbo.sp_help_jobactivity;
  EXEC msdb.dbo.sp_help_jobhistory @job_id = @j, @start_run_date = @since, @mode = 'FULL';
  SET @t0 = GETDATE();
  EXEC @rc = msdb.dbo.sp_start_job @job_id = @j, @step_name = @step, @output_flag = 0;
END TRY
BEGIN CATCH
  SELECT @e = ERROR_NUMBER(), @sev = ERROR_SEVERITY(), @st = ERROR_STATE(), @m = ERROR_MESSAGE();
END CATCH;
SELECT @rc AS rc, @e AS err, @sev AS sev, @st AS st, @m AS msg, CONVERT(varchar(23), @t0, 121) AS t0,
       CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs,
       CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS srv;
IF @e = 22022
  EXEC msdb.dbo.sp_help_job @job_id = @j, @job_aspect = 'JOB';
IF @rc = 0 OR @e = 22022
  EXEC msdb.dbo.sp_help_jobactivity @job_id = @j;
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
