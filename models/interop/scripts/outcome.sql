-- Stellwerk outcome 1: starts a job of this instance, waits for its end and fails when it failed.
-- Needs SELECT on msdb.dbo.sysjobs_view, sysjobactivity, sysjobhistory, sysjobservers and syssessions.
SET NOCOUNT ON;
/*values*/
DECLARE @id uniqueidentifier, @jobs int, @rc int, @e int, @m nvarchar(2048), @try int = 0, @final int, @mine int, @again int,
  @session int, @now int, @h0 int, @req0 datetime, @hist0 int, @asked datetime, @askedutc datetime, @stopped int, @row int,
  @changed int, @req datetime, @begun datetime, @stop datetime, @hist int, @source nvarchar(128), @myreq datetime,
  @mystart datetime, @found int, @first int, @lost int, @broken int, @day int, @time int, @status int, @text nvarchar(2048), @seconds int,
  @delay char(8), @pause float = @backoff_s, @down int, @seen int, @since datetime;
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
  SELECT @status = NULL, @text = NULL, @final = 0, @mine = 0, @again = 0, @stopped = 0, @lost = 0, @broken = 0, @down = 0, @myreq = NULL, @mystart = NULL, @since = GETUTCDATE();
  -- The start. What the job's row and history looked like before tells our run from others.
  WHILE @mine = 0 AND @text IS NULL
  BEGIN
/*start*/
    IF @mine = 0
    BEGIN
      -- 22022 has many meanings: the row tells whether the job runs.
      SELECT @row = 1, @req = run_requested_date, @begun = start_execution_date FROM msdb.dbo.sysjobactivity
       WHERE session_id = @session AND job_id = @id AND run_requested_date IS NOT NULL AND stop_execution_date IS NULL;
      IF @e = 22022 AND @row = 1 AND @running = N'adopt'
        SELECT @mine = 1, @myreq = @req, @mystart = @begun;
      ELSE IF @e = 22022 AND @row = 1 AND @running = N'wait'
      BEGIN
        -- That run's row stays open for ever if it died with its Agent.
/*down*/
        IF @down >= 15
          SET @text = N'The Agent was stopped while another run of the job was open; the job was not started: ' + @job_name;
        ELSE IF @seen = 0 AND @timeout_s > 0 AND DATEDIFF(second, @since, GETUTCDATE()) >= @timeout_s
          SET @text = N'Another run of the job was still open after the time-out; the job was not started: ' + @job_name;
        ELSE
          WAITFOR DELAY '00:00:02';
      END
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
/*look*/
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
