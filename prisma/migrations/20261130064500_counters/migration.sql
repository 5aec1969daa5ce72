-- Counters of movements that are kept by deltas, the text that the search reads, the standing of a company's mapping, and
-- the indexes of the lists (docs/decisions/035).

-- Both are trusted extensions: the owner of the database may create them where the files of Postgres' contrib are there.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- FORCE would hide the rows from the owner of the tables.
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "expenses" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "expense_lines" NO FORCE ROW LEVEL SECURITY;

-- ── The sign ────────────────────────────────────────────────────────────

ALTER TABLE "movements" ADD COLUMN "sign" SMALLINT NOT NULL DEFAULT 1;
UPDATE "movements" m SET "sign" = -1 FROM "expenses" e WHERE e."id" = m."id" AND e."type" <> 'payment';
ALTER TABLE "movements" ADD CONSTRAINT "movements_sign_is_one" CHECK ("sign" IN (1, -1));

-- ── Counters ────────────────────────────────────────────────────────────

CREATE TABLE "movement_deltas" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "company_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "MovementKind" NOT NULL,
    "status" "MovementStatus" NOT NULL,
    "month" CHAR(7) NOT NULL,
    "card_id" UUID,
    "category_id" UUID,
    "currency" CHAR(3) NOT NULL,
    "sign" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,
    "minor" BIGINT NOT NULL,
    "base_minor" BIGINT NOT NULL,
    "receipts_missing" INTEGER NOT NULL DEFAULT 0,
    "without_receipt" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "movement_deltas_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "movement_deltas_company_id_idx" ON "movement_deltas"("company_id");

CREATE TABLE "movement_totals" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "company_id" UUID NOT NULL,
    "person_id" UUID,
    "kind" "MovementKind" NOT NULL,
    "status" "MovementStatus" NOT NULL,
    "month" CHAR(7),
    "card_id" UUID,
    "category_id" UUID,
    "currency" CHAR(3),
    "sign" SMALLINT,
    "count" INTEGER NOT NULL,
    "minor" BIGINT NOT NULL,
    "base_minor" BIGINT NOT NULL,
    "receipts_missing" INTEGER NOT NULL,
    "without_receipt" INTEGER NOT NULL,

    CONSTRAINT "movement_totals_pkey" PRIMARY KEY ("id")
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "movement_totals_key" ON "movement_totals"("company_id", "person_id", "month", "category_id", "card_id", "kind", "status", "currency", "sign") NULLS NOT DISTINCT;

-- Stands for "no card" and "no category" in the counters, where null means "all cards" and "not by category".
CREATE FUNCTION no_id() RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '00000000-0000-0000-0000-000000000000'::uuid $$;

-- Counts the movements of a company from the tables: what the counters have to add up to. A row with a card counts
-- movements. A row with a category counts expenses with a line of the category, and adds up those lines.
CREATE FUNCTION counted_movements(of_company uuid) RETURNS TABLE (
  person_id uuid, kind "MovementKind", status "MovementStatus", month char(7), card_id uuid, category_id uuid, currency char(3),
  sign smallint, count integer, minor bigint, base_minor bigint, receipts_missing integer, without_receipt integer
) LANGUAGE sql STABLE AS $$
  SELECT m.person_id, m.kind, m.status, left(m.day, 7)::char(7), coalesce(m.card_id, no_id()), NULL::uuid, m.currency, m.sign,
    count(*)::int, sum(m.amount_minor)::bigint, sum(m.base_minor)::bigint, (count(*) FILTER (WHERE m.receipt_missing))::int,
    (count(*) FILTER (WHERE m.receipt_count = 0 AND m.sign = 1))::int
  FROM movements m WHERE m.company_id = of_company AND m.removed_at IS NULL
  GROUP BY 1, 2, 3, 4, 5, 7, 8
  UNION ALL
  SELECT m.person_id, m.kind, m.status, left(m.day, 7)::char(7), NULL, coalesce(l.category_id, no_id()), m.currency, m.sign,
    count(DISTINCT m.id)::int, sum(l.amount_minor)::bigint, sum(l.base_minor)::bigint, 0, 0
  FROM movements m JOIN expense_lines l ON l.expense_id = m.id WHERE m.company_id = of_company AND m.removed_at IS NULL
  GROUP BY 1, 2, 3, 4, 6, 7, 8 $$;

-- In the following functions, `n` is 1 for a state that begins and -1 for a state that ends. Their sums are what changed.
-- A statement must not change a movement and its lines at once (in one WITH): each function would see the other change as
-- done already.
CREATE FUNCTION count_new_movements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Their lines are counted when these are inserted.
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, card_id, currency, sign, count, minor, base_minor,
    receipts_missing, without_receipt)
  SELECT company_id, person_id, kind, status, left(day, 7), coalesce(card_id, no_id()), currency, sign, count(*), sum(amount_minor),
    sum(base_minor), count(*) FILTER (WHERE receipt_missing), count(*) FILTER (WHERE receipt_count = 0 AND sign = 1)
  FROM added WHERE removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  RETURN NULL;
END $$;

CREATE FUNCTION count_deleted_movements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Their lines were deleted before, because they refer to them.
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, card_id, currency, sign, count, minor, base_minor,
    receipts_missing, without_receipt)
  SELECT company_id, person_id, kind, status, left(day, 7), coalesce(card_id, no_id()), currency, sign, -count(*), -sum(amount_minor),
    -sum(base_minor), -count(*) FILTER (WHERE receipt_missing), -count(*) FILTER (WHERE receipt_count = 0 AND sign = 1)
  FROM gone WHERE removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  RETURN NULL;
END $$;

CREATE FUNCTION count_changed_movements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, card_id, currency, sign, count, minor, base_minor,
    receipts_missing, without_receipt)
  SELECT company_id, person_id, kind, status, left(day, 7), coalesce(card_id, no_id()), currency, sign, sum(n), sum(n * amount_minor),
    sum(n * base_minor), sum(n * receipt_missing::int), sum(n * (receipt_count = 0 AND sign = 1)::int)
  FROM (SELECT 1 AS n, a.* FROM added a UNION ALL SELECT -1, g.* FROM gone g) c
  WHERE removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  HAVING sum(n) <> 0 OR sum(n * amount_minor) <> 0 OR sum(n * base_minor) <> 0 OR sum(n * receipt_missing::int) <> 0
    OR sum(n * (receipt_count = 0 AND sign = 1)::int) <> 0;
  -- The lines of the movements that count elsewhere now.
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, category_id, currency, sign, count, minor, base_minor)
  SELECT c.company_id, c.person_id, c.kind, c.status, left(c.day, 7), p.category_id, c.currency, c.sign, sum(n), sum(n * p.minor),
    sum(n * p.base_minor)
  FROM (SELECT 1 AS n, a.* FROM added a UNION ALL SELECT -1, g.* FROM gone g) c
  JOIN (
    SELECT l.expense_id, coalesce(l.category_id, no_id()) AS category_id, sum(l.amount_minor) AS minor, sum(l.base_minor) AS base_minor
    FROM added a JOIN gone g ON g.id = a.id JOIN expense_lines l ON l.expense_id = a.id
    WHERE (a.company_id, a.person_id, a.kind, a.status, left(a.day, 7), a.currency, a.sign, a.removed_at IS NULL)
      <> (g.company_id, g.person_id, g.kind, g.status, left(g.day, 7), g.currency, g.sign, g.removed_at IS NULL)
    GROUP BY 1, 2
  ) p ON p.expense_id = c.id
  WHERE c.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  HAVING sum(n) <> 0 OR sum(n * p.minor) <> 0 OR sum(n * p.base_minor) <> 0;
  RETURN NULL;
END $$;

CREATE FUNCTION count_new_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An expense that had a line of the category already does not count again.
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, category_id, currency, sign, count, minor, base_minor)
  SELECT m.company_id, m.person_id, m.kind, m.status, left(m.day, 7), p.category_id, m.currency, m.sign,
    count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM expense_lines l WHERE l.expense_id = m.id AND coalesce(l.category_id, no_id()) = p.category_id
      AND l.id <> ALL (p.ids))), sum(p.minor), sum(p.base_minor)
  FROM (
    SELECT expense_id, coalesce(category_id, no_id()) AS category_id, sum(amount_minor) AS minor, sum(base_minor) AS base_minor, array_agg(id) AS ids
    FROM added GROUP BY 1, 2
  ) p JOIN movements m ON m.id = p.expense_id
  WHERE m.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  RETURN NULL;
END $$;

CREATE FUNCTION count_deleted_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An expense that still has a line of the category still counts.
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, category_id, currency, sign, count, minor, base_minor)
  SELECT m.company_id, m.person_id, m.kind, m.status, left(m.day, 7), p.category_id, m.currency, m.sign,
    -count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM expense_lines l WHERE l.expense_id = m.id AND coalesce(l.category_id, no_id()) = p.category_id)),
    -sum(p.minor), -sum(p.base_minor)
  FROM (
    SELECT expense_id, coalesce(category_id, no_id()) AS category_id, sum(amount_minor) AS minor, sum(base_minor) AS base_minor
    FROM gone GROUP BY 1, 2
  ) p JOIN movements m ON m.id = p.expense_id
  WHERE m.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  RETURN NULL;
END $$;

CREATE FUNCTION count_changed_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, category_id, currency, sign, count, minor, base_minor)
  WITH changed AS (
    SELECT a.id FROM added a JOIN gone g ON g.id = a.id
    WHERE (a.expense_id, coalesce(a.category_id, no_id()), a.amount_minor, a.base_minor) <> (g.expense_id, coalesce(g.category_id, no_id()), g.amount_minor, g.base_minor)
  ), parts AS (
    SELECT expense_id, coalesce(category_id, no_id()) AS category_id, sum(n) AS n, sum(n * amount_minor) AS minor, sum(n * base_minor) AS base_minor
    FROM (SELECT 1 AS n, a.* FROM added a JOIN changed USING (id) UNION ALL SELECT -1, g.* FROM gone g JOIN changed USING (id)) c
    GROUP BY 1, 2
  ), moved AS (
    -- How many lines of the category the expense has now, and had before.
    SELECT p.*, (SELECT count(*) FROM expense_lines l WHERE l.expense_id = p.expense_id AND coalesce(l.category_id, no_id()) = p.category_id) AS now
    FROM parts p
  )
  SELECT m.company_id, m.person_id, m.kind, m.status, left(m.day, 7), p.category_id, m.currency, m.sign,
    sum((p.now > 0)::int - (p.now - p.n > 0)::int), sum(p.minor), sum(p.base_minor)
  FROM moved p JOIN movements m ON m.id = p.expense_id
  WHERE m.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  HAVING sum((p.now > 0)::int - (p.now - p.n > 0)::int) <> 0 OR sum(p.minor) <> 0 OR sum(p.base_minor) <> 0;
  RETURN NULL;
END $$;

INSERT INTO "movement_deltas" (company_id, person_id, kind, status, month, card_id, category_id, currency, sign, count, minor, base_minor,
  receipts_missing, without_receipt)
SELECT c."id", n.* FROM "companies" c CROSS JOIN LATERAL counted_movements(c."id") n;

CREATE TRIGGER movements_count_new AFTER INSERT ON "movements"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_new_movements();
CREATE TRIGGER movements_count_changed AFTER UPDATE ON "movements"
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_changed_movements();
CREATE TRIGGER movements_count_deleted AFTER DELETE ON "movements"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_movements();
CREATE TRIGGER expense_lines_count_new AFTER INSERT ON "expense_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_new_lines();
CREATE TRIGGER expense_lines_count_changed AFTER UPDATE ON "expense_lines"
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_changed_lines();
CREATE TRIGGER expense_lines_count_deleted AFTER DELETE ON "expense_lines"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_lines();

-- ── Search ──────────────────────────────────────────────────────────────

-- Merchant and note as the search compares them. A character outside ASCII becomes an escape such as \303\251, because the
-- trigrams of a database with the locale C have no other letters.
CREATE TABLE "movement_texts" (
    "movement_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "movement_texts_pkey" PRIMARY KEY ("movement_id"),
    CONSTRAINT "movement_texts_movement_id_fkey" FOREIGN KEY ("movement_id") REFERENCES "movements"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE FUNCTION search_text(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT encode(convert_to(lower(translate(words, E'\n\r\t', '   ')), 'UTF8'), 'escape') $$;

-- The pattern for LIKE. One or two letters match the start of a word: the index does not find them within one.
CREATE FUNCTION search_pattern(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN words ~ '^[A-Za-z0-9]{1,2}$' THEN '% ' ELSE '%' END
    || replace(replace(replace(search_text(words), '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;

CREATE FUNCTION follow_expenses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE movements m SET sign = CASE e.type WHEN 'payment' THEN 1 ELSE -1 END FROM added e
  WHERE m.id = e.id AND m.sign <> CASE e.type WHEN 'payment' THEN 1 ELSE -1 END;
  INSERT INTO movement_texts (movement_id, company_id, text)
  SELECT id, company_id, search_text(' ' || merchant || ' ' || note) FROM added
  ON CONFLICT (movement_id) DO UPDATE SET text = excluded.text WHERE movement_texts.text <> excluded.text;
  RETURN NULL;
END $$;
CREATE TRIGGER expenses_follow_new AFTER INSERT ON "expenses"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_expenses();
CREATE TRIGGER expenses_follow_changed AFTER UPDATE ON "expenses"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_expenses();

INSERT INTO "movement_texts" SELECT "id", "company_id", search_text(' ' || "merchant" || ' ' || "note") FROM "expenses";
CREATE INDEX "movement_texts_text_idx" ON "movement_texts" USING gin ("company_id", "text" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- Finds the movements of the company that the transaction has set. Row-level security keeps LIKE away from an index, because
-- the operator could reveal rows. This function runs as the owner of the table, whose policy below shows every row, and
-- limits them to the company itself. It finds nothing for an employee, who sees only some of the company's rows.
CREATE FUNCTION search_movements(words text, most bigint) RETURNS TABLE (movement_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500 AS $$
  SELECT t.movement_id FROM movement_texts t
  WHERE t.company_id = app_company() AND app_role() <> 'employee' AND t.text LIKE search_pattern(words) LIMIT most $$;

-- ── The standing of a company's mapping ─────────────────────────────────

CREATE TABLE "company_standings" (
    "company_id" UUID NOT NULL,
    "mapped" INTEGER NOT NULL,
    "unmapped" TEXT[],
    "broken" TEXT[],
    "broken_entries" INTEGER NOT NULL,
    "defaults_missing" TEXT[],
    "move_waits" BOOLEAN NOT NULL,

    CONSTRAINT "company_standings_pkey" PRIMARY KEY ("company_id")
);

-- A change of what the standing depends on. The standing is out of date while one is there. The changes are rows of their
-- own, so that no transaction waits for another.
CREATE TABLE "standing_changes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "company_id" UUID NOT NULL,

    CONSTRAINT "standing_changes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "standing_changes_company_id_idx" ON "standing_changes"("company_id");
INSERT INTO "standing_changes" ("company_id") SELECT "id" FROM "companies";

CREATE FUNCTION note_standing_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO standing_changes (company_id) SELECT DISTINCT company_id FROM changed;
  RETURN NULL;
END $$;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'connections', 'categories', 'cards', 'mapping_versions', 'accounts', 'bank_accounts', 'tax_rates', 'tracking_categories',
    'suppliers', 'customers'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_standing_change()', name || '_standing_new', name);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_standing_change()', name || '_standing_changed', name);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_standing_change()', name || '_standing_deleted', name);
  END LOOP;
END $$;

-- ── Indexes of the lists ────────────────────────────────────────────────

-- Each filter of the list has an index in the order of the list. Row-level security keeps a comparison of an enum away from
-- an index, so each status has an index of its own.
CREATE INDEX "movements_open_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "status" <> 'synced' AND "removed_at" IS NULL;
CREATE INDEX "movements_ready_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "status" = 'ready' AND "removed_at" IS NULL;
CREATE INDEX "movements_failed_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "status" = 'failed' AND "removed_at" IS NULL;
CREATE INDEX "movements_attention_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "status" IN ('incomplete', 'failed', 'unknown', 'changed') AND "removed_at" IS NULL;
CREATE INDEX "movements_synced_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "status" = 'synced' AND "removed_at" IS NULL;
CREATE INDEX "movements_without_receipt_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "receipt_count" = 0 AND "sign" = 1 AND "removed_at" IS NULL;
CREATE INDEX "movements_receipt_missing_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "receipt_missing" AND "removed_at" IS NULL;
CREATE INDEX "movements_company_id_card_id_day_id_idx" ON "movements"("company_id", "card_id", "day" DESC, "id" DESC);
CREATE INDEX "movements_company_id_person_id_day_id_idx" ON "movements"("company_id", "person_id", "day" DESC, "id" DESC);
DROP INDEX "expense_lines_company_id_category_id_idx";
CREATE INDEX "expense_lines_company_id_category_id_day_expense_id_idx" ON "expense_lines"("company_id", "category_id", "day" DESC, "expense_id" DESC);

-- ── Who sees what ───────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON "movement_deltas", "movement_totals", "movement_texts", "company_standings", "standing_changes" TO outlay_app;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['movement_deltas', 'movement_totals', 'movement_texts', 'company_standings', 'standing_changes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
END $$;
CREATE POLICY employees_see_their_own ON "movement_deltas" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR person_id = (SELECT app_user()));
CREATE POLICY employees_see_their_own ON "movement_totals" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR person_id = (SELECT app_user()));
-- Not for the owner, whose function could then not use the index.
CREATE POLICY employees_see_their_own ON "movement_texts" AS RESTRICTIVE TO outlay_app
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM movements m WHERE m.id = movement_id));
-- The worker finds the companies whose deltas have to be folded.
CREATE POLICY dispatch ON "movement_deltas" FOR SELECT USING ((SELECT app_role()) = 'dispatch');
-- For search_movements only: the application's role is not the owner.
CREATE POLICY owner_searches ON "movement_texts" FOR SELECT TO CURRENT_USER USING (true);

ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
ALTER TABLE "expenses" FORCE ROW LEVEL SECURITY;
ALTER TABLE "expense_lines" FORCE ROW LEVEL SECURITY;
