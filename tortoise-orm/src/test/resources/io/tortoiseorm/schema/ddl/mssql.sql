IF OBJECT_ID(N'[authors]', N'U') IS NULL CREATE TABLE [authors] (
    [id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [full name] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [born] DATE
);
IF OBJECT_ID(N'[books]', N'U') IS NULL CREATE TABLE [books] (
    [id] BIGINT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [title] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [isbn] NVARCHAR(13) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [price] DECIMAL(10, 2) NOT NULL,
    [published] DATETIMEOFFSET(6) NOT NULL,
    [data] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2,
    [cover] VARBINARY(MAX),
    [author_id] INT NOT NULL,
    [editor_id] INT,
    CONSTRAINT [uid_books_isbn_a69c06] UNIQUE ([isbn]),
    CONSTRAINT [uid_books_author__e67298] UNIQUE ([author_id], [title]),
    CONSTRAINT [fk_books_authors_5e0cc115] FOREIGN KEY ([author_id]) REFERENCES [authors] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_books_authors_c2b5c6b2] FOREIGN KEY ([editor_id]) REFERENCES [authors] ([id]) ON DELETE NO ACTION
);
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[books]') AND name = N'idx_books_publish_e7368d') CREATE INDEX [idx_books_publish_e7368d] ON [books] ([published]);
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[books]') AND name = N'idx_books_publish_035ad2') CREATE INDEX [idx_books_publish_035ad2] ON [books] ([published], [title]);
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[books]') AND name = N'idx_price') CREATE INDEX [idx_price] ON [books] ([price]);
IF OBJECT_ID(N'[labels]', N'U') IS NULL CREATE TABLE [labels] (
    [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY
);
IF OBJECT_ID(N'[copies]', N'U') IS NULL CREATE TABLE [copies] (
    [id] UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    [book_id] BIGINT NOT NULL,
    [replaces_id] UNIQUEIDENTIFIER,
    CONSTRAINT [fk_copies_books_5ba40fcf] FOREIGN KEY ([book_id]) REFERENCES [books] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_copies_copies_fcf0a088] FOREIGN KEY ([replaces_id]) REFERENCES [copies] ([id]) ON DELETE NO ACTION
);
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[copies]') AND name = N'idx_copies_replace_8899f7') CREATE INDEX [idx_copies_replace_8899f7] ON [copies] ([replaces_id]);
IF OBJECT_ID(N'[settings]', N'U') IS NULL CREATE TABLE [settings] (
    [id] INT NOT NULL PRIMARY KEY,
    [number] INT DEFAULT 42,
    [label] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 DEFAULT N'it''s; a \ "text"',
    [text] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 DEFAULT N'long',
    [flag] BIT DEFAULT 1,
    [amount] DECIMAL(6, 2) DEFAULT 1.50,
    [day] DATE DEFAULT N'2026-03-01',
    [moment] DATETIMEOFFSET(6) DEFAULT N'2026-03-01 12:30:00.000000 +00:00',
    [uid] UNIQUEIDENTIFIER DEFAULT N'00000000-0000-4000-8000-000000000001',
    [data] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 DEFAULT N'{"a": 1}',
    [now] DATETIMEOFFSET(6) DEFAULT (SYSDATETIMEOFFSET()),
    [hex] NVARCHAR(32) COLLATE Latin1_General_100_BIN2 DEFAULT (LOWER(REPLACE(CAST(NEWID() AS NVARCHAR(36)), N'-', N''))),
    [computed] INT DEFAULT (40 + 2)
);
IF OBJECT_ID(N'[books_labels]', N'U') IS NULL CREATE TABLE [books_labels] (
    [books_id] BIGINT NOT NULL,
    [label_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [fk_books_la_books_009ce238] FOREIGN KEY ([books_id]) REFERENCES [books] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_books_la_labels_1eebde25] FOREIGN KEY ([label_id]) REFERENCES [labels] ([name]) ON DELETE CASCADE
);
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[books_labels]') AND name = N'uidx_books_label_books_i_9fbce3') CREATE UNIQUE INDEX [uidx_books_label_books_i_9fbce3] ON [books_labels] ([books_id], [label_id]);
IF OBJECT_ID(N'[departments]', N'U') IS NULL CREATE TABLE [departments] (
    [id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [head_id] INT
);
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[departments]') AND name = N'uid_departments_head_id_79467d') CREATE UNIQUE INDEX [uid_departments_head_id_79467d] ON [departments] ([head_id]) WHERE "head_id" IS NOT NULL;
IF OBJECT_ID(N'[people]', N'U') IS NULL CREATE TABLE [people] (
    [id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [department_id] INT NOT NULL,
    [favourite_id] BIGINT,
    CONSTRAINT [fk_people_departme_e601117c] FOREIGN KEY ([department_id]) REFERENCES [departments] ([id]) ON DELETE CASCADE
);
IF OBJECT_ID(N'[fk_departme_people_dcd15dc9]', N'F') IS NULL ALTER TABLE [departments] ADD CONSTRAINT [fk_departme_people_dcd15dc9] FOREIGN KEY ([head_id]) REFERENCES [people] ([id]) ON DELETE SET NULL;
