CREATE TABLE IF NOT EXISTS "books" ( /* What can be lent; it's a lot */
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "title" VARCHAR(200) NOT NULL /* As on the "cover"; not the spine's \ back */,
    "isbn" VARCHAR(13) NOT NULL,
    "price" DECIMAL_TEXT(10, 2) COLLATE tortoise_decimal NOT NULL,
    "published" TIMESTAMP NOT NULL,
    "data" JSON_TEXT,
    "cover" BLOB,
    "author_id" INT NOT NULL,
    "editor_id" INT,
    CONSTRAINT "uid_books_isbn_a69c06" UNIQUE ("isbn"),
    CONSTRAINT "uid_books_author__e67298" UNIQUE ("author_id", "title"),
    CONSTRAINT "fk_books_authors_5e0cc115" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_books_authors_c2b5c6b2" FOREIGN KEY ("editor_id") REFERENCES "authors" ("id") ON DELETE SET NULL
);
CREATE INDEX IF NOT EXISTS "idx_books_publish_e7368d" ON "books" ("published");
CREATE INDEX IF NOT EXISTS "idx_books_publish_035ad2" ON "books" ("published", "title");
CREATE INDEX IF NOT EXISTS "idx_price" ON "books" ("price");
CREATE TABLE IF NOT EXISTS "authors" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "full name" VARCHAR(100) NOT NULL,
    "born" DATE
);
CREATE TABLE IF NOT EXISTS "labels" (
    "name" VARCHAR(50) NOT NULL PRIMARY KEY
);
CREATE TABLE IF NOT EXISTS "copies" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "book_id" BIGINT NOT NULL,
    "replaces_id" CHAR(36),
    CONSTRAINT "fk_copies_books_5ba40fcf" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_copies_copies_fcf0a088" FOREIGN KEY ("replaces_id") REFERENCES "copies" ("id") ON DELETE NO ACTION
);
CREATE INDEX IF NOT EXISTS "idx_copies_replace_8899f7" ON "copies" ("replaces_id");
CREATE TABLE IF NOT EXISTS "departments" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "head_id" INT,
    CONSTRAINT "uid_departments_head_id_79467d" UNIQUE ("head_id"),
    CONSTRAINT "fk_departme_people_dcd15dc9" FOREIGN KEY ("head_id") REFERENCES "people" ("id") ON DELETE SET NULL
);
CREATE TABLE IF NOT EXISTS "people" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "department_id" INT NOT NULL,
    "favourite_id" BIGINT,
    CONSTRAINT "fk_people_departme_e601117c" FOREIGN KEY ("department_id") REFERENCES "departments" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "settings" (
    "id" INT NOT NULL PRIMARY KEY,
    "number" INT DEFAULT 42,
    "label" VARCHAR(50) DEFAULT 'it''s; a \ "text"',
    "text" TEXT DEFAULT 'long',
    "flag" BOOLEAN DEFAULT TRUE,
    "amount" DECIMAL_TEXT(6, 2) COLLATE tortoise_decimal DEFAULT '1.50',
    "day" DATE DEFAULT '2026-03-01',
    "moment" TIMESTAMP DEFAULT '2026-03-01 12:30:00.000000',
    "uid" CHAR(36) DEFAULT '00000000-0000-4000-8000-000000000001',
    "data" JSON_TEXT DEFAULT '{"a": 1}',
    "now" TIMESTAMP DEFAULT ((STRFTIME('%Y-%m-%d %H:%M:%f', 'now') || '000')),
    "hex" VARCHAR(32) DEFAULT (LOWER(HEX(RANDOMBLOB(16)))),
    "computed" INT DEFAULT (40 + 2)
);
CREATE TABLE IF NOT EXISTS "books_labels" ( /* What a book is about */
    "books_id" BIGINT NOT NULL,
    "label_id" VARCHAR(50) NOT NULL,
    CONSTRAINT "fk_books_la_books_009ce238" FOREIGN KEY ("books_id") REFERENCES "books" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_books_la_labels_1eebde25" FOREIGN KEY ("label_id") REFERENCES "labels" ("name") ON DELETE CASCADE
);
CREATE UNIQUE INDEX IF NOT EXISTS "uidx_books_label_books_i_9fbce3" ON "books_labels" ("books_id", "label_id");
