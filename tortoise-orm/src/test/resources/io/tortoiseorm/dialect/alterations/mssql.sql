CREATE TABLE [users] (
    [id] BIGINT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [email] NVARCHAR(50) COLLATE Latin1_General_100_BIN2,
    [score] SMALLINT DEFAULT 1 NOT NULL,
    [club_id] INT,
    [old] DATE,
    CONSTRAINT [ck_score] CHECK ([score] > 0),
    CONSTRAINT [fk_club] FOREIGN KEY ([club_id]) REFERENCES [clubs] ([id]) ON DELETE SET NULL
);
CREATE UNIQUE INDEX [uid_email] ON [users] ([email]) WHERE "email" IS NOT NULL;
CREATE INDEX [idx_score] ON [users] ([score]);
CREATE INDEX [idx_old] ON [users] ([old]);
ALTER TABLE [users] DROP CONSTRAINT [ck_score];
DROP INDEX [uid_email] ON [users];
DROP INDEX [idx_score] ON [users];
ALTER TABLE [users] DROP CONSTRAINT [fk_club];
DROP INDEX [idx_old] ON [users];
ALTER TABLE [users] DROP COLUMN [old];
UPDATE [users] SET [email] = N'none' WHERE [email] IS NULL;
ALTER TABLE [users] ALTER COLUMN [email] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NOT NULL;
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [users] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[users]') AND parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[users]'), N'score', 'ColumnId'));
EXEC(@tortoise_sql);
ALTER TABLE [users] ALTER COLUMN [score] BIGINT NOT NULL;
ALTER TABLE [users] ADD DEFAULT 2 FOR [score];
ALTER TABLE [users] ADD [rank] INT DEFAULT 7 NOT NULL;
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [users] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[users]') AND parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[users]'), N'rank', 'ColumnId'));
EXEC(@tortoise_sql);
ALTER TABLE [users] ADD [since] DATETIMEOFFSET(6) DEFAULT (SYSDATETIMEOFFSET()) WITH VALUES;
ALTER TABLE [users] ADD CONSTRAINT [uid_mail] UNIQUE ([email]);
ALTER TABLE [users] ADD CONSTRAINT [ck_score] CHECK ([score] > 1);
CREATE INDEX [idx_points] ON [users] ([score]);
CREATE INDEX [idx_rank] ON [users] ([rank]) WHERE [rank] > 3;
ALTER TABLE [users] ADD CONSTRAINT [fk_club] FOREIGN KEY ([club_id]) REFERENCES [clubs] ([id]) ON DELETE NO ACTION;
EXEC sp_rename N'[users].[email]', N'mail', N'COLUMN';
EXEC sp_rename N'[users]', N'people', N'OBJECT';
DROP TABLE [shop].[users];
