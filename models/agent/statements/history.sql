-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Runs and steps of a job above an instance_id, newest first.
-- Parameters: 1 job name, 2 instance_id, 3 how many rows.
-- Rights:     SELECT on sysjobs_view, sysjobhistory.
-- Returns:    one row: how many jobs have that name; then history rows.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @name nvarchar(128) = ?, @above int = ?, @top int = ?;
SELECT COUNT(*) AS jobs, CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs
  FROM msdb.dbo.sysjobs_view WHERE name = @name;
SELECT TOP (@top) CONVERT(nvarchar(36), h.job_id) AS history_job_id, h.instance_id, h.step_id, h.step_name, h.run_status,
       h.run_date, h.run_time, h.run_duration, h.retries_attempted, h.sql_message_id, h.sql_severity, h.message
  FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs_view j ON j.job_id = h.job_id
 WHERE j.name = @name AND h.instance_id > @above
 ORDER BY h.instance_id DESC;
