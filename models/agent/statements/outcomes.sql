-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Ended runs of all jobs above an instance_id, oldest first, a page of them: what the program's own history has not yet.
-- Parameters: 1 instance_id, 2 how many rows at most, 3 the longest message.
-- Rights:     SELECT on sysjobhistory, sysjobs_view.
-- Returns:    one row: the server's own name, its clock, the highest instance_id there is; then outcome rows.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @above int = ?, @top int = ?, @longest int = ?;
SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS own_name,
       CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs,
       (SELECT MAX(instance_id) FROM msdb.dbo.sysjobhistory) AS newest;
SELECT TOP (@top) CONVERT(nvarchar(36), h.job_id) AS outcome_job_id, j.name, h.instance_id, h.run_status, h.run_date,
       h.run_time, h.run_duration, h.retries_attempted, LEFT(h.message, @longest) AS message
  FROM msdb.dbo.sysjobhistory h LEFT JOIN msdb.dbo.sysjobs_view j ON j.job_id = h.job_id
 WHERE h.step_id = 0 AND h.run_status <> 4 AND h.instance_id > @above
 ORDER BY h.instance_id;
