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
