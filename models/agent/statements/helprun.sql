-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What one job does now, for a login that may not read the tables.
-- Parameters: 1 job id.
-- Rights:     EXECUTE on sp_help_jobactivity.
-- Returns:    the job's activity row of the newest session, if it has one.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?);
EXEC msdb.dbo.sp_help_jobactivity @job_id = @j;
