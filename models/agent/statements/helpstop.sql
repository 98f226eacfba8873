-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- stop.sql for a login that may not read the tables.
-- Parameters: 1 job id.
-- Rights:     EXECUTE on sp_stop_job and the right to stop this job.
-- Returns:    one row: rc, err, msg; then the Agent's service status (nothing without VIEW SERVER STATE).
SET NOCOUNT ON;
DECLARE @j uniqueidentifier = CONVERT(uniqueidentifier, ?), @rc int = -1, @e int = 0, @m nvarchar(4000);
BEGIN TRY
  EXEC @rc = msdb.dbo.sp_stop_job @job_id = @j;
END TRY
BEGIN CATCH
  SELECT @e = ERROR_NUMBER(), @m = ERROR_MESSAGE();
END CATCH;
SELECT @rc AS rc, @e AS err, @m AS msg;
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
