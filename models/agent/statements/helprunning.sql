-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- running.sql for a login that may not read the tables.
-- Parameters: 1 the day (yyyymmdd) on which the oldest of these runs began.
-- Rights:     EXECUTE on sp_help_jobactivity, sp_help_jobhistory, sp_help_job.
-- Returns:    the server's time; activity rows of all jobs; rows of steps that failed or are tried again since that day;
--             the running jobs' rows of sp_help_job.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @day int = ?;
SELECT CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
EXEC msdb.dbo.sp_help_jobactivity;
EXEC msdb.dbo.sp_help_jobhistory @start_run_date = @day, @run_status = 0, @mode = 'FULL';
EXEC msdb.dbo.sp_help_jobhistory @start_run_date = @day, @run_status = 2, @mode = 'FULL';
EXEC msdb.dbo.sp_help_job @execution_status = 0;
