-- insert of a row
INSERT INTO "users" ("email", "score", "data", "bytes") VALUES (:P0, :P1, :P2, :P3)
-- insert of rows
INSERT INTO "users" ("email", "score", "data", "bytes") SELECT s."email", s."score", s."data", s."bytes" FROM (SELECT 0 n, CAST(:P0 AS VARCHAR2(50 CHAR)) "email", CAST(:P1 AS NUMBER(10)) "score", TO_CLOB(:P2) "data", TO_BLOB(:P3) "bytes" FROM DUAL UNION ALL SELECT 1 n, CAST(:P4 AS VARCHAR2(50 CHAR)) "email", CAST(:P5 AS NUMBER(10)) "score", TO_CLOB(:P6) "data", TO_BLOB(:P7) "bytes" FROM DUAL) s
-- insert of defaults
INSERT INTO "users" ("id") VALUES (DEFAULT)
-- insert or update
MERGE INTO "users" t USING (SELECT 0 n, CAST(:P0 AS VARCHAR2(50 CHAR)) "email", CAST(:P1 AS NUMBER(10)) "score" FROM DUAL UNION ALL SELECT 1 n, CAST(:P2 AS VARCHAR2(50 CHAR)) "email", CAST(:P3 AS NUMBER(10)) "score" FROM DUAL) s ON (t."email" = s."email") WHEN MATCHED THEN UPDATE SET t."score" = s."score" WHEN NOT MATCHED THEN INSERT ("email", "score") VALUES (s."email", s."score")
-- insert or ignore
MERGE INTO "users" t USING (SELECT * FROM (SELECT v.*, ROW_NUMBER() OVER (PARTITION BY "email" ORDER BY n) r0 FROM (SELECT 0 n, CAST(:P0 AS VARCHAR2(50 CHAR)) "email", CAST(:P1 AS NUMBER(10)) "score" FROM DUAL UNION ALL SELECT 1 n, CAST(:P2 AS VARCHAR2(50 CHAR)) "email", CAST(:P3 AS NUMBER(10)) "score" FROM DUAL) v) WHERE (r0 = 1 OR "email" IS NULL)) s ON (t."email" = s."email") WHEN NOT MATCHED THEN INSERT ("email", "score") VALUES (s."email", s."score")
-- delete
DELETE FROM "other"."users" WHERE "email" IS NULL
-- select
SELECT "u"."email" AS "e" FROM "users" "u" WHERE "u"."email" = :P0 ORDER BY "u"."email", "u"."score" DESC NULLS LAST, "u"."id" DESC OFFSET :P2 ROWS FETCH NEXT :P1 ROWS ONLY
-- select with lock
SELECT "u"."email" FROM "users" "u" WHERE "u"."email" = :P0 AND ROWNUM <= :P1 FOR UPDATE
-- select without limit
SELECT "u"."email" FROM "users" "u" OFFSET :P0 ROWS
-- like
"u"."email" LIKE :P0 ESCAPE '\'
-- like without regard to case
UPPER("u"."email") LIKE UPPER(:P0) ESCAPE '\'
-- equality without regard to case
UPPER("u"."email") = UPPER(:P0)
-- list
"u"."id" IN (:P0, :P1, :P2, :P3)
-- week
TO_NUMBER(TO_CHAR(SYS_EXTRACT_UTC("u"."at"), 'IW'))
-- month
FROM_TZ(CAST(TRUNC(SYS_EXTRACT_UTC("u"."at"), 'MM') AS TIMESTAMP(6)), 'UTC')
-- date
TRUNC(SYS_EXTRACT_UTC("u"."at"))
-- json text
COALESCE(JSON_VALUE("u"."data", '$."a"[0]'), JSON_QUERY("u"."data", '$."a"[0]'))
-- json number
JSON_VALUE("u"."data", '$."a"' RETURNING NUMBER)
-- regular expression
REGEXP_LIKE("u"."email", :P0, 'c')
-- regular expression without regard to case
REGEXP_LIKE("u"."email", :P0, 'i')
-- average of decimals
ROUND(SUM("u"."price") / COUNT("u"."price"), 20)
-- average of whole numbers
(CAST(SUM(DISTINCT CASE WHEN "u"."score" > :P0 THEN "u"."score" END) AS BINARY_DOUBLE) / COUNT(DISTINCT CASE WHEN "u"."score" > :P0 THEN "u"."score" END))
-- sum
SUM("u"."score")
-- joined texts
LISTAGG("u"."email", ', ') WITHIN GROUP (ORDER BY "u"."email")
-- quotient of decimals
(ROUND("u"."price" / "u"."score", 20))
-- quotient of whole numbers
(TRUNC("u"."score" / "u"."score"))
-- sum of decimals
("u"."price" + "u"."price")
-- greatest
GREATEST("u"."score", :P0)
-- length
LENGTH("u"."email")
-- concatenation
CASE WHEN "u"."email" IS NULL OR CAST("u"."score" AS VARCHAR2(4000)) IS NULL THEN NULL ELSE ("u"."email" || :P0 || CAST("u"."score" AS VARCHAR2(4000))) END
-- upper case
UPPER("u"."email")
-- now
SYSTIMESTAMP
