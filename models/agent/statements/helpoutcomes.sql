-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- outcomes.sql for a login that may not read the tables. The procedure knows neither instance_id nor a limit: a day to
-- begin with keeps the answer small, and the client cuts.
-- Parameters: 1 the first day, yyyymmdd; 0: all.
-- Rights:     EXECUTE on sp_help_jobhistory: any SQLAgent role of msdb. SQLAgentUserRole sees its own jobs only.
-- Returns:    one row: the server's own name, its clock, no highest instance_id; then outcome rows, oldest first.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @from int = ?;
IF @from = 0 SET @from = NULL;
SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS own_name,
       CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs, CONVERT(int, NULL) AS newest;
EXEC msdb.dbo.sp_help_jobhistory @step_id = 0, @start_run_date = @from, @oldest_first = 1, @mode = 'FULL';
