SET @seen = 0;
BEGIN TRY
  IF HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1
    SELECT @seen = COUNT(*), @down = CASE WHEN MAX(status) = 1 THEN @down + 1 ELSE 0 END FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent%';
END TRY
BEGIN CATCH
  SET @down = 0;
END CATCH;
