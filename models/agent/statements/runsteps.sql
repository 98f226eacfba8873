-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The history rows of one finished run: what stands above the outcome before it, up to its own outcome row.
-- Parameters: 1 job name, 2 instance_id of the run's outcome row, 3 how many rows.
-- Rights:     SELECT on sysjobs_view, sysjobhistory.
-- Returns:    one row: how many jobs have that name; then history rows, newest first.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @name nvarchar(128) = ?, @outcome int = ?, @top int = ?, @before int;
SELECT @before = ISNULL(MAX(h.instance_id), 0)
  FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs_view j ON j.job_id = h.job_id
 WHERE j.name = @name AND h.step_id = 0 AND h.instance_id < @outcome;
SELECT COUNT(*) AS jobs, CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs
  FROM msdb.dbo.sysjobs_view WHERE name = @name;
SELECT TOP (@top) CONVERT(nvarchar(36), h.job_id) AS history_job_id, h.instance_id, h.step_id, h.step_name, h.run_status,
       h.run_date, h.run_time, h.run_duration, h.retries_attempted, h.sql_message_id, h.sql_severity, h.message
  FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs_view j ON j.job_id = h.job_id
 WHERE j.name = @name AND h.instance_id > @before AND h.instance_id <= @outcome
 ORDER BY h.instance_id DESC;
