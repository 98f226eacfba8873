-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- history.sql for a login that may not read the tables. The procedure knows no instance_id: the client cuts.
-- Parameters: 1 job id.
-- Rights:     EXECUTE on sp_help_jobhistory.
-- Returns:    the server's time; then all history rows of the job, newest first.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?);
SELECT CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
EXEC msdb.dbo.sp_help_jobhistory @job_id = @j, @mode = 'FULL';
