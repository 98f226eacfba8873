-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What packages of another computer logged here: packageoutcome.sql's part of sysssislog, in a log that servers share.
-- Parameters: 1 the database that holds sysssislog, 2 the computer, 3 and 4 the time by that computer's clock, as
--             yyyy-mm-dd hh:mm:ss.mmm.
-- Rights:     SELECT on sysssislog in that database.
-- Returns:    executions, and their errors. Nothing where it may not be read.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 2000;
DECLARE @logDatabase nvarchar(128) = ?, @computer nvarchar(128) = ?, @from nvarchar(23) = ?, @to nvarchar(23) = ?,
        @table nvarchar(300), @sql nvarchar(4000);
SET @table = QUOTENAME(@logDatabase) + N'.dbo.sysssislog';
IF HAS_PERMS_BY_NAME(@table, N'OBJECT', N'SELECT') = 1
BEGIN
  SET @sql = N'
    SELECT TOP (500) CONVERT(nvarchar(36), executionid) AS log_execution_id,
           MIN(CASE WHEN event = N''PackageStart'' THEN source END) AS source,
           CONVERT(varchar(23), MIN(CASE WHEN event = N''PackageStart'' THEN starttime END), 121) AS started,
           CONVERT(varchar(23), MAX(CASE WHEN event = N''PackageEnd'' THEN starttime END), 121) AS ended,
           MIN(operator) AS account, SUM(CASE WHEN event = N''OnError'' THEN 1 ELSE 0 END) AS errors
      FROM ' + @table + N'
     WHERE starttime >= CONVERT(datetime, @from, 121) AND starttime <= CONVERT(datetime, @to, 121)
       AND event IN (N''PackageStart'', N''PackageEnd'', N''OnError'') AND computer = @computer
     GROUP BY executionid;
    SELECT TOP (500) CONVERT(nvarchar(36), executionid) AS log_error_of, message, source
      FROM ' + @table + N'
     WHERE starttime >= CONVERT(datetime, @from, 121) AND starttime <= CONVERT(datetime, @to, 121)
       AND event = N''OnError'' AND computer = @computer
     ORDER BY id;';
  EXEC sp_executesql @sql, N'@from nvarchar(23), @to nvarchar(23), @computer nvarchar(128)', @from = @from, @to = @to,
       @computer = @computer;
END;
