-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Asks the Agent to stop a job's run, and only that run: sp_stop_job itself would stop whatever runs by then.
-- "Stopped" means that the request was delivered.
-- Parameters: 1 job id, 2 the run's session or 0, 3 when it was requested (yyyy-mm-dd hh:mm:ss.mmm) or NULL for any run,
--             4 highest instance_id known: an outcome above it is the end of the run.
-- Rights:     EXECUTE on sp_stop_job and the right to stop this job; SELECT on sysjobactivity, syssessions, sysjobhistory.
-- Returns:    one row: rc, err, msg, 0 when another's run or none is under way and nothing was asked; then 0 or 1 row: the job's activity right after.
SET NOCOUNT ON;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?), @s int = ?, @req nvarchar(23) = ?, @last int = ?,
        @ours int = 1, @rc int = -1, @e int = 0, @m nvarchar(4000);
IF @req IS NOT NULL
   AND (NOT EXISTS (SELECT 1 FROM msdb.dbo.sysjobactivity
                     WHERE job_id = @j AND session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions)
                       AND (@s = 0 OR session_id = @s) AND run_requested_date = CONVERT(datetime, @req, 121)
                       AND stop_execution_date IS NULL)
        OR EXISTS (SELECT 1 FROM msdb.dbo.sysjobhistory WHERE job_id = @j AND step_id = 0 AND instance_id > @last))
  SET @ours = 0;
BEGIN TRY
  IF @ours = 1
    EXEC @rc = msdb.dbo.sp_stop_job @job_id = @j;
END TRY
BEGIN CATCH
  SELECT @e = ERROR_NUMBER(), @m = ERROR_MESSAGE();
END CATCH;
SELECT @rc AS rc, @e AS err, @m AS msg, @ours AS ours;
SELECT CONVERT(varchar(23), run_requested_date, 121) AS after_req, run_requested_source AS source,
       CONVERT(varchar(23), start_execution_date, 121) AS start, CONVERT(varchar(23), stop_execution_date, 121) AS stop,
       last_executed_step_id, job_history_id
  FROM msdb.dbo.sysjobactivity
 WHERE job_id = @j AND session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions);
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
