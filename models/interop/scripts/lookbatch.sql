SET NOCOUNT ON;
DECLARE @now int, @row int, @changed int, @req datetime, @begun datetime, @stop datetime, @hist int, @source nvarchar(128), @found int, @first int, @seen int, @day int, @time int;
/*look*/
