-- create table clubs
CREATE TABLE [clubs] (
    [id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [code] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2,
    CONSTRAINT [uid_code] UNIQUE ([code])
);
-- create table club.members
IF SCHEMA_ID(N'club') IS NULL EXEC(N'CREATE SCHEMA [club]');
CREATE TABLE [club].[members] (
    [id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [club_id] INT,
    [club_code] NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
    [number] INT NOT NULL,
    [score] SMALLINT DEFAULT 1 NOT NULL,
    CONSTRAINT [ck_score] CHECK ([score] > 0),
    CONSTRAINT [fk_club] FOREIGN KEY ([club_id]) REFERENCES [clubs] ([id]) ON DELETE CASCADE
);
CREATE INDEX [idx_number] ON [club].[members] ([number]);
-- comment table clubs
-- comment table clubs
-- add column founded to clubs
ALTER TABLE [clubs] ADD [founded] DATE;
-- add column size to clubs
ALTER TABLE [clubs] ADD [size] INT DEFAULT 7 NOT NULL;
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [clubs] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[clubs]') AND parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[clubs]'), N'size', 'ColumnId'));
EXEC(@tortoise_sql);
-- add column token to clubs
ALTER TABLE [clubs] ADD [token] UNIQUEIDENTIFIER DEFAULT (NEWID()) NOT NULL;
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [clubs] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[clubs]') AND parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[clubs]'), N'token', 'ColumnId'));
EXEC(@tortoise_sql);
-- add column changed to clubs
ALTER TABLE [clubs] ADD [changed] DATETIMEOFFSET(6) DEFAULT (SYSDATETIMEOFFSET()) NOT NULL;
-- alter column code of clubs
ALTER TABLE [clubs] DROP CONSTRAINT [uid_code];
ALTER TABLE [clubs] ALTER COLUMN [code] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
ALTER TABLE [clubs] ADD CONSTRAINT [uid_code] UNIQUE ([code]);
-- alter column name of clubs
UPDATE [clubs] SET [name] = N'none' WHERE [name] IS NULL;
ALTER TABLE [clubs] ALTER COLUMN [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
-- alter column name of clubs
ALTER TABLE [clubs] ALTER COLUMN [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
-- alter column size of clubs
ALTER TABLE [clubs] ADD DEFAULT 3 FOR [size];
-- alter column size of clubs
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [clubs] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[clubs]') AND parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[clubs]'), N'size', 'ColumnId'));
EXEC(@tortoise_sql);
ALTER TABLE [clubs] ALTER COLUMN [size] BIGINT NOT NULL;
-- rename column size of clubs to places
EXEC sp_rename N'[clubs].[size]', N'places', N'COLUMN';
-- drop column changed of clubs
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [clubs] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[clubs]') AND parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[clubs]'), N'changed', 'ColumnId'));
EXEC(@tortoise_sql);
ALTER TABLE [clubs] DROP COLUMN [changed];
-- fill club_code of club.members from clubs
UPDATE [club].[members] SET [club_code] = (SELECT s.[code] FROM [clubs] s WHERE s.[id] = [members].[club_id]);
-- add index idx_founded to clubs
CREATE INDEX [idx_founded] ON [clubs] ([founded], [places]);
-- rename index idx_founded of clubs to idx_age
EXEC sp_rename N'[clubs].[idx_founded]', N'idx_age', N'INDEX';
-- drop index idx_age of clubs
DROP INDEX [idx_age] ON [clubs];
-- add unique constraint uid_token to clubs
ALTER TABLE [clubs] ADD CONSTRAINT [uid_token] UNIQUE ([token]);
-- rename unique constraint uid_token of clubs to uid_key
EXEC sp_rename N'[uid_token]', N'uid_key', N'OBJECT';
-- drop unique constraint uid_key of clubs
ALTER TABLE [clubs] DROP CONSTRAINT [uid_key];
-- add unique constraint uid_name to clubs
CREATE UNIQUE INDEX [uid_name] ON [clubs] ([name]) WHERE "name" IS NOT NULL;
-- drop unique constraint uid_name of clubs
DROP INDEX [uid_name] ON [clubs];
-- add check constraint ck_places to clubs
ALTER TABLE [clubs] ADD CONSTRAINT [ck_places] CHECK ([places] > 2);
-- rename check constraint ck_places of clubs to ck_size
EXEC sp_rename N'[ck_places]', N'ck_size', N'OBJECT';
-- drop check constraint ck_size of clubs
ALTER TABLE [clubs] DROP CONSTRAINT [ck_size];
-- rename foreign key fk_club of club.members to fk_members_club
EXEC sp_rename N'[club].[fk_club]', N'fk_members_club', N'OBJECT';
-- drop foreign key fk_members_club of club.members
ALTER TABLE [club].[members] DROP CONSTRAINT [fk_members_club];
-- alter column id of clubs
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [clubs] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.key_constraints WHERE type = 'PK' AND parent_object_id = OBJECT_ID(N'[clubs]'));
EXEC(@tortoise_sql);
ALTER TABLE [clubs] ALTER COLUMN [id] BIGINT NOT NULL;
ALTER TABLE [clubs] ADD PRIMARY KEY ([id]);
-- alter column club_id of club.members
ALTER TABLE [club].[members] ALTER COLUMN [club_id] BIGINT NULL;
-- add foreign key fk_club to club.members
ALTER TABLE [club].[members] ADD CONSTRAINT [fk_club] FOREIGN KEY ([club_id]) REFERENCES [clubs] ([id]) ON DELETE SET NULL;
-- alter column id of club.members
ALTER TABLE [club].[members] DROP CONSTRAINT [fk_club];
ALTER TABLE [club].[members] DROP CONSTRAINT [ck_score];
DROP INDEX [idx_number] ON [club].[members];
CREATE TABLE [club].[tortoise_new_members] (
    [id] INT NOT NULL PRIMARY KEY,
    [club_id] BIGINT,
    [club_code] NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
    [number] INT NOT NULL,
    [score] SMALLINT DEFAULT 1 NOT NULL,
    CONSTRAINT [ck_score] CHECK ([score] > 0),
    CONSTRAINT [fk_club] FOREIGN KEY ([club_id]) REFERENCES [clubs] ([id]) ON DELETE SET NULL
);
INSERT INTO [club].[tortoise_new_members] ([id], [club_id], [club_code], [number], [score]) SELECT [id], [club_id], [club_code], [number], [score] FROM [club].[members];
DROP TABLE [club].[members];
EXEC sp_rename N'[club].[tortoise_new_members]', N'members', N'OBJECT';
CREATE INDEX [idx_number] ON [club].[members] ([number]);
-- alter column id of club.members
ALTER TABLE [club].[members] DROP CONSTRAINT [fk_club];
ALTER TABLE [club].[members] DROP CONSTRAINT [ck_score];
DROP INDEX [idx_number] ON [club].[members];
CREATE TABLE [club].[tortoise_new_members] (
    [id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [club_id] BIGINT,
    [club_code] NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
    [number] INT NOT NULL,
    [score] SMALLINT DEFAULT 1 NOT NULL,
    CONSTRAINT [ck_score] CHECK ([score] > 0),
    CONSTRAINT [fk_club] FOREIGN KEY ([club_id]) REFERENCES [clubs] ([id]) ON DELETE SET NULL
);
SET IDENTITY_INSERT [club].[tortoise_new_members] ON;
INSERT INTO [club].[tortoise_new_members] ([id], [club_id], [club_code], [number], [score]) SELECT [id], [club_id], [club_code], [number], [score] FROM [club].[members];
SET IDENTITY_INSERT [club].[tortoise_new_members] OFF;
DROP TABLE [club].[members];
EXEC sp_rename N'[club].[tortoise_new_members]', N'members', N'OBJECT';
CREATE INDEX [idx_number] ON [club].[members] ([number]);
-- alter primary key of club.members
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [club].[members] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.key_constraints WHERE type = 'PK' AND parent_object_id = OBJECT_ID(N'[club].[members]'));
EXEC(@tortoise_sql);
ALTER TABLE [club].[members] ADD PRIMARY KEY ([number], [score]);
-- alter primary key of club.members
DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT N'ALTER TABLE [club].[members] DROP CONSTRAINT ' + QUOTENAME(name) FROM sys.key_constraints WHERE type = 'PK' AND parent_object_id = OBJECT_ID(N'[club].[members]'));
EXEC(@tortoise_sql);
-- alter primary key of club.members
ALTER TABLE [club].[members] ADD PRIMARY KEY ([id]);
-- rename table clubs to societies
EXEC sp_rename N'[clubs]', N'societies', N'OBJECT';
-- create schema archive
IF SCHEMA_ID(N'archive') IS NULL EXEC(N'CREATE SCHEMA [archive]');
-- rename table club.members to archive.members
IF SCHEMA_ID(N'archive') IS NULL EXEC(N'CREATE SCHEMA [archive]');
ALTER SCHEMA [archive] TRANSFER [club].[members];
-- rename table archive.members to people
DECLARE @tortoise_sql NVARCHAR(MAX) = N'ALTER SCHEMA ' + QUOTENAME(SCHEMA_NAME()) + N' TRANSFER [archive].[members]';
EXEC(@tortoise_sql);
EXEC sp_rename N'[members]', N'people', N'OBJECT';
-- drop schema archive
DROP SCHEMA [archive];
-- drop table people
DROP TABLE [people];
-- run SQL
UPDATE societies SET name = N'x';
