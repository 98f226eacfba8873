-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Is Integration Services there: the catalog, and the Agent's subsystem for SSIS steps?
-- Rights:     none for the catalog; SELECT on syssubsystems for the second row set.
-- Returns:    one row: 1 when SSISDB exists; then, where it may be read, a row when the SSIS subsystem is registered.
SET NOCOUNT ON;
SELECT CASE WHEN DB_ID(N'SSISDB') IS NULL THEN 0 ELSE 1 END AS catalog;
IF HAS_PERMS_BY_NAME(N'msdb.dbo.syssubsystems', N'OBJECT', N'SELECT') = 1
  SELECT subsystem FROM msdb.dbo.syssubsystems WHERE subsystem = N'SSIS';
