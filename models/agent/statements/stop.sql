-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Asks the Agent to stop a job's run. "Stopped" means that the request was delivered.
-- Parameters: 1 job id.
-- Rights:     EXECUTE on sp_stop_job and the right to stop this job.
-- Returns:    one row: rc, err, msg; then 0 or 1 row: the job's activity right after.
SET NOCOUNT ON;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?), @rc int = -1, @e int = 0, @m nvarchar(4000);
BEGIN TRY
  EXEC @rc = msdb.dbo.sp_stop_job @job_id = @j;
END TRY
BEGIN CATCH
  SELECT @e = ERROR_NUMBER(), @m = ERROR_MESSAGE();
END CATCH;
SELECT @rc AS rc, @e AS err, @m AS msg;
SELECT CONVERT(varchar(23), run_requested_date, 121) AS after_req, run_requested_source AS source,
       CONVERT(varchar(23), start_execution_date, 121) AS start, CONVERT(varchar(23), stop_execution_date, 121) AS stop,
       last_executed_step_id, job_history_id
  FROM msdb.dbo.sysjobactivity
 WHERE job_id = @j AND session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions);
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
