-- insert of a row
INSERT INTO "users" ("email", "score", "data", "bytes") VALUES ($1, $2, $3::jsonb, $4) RETURNING "id"
-- insert of rows
INSERT INTO "users" ("email", "score", "data", "bytes") SELECT r.c0, r.c1, r.c2::JSONB, DECODE(r.c3, 'hex') FROM UNNEST($1::text[], $2::INTEGER[], $3::text[], $4::text[]) WITH ORDINALITY AS r (c0, c1, c2, c3, n) ORDER BY r.n RETURNING "id", CAST("data" AS TEXT)
-- insert of defaults
INSERT INTO "users" DEFAULT VALUES RETURNING "id"
-- insert or update
INSERT INTO "users" ("email", "score") SELECT r.c0, r.c1 FROM UNNEST($1::text[], $2::INTEGER[]) WITH ORDINALITY AS r (c0, c1, n) ORDER BY r.n ON CONFLICT ("email") DO UPDATE SET "score" = EXCLUDED."score"
-- insert or ignore
INSERT INTO "users" ("email", "score") SELECT r.c0, r.c1 FROM UNNEST($1::text[], $2::INTEGER[]) WITH ORDINALITY AS r (c0, c1, n) ORDER BY r.n ON CONFLICT ("email") DO NOTHING
-- delete
DELETE FROM "other"."users" WHERE "email" IS NULL
-- select
SELECT "u"."email" AS "e" FROM "users" "u" WHERE "u"."email" = $1 ORDER BY "u"."email", "u"."score" DESC NULLS LAST, "u"."id" DESC LIMIT $2 OFFSET $3
-- select with lock
SELECT "u"."email" FROM "users" "u" WHERE "u"."email" = $1 LIMIT $2 FOR UPDATE
-- select without limit
SELECT "u"."email" FROM "users" "u" OFFSET $1
-- like
"u"."email" LIKE $1
-- like without regard to case
UPPER((REPLACE("u"."email", 'ß', 'ẞ')) COLLATE "und-x-icu") LIKE UPPER((REPLACE($1, 'ß', 'ẞ')) COLLATE "und-x-icu")
-- equality without regard to case
UPPER((REPLACE("u"."email", 'ß', 'ẞ')) COLLATE "und-x-icu") = UPPER((REPLACE($1, 'ß', 'ẞ')) COLLATE "und-x-icu")
-- list
"u"."id" = ANY($1)
-- week
CAST(EXTRACT(WEEK FROM ("u"."at" AT TIME ZONE 'UTC')) AS BIGINT)
-- month
(DATE_TRUNC('month', ("u"."at" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC')
-- date
CAST(("u"."at" AT TIME ZONE 'UTC') AS DATE)
-- json text
(("u"."data" #>> ARRAY['a', '0']) COLLATE "C")
-- json number
CASE WHEN JSONB_TYPEOF(("u"."data" #> ARRAY['a'])) = 'number' THEN CAST(("u"."data" #>> ARRAY['a']) AS NUMERIC) END
-- regular expression
"u"."email" ~ $1
-- regular expression without regard to case
("u"."email") COLLATE "und-x-icu" ~* $1
-- average of decimals
ROUND(SUM("u"."price") * 1.00000000000000000000 / COUNT("u"."price"), 20)
-- average of whole numbers
(CAST(SUM(DISTINCT "u"."score") FILTER (WHERE "u"."score" > $1) AS DOUBLE PRECISION) / COUNT(DISTINCT "u"."score") FILTER (WHERE "u"."score" > $1))
-- sum
SUM("u"."score")
-- joined texts
STRING_AGG("u"."email", $1 ORDER BY "u"."email")
-- quotient of decimals
(ROUND("u"."price" * 1.00000000000000000000 / "u"."score", 20))
-- quotient of whole numbers
("u"."score" / "u"."score")
-- sum of decimals
("u"."price" + "u"."price")
-- greatest
CASE WHEN NOT (("u"."score" IS NULL OR CAST($1 AS INTEGER) IS NULL)) THEN GREATEST("u"."score", CAST($1 AS INTEGER)) END
-- length
CHAR_LENGTH("u"."email")
-- concatenation
("u"."email" || CAST($1 AS TEXT) || (CAST("u"."score" AS TEXT) COLLATE "C"))
-- upper case
(UPPER(("u"."email") COLLATE "und-x-icu") COLLATE "C")
-- now
CURRENT_TIMESTAMP
