SET NOCOUNT ON;
IF @@TRANCOUNT > 0
BEGIN
  RAISERROR(N'Jobs cannot be started from within a transaction.', 16, 1);
  RETURN;
END;
-- Where the tasks run: NULL is this instance, else the name of a linked server here with RPC Out. slots: jobs at a time.
DECLARE @servers TABLE (name nvarchar(128) NOT NULL PRIMARY KEY, linked nvarchar(128) NULL, slots int NULL);
DECLARE @tasks TABLE (id int NOT NULL PRIMARY KEY, name nvarchar(256) NOT NULL, server nvarchar(128) NOT NULL,
  job_name nvarchar(128) NOT NULL, step_name nvarchar(128) NULL, start_only int NOT NULL, any_of int NOT NULL, disabled int NOT NULL,
  timeout_s int NOT NULL, retries int NOT NULL, backoff_s float NOT NULL, factor float NOT NULL, running nvarchar(5) NOT NULL, weight int NOT NULL,
  state nvarchar(10) NOT NULL DEFAULT N'waiting', outcome nvarchar(10) NULL, tries int NOT NULL DEFAULT 0, due datetime NULL,
  job_id uniqueidentifier NULL, session int NULL, h0 int NULL, req0 datetime NULL, hist0 int NULL, asked datetime NULL, askedutc datetime NULL,
  myreq datetime NULL, mystart datetime NULL, lost int NOT NULL DEFAULT 0, broken int NOT NULL DEFAULT 0, down int NOT NULL DEFAULT 0,
  stopped int NOT NULL DEFAULT 0, again int NOT NULL DEFAULT 0, since datetime NULL, message nvarchar(2048) NULL);
-- holds: 1 it holds, 0 it never will, NULL its task is not over.
DECLARE @constraints TABLE (from_id int NOT NULL, to_id int NOT NULL, kind nvarchar(10) NOT NULL, holds int NULL);
DECLARE @most int, @start nvarchar(max), @look nvarchar(max), @halt nvarchar(max), @startparams nvarchar(1000), @lookparams nvarchar(1000);
/*values*/
SET @startparams = N'@job_name nvarchar(128), @step_name nvarchar(128), @id uniqueidentifier OUTPUT, @session int OUTPUT, @h0 int OUTPUT, @req0 datetime OUTPUT, @hist0 int OUTPUT, @asked datetime OUTPUT, @mine int OUTPUT, @e int OUTPUT, @rc int OUTPUT, @m nvarchar(2048) OUTPUT, @busy int OUTPUT, @busyreq datetime OUTPUT, @busystart datetime OUTPUT, @down int OUTPUT, @seen int OUTPUT';
SET @start = N'/*start batch*/';
SET @lookparams = N'@job_name nvarchar(128), @id uniqueidentifier, @session int, @h0 int, @req0 datetime, @hist0 int, @asked datetime, @seconds int, @myreq datetime OUTPUT, @mystart datetime OUTPUT, @lost int OUTPUT, @down int OUTPUT, @status int OUTPUT, @m nvarchar(2048) OUTPUT, @text nvarchar(2048) OUTPUT, @final int OUTPUT';
SET @look = N'/*look batch*/';
SET @halt = N'BEGIN TRY EXEC msdb.dbo.sp_stop_job @job_id = @id; SET @stopped = 1; END TRY BEGIN CATCH SET @stopped = 0; END CATCH;';
DECLARE @at int, @changes int, @proc nvarchar(300), @reached int, @line nvarchar(2048), @utc datetime, @slots int, @used int, @all int,
  @name nvarchar(256), @server nvarchar(128), @job_name nvarchar(128), @step_name nvarchar(128), @start_only int, @timeout_s int, @retries int,
  @backoff_s float, @factor float, @running nvarchar(5), @weight int, @state nvarchar(10), @try int, @due datetime, @id uniqueidentifier,
  @session int, @h0 int, @req0 datetime, @hist0 int, @asked datetime, @askedutc datetime, @myreq datetime, @mystart datetime, @lost int,
  @broken int, @down int, @stopped int, @again int, @seconds int, @status int, @m nvarchar(2048), @text nvarchar(2048), @final int, @mine int,
  @e int, @rc int, @busy int, @busyreq datetime, @busystart datetime, @seen int, @since datetime, @outcome nvarchar(10), @pause float, @i int;
WHILE EXISTS (SELECT 1 FROM @tasks WHERE state <> N'over')
BEGIN
  -- What follows from what is over: constraints, then tasks that are skipped, passed over or ready; until nothing changes.
  SET @changes = 1;
  WHILE @changes > 0
  BEGIN
    UPDATE c SET holds = CASE WHEN c.kind = N'success' AND t.outcome IN (N'succeeded', N'passed') THEN 1 WHEN c.kind = N'failure' AND t.outcome = N'failed' THEN 1
                              WHEN c.kind = N'completion' AND t.outcome IN (N'succeeded', N'passed', N'failed', N'cancelled') THEN 1 ELSE 0 END
      FROM @constraints c JOIN @tasks t ON t.id = c.from_id WHERE c.holds IS NULL AND t.state = N'over';
    UPDATE t SET state = N'over', outcome = N'skipped' FROM @tasks t WHERE t.state = N'waiting'
       AND ((t.any_of = 0 AND EXISTS (SELECT 1 FROM @constraints c WHERE c.to_id = t.id AND c.holds = 0))
         OR (t.any_of = 1 AND EXISTS (SELECT 1 FROM @constraints c WHERE c.to_id = t.id)
             AND NOT EXISTS (SELECT 1 FROM @constraints c WHERE c.to_id = t.id AND (c.holds IS NULL OR c.holds = 1))));
    SET @changes = @@ROWCOUNT;
    UPDATE t SET state = CASE WHEN t.disabled = 1 THEN N'over' ELSE N'ready' END, outcome = CASE WHEN t.disabled = 1 THEN N'passed' END FROM @tasks t WHERE t.state = N'waiting'
       AND ((t.any_of = 0 AND NOT EXISTS (SELECT 1 FROM @constraints c WHERE c.to_id = t.id AND (c.holds IS NULL OR c.holds = 0)))
         OR (t.any_of = 1 AND (EXISTS (SELECT 1 FROM @constraints c WHERE c.to_id = t.id AND c.holds = 1) OR NOT EXISTS (SELECT 1 FROM @constraints c WHERE c.to_id = t.id))));
    SET @changes = @changes + @@ROWCOUNT;
  END;
  SET @at = 0;
  WHILE EXISTS (SELECT 1 FROM @tasks WHERE id > @at AND state IN (N'ready', N'running'))
  BEGIN
    SELECT @at = MIN(id) FROM @tasks WHERE id > @at AND state IN (N'ready', N'running');
    SELECT @name = name, @server = server, @job_name = job_name, @step_name = step_name, @start_only = start_only, @timeout_s = timeout_s, @retries = retries,
           @backoff_s = backoff_s, @factor = factor, @running = running, @weight = weight, @state = state, @try = tries, @due = due, @id = job_id, @session = session,
           @h0 = h0, @req0 = req0, @hist0 = hist0, @asked = asked, @askedutc = askedutc, @myreq = myreq, @mystart = mystart, @lost = lost, @broken = broken,
           @down = down, @stopped = stopped, @again = again, @since = since FROM @tasks WHERE id = @at;
    SELECT @proc = ISNULL(QUOTENAME(linked) + N'.', N'') + N'msdb.sys.sp_executesql', @slots = slots FROM @servers WHERE name = @server;
    SELECT @utc = GETUTCDATE(), @outcome = NULL, @text = NULL, @status = NULL, @final = 0, @m = NULL;
    SELECT @all = COUNT(*) FROM @tasks WHERE state = N'running';
    SELECT @used = ISNULL(SUM(weight), 0) FROM @tasks WHERE state = N'running' AND server = @server;
    IF @state = N'ready' AND (@due IS NULL OR @due <= @utc) AND (@most IS NULL OR @all < @most) AND (@slots IS NULL OR @used = 0 OR @used + @weight <= @slots)
    BEGIN
      -- A server that cannot be reached was asked for nothing yet.
      SET @reached = 0;
      BEGIN TRY
        EXEC @proc N'SET NOCOUNT ON';
        SET @reached = 1;
      END TRY
      BEGIN CATCH
        SELECT @outcome = N'failed', @text = N'The server cannot be reached: ' + ERROR_MESSAGE();
      END CATCH;
      IF @reached = 1
      BEGIN
        SELECT @mine = 0, @e = 0, @rc = 0, @busy = 0, @busyreq = NULL, @busystart = NULL, @seen = 0;
        BEGIN TRY
          EXEC @proc @start, @startparams, @job_name = @job_name, @step_name = @step_name, @id = @id OUTPUT, @session = @session OUTPUT, @h0 = @h0 OUTPUT, @req0 = @req0 OUTPUT,
               @hist0 = @hist0 OUTPUT, @asked = @asked OUTPUT, @mine = @mine OUTPUT, @e = @e OUTPUT, @rc = @rc OUTPUT, @m = @m OUTPUT, @busy = @busy OUTPUT,
               @busyreq = @busyreq OUTPUT, @busystart = @busystart OUTPUT, @down = @down OUTPUT, @seen = @seen OUTPUT;
          SELECT @myreq = NULL, @mystart = NULL;
          IF @mine = 0 AND @e = 22022 AND @busy = 1 AND @running = N'adopt'
            SELECT @mine = 1, @myreq = @busyreq, @mystart = @busystart;
          IF @mine = 1
          BEGIN
            UPDATE @tasks SET state = N'running', job_id = @id, session = @session, h0 = @h0, req0 = @req0, hist0 = @hist0, asked = @asked, askedutc = @utc, myreq = @myreq,
                   mystart = @mystart, lost = 0, broken = 0, down = 0, stopped = 0, again = 0, since = NULL WHERE id = @at;
            SET @line = N'started    ' + @name + N' on ' + @server;
            RAISERROR(N'%s', 0, 1, @line) WITH NOWAIT;
            IF @start_only = 1 SET @outcome = N'succeeded';
          END
          ELSE IF @e = 22022 AND @busy = 1 AND @running = N'wait' AND @down >= 15
            SELECT @outcome = N'failed', @text = N'The Agent was stopped while another run of the job was open; the job was not started.';
          ELSE IF @e = 22022 AND @busy = 1 AND @running = N'wait' AND @seen = 0 AND @timeout_s > 0 AND DATEDIFF(second, @since, @utc) >= @timeout_s
            SELECT @outcome = N'failed', @text = N'Another run of the job was still open after the time-out; the job was not started.';
          ELSE IF @e = 22022 AND @running <> N'fail' AND ((@busy = 1 AND @running = N'wait') OR (@busy = 0 AND @again < 3))
            UPDATE @tasks SET again = CASE WHEN @busy = 1 THEN 0 ELSE @again + 1 END, down = @down, since = CASE WHEN @busy = 1 THEN ISNULL(@since, @utc) END WHERE id = @at; -- asked again in the next round
          ELSE
            SELECT @outcome = N'failed', @text = N'The job was not started: ' + ISNULL(@m, N'sp_start_job returned ' + CONVERT(nvarchar(12), @rc));
        END TRY
        BEGIN CATCH
          -- The answer was lost on the way: the job may run. It is never started again.
          SELECT @final = 1, @outcome = N'unknown', @text = N'Nobody can tell whether the job was started: ' + ERROR_MESSAGE();
        END CATCH;
      END;
    END
    ELSE IF @state = N'running'
    BEGIN
      SET @seconds = DATEDIFF(second, @askedutc, @utc);
      BEGIN TRY
        EXEC @proc @look, @lookparams, @job_name = @job_name, @id = @id, @session = @session, @h0 = @h0, @req0 = @req0, @hist0 = @hist0, @asked = @asked, @seconds = @seconds,
             @myreq = @myreq OUTPUT, @mystart = @mystart OUTPUT, @lost = @lost OUTPUT, @down = @down OUTPUT, @status = @status OUTPUT, @m = @m OUTPUT, @text = @text OUTPUT,
             @final = @final OUTPUT;
        UPDATE @tasks SET myreq = @myreq, mystart = @mystart, lost = @lost, down = @down, broken = 0 WHERE id = @at;
      END TRY
      BEGIN CATCH
        -- Its server may come back: the job goes on meanwhile.
        UPDATE @tasks SET broken = @broken + 1 WHERE id = @at;
        IF @broken >= 300 SELECT @final = 1, @text = N'The job was started, and its state cannot be read: ' + ERROR_MESSAGE();
      END CATCH;
      IF @status IS NULL AND @text IS NULL AND @timeout_s > 0 AND @seconds >= @timeout_s + 120
        SELECT @final = 1, @text = N'The job runs longer than its time-out and does not stop.';
      ELSE IF @status IS NULL AND @text IS NULL AND @timeout_s > 0 AND @seconds >= @timeout_s AND @stopped = 0
      BEGIN
        BEGIN TRY
          EXEC @proc @halt, N'@id uniqueidentifier, @stopped int OUTPUT', @id = @id, @stopped = @stopped OUTPUT;
          UPDATE @tasks SET stopped = @stopped WHERE id = @at;
        END TRY
        BEGIN CATCH
          SET @e = ERROR_NUMBER(); -- asked again in the next round
        END CATCH;
      END;
      IF @status IS NOT NULL OR @text IS NOT NULL
        SELECT @outcome = CASE WHEN @status = 1 THEN N'succeeded' WHEN @status = 0 OR (@status = 3 AND @stopped = 1) THEN N'failed' WHEN @status = 3 THEN N'cancelled' ELSE N'unknown' END,
               @text = CASE WHEN @status = 3 AND @stopped = 1 THEN N'It ran longer than its time-out and was stopped.' ELSE ISNULL(@text, @m) END;
    END;
    IF @outcome = N'failed' AND @final = 0 AND @try < @retries
    BEGIN
      SELECT @pause = @backoff_s, @i = 0;
      WHILE @i < @try AND @pause < 86400 SELECT @pause = @pause * @factor, @i = @i + 1;
      UPDATE @tasks SET state = N'ready', tries = @try + 1, down = 0, since = NULL, due = DATEADD(second, CASE WHEN @pause > 86400 THEN 86400 WHEN @pause < 0 THEN 0 ELSE CONVERT(int, @pause) END, GETUTCDATE()), message = @text WHERE id = @at;
      SET @line = N'try again  ' + @name + N': ' + ISNULL(@text, N'');
      RAISERROR(N'%s', 0, 1, @line) WITH NOWAIT;
    END
    ELSE IF @outcome IS NOT NULL
    BEGIN
      UPDATE @tasks SET state = N'over', outcome = @outcome, message = @text WHERE id = @at;
      SET @line = @outcome + REPLICATE(N' ', 11 - LEN(@outcome)) + @name + ISNULL(N': ' + @text, N'');
      RAISERROR(N'%s', 0, 1, @line) WITH NOWAIT;
    END;
  END;
  IF EXISTS (SELECT 1 FROM @tasks WHERE state = N'waiting') AND NOT EXISTS (SELECT 1 FROM @tasks WHERE state IN (N'ready', N'running'))
     AND NOT EXISTS (SELECT 1 FROM @constraints c JOIN @tasks t ON t.id = c.from_id WHERE c.holds IS NULL AND t.state = N'over')
    UPDATE @tasks SET state = N'over', outcome = N'skipped' WHERE state = N'waiting'; -- a circle
  IF EXISTS (SELECT 1 FROM @tasks WHERE state IN (N'ready', N'running')) WAITFOR DELAY '00:00:02';
END;
SELECT t.name AS task, t.server, t.job_name AS job, t.outcome, t.tries + CASE WHEN t.outcome IN (N'skipped', N'passed') THEN 0 ELSE 1 END AS attempts, t.message FROM @tasks t ORDER BY t.id;
-- A failure that a constraint dealt with is none of the whole.
SELECT @i = COUNT(*) FROM @tasks t WHERE t.outcome = N'unknown' OR (t.outcome IN (N'failed', N'cancelled') AND NOT EXISTS (
  SELECT 1 FROM @constraints c JOIN @tasks n ON n.id = c.to_id WHERE c.from_id = t.id AND c.holds = 1 AND n.outcome IN (N'succeeded', N'passed')));
IF @i > 0
BEGIN
  SET @line = CONVERT(nvarchar(12), @i) + N' task(s) failed.';
  RAISERROR(N'%s', 16, 1, @line);
END;
