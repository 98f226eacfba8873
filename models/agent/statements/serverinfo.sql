-- SPDX-FileCopyrightText: 2026 The Stellwerk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who answers: name, version, edition and clock.
-- Rights:     none.
-- Returns:    one row.
SET NOCOUNT ON;
SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ServerName')) AS server_name,
       CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')) AS product_version,
       CONVERT(nvarchar(128), SERVERPROPERTY('Edition')) AS edition,
       CONVERT(int, SERVERPROPERTY('EngineEdition')) AS engine_edition, @@VERSION AS version_text,
       CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121) AS now_ofs;
