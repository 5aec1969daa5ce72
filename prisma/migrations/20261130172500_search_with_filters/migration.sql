-- A text with another filter read every movement of the company that has the text, and looked each of them up. What the
-- list filters by is now beside the text: the index finds only movements that fulfil all of it, and their status is counted
-- without the table of the movements.

-- FORCE would hide the rows from the owner of the tables.
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "expense_lines" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "transfers" NO FORCE ROW LEVEL SECURITY;

ALTER TABLE "movement_texts" ADD COLUMN "kind" "MovementKind" NOT NULL DEFAULT 'expense',
ADD COLUMN "status" "MovementStatus" NOT NULL DEFAULT 'incomplete',
ADD COLUMN "open" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "without_receipt" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "removed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "day" CHAR(10) NOT NULL DEFAULT '',
ADD COLUMN "tags" UUID[] NOT NULL DEFAULT '{}';
-- Room in each page for a new version of a row, so that a change of its status is no change of an index.
ALTER TABLE "movement_texts" SET (fillfactor = 90);

-- The person, the card that paid or NULL, the card that received it, and the categories of a movement.
CREATE FUNCTION search_tags(movement uuid, person uuid, card uuid) RETURNS uuid[] LANGUAGE sql STABLE
SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT ARRAY[person, card]
    || ARRAY(SELECT t.to_card_id FROM transfers t WHERE t.id = movement AND t.to_card_id IS NOT NULL)
    || ARRAY(SELECT DISTINCT l.category_id FROM expense_lines l WHERE l.expense_id = movement AND l.category_id IS NOT NULL ORDER BY 1) $$;

-- ── The rows that are there ─────────────────────────────────────────────

DROP INDEX "movement_texts_text_idx";
CREATE TEMPORARY TABLE "texts" ON COMMIT DROP AS
  SELECT t.movement_id, t.company_id, t.text, m.kind, m.status, m.status <> 'synced' AS open,
    m.receipt_count = 0 AND m.sign = 1 AS without_receipt, m.removed_at IS NOT NULL AS removed, m.day,
    ARRAY[m.person_id, m.card_id] || array_remove(ARRAY[r.to_card_id], NULL) || coalesce(l.categories, '{}') AS tags
  FROM movement_texts t JOIN movements m ON m.id = t.movement_id LEFT JOIN transfers r ON r.id = m.id
    LEFT JOIN (
      SELECT expense_id, array_agg(DISTINCT category_id ORDER BY category_id) AS categories FROM expense_lines
      WHERE category_id IS NOT NULL GROUP BY 1
    ) l ON l.expense_id = m.id;
TRUNCATE "movement_texts";
ALTER TABLE "movement_texts" DROP CONSTRAINT "movement_texts_pkey";
-- In the order of the list, so that the rows of a page are beside each other.
INSERT INTO "movement_texts" (movement_id, company_id, text, kind, status, open, without_receipt, removed, day, tags)
SELECT movement_id, company_id, text, kind, status, open, without_receipt, removed, day, tags FROM "texts"
ORDER BY company_id, day, movement_id;
ALTER TABLE "movement_texts" ADD CONSTRAINT "movement_texts_pkey" PRIMARY KEY ("movement_id");
CREATE INDEX "movement_texts_order_idx" ON "movement_texts"("company_id", "day" DESC, "movement_id" DESC) WHERE NOT "removed";
CREATE INDEX "movement_texts_search_idx" ON "movement_texts" USING gin (
  "company_id", "text" gin_trgm_ops, "tags", "left"("day", 7), "without_receipt", "open", "kind"
) WITH (gin_pending_list_limit = 256) WHERE NOT "removed";

-- ── What keeps them ─────────────────────────────────────────────────────

-- A connection keeps the plans of these functions. One that was made while a table was empty, or for many rows, would read
-- the whole table for each row later. So they always look the rows up in an index.

-- The text of a movement is stored by triggers on the table of its kind. They need not know the other columns.
CREATE FUNCTION describe_text() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  SELECT m.kind, m.status, m.status <> 'synced', m.receipt_count = 0 AND m.sign = 1, m.removed_at IS NOT NULL, m.day,
      search_tags(m.id, m.person_id, m.card_id)
    INTO NEW.kind, NEW.status, NEW.open, NEW.without_receipt, NEW.removed, NEW.day, NEW.tags
  FROM movements m WHERE m.id = NEW.movement_id;
  RETURN NEW;
END $$;
CREATE TRIGGER movement_texts_describe BEFORE INSERT ON "movement_texts" FOR EACH ROW EXECUTE FUNCTION describe_text();

CREATE FUNCTION follow_movements() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  UPDATE movement_texts t SET status = n.status, open = n.status <> 'synced', without_receipt = n.receipt_count = 0 AND n.sign = 1,
    removed = n.removed_at IS NOT NULL, day = n.day,
    tags = CASE WHEN t.tags[1:2] = ARRAY[n.person_id, n.card_id] THEN t.tags ELSE search_tags(n.id, n.person_id, n.card_id) END
  FROM added n
  WHERE t.movement_id = n.id
    AND (t.status, t.without_receipt, t.removed, t.day, t.tags[1:2]) IS DISTINCT FROM
      (n.status, n.receipt_count = 0 AND n.sign = 1, n.removed_at IS NOT NULL, n.day, ARRAY[n.person_id, n.card_id]);
  RETURN NULL;
END $$;
CREATE TRIGGER movements_follow_changed AFTER UPDATE ON "movements"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_movements();

CREATE FUNCTION tag_movements(changed uuid[]) RETURNS void LANGUAGE sql
SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  UPDATE movement_texts t SET tags = n.tags
  FROM (SELECT m.id, search_tags(m.id, m.person_id, m.card_id) AS tags FROM movements m WHERE m.id = ANY(changed) OFFSET 0) n
  WHERE t.movement_id = n.id AND t.tags <> n.tags $$;

CREATE FUNCTION follow_new_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tag_movements(ARRAY(SELECT DISTINCT expense_id FROM added WHERE category_id IS NOT NULL));
  RETURN NULL;
END $$;
CREATE FUNCTION follow_changed_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tag_movements(ARRAY(
    SELECT expense_id FROM (SELECT expense_id, category_id, 1 AS side FROM added UNION ALL SELECT expense_id, category_id, -1 FROM gone) l
    GROUP BY expense_id, category_id HAVING sum(side) <> 0));
  RETURN NULL;
END $$;
CREATE FUNCTION follow_deleted_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tag_movements(ARRAY(SELECT DISTINCT expense_id FROM gone WHERE category_id IS NOT NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER expense_lines_follow_new AFTER INSERT ON "expense_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_new_lines();
CREATE TRIGGER expense_lines_follow_changed AFTER UPDATE ON "expense_lines"
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_changed_lines();
CREATE TRIGGER expense_lines_follow_deleted AFTER DELETE ON "expense_lines"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION follow_deleted_lines();

-- A transfer has the card that received it in its own table.
CREATE OR REPLACE FUNCTION follow_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO movement_texts (movement_id, company_id, text)
  SELECT id, company_id, search_text(' ' || transfer_words(kind) || ' ' || description) FROM added
  ON CONFLICT (movement_id) DO UPDATE SET text = excluded.text, tags = excluded.tags
    WHERE (movement_texts.text, movement_texts.tags) IS DISTINCT FROM (excluded.text, excluded.tags);
  RETURN NULL;
END $$;

-- ── The search ──────────────────────────────────────────────────────────

-- The conditions of a filter as SQL, with its values as the parameters $1 to $7: the company, the pattern of the text, kinds,
-- statuses, tags, the first and the last day. Only a condition that is asked for is there, so that the statement is planned
-- for this filter. Row-level security does not apply to the functions that use it: the company is always a condition, and for
-- an employee the person is one of the tags.
CREATE FUNCTION search_conditions(
  kinds "MovementKind"[], statuses "MovementStatus"[], tags uuid[], first_day text, last_day text, without_receipt boolean
) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 't.company_id = $1 AND NOT t.removed AND t.text LIKE $2 AND t.kind = ANY($3)'
    || CASE WHEN statuses IS NULL THEN '' ELSE ' AND t.status = ANY($4)' END
    || CASE WHEN 'synced' <> ALL(statuses) THEN ' AND t.open' ELSE '' END
    || CASE WHEN cardinality(kinds) = 1 AND kinds[1] <> 'expense' THEN ' AND t.kind = ($3)[1]' ELSE '' END
    || CASE WHEN tags = '{}' THEN '' ELSE ' AND t.tags @> $5' END
    || CASE WHEN first_day IS NULL THEN '' ELSE ' AND t.day BETWEEN $6::char(10) AND $7::char(10)' END
    || CASE WHEN left(first_day, 7) = left(last_day, 7) THEN ' AND left(t.day, 7) = left($6, 7)' ELSE '' END
    || CASE WHEN without_receipt THEN ' AND t.without_receipt' ELSE '' END $$;

-- The tags by which the person who asks may search: an employee finds their own movements.
CREATE FUNCTION allowed_tags(tags uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN app_role() = 'employee' THEN array_append(tags, app_user()) ELSE tags END $$;

-- Finds the next movements of the company that the transaction has set, newest day first. Row-level security keeps LIKE away
-- from an index, because the operator could reveal rows. This function runs as the owner of the table, whose policy shows
-- every row.
--
-- It first reads the texts of the next movements of the list, up to `nearby`: a frequent text is among few of them. Those
-- after them are found by the index. Up to `few` are sorted. If there are more, they are found month by month.
CREATE FUNCTION find_movements(
  words text, kinds "MovementKind"[], statuses "MovementStatus"[], tags uuid[], first_day text, last_day text,
  without_receipt boolean, after_day text, after_id uuid, most bigint, nearby bigint, few bigint
) RETURNS TABLE (day char(10), id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50 AS $$
DECLARE
  company uuid := app_company();
  pattern text := search_pattern(words);
  allowed uuid[] := allowed_tags(tags);
  conditions text := search_conditions(kinds, statuses, allowed, first_day, last_day, without_receipt);
  fits text := ' FROM movement_texts t WHERE ' || conditions;
  listed text := ' FROM movement_texts t WHERE t.company_id = $1 AND NOT t.removed'
    || CASE WHEN first_day IS NULL THEN '' ELSE ' AND t.day BETWEEN $6::char(10) AND $7::char(10)' END;
  is_after text := ' AND (t.day, t.movement_id) < ($8::char(10), $9)';
  in_order text := ' ORDER BY t.day DESC, t.movement_id DESC';
  missing bigint := most;
  found_rows bigint;
  candidates bigint;
  days char(10)[];
  ids uuid[];
  place_day char(10) := after_day;
  place_id uuid := after_id;
BEGIN
  IF after_id IS NOT NULL THEN listed := listed || is_after; END IF;
  RETURN QUERY EXECUTE 'SELECT t.day, t.movement_id FROM (SELECT *' || listed || in_order || ' LIMIT $11) t WHERE '
    || conditions || in_order || ' LIMIT $10'
    USING company, pattern, kinds, statuses, allowed, first_day, last_day, place_day, place_id, missing, nearby;
  GET DIAGNOSTICS found_rows = ROW_COUNT;
  missing := missing - found_rows;
  IF missing = 0 THEN RETURN; END IF;

  EXECUTE 'SELECT t.day, t.movement_id' || listed || in_order || ' OFFSET $11 - 1 LIMIT 1' INTO place_day, place_id
    USING company, pattern, kinds, statuses, allowed, first_day, last_day, place_day, place_id, missing, nearby;
  IF place_id IS NULL THEN RETURN; END IF;

  EXECUTE 'SELECT count(*), (array_agg(f.day ORDER BY f.day DESC, f.movement_id DESC))[:$10],
      (array_agg(f.movement_id ORDER BY f.day DESC, f.movement_id DESC))[:$10]
    FROM (SELECT t.day, t.movement_id' || fits || is_after || ' LIMIT $11) f'
    INTO candidates, days, ids
    USING company, pattern, kinds, statuses, allowed, first_day, last_day, place_day, place_id, missing, greatest(few, missing) + 1;
  IF candidates <= greatest(few, missing) THEN
    RETURN QUERY SELECT * FROM unnest(days, ids);
    RETURN;
  END IF;

  LOOP
    RETURN QUERY EXECUTE 'SELECT f.day, f.movement_id FROM (SELECT t.day, t.movement_id' || fits
      || ' AND left(t.day, 7) = left($8::char(10), 7)' || is_after || ' OFFSET 0) f ORDER BY 1 DESC, 2 DESC LIMIT $10'
      USING company, pattern, kinds, statuses, allowed, first_day, last_day, place_day, place_id, missing;
    GET DIAGNOSTICS found_rows = ROW_COUNT;
    missing := missing - found_rows;
    EXIT WHEN missing = 0;
    SELECT max(t.day) INTO place_day FROM movement_texts t
      WHERE t.company_id = company AND NOT t.removed AND t.day < (left(place_day, 7) || '-01')::char(10);
    EXIT WHEN place_day IS NULL OR place_day < first_day::char(10);
    place_id := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  END LOOP;
END $$;

-- Counts the movements that such a search finds, by status. Counts at most `most` of them, in any order.
CREATE FUNCTION count_found(
  words text, kinds "MovementKind"[], statuses "MovementStatus"[], tags uuid[], first_day text, last_day text,
  without_receipt boolean, most bigint
) RETURNS TABLE (status "MovementStatus", count bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 7 AS $$
DECLARE
  allowed uuid[] := allowed_tags(tags);
BEGIN
  RETURN QUERY EXECUTE 'SELECT f.status, count(*) FROM (SELECT t.status FROM movement_texts t WHERE '
    || search_conditions(kinds, statuses, allowed, first_day, last_day, without_receipt) || ' LIMIT $8) f GROUP BY 1'
    USING app_company(), search_pattern(words), kinds, statuses, allowed, first_day, last_day, most;
END $$;

-- For filters that the index does not have: every movement with the text. An employee finds their own.
CREATE OR REPLACE FUNCTION search_movements(words text, most bigint) RETURNS TABLE (movement_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan ROWS 500 AS $$
  SELECT t.movement_id FROM movement_texts t
  WHERE t.company_id = (SELECT app_company()) AND NOT t.removed AND t.text LIKE (SELECT search_pattern(words))
    AND ((SELECT app_role()) <> 'employee' OR t.tags[1] = (SELECT app_user()))
  LIMIT most $$;

-- The rows of the company that differ from its movements. None, unless a trigger was left out. It reads each table once.
CREATE FUNCTION outdated_texts(company uuid) RETURNS TABLE (movement_id uuid) LANGUAGE sql STABLE
SET search_path = public, pg_temp SET enable_nestloop = off AS $$
  WITH coded AS MATERIALIZED (
    SELECT l.expense_id, array_agg(DISTINCT l.category_id ORDER BY l.category_id) AS categories FROM expense_lines l
    WHERE l.company_id = company AND l.category_id IS NOT NULL GROUP BY 1
  ), texts AS MATERIALIZED (SELECT t.* FROM movement_texts t WHERE t.company_id = company)
  SELECT m.id FROM movements m JOIN texts t ON t.movement_id = m.id LEFT JOIN coded c ON c.expense_id = m.id
    LEFT JOIN transfers r ON r.id = m.id
  WHERE m.company_id = company
    AND (t.kind, t.status, t.open, t.without_receipt, t.removed, t.day, t.tags) IS DISTINCT FROM
      (m.kind, m.status, m.status <> 'synced', m.receipt_count = 0 AND m.sign = 1, m.removed_at IS NOT NULL, m.day,
        ARRAY[m.person_id, m.card_id] || array_remove(ARRAY[r.to_card_id], NULL) || coalesce(c.categories, '{}')) $$;

-- ── The statuses that few movements have ────────────────────────────────

-- A list of these read all that is not synced, or all that needs attention, to find three.
CREATE INDEX "movements_few_idx" ON "movements"("company_id", "day" DESC, "id" DESC)
  WHERE "status" IN ('queued', 'sending', 'unknown', 'changed') AND "removed_at" IS NULL;

-- ── The count of everything ─────────────────────────────────────────────

-- Before Postgres has statistics of a new table, it grouped the lines of the company again for each movement: 10 s for 2,400.
ALTER FUNCTION counted_movements(uuid) SET enable_nestloop = off;

ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
ALTER TABLE "expense_lines" FORCE ROW LEVEL SECURITY;
ALTER TABLE "transfers" FORCE ROW LEVEL SECURITY;
