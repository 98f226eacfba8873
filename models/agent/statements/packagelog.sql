-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the executions of a package logged with the SQL Server log provider in msdb, oldest first (agent-facts 4.5).
-- Parameters: 1 package name, 2 and 3 the time between which it was started, by the server's clock, as
--             yyyy-mm-dd hh:mm:ss.mmm, 4 how many rows.
-- Rights:     SELECT on sysssislog.
-- Returns:    log rows. The flood of OnPre…, OnPost… and OnProgress events is left out.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
DECLARE @package nvarchar(1024) = ?, @from nvarchar(23) = ?, @to nvarchar(23) = ?, @top int = ?;
SELECT TOP (@top) l.id, l.event, l.source, CONVERT(varchar(23), l.starttime, 121) AS at, l.message
  FROM msdb.dbo.sysssislog l
 WHERE l.executionid IN (SELECT s.executionid FROM msdb.dbo.sysssislog s
                          WHERE s.event = N'PackageStart' AND s.source = @package
                            AND s.starttime >= CONVERT(datetime, @from, 121)
                            AND s.starttime <= CONVERT(datetime, @to, 121))
   AND l.event IN (N'PackageStart', N'PackageEnd', N'OnError', N'OnWarning', N'OnInformation', N'OnTaskFailed')
 ORDER BY l.id;
