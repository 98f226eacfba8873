-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- poll.sql for a login that may not read the tables: all watched runs of a server, in one round trip.
-- Parameters: per job: job id, session id of its start or NULL, date (yyyymmdd) from which history is wanted or NULL.
-- Rights:     EXECUTE on sp_help_jobactivity, sp_help_jobhistory, sp_help_jobserver.
-- Returns:    the server's time; per job: its id; its activity in the newest session; a mark that the job was seen; its
--             activity in the session of its start; its history, oldest first; its last outcome; a mark that all went
--             well, or the error. Then the Agent's service status (nothing without VIEW SERVER STATE).
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @j uniqueidentifier, @s int, @since int;
SELECT CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
/*each*/
SELECT @j = CONVERT(uniqueidentifier, ?), @s = ?, @since = ?;
SELECT CONVERT(nvarchar(36), @j) AS polled_job_id;
BEGIN TRY
  EXEC msdb.dbo.sp_help_jobactivity @job_id = @j;
  SELECT 1 AS job_seen;
  EXEC msdb.dbo.sp_help_jobactivity @job_id = @j, @session_id = @s;
  EXEC msdb.dbo.sp_help_jobhistory @job_id = @j, @start_run_date = @since, @oldest_first = 1, @mode = 'FULL';
  EXEC msdb.dbo.sp_help_jobserver @job_id = @j, @show_last_run_details = 1;
  SELECT 1 AS job_read;
END TRY
BEGIN CATCH
  SELECT ERROR_NUMBER() AS refusal, ERROR_MESSAGE() AS msg;
END CATCH;
/*and each*/
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
