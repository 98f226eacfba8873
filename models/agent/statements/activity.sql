-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What every job does now: the activity rows of the newest session.
-- Rights:     SELECT on sysjobs_view, sysjobactivity, syssessions.
-- Returns:    the server's time; then a row a job that has an activity row.
SET NOCOUNT ON;
SELECT CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
SELECT CONVERT(nvarchar(36), j.job_id) AS activity_job_id, j.name, CONVERT(varchar(23), a.run_requested_date, 121) AS req,
       a.run_requested_source AS source, CONVERT(varchar(23), a.start_execution_date, 121) AS start,
       CONVERT(varchar(23), a.stop_execution_date, 121) AS stop, a.last_executed_step_id
  FROM msdb.dbo.sysjobs_view j JOIN msdb.dbo.sysjobactivity a ON a.job_id = j.job_id
 WHERE a.session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions);
