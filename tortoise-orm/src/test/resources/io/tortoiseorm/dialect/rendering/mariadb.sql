-- insert of a row
INSERT INTO `users` (`email`, `score`, `data`, `bytes`) VALUES (?, ?, ?, ?) RETURNING `id`
-- insert of rows
INSERT INTO `users` (`email`, `score`, `data`, `bytes`) VALUES (?, ?, ?, ?), (?, ?, ?, ?) RETURNING `id`, `data`
-- insert of defaults
INSERT INTO `users` () VALUES () RETURNING `id`
-- insert or update
INSERT INTO `users` (`email`, `score`) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE `score` = VALUES(`score`)
-- insert or ignore
INSERT INTO `users` (`email`, `score`) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE `email` = `users`.`email`
-- delete
DELETE FROM `other`.`users` WHERE `email` IS NULL
-- select
SELECT `u`.`email` AS `e` FROM `users` `u` WHERE `u`.`email` = ? ORDER BY `u`.`email` IS NULL, `u`.`email`, `u`.`score` DESC, `u`.`id` DESC LIMIT ? OFFSET ?
-- select with lock
SELECT `u`.`email` FROM `users` `u` WHERE `u`.`email` = ? LIMIT ? FOR UPDATE
-- select without limit
SELECT `u`.`email` FROM `users` `u` LIMIT 18446744073709551615 OFFSET ?
-- like
`u`.`email` LIKE ? COLLATE utf8mb4_nopad_bin ESCAPE 0x5C
-- like without regard to case
UPPER(`u`.`email`) LIKE UPPER(?) COLLATE utf8mb4_nopad_bin ESCAPE 0x5C
-- equality without regard to case
UPPER(`u`.`email`) = UPPER(?) COLLATE utf8mb4_nopad_bin
-- list
`u`.`id` IN (?, ?, ?, ?)
-- week
WEEK(`u`.`at`, 3)
-- month
CAST(DATE_FORMAT(`u`.`at`, '%Y-%m-01 00:00:00') AS DATETIME(6))
-- date
DATE(`u`.`at`)
-- json text
CASE WHEN JSON_TYPE(JSON_EXTRACT(`u`.`data`, ?)) = 'STRING' THEN CONVERT(JSON_VALUE(`u`.`data`, ?) USING utf8mb4) COLLATE utf8mb4_nopad_bin ELSE CASE WHEN JSON_TYPE(JSON_EXTRACT(`u`.`data`, ?)) = 'NULL' THEN NULL ELSE CONVERT(JSON_EXTRACT(`u`.`data`, ?) USING utf8mb4) COLLATE utf8mb4_nopad_bin END END
-- json number
CASE WHEN JSON_TYPE(JSON_EXTRACT(`u`.`data`, ?)) IN ('INTEGER', 'UNSIGNED INTEGER', 'DECIMAL', 'DOUBLE') THEN CAST(JSON_EXTRACT(`u`.`data`, ?) AS DECIMAL(65, 30)) END
-- regular expression
`u`.`email` REGEXP CONCAT('(?-i)', ?)
-- regular expression without regard to case
`u`.`email` REGEXP CONCAT('(?i)', ?)
-- average of decimals
ROUND(CAST(SUM(`u`.`price`) AS DECIMAL(65, 30)) / COUNT(`u`.`price`), 20)
-- average of whole numbers
(CAST(SUM(DISTINCT CASE WHEN `u`.`score` > ? THEN `u`.`score` END) AS DOUBLE) / COUNT(DISTINCT CASE WHEN `u`.`score` > ? THEN `u`.`score` END))
-- sum
(SUM(`u`.`score`) DIV 1)
-- joined texts
GROUP_CONCAT(`u`.`email` ORDER BY `u`.`email` SEPARATOR ?)
-- quotient of decimals
(ROUND(CAST(`u`.`price` AS DECIMAL(65, 30)) / `u`.`score`, 20))
-- quotient of whole numbers
(`u`.`score` DIV `u`.`score`)
-- sum of decimals
(`u`.`price` + `u`.`price`)
-- greatest
GREATEST(`u`.`score`, ?)
-- length
CHAR_LENGTH(`u`.`email`)
-- concatenation
CONCAT(`u`.`email`, ?, (CONVERT(CAST(`u`.`score` AS CHAR) USING utf8mb4) COLLATE utf8mb4_nopad_bin))
-- upper case
UPPER(`u`.`email`)
-- now
UTC_TIMESTAMP(6)
