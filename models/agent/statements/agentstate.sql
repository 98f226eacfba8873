-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Is the Agent running (agent-facts 2.12)?
-- Rights:     VIEW SERVER STATE; without it the second result set is missing and nobody can tell.
-- Returns:    one row: engine edition (4 Express and 5 Azure SQL have no Agent); then 0 or 1 row: service status
--             (0 not installed, 1 stopped, 2 start pending, 3 stop pending, 4 running, 5-7 paused).
SET NOCOUNT ON;
SELECT CONVERT(int, SERVERPROPERTY('EngineEdition')) AS engine_edition;
IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
  SELECT ISNULL((SELECT MAX(status) FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%'), 0)
         AS agent_status;
