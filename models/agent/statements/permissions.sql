-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What this login may do (agent-facts 2.11). The roles of msdb grant procedures, not tables. The roles are asked of the
-- current database, which is msdb on every connection of ours.
-- Rights:     a user in msdb.
-- Returns:    one row of 0, 1 or NULL (no such object).
SET NOCOUNT ON;
SELECT IS_SRVROLEMEMBER(N'sysadmin') AS sysadmin,
       IS_MEMBER(N'db_owner') AS db_owner, IS_MEMBER(N'SQLAgentOperatorRole') AS operator_role,
       IS_MEMBER(N'SQLAgentReaderRole') AS reader_role, IS_MEMBER(N'SQLAgentUserRole') AS user_role,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobs_view', N'OBJECT', N'SELECT') AS sysjobs_view,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobsteps', N'OBJECT', N'SELECT') AS sysjobsteps,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobservers', N'OBJECT', N'SELECT') AS sysjobservers,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobactivity', N'OBJECT', N'SELECT') AS sysjobactivity,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sysjobhistory', N'OBJECT', N'SELECT') AS sysjobhistory,
       HAS_PERMS_BY_NAME(N'msdb.dbo.syssessions', N'OBJECT', N'SELECT') AS syssessions,
       HAS_PERMS_BY_NAME(N'msdb.dbo.syscategories', N'OBJECT', N'SELECT') AS syscategories,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sysssislog', N'OBJECT', N'SELECT') AS sysssislog,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sp_help_job', N'OBJECT', N'EXECUTE') AS sp_help_job,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sp_help_jobstep', N'OBJECT', N'EXECUTE') AS sp_help_jobstep,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sp_help_jobactivity', N'OBJECT', N'EXECUTE') AS sp_help_jobactivity,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sp_help_jobhistory', N'OBJECT', N'EXECUTE') AS sp_help_jobhistory,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sp_help_jobserver', N'OBJECT', N'EXECUTE') AS sp_help_jobserver,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sp_start_job', N'OBJECT', N'EXECUTE') AS sp_start_job,
       HAS_PERMS_BY_NAME(N'msdb.dbo.sp_stop_job', N'OBJECT', N'EXECUTE') AS sp_stop_job,
       HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') AS view_server_state;
