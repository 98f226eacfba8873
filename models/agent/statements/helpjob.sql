-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Which job has this name, for a login that may not read the tables.
-- Parameters: 1 job name, or NULL for all jobs: the procedure trims names, so one that begins with a blank is found
--             among all.
-- Rights:     EXECUTE on sp_help_job.
-- Returns:    job rows. Raises 14262 (no such job, or none that this login sees) and 14293 (two of that name).
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @name nvarchar(128) = ?;
EXEC msdb.dbo.sp_help_job @job_name = @name, @job_aspect = 'JOB';
