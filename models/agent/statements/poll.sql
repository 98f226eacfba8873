-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The state of all watched runs of a server, in one round trip (agent-facts 3.4). Activity is read before history,
-- so that an ended run always finds its outcome row.
-- Parameters: per job: job id, session id of its start; then per job: job id, last instance_id taken in;
--             then per job: job id; then again per job: job id.
-- Rights:     SELECT on syssessions, sysjobactivity, sysjobhistory, sysjobs_view, sysjobservers; sysjobsteps for the
--             jobs with SSIS steps (left out without it).
-- Returns:    one row: newest session, its start, the server's time; then an activity row a job; then new history
--             rows by instance_id; then the jobs that exist with their last outcome; then those of them that have SSIS
--             steps; then the Agent's service status.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
SELECT TOP (1) session_id AS cur_session, CONVERT(varchar(23), agent_start_date, 121) AS started,
       CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs
  FROM msdb.dbo.syssessions ORDER BY session_id DESC;
SELECT CONVERT(nvarchar(36), a.job_id) AS activity_job_id, CONVERT(varchar(23), a.run_requested_date, 121) AS req,
       a.run_requested_source AS source, CONVERT(varchar(23), a.start_execution_date, 121) AS start,
       CONVERT(varchar(23), a.stop_execution_date, 121) AS stop, a.last_executed_step_id, a.job_history_id
  FROM msdb.dbo.sysjobactivity a
 WHERE /*each*/(a.job_id = CONVERT(uniqueidentifier, ?) AND a.session_id = ?)/*or each*/;
SELECT TOP (1000) CONVERT(nvarchar(36), h.job_id) AS history_job_id, h.instance_id, h.step_id, h.step_name, h.run_status,
       h.run_date, h.run_time, h.run_duration, h.retries_attempted, h.sql_message_id, h.sql_severity, h.message
  FROM msdb.dbo.sysjobhistory h
 WHERE /*each*/(h.job_id = CONVERT(uniqueidentifier, ?) AND h.instance_id > ?)/*or each*/
   AND h.run_status <> 4
 ORDER BY h.instance_id;
SELECT CONVERT(nvarchar(36), j.job_id) AS known_job_id, s.last_run_outcome, s.last_run_date, s.last_run_time,
       s.last_outcome_message
  FROM msdb.dbo.sysjobs_view j LEFT JOIN msdb.dbo.sysjobservers s ON s.job_id = j.job_id AND s.server_id = 0
 WHERE /*each*/(j.job_id = CONVERT(uniqueidentifier, ?))/*or each*/;
IF HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobsteps', N'OBJECT', N'SELECT') = 1
  SELECT DISTINCT CONVERT(nvarchar(36), p.job_id) AS ssis_job_id FROM msdb.dbo.sysjobsteps p
   WHERE p.subsystem = N'SSIS' AND /*each*/(p.job_id = CONVERT(uniqueidentifier, ?))/*or each*/;
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
