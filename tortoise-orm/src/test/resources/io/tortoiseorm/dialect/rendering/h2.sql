-- insert of a row
SELECT "id" FROM FINAL TABLE (INSERT INTO "users" ("email", "score", "data", "bytes") VALUES ($1, $2, ($3 FORMAT JSON), $4))
-- insert of rows
SELECT "id", "data" FROM FINAL TABLE (INSERT INTO "users" ("email", "score", "data", "bytes") VALUES ($1, $2, ($3 FORMAT JSON), $4), ($5, $6, ($7 FORMAT JSON), $8))
-- insert of defaults
SELECT "id" FROM FINAL TABLE (INSERT INTO "users" DEFAULT VALUES)
-- insert or update
MERGE INTO "users" t USING (SELECT * FROM (VALUES (0, CAST($1 AS VARCHAR), CAST($2 AS INTEGER)), (1, CAST($3 AS VARCHAR), CAST($4 AS INTEGER))) AS v(n, "email", "score")) s ON (t."email" = s."email") WHEN MATCHED THEN UPDATE SET t."score" = s."score" WHEN NOT MATCHED THEN INSERT ("email", "score") VALUES (s."email", s."score")
-- insert or ignore
INSERT INTO "users" ("email", "score") SELECT s."email", s."score" FROM (SELECT * FROM (SELECT v.*, ROW_NUMBER() OVER (PARTITION BY "email" ORDER BY n) r0 FROM (SELECT * FROM (VALUES (0, CAST($1 AS VARCHAR), CAST($2 AS INTEGER)), (1, CAST($3 AS VARCHAR), CAST($4 AS INTEGER))) AS v(n, "email", "score")) v) WHERE (r0 = 1 OR "email" IS NULL)) s WHERE NOT EXISTS (SELECT 1 FROM "users" t WHERE t."email" = s."email") ORDER BY s.n
-- delete
DELETE FROM "other"."users" WHERE "email" IS NULL
-- select
SELECT "u"."email" AS "e" FROM "users" "u" WHERE "u"."email" = CAST($1 AS VARCHAR) ORDER BY "u"."email" NULLS LAST, "u"."score" DESC, "u"."id" DESC LIMIT CAST($2 AS BIGINT) OFFSET CAST($3 AS BIGINT)
-- select with lock
SELECT "u"."email" FROM "users" "u" WHERE "u"."email" = CAST($1 AS VARCHAR) LIMIT CAST($2 AS BIGINT) FOR UPDATE
-- select without limit
SELECT "u"."email" FROM "users" "u" OFFSET CAST($1 AS BIGINT)
-- like
"u"."email" LIKE CAST($1 AS VARCHAR) ESCAPE '\'
-- like without regard to case
"u"."email" ILIKE CAST($1 AS VARCHAR) ESCAPE '\'
-- equality without regard to case
"u"."email" ILIKE REPLACE(REPLACE(REPLACE(CAST($1 AS VARCHAR), '\', '\\'), '%', '\%'), '_', '\_') ESCAPE '\'
-- list
"u"."id" = ANY($1)
-- week
CAST(EXTRACT(ISO_WEEK FROM ("u"."at" AT TIME ZONE 'UTC')) AS BIGINT)
-- month
DATE_TRUNC(MONTH, ("u"."at" AT TIME ZONE 'UTC'))
-- date
CAST(("u"."at" AT TIME ZONE 'UTC') AS DATE)
-- json text
CASE WHEN ("u"."data")."a"[1] = JSON 'null' THEN NULL WHEN CAST(("u"."data")."a"[1] AS VARCHAR) LIKE '"%' THEN STRINGDECODE(SUBSTRING(CAST(("u"."data")."a"[1] AS VARCHAR), 2, CHAR_LENGTH(CAST(("u"."data")."a"[1] AS VARCHAR)) - 2)) ELSE CAST(("u"."data")."a"[1] AS VARCHAR) END
-- json number
CASE WHEN ("u"."data")."a" IS JSON SCALAR AND REGEXP_LIKE(CAST(("u"."data")."a" AS VARCHAR), '^[-0-9]') THEN CAST(CAST(("u"."data")."a" AS VARCHAR) AS DECFLOAT) END
-- regular expression
REGEXP_LIKE("u"."email", CAST($1 AS VARCHAR), 'c')
-- regular expression without regard to case
REGEXP_LIKE("u"."email", CAST($1 AS VARCHAR), 'i')
-- average of decimals
ROUND(CAST(SUM("u"."price") AS NUMERIC(100, 30)) / CAST(COUNT("u"."price") AS NUMERIC(100, 30)), 20)
-- average of whole numbers
(CAST(SUM(DISTINCT CASE WHEN "u"."score" > CAST($1 AS INTEGER) THEN "u"."score" ELSE CAST(NULL AS TINYINT) END) AS DOUBLE PRECISION) / CAST(COUNT(DISTINCT CASE WHEN "u"."score" > CAST($1 AS INTEGER) THEN "u"."score" ELSE CAST(NULL AS TINYINT) END) AS DOUBLE PRECISION))
-- sum
SUM("u"."score")
-- joined texts
LISTAGG("u"."email", $1) WITHIN GROUP (ORDER BY "u"."email")
-- quotient of decimals
(ROUND(CAST("u"."price" AS NUMERIC(100, 30)) / CAST("u"."score" AS NUMERIC(100, 30)), 20))
-- quotient of whole numbers
("u"."score" / "u"."score")
-- sum of decimals
("u"."price" + "u"."price")
-- greatest
GREATEST("u"."score", CAST($1 AS INTEGER))
-- length
CHAR_LENGTH(REGEXP_REPLACE("u"."email", '[\x{10000}-\x{10FFFF}]', '_'))
-- concatenation
("u"."email" || CAST($1 AS VARCHAR) || CAST("u"."score" AS VARCHAR))
-- upper case
UPPER("u"."email")
-- now
CURRENT_TIMESTAMP
