-- Stellwerk outcome 1: starts a job of this instance, waits for its end and fails when it failed.
-- Needs SELECT on msdb.dbo.sysjobs_view, sysjobactivity, sysjobhistory, sysjobservers and syssessions.
SET NOCOUNT ON;
/*values*/
DECLARE @id uniqueidentifier, @jobs int, @rc int, @e int, @m nvarchar(2048), @try int = 0, @final int, @mine int, @again int,
  @session int, @now int, @h0 int, @req0 datetime, @hist0 int, @asked datetime, @askedutc datetime, @stopped int, @row int,
  @changed int, @req datetime, @begun datetime, @stop datetime, @hist int, @source nvarchar(128), @myreq datetime,
  @mystart datetime, @found int, @lost int, @broken int, @day int, @time int, @status int, @text nvarchar(2048), @seconds int,
  @delay char(8), @pause float = @backoff_s, @down int;
IF @@TRANCOUNT > 0
BEGIN
  RAISERROR(N'A job cannot be started from within a transaction.', 16, 1);
  RETURN;
END;
SELECT @jobs = COUNT(*) FROM msdb.dbo.sysjobs_view WHERE name = @job_name;
SELECT @id = job_id FROM msdb.dbo.sysjobs_view WHERE name = @job_name;
IF @jobs <> 1
BEGIN
  SET @text = CASE @jobs WHEN 0 THEN N'There is no such job, or this login does not see it: ' ELSE N'Two jobs have this name: ' END + @job_name;
  RAISERROR(N'%s', 16, 1, @text);
  RETURN;
END;
WHILE 1 = 1
BEGIN
  SELECT @status = NULL, @text = NULL, @final = 0, @mine = 0, @again = 0, @stopped = 0, @lost = 0, @broken = 0, @down = 0, @myreq = NULL, @mystart = NULL;
  -- The start. What the job's row and history looked like before tells our run from others.
  WHILE @mine = 0 AND @text IS NULL
  BEGIN
    SELECT @e = 0, @m = NULL, @rc = 0, @req0 = NULL, @hist0 = NULL, @row = 0, @asked = GETDATE(), @askedutc = GETUTCDATE();
    SELECT @session = MAX(session_id) FROM msdb.dbo.syssessions;
    SELECT @h0 = ISNULL(MAX(instance_id), 0) FROM msdb.dbo.sysjobhistory;
    SELECT @req0 = run_requested_date, @hist0 = job_history_id FROM msdb.dbo.sysjobactivity WHERE session_id = @session AND job_id = @id;
    BEGIN TRY
      EXEC @rc = msdb.dbo.sp_start_job @job_id = @id, @step_name = @step_name, @output_flag = 0;
      IF @rc = 0 SET @mine = 1;
    END TRY
    BEGIN CATCH
      SELECT @e = ERROR_NUMBER(), @m = ERROR_MESSAGE();
    END CATCH;
    IF @mine = 0
    BEGIN
      -- 22022 has many meanings: the row tells whether the job runs.
      SELECT @row = 1, @req = run_requested_date, @begun = start_execution_date FROM msdb.dbo.sysjobactivity
       WHERE session_id = @session AND job_id = @id AND run_requested_date IS NOT NULL AND stop_execution_date IS NULL;
      IF @e = 22022 AND @row = 1 AND @running = N'adopt'
        SELECT @mine = 1, @myreq = @req, @mystart = @begun;
      ELSE IF @e = 22022 AND @row = 1 AND @running = N'wait'
        WAITFOR DELAY '00:00:02';
      ELSE IF @e = 22022 AND @row = 0 AND @again < 3 AND @running <> N'fail'
      BEGIN
        SET @again = @again + 1; -- the other run ended between the refusal and the look
        WAITFOR DELAY '00:00:01';
      END
      ELSE
        SET @text = N'The job was not started: ' + ISNULL(@m, N'sp_start_job returned ' + CONVERT(nvarchar(12), @rc));
    END;
  END;
  -- Its end.
  WHILE @status IS NULL AND @text IS NULL
  BEGIN
    SET @seconds = DATEDIFF(second, @askedutc, GETUTCDATE());
    SET @delay = CASE WHEN @seconds < 30 THEN '00:00:01' WHEN @seconds < 600 THEN '00:00:05' ELSE '00:00:10' END;
    WAITFOR DELAY @delay;
    BEGIN TRY
      SELECT @req = NULL, @begun = NULL, @stop = NULL, @hist = NULL, @source = NULL, @row = 0, @found = NULL, @m = NULL;
      SELECT @now = MAX(session_id) FROM msdb.dbo.syssessions;
      SELECT @row = 1, @req = run_requested_date, @begun = start_execution_date, @stop = stop_execution_date, @hist = job_history_id,
             @source = run_requested_source FROM msdb.dbo.sysjobactivity WHERE session_id = @session AND job_id = @id;
      SET @changed = CASE WHEN @req IS NOT NULL AND (@req0 IS NULL OR @req <> @req0 OR ISNULL(@hist, 0) <> ISNULL(@hist0, 0)) THEN 1 ELSE 0 END;
      IF @myreq IS NULL AND @changed = 1 AND @source = N'4' AND @req >= DATEADD(second, -1, @asked) SET @myreq = @req;
      IF @mystart IS NULL AND @begun IS NOT NULL AND @req = @myreq SET @mystart = @begun;
      IF @req = @myreq AND @stop IS NOT NULL AND @hist > @h0
        SELECT @found = @hist;
      ELSE IF @now > @session OR @row = 0 OR @req > @myreq OR (@req = @myreq AND @stop IS NOT NULL) OR (@myreq IS NULL AND @changed = 1)
      BEGIN
        -- The row is another run's, or gone: ours is the first that ended since, of our start's second if that is known.
        SELECT @day = YEAR(ISNULL(@mystart, @asked)) * 10000 + MONTH(ISNULL(@mystart, @asked)) * 100 + DAY(ISNULL(@mystart, @asked)),
               @time = DATEPART(hour, ISNULL(@mystart, @asked)) * 10000 + DATEPART(minute, ISNULL(@mystart, @asked)) * 100 + DATEPART(second, ISNULL(@mystart, @asked));
        SELECT @found = MIN(instance_id) FROM msdb.dbo.sysjobhistory
         WHERE job_id = @id AND step_id = 0 AND instance_id > @h0 AND
               ((run_date = @day AND run_time = @time) OR (@mystart IS NULL AND (run_date > @day OR (run_date = @day AND run_time > @time))));
        SET @lost = @lost + 1;
      END;
      IF @found IS NOT NULL
        SELECT @status = run_status, @m = message FROM msdb.dbo.sysjobhistory WHERE instance_id = @found AND job_id = @id;
      IF @status IS NULL AND (@found IS NOT NULL OR @lost >= 3)
      BEGIN
        -- The history was purged: the job itself may still know its last outcome.
        SELECT @status = last_run_outcome, @m = last_outcome_message FROM msdb.dbo.sysjobservers
         WHERE job_id = @id AND last_run_date = YEAR(@mystart) * 10000 + MONTH(@mystart) * 100 + DAY(@mystart)
           AND last_run_time = DATEPART(hour, @mystart) * 10000 + DATEPART(minute, @mystart) * 100 + DATEPART(second, @mystart);
        IF @status IS NULL
          SELECT @final = 1, @text = CASE WHEN @now > @session THEN N'The Agent was restarted while the job ran; its outcome is unknown: '
                                          ELSE N'The job is over, and nothing tells how it ended: ' END + @job_name;
      END;
      IF @status IS NULL AND @text IS NULL AND @myreq IS NULL AND @seconds > 60
        SELECT @final = 1, @text = N'The Agent accepted the start and never began the job: ' + @job_name;
      -- An Agent that was killed leaves the row open for ever. It gets half a minute to come back; only those who may look at the service know.
      IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
        SELECT @down = CASE WHEN MAX(status) = 1 THEN @down + 1 ELSE 0 END FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%';
      IF @status IS NULL AND @text IS NULL AND @down >= 30
        SELECT @final = 1, @text = N'The Agent was stopped while the job ran; its outcome is unknown: ' + @job_name;
      SET @broken = 0;
    END TRY
    BEGIN CATCH
      SELECT @broken = @broken + 1, @m = ERROR_MESSAGE();
      IF @broken >= 20 SELECT @final = 1, @text = N'The job was started, and its state cannot be read: ' + @m;
    END CATCH;
    IF @status IS NULL AND @text IS NULL AND @timeout_s > 0 AND @seconds >= @timeout_s
    BEGIN
      IF @seconds >= @timeout_s + 120
        SELECT @final = 1, @text = N'The job runs longer than its time-out and does not stop: ' + @job_name;
      ELSE IF @stopped = 0
      BEGIN
        BEGIN TRY
          EXEC msdb.dbo.sp_stop_job @job_id = @id;
          SET @stopped = 1;
        END TRY
        BEGIN CATCH
          SET @e = ERROR_NUMBER(); -- not begun yet, or over: the next look tells
        END CATCH;
      END;
    END;
  END;
  IF @status = 1 RETURN;
  IF @status = 3 AND @stopped = 0 SET @final = 1; -- cancelled by somebody
  IF @text IS NULL
    SET @text = CASE WHEN @status = 0 THEN N'The job failed: ' WHEN @status = 3 AND @stopped = 1 THEN N'The job ran longer than its time-out and was stopped: '
                     WHEN @status = 3 THEN N'The job was cancelled: ' ELSE N'The job ended with an unknown outcome: ' END + @job_name + N'. ' + ISNULL(@m, N'');
  IF @final = 1 OR @try >= @retries
  BEGIN
    RAISERROR(N'%s', 16, 1, @text);
    RETURN;
  END;
  SELECT @try = @try + 1, @seconds = CASE WHEN @pause > 86399 THEN 86399 WHEN @pause < 0 THEN 0 ELSE CONVERT(int, @pause) END;
  SET @pause = CASE WHEN @pause > 86399 THEN 86399 ELSE @pause * @factor END;
  SET @delay = CONVERT(char(8), DATEADD(second, @seconds, CONVERT(datetime, '19000101', 112)), 108);
  WAITFOR DELAY @delay;
END;
