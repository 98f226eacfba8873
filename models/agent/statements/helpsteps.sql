-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The steps of some jobs for a login that may not read the tables (agent-facts 2.8).
-- Parameters: per job: job id.
-- Rights:     EXECUTE on sp_help_jobstep.
-- Returns:    per job: its id, then its steps, then, should it have been deleted meanwhile, an error number.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @j uniqueidentifier;
/*each*/
SET @j = CONVERT(uniqueidentifier, ?);
SELECT CONVERT(nvarchar(36), @j) AS step_job_id;
BEGIN TRY
  EXEC msdb.dbo.sp_help_jobstep @job_id = @j;
END TRY
BEGIN CATCH
  SELECT ERROR_NUMBER() AS refusal, ERROR_MESSAGE() AS msg;
END CATCH;
/*and each*/
