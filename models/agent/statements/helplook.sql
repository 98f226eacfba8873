-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- look.sql for a login that may not read the tables: what is known of a job now and since a day.
-- Parameters: 1 job id, 2 date (yyyymmdd) from which history is wanted, or NULL.
-- Rights:     EXECUTE on sp_help_jobactivity, sp_help_jobhistory.
-- Returns:    the server's time, its name and the login's; activity rows of the newest session, of all jobs that the login sees; history
--             rows of the job, oldest first.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?), @since int = ?;
SELECT CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs,
       CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS srv, SUSER_SNAME() AS login;
EXEC msdb.dbo.sp_help_jobactivity;
EXEC msdb.dbo.sp_help_jobhistory @job_id = @j, @start_run_date = @since, @oldest_first = 1, @mode = 'FULL';
