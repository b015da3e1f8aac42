CREATE TABLE IF NOT EXISTS `authors` (
    `id` INT NOT NULL PRIMARY KEY AUTO_INCREMENT,
    `full name` VARCHAR(100) NOT NULL,
    `born` DATE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE TABLE IF NOT EXISTS `books` (
    `id` BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT,
    `title` VARCHAR(200) NOT NULL COMMENT 'As on the "cover"; not the spine''s \\ back',
    `isbn` VARCHAR(13) NOT NULL,
    `price` DECIMAL(10, 2) NOT NULL,
    `published` DATETIME(6) NOT NULL,
    `data` JSON,
    `cover` LONGBLOB,
    `author_id` INT NOT NULL,
    `editor_id` INT,
    CONSTRAINT `uid_books_isbn_a69c06` UNIQUE (`isbn`),
    CONSTRAINT `uid_books_author__e67298` UNIQUE (`author_id`, `title`),
    CONSTRAINT `fk_books_authors_5e0cc115` FOREIGN KEY (`author_id`) REFERENCES `authors` (`id`) ON DELETE CASCADE,
    CONSTRAINT `fk_books_authors_c2b5c6b2` FOREIGN KEY (`editor_id`) REFERENCES `authors` (`id`) ON DELETE SET NULL,
    KEY `idx_books_publish_e7368d` (`published`),
    KEY `idx_books_publish_035ad2` (`published`, `title`),
    KEY `idx_price` (`price`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT = 'What can be lent; it''s a lot';
CREATE TABLE IF NOT EXISTS `labels` (
    `name` VARCHAR(50) NOT NULL PRIMARY KEY
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE TABLE IF NOT EXISTS `copies` (
    `id` CHAR(36) NOT NULL PRIMARY KEY,
    `book_id` BIGINT NOT NULL,
    `replaces_id` CHAR(36),
    CONSTRAINT `fk_copies_books_5ba40fcf` FOREIGN KEY (`book_id`) REFERENCES `books` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_copies_copies_fcf0a088` FOREIGN KEY (`replaces_id`) REFERENCES `copies` (`id`) ON DELETE NO ACTION,
    KEY `idx_copies_replace_8899f7` (`replaces_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE TABLE IF NOT EXISTS `settings` (
    `id` INT NOT NULL PRIMARY KEY,
    `number` INT DEFAULT 42,
    `label` VARCHAR(50) DEFAULT 'it''s; a \\ "text"',
    `text` LONGTEXT DEFAULT ('long'),
    `flag` TINYINT(1) DEFAULT TRUE,
    `amount` DECIMAL(6, 2) DEFAULT 1.50,
    `day` DATE DEFAULT '2026-03-01',
    `moment` DATETIME(6) DEFAULT '2026-03-01 12:30:00.000000',
    `uid` CHAR(36) DEFAULT '00000000-0000-4000-8000-000000000001',
    `data` JSON DEFAULT ('{"a": 1}'),
    `now` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    `hex` VARCHAR(32) DEFAULT (LOWER(HEX(RANDOM_BYTES(16)))),
    `computed` INT DEFAULT (40 + 2)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE TABLE IF NOT EXISTS `books_labels` (
    `books_id` BIGINT NOT NULL,
    `label_id` VARCHAR(50) NOT NULL,
    CONSTRAINT `fk_books_la_books_009ce238` FOREIGN KEY (`books_id`) REFERENCES `books` (`id`) ON DELETE CASCADE,
    CONSTRAINT `fk_books_la_labels_1eebde25` FOREIGN KEY (`label_id`) REFERENCES `labels` (`name`) ON DELETE CASCADE,
    UNIQUE KEY `uidx_books_label_books_i_9fbce3` (`books_id`, `label_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT = 'What a book is about';
CREATE TABLE IF NOT EXISTS `departments` (
    `id` INT NOT NULL PRIMARY KEY AUTO_INCREMENT,
    `head_id` INT,
    CONSTRAINT `uid_departments_head_id_79467d` UNIQUE (`head_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE TABLE IF NOT EXISTS `people` (
    `id` INT NOT NULL PRIMARY KEY AUTO_INCREMENT,
    `department_id` INT NOT NULL,
    `favourite_id` BIGINT,
    CONSTRAINT `fk_people_departme_e601117c` FOREIGN KEY (`department_id`) REFERENCES `departments` (`id`) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
SET @tortoise_ddl = IF(EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_schema = DATABASE() AND table_name = 'departments' AND constraint_name = 'fk_departme_people_dcd15dc9'), 'DO 0', 'ALTER TABLE `departments` ADD CONSTRAINT `fk_departme_people_dcd15dc9` FOREIGN KEY (`head_id`) REFERENCES `people` (`id`) ON DELETE SET NULL');
PREPARE tortoise_ddl FROM @tortoise_ddl;
EXECUTE tortoise_ddl;
DEALLOCATE PREPARE tortoise_ddl;
