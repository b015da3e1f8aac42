-- insert of a row
INSERT INTO "users" ("email", "score", "data", "bytes") VALUES (?, ?, ?, ?) RETURNING "id"
-- insert of rows
INSERT INTO "users" ("email", "score", "data", "bytes") VALUES (?, ?, ?, ?), (?, ?, ?, ?) RETURNING "id", "data"
-- insert of defaults
INSERT INTO "users" DEFAULT VALUES RETURNING "id"
-- insert or update
INSERT INTO "users" ("email", "score") VALUES (?, ?), (?, ?) ON CONFLICT ("email") DO UPDATE SET "score" = EXCLUDED."score"
-- insert or ignore
INSERT INTO "users" ("email", "score") VALUES (?, ?), (?, ?) ON CONFLICT ("email") DO NOTHING
-- delete
DELETE FROM "other"."users" WHERE "email" IS NULL
-- select
SELECT "u"."email" AS "e" FROM "users" "u" WHERE "u"."email" = ? ORDER BY "u"."email" NULLS LAST, "u"."score" DESC, "u"."id" DESC LIMIT ? OFFSET ?
-- select with lock
SELECT "u"."email" FROM "users" "u" WHERE "u"."email" = ? LIMIT ?
-- select without limit
SELECT "u"."email" FROM "users" "u" LIMIT -1 OFFSET ?
-- like
"u"."email" GLOB ?
-- like without regard to case
UPPER(REPLACE("u"."email", 'ß', 'ẞ')) GLOB UPPER(REPLACE(?, 'ß', 'ẞ'))
-- equality without regard to case
UPPER(REPLACE("u"."email", 'ß', 'ẞ')) = UPPER(REPLACE(?, 'ß', 'ẞ'))
-- list
"u"."id" IN (?, ?, ?, ?)
-- week
CAST(STRFTIME('%V', SUBSTR("u"."at", 1, 10)) AS INTEGER)
-- month
(SUBSTR("u"."at", 1, 7) || '-01 00:00:00.000000')
-- date
SUBSTR("u"."at", 1, 10)
-- json text
CASE JSON_TYPE("u"."data", ?) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(JSON_EXTRACT("u"."data", ?) AS TEXT) END
-- json number
CASE WHEN JSON_TYPE("u"."data", ?) IN ('integer', 'real') THEN JSON_EXTRACT("u"."data", ?) END
-- regular expression
"u"."email" REGEXP ?
-- regular expression without regard to case
"u"."email" REGEXP ('(?iu)' || ?)
-- average of decimals
(DECIMAL_ROUND(DECIMAL_AVG("u"."price"), 20) COLLATE tortoise_decimal)
-- average of whole numbers
AVG(DISTINCT "u"."score") FILTER (WHERE "u"."score" > ?)
-- sum
SUM("u"."score")
-- joined texts
GROUP_CONCAT("u"."email", ? ORDER BY "u"."email")
-- quotient of decimals
((DECIMAL_ROUND(DECIMAL_DIV("u"."price", "u"."score"), 20) COLLATE tortoise_decimal))
-- quotient of whole numbers
("u"."score" / "u"."score")
-- sum of decimals
((DECIMAL_ADD("u"."price", "u"."price") COLLATE tortoise_decimal))
-- greatest
MAX("u"."score", ?)
-- length
LENGTH("u"."email")
-- concatenation
("u"."email" || ? || CAST("u"."score" AS TEXT))
-- upper case
UPPER("u"."email")
-- now
(STRFTIME('%Y-%m-%d %H:%M:%f', 'now') || '000')
