-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- activity.sql for a login that may not read the tables.
-- Rights:     EXECUTE on sp_help_jobactivity.
-- Returns:    the server's time; then a row a job that has an activity row in the newest session.
SET NOCOUNT ON;
SELECT CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
EXEC msdb.dbo.sp_help_jobactivity;
