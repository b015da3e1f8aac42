-- insert of a row
INSERT INTO [users] ([email], [score], [data], [bytes]) OUTPUT INSERTED.[id] AS [id] VALUES (@P0, @P1, @P2, CAST(@P3 AS VARBINARY(MAX)))
-- insert of rows
INSERT INTO [users] ([email], [score], [data], [bytes]) OUTPUT INSERTED.[id] AS [id], INSERTED.[data] AS [data] SELECT s.[email], s.[score], s.[data], s.[bytes] FROM (SELECT * FROM (VALUES (0, @P0, @P1, @P2, CAST(@P3 AS VARBINARY(MAX))), (1, @P4, @P5, @P6, CAST(@P7 AS VARBINARY(MAX)))) AS v (n, [email], [score], [data], [bytes])) s ORDER BY s.n
-- insert of defaults
INSERT INTO [users] OUTPUT INSERTED.[id] AS [id] DEFAULT VALUES
-- insert or update
MERGE INTO [users] WITH (HOLDLOCK) AS t USING (SELECT * FROM (VALUES (0, @P0, @P1), (1, @P2, @P3)) AS v (n, [email], [score])) s ON (t.[email] = s.[email]) WHEN MATCHED THEN UPDATE SET t.[score] = s.[score] WHEN NOT MATCHED THEN INSERT ([email], [score]) VALUES (s.[email], s.[score]);
-- insert or ignore
MERGE INTO [users] WITH (HOLDLOCK) AS t USING (SELECT * FROM (SELECT v.*, ROW_NUMBER() OVER (PARTITION BY [email] ORDER BY n) r0 FROM (SELECT * FROM (VALUES (0, @P0, @P1), (1, @P2, @P3)) AS v (n, [email], [score])) v) q WHERE (r0 = 1 OR [email] IS NULL)) s ON (t.[email] = s.[email]) WHEN NOT MATCHED THEN INSERT ([email], [score]) VALUES (s.[email], s.[score]);
-- delete
DELETE FROM [other].[users] WHERE [email] IS NULL
-- select
SELECT [u].[email] AS [e] FROM [users] [u] WHERE [u].[email] = @P0 ORDER BY CASE WHEN [u].[email] IS NULL THEN 1 ELSE 0 END, [u].[email], [u].[score] DESC, [u].[id] DESC OFFSET @P2 ROWS FETCH NEXT @P1 ROWS ONLY
-- select with lock
SELECT [u].[email] FROM [users] [u] WITH (UPDLOCK, ROWLOCK) WHERE [u].[email] = @P0 ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT @P1 ROWS ONLY
-- select without limit
SELECT [u].[email] FROM [users] [u] ORDER BY (SELECT NULL) OFFSET @P0 ROWS
-- like
[u].[email] LIKE @P0 COLLATE Latin1_General_100_BIN2 ESCAPE '\'
-- like without regard to case
UPPER([u].[email]) LIKE UPPER(@P0) COLLATE Latin1_General_100_BIN2 ESCAPE '\'
-- equality without regard to case
UPPER([u].[email]) = UPPER(@P0) COLLATE Latin1_General_100_BIN2
-- list
[u].[id] IN (@P0, @P1, @P2, @P3)
-- week
CAST(DATEPART(ISO_WEEK, ([u].[at] AT TIME ZONE 'UTC')) AS BIGINT)
-- month
TODATETIMEOFFSET(CAST(DATEFROMPARTS(DATEPART(YEAR, ([u].[at] AT TIME ZONE 'UTC')), DATEPART(MONTH, ([u].[at] AT TIME ZONE 'UTC')), 1) AS DATETIME2(6)), '+00:00')
-- date
CAST(([u].[at] AT TIME ZONE 'UTC') AS DATE)
-- json text
COALESCE(JSON_QUERY([u].[data], N'$."a"[0]'), JSON_VALUE([u].[data], N'$."a"[0]'))
-- json number
TRY_CAST(JSON_VALUE([u].[data], N'$."a"') AS BIGINT)
-- average of decimals
ROUND(CAST(SUM([u].[price]) AS DECIMAL(38, 20)) / COUNT([u].[price]), 20)
-- average of whole numbers
(CAST(SUM(DISTINCT CASE WHEN [u].[score] > @P0 THEN CAST([u].[score] AS BIGINT) END) AS FLOAT(53)) / COUNT(DISTINCT CASE WHEN [u].[score] > @P0 THEN [u].[score] END))
-- sum
SUM(CAST([u].[score] AS BIGINT))
-- joined texts
STRING_AGG(CAST([u].[email] AS NVARCHAR(MAX)), @P0) WITHIN GROUP (ORDER BY CAST([u].[email] AS NVARCHAR(MAX)))
-- quotient of decimals
(ROUND(CAST([u].[price] AS DECIMAL(38, 20)) / [u].[score], 20))
-- quotient of whole numbers
([u].[score] / [u].[score])
-- sum of decimals
([u].[price] + [u].[price])
-- greatest
(SELECT CASE WHEN COUNT(v) = COUNT(*) THEN MAX(v) END FROM (VALUES ([u].[score]), (@P0)) AS x (v))
-- length
(LEN([u].[email] COLLATE Latin1_General_100_CS_AS_SC + N'.') - 1)
-- concatenation
(CAST([u].[email] AS NVARCHAR(MAX)) + @P0 + CAST([u].[score] AS NVARCHAR(MAX)))
-- upper case
UPPER([u].[email])
-- now
SYSDATETIMEOFFSET()
