-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A job's activity in a session of the Agent that is not the newest, for a login that may not read the tables.
-- Parameters: 1 job id, 2 session id.
-- Rights:     EXECUTE on sp_help_jobactivity.
-- Returns:    0 or 1 activity row; then one row: 0, or 14262 when there never was such a session.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?), @s int = ?, @e int = 0;
BEGIN TRY
  EXEC msdb.dbo.sp_help_jobactivity @job_id = @j, @session_id = @s;
END TRY
BEGIN CATCH
  SET @e = ERROR_NUMBER();
END CATCH;
SELECT @e AS refusal;
