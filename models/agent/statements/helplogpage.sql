-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The history that logpage.sql tells, for a login that may not read the tables. The procedure knows neither instance_id
-- nor a limit: a day to begin with keeps the answer small, and the client cuts.
-- Parameters: 1 how many seconds back the first day lies.
-- Rights:     EXECUTE on sp_help_jobhistory: any SQLAgent role of msdb. SQLAgentUserRole sees its own jobs only.
-- Returns:    history rows of all jobs since that day, oldest first.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 1000;
DECLARE @ago int = ?, @from int;
SET @from = CONVERT(int, CONVERT(varchar(8), DATEADD(second, -@ago, GETDATE()), 112));
EXEC msdb.dbo.sp_help_jobhistory @start_run_date = @from, @oldest_first = 1, @mode = 'FULL';
