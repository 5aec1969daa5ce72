-- The items of a run are listed in an order that an index has, its counts are kept by deltas, and a failed movement has the
-- cause of its failure (docs/decisions/035).

-- FORCE would hide the rows from the owner of the tables.
ALTER TABLE "sync_items" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "syncs" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "sync_runs" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "run_skips" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;

-- ── The place of an item in its run ─────────────────────────────────────

ALTER TABLE "sync_items" ADD COLUMN "run_id" UUID, ADD COLUMN "resent" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "place" SMALLINT;

-- The states in the order of the list: failed ones first. Row-level security keeps a comparison of an enum away from an
-- index, so the index has a number. An item that was withdrawn and sent again in its run is not listed.
CREATE FUNCTION place_in_run(state "ItemState", resent boolean) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN state = 'withdrawn' AND resent THEN NULL
    ELSE array_position(ARRAY['failed', 'unknown', 'sending', 'sent', 'queued', 'withdrawn', 'synced']::"ItemState"[], state)
  END::smallint $$;

-- Most items get a run. An update would write each of them again, into every index and beside its old version. A change of
-- the type writes the table once and sorts its indexes, in half the time.
CREATE TEMPORARY TABLE "resent_items" ON COMMIT DROP AS
SELECT DISTINCT i."id" FROM "sync_items" later
  JOIN "syncs" ls ON ls."id" = later."sync_id"
  JOIN "sync_items" i ON i."movement_id" = later."movement_id" AND i."attempt" < later."attempt"
  JOIN "syncs" s ON s."id" = i."sync_id"
WHERE later."attempt" > 1 AND s."run_id" = ls."run_id";
ALTER TABLE "resent_items" ADD PRIMARY KEY ("id");

CREATE FUNCTION run_of_sync(sync uuid) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT run_id FROM syncs WHERE id = sync);
END $$;
CREATE FUNCTION was_resent(item uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM resent_items WHERE id = item);
END $$;
ALTER TABLE "sync_items"
  ALTER COLUMN "run_id" TYPE UUID USING run_of_sync("sync_id"),
  ALTER COLUMN "resent" TYPE BOOLEAN USING was_resent("id"),
  ALTER COLUMN "place" TYPE SMALLINT
    USING CASE WHEN run_of_sync("sync_id") IS NOT NULL THEN place_in_run("state", was_resent("id")) END;
DROP FUNCTION run_of_sync(uuid);
DROP FUNCTION was_resent(uuid);
-- The changed table has no statistics, and the next statements read all of it.
ANALYZE "sync_items";

CREATE FUNCTION place_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.run_id := (SELECT run_id FROM syncs WHERE id = NEW.sync_id);
  END IF;
  NEW.place := CASE WHEN NEW.run_id IS NOT NULL THEN place_in_run(NEW.state, NEW.resent) END;
  RETURN NEW;
END $$;
CREATE TRIGGER sync_items_place BEFORE INSERT OR UPDATE OF "state", "resent" ON "sync_items"
  FOR EACH ROW EXECUTE FUNCTION place_item();

CREATE INDEX "sync_items_run_id_place_id_idx" ON "sync_items"("run_id", "place", "id" DESC) WHERE "place" IS NOT NULL;

-- ── The counts of a run ─────────────────────────────────────────────────

-- What a statement changed: how many movements of a person have a state in a run. The state is that of the item, or
-- 'unfrozen' for a movement that waits in the run, or 'skipped'. The worker moves the deltas into the totals.
CREATE TABLE "run_deltas" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "company_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_deltas_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "run_deltas_company_id_idx" ON "run_deltas"("company_id");
CREATE INDEX "run_deltas_run_id_idx" ON "run_deltas"("run_id");

CREATE TABLE "run_totals" (
    "company_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_totals_pkey" PRIMARY KEY ("run_id", "person_id", "state")
) WITH (fillfactor = 70);
CREATE INDEX "run_totals_company_id_idx" ON "run_totals"("company_id");

-- Counts the runs of a company from the tables: what the counts have to add up to.
CREATE FUNCTION counted_runs(of_company uuid) RETURNS TABLE (
  run_id uuid, person_id uuid, state text, count integer, settled_at timestamptz
) LANGUAGE sql STABLE AS $$
  SELECT i.run_id, m.person_id, i.state::text, count(*)::int, max(i.settled_at)
  FROM sync_items i JOIN movements m ON m.id = i.movement_id WHERE i.company_id = of_company AND i.place IS NOT NULL GROUP BY 1, 2, 3
  UNION ALL
  SELECT queued_run_id, person_id, 'unfrozen', count(*)::int, NULL
  FROM movements WHERE company_id = of_company AND queued_run_id IS NOT NULL GROUP BY 1, 2
  UNION ALL
  SELECT s.run_id, m.person_id, 'skipped', count(*)::int, NULL
  FROM run_skips s JOIN movements m ON m.id = s.movement_id WHERE s.company_id = of_company GROUP BY 1, 2 $$;

INSERT INTO "run_totals" (company_id, run_id, person_id, state, count, settled_at)
SELECT c."company_id", r.* FROM (SELECT DISTINCT "company_id" FROM "sync_runs") c CROSS JOIN LATERAL counted_runs(c."company_id") r;

CREATE FUNCTION count_new_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO run_deltas (company_id, run_id, person_id, state, count, settled_at)
  SELECT a.company_id, a.run_id, m.person_id, a.state::text, count(*), max(a.settled_at)
  FROM added a JOIN movements m ON m.id = a.movement_id WHERE a.place IS NOT NULL GROUP BY 1, 2, 3, 4;
  -- The earlier item of a movement that is sent again in the same run.
  UPDATE sync_items e SET resent = true FROM added a
  WHERE a.attempt > 1 AND e.movement_id = a.movement_id AND e.attempt < a.attempt AND e.run_id = a.run_id AND NOT e.resent;
  RETURN NULL;
END $$;

CREATE FUNCTION count_changed_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO run_deltas (company_id, run_id, person_id, state, count, settled_at)
  SELECT c.company_id, c.run_id, m.person_id, c.state::text, sum(n), max(c.settled_at) FILTER (WHERE n = 1)
  FROM (SELECT 1 AS n, a.* FROM added a UNION ALL SELECT -1, g.* FROM gone g) c JOIN movements m ON m.id = c.movement_id
  WHERE c.place IS NOT NULL GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0;
  RETURN NULL;
END $$;

CREATE FUNCTION count_deleted_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO run_deltas (company_id, run_id, person_id, state, count)
  SELECT g.company_id, g.run_id, m.person_id, g.state::text, -count(*)
  FROM gone g JOIN movements m ON m.id = g.movement_id WHERE g.place IS NOT NULL GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;

CREATE FUNCTION count_queued_movements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO run_deltas (company_id, run_id, person_id, state, count)
  SELECT company_id, queued_run_id, person_id, 'unfrozen', sum(n)
  FROM (SELECT 1 AS n, a.* FROM added a UNION ALL SELECT -1, g.* FROM gone g) c
  WHERE queued_run_id IS NOT NULL GROUP BY 1, 2, 3 HAVING sum(n) <> 0;
  RETURN NULL;
END $$;

CREATE FUNCTION count_new_skips() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO run_deltas (company_id, run_id, person_id, state, count)
  SELECT a.company_id, a.run_id, m.person_id, 'skipped', count(*)
  FROM added a JOIN movements m ON m.id = a.movement_id GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;

CREATE TRIGGER sync_items_count_new AFTER INSERT ON "sync_items"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_new_items();
CREATE TRIGGER sync_items_count_changed AFTER UPDATE ON "sync_items"
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_changed_items();
CREATE TRIGGER sync_items_count_deleted AFTER DELETE ON "sync_items"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_items();
CREATE TRIGGER movements_count_queued AFTER UPDATE ON "movements"
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_queued_movements();
CREATE TRIGGER run_skips_count_new AFTER INSERT ON "run_skips"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_new_skips();

-- ── The cause of a failed movement ──────────────────────────────────────

-- Support counts the causes of up to 10,000 failures on each page: an index has everything that it needs.
ALTER TABLE "movements" ADD COLUMN "failure_cause_id" UUID;
-- Without the triggers that count movements, which do not count this column.
ALTER TABLE "movements" DISABLE TRIGGER USER;
UPDATE "movements" SET "failure_cause_id" = (SELECT "cause_id" FROM "sync_items" WHERE "id" = "latest_item_id") WHERE "status" = 'failed';
ALTER TABLE "movements" ENABLE TRIGGER USER;

CREATE FUNCTION follow_failure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.failure_cause_id := CASE WHEN NEW.status = 'failed' THEN (SELECT cause_id FROM sync_items WHERE id = NEW.latest_item_id) END;
  RETURN NEW;
END $$;
CREATE TRIGGER movements_failure BEFORE UPDATE OF "status", "latest_item_id" ON "movements"
  FOR EACH ROW WHEN (NEW."status" = 'failed' OR OLD."failure_cause_id" IS NOT NULL) EXECUTE FUNCTION follow_failure();

DROP INDEX "movements_failures_idx";
CREATE INDEX "movements_failures_idx" ON "movements"("latest_item_id" DESC) INCLUDE ("failure_cause_id", "company_id", "person_id")
  WHERE "status" = 'failed' AND "removed_at" IS NULL;
CREATE INDEX "movements_failure_cause_idx" ON "movements"("company_id", "failure_cause_id") INCLUDE ("person_id")
  WHERE "status" = 'failed' AND "removed_at" IS NULL;

-- ── Who sees what (see the first migration) ─────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON "run_deltas", "run_totals" TO outlay_app;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['run_deltas', 'run_totals'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY employees_see_their_own ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'' OR person_id = (SELECT app_user()))', name);
  END LOOP;
END $$;
-- The worker finds the companies whose deltas have to be folded.
CREATE POLICY dispatch ON "run_deltas" FOR SELECT USING ((SELECT app_role()) = 'dispatch');

ALTER TABLE "sync_items" FORCE ROW LEVEL SECURITY;
ALTER TABLE "syncs" FORCE ROW LEVEL SECURITY;
ALTER TABLE "sync_runs" FORCE ROW LEVEL SECURITY;
ALTER TABLE "run_skips" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
