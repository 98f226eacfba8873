SET NOCOUNT ON;
DECLARE @row int, @jobs int, @askedutc datetime;
SELECT @jobs = COUNT(*) FROM msdb.dbo.sysjobs_view WHERE name = @job_name;
SELECT @id = job_id FROM msdb.dbo.sysjobs_view WHERE name = @job_name;
IF @jobs <> 1
BEGIN
  SELECT @e = 14262, @rc = 1, @mine = 0, @busy = 0, @m = CASE @jobs WHEN 0 THEN N'There is no such job, or this login does not see it: ' ELSE N'Two jobs have this name: ' END + @job_name;
  RETURN;
END;
/*start*/
SELECT @busy = 1, @busyreq = run_requested_date, @busystart = start_execution_date FROM msdb.dbo.sysjobactivity
 WHERE session_id = @session AND job_id = @id AND @mine = 0 AND run_requested_date IS NOT NULL AND stop_execution_date IS NULL;
IF @busy = 1
BEGIN
/*down*/
END;
