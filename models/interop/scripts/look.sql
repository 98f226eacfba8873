SELECT @req = NULL, @begun = NULL, @stop = NULL, @hist = NULL, @source = NULL, @row = 0, @found = NULL, @first = NULL, @m = NULL;
SELECT @now = MAX(session_id) FROM msdb.dbo.syssessions;
SELECT @row = 1, @req = run_requested_date, @begun = start_execution_date, @stop = stop_execution_date, @hist = job_history_id,
       @source = run_requested_source FROM msdb.dbo.sysjobactivity WHERE session_id = @session AND job_id = @id;
SET @changed = CASE WHEN @req IS NOT NULL AND (@req0 IS NULL OR @req <> @req0 OR ISNULL(@hist, 0) <> ISNULL(@hist0, 0)) THEN 1 ELSE 0 END;
-- Before a request is taken for ours: the first run since our start that is over is ours, and the row is another's if it is not of that run.
IF @myreq IS NULL
BEGIN
  SELECT @day = YEAR(@asked) * 10000 + MONTH(@asked) * 100 + DAY(@asked),
         @time = DATEPART(hour, @asked) * 10000 + DATEPART(minute, @asked) * 100 + DATEPART(second, @asked);
  SELECT @first = MIN(instance_id) FROM msdb.dbo.sysjobhistory
   WHERE job_id = @id AND step_id = 0 AND instance_id > @h0 AND (run_date > @day OR (run_date = @day AND run_time >= @time));
  IF @first <> ISNULL(@hist, 0) SET @found = @first;
END;
IF @found IS NULL AND @myreq IS NULL AND @changed = 1 AND @source = N'4' AND @req >= DATEADD(second, -1, @asked) SET @myreq = @req;
IF @found IS NULL AND @mystart IS NULL AND @begun IS NOT NULL AND @req = @myreq SET @mystart = @begun;
IF @found IS NULL AND @req = @myreq AND @stop IS NOT NULL AND @hist > @h0
  SELECT @found = @hist;
ELSE IF @found IS NULL AND (@now > @session OR (@row = 0 AND (@myreq IS NOT NULL OR @seconds > 30)) OR @req <> @myreq
         OR (@req = @myreq AND @stop IS NOT NULL) OR (@myreq IS NULL AND @changed = 1))
BEGIN
  -- The row is another run's, or gone (that of a new job may only come with its first request): ours is the first that ended since, of our start's second if that is known.
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
/*down*/
IF @status IS NULL AND @text IS NULL AND @down >= 30
  SELECT @final = 1, @text = N'The Agent was stopped while the job ran; its outcome is unknown: ' + @job_name;
