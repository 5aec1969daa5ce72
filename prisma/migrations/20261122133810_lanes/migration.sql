-- CreateEnum
CREATE TYPE "AutoSync" AS ENUM ('off', 'ready', 'daily');

-- CreateEnum
CREATE TYPE "RunOrigin" AS ENUM ('hand', 'ready', 'schedule', 'retry');

-- CreateEnum
CREATE TYPE "SyncKind" AS ENUM ('creation', 'update');

-- AlterEnum: "held" and "refused" never came to be.
ALTER TYPE "SyncState" RENAME TO "SyncState_old";
CREATE TYPE "SyncState" AS ENUM ('queued', 'sending', 'sent', 'unknown', 'settled');
ALTER TABLE "syncs" ALTER COLUMN "state" TYPE "SyncState" USING ("state"::text::"SyncState");
DROP TYPE "SyncState_old";

-- DropIndex
DROP INDEX "receipt_deliveries_company_id_idx";

-- AlterTable
ALTER TABLE "companies" ADD COLUMN     "auto_sync" "AutoSync" NOT NULL DEFAULT 'off',
ADD COLUMN     "auto_sync_hour" INTEGER NOT NULL DEFAULT 18;

-- AlterTable
ALTER TABLE "receipt_deliveries" ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "idempotency_key" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "key_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "looks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "record_ref" TEXT;

-- CreateTable
CREATE TABLE "sync_runs" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "origin" "RunOrigin" NOT NULL,
    "requested_by_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_by_id" UUID,

    CONSTRAINT "sync_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lanes" (
    "company_id" UUID NOT NULL,
    "holder" UUID,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "wanted" BOOLEAN NOT NULL DEFAULT false,
    "due_at" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "paused_because" TEXT,
    "paused_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "next_auto_at" TIMESTAMPTZ(3),

    CONSTRAINT "lanes_pkey" PRIMARY KEY ("company_id")
);

-- CreateTable
CREATE TABLE "permits" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "holder" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "admitted_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "permits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "codat_gate" (
    "id" INTEGER NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),
    "quota_limit" INTEGER,
    "quota_remaining" INTEGER,
    "quota_resets_at" TIMESTAMPTZ(3),

    CONSTRAINT "codat_gate_pkey" PRIMARY KEY ("id")
);

-- Every sync so far was a run of its own.
INSERT INTO "sync_runs" ("id", "company_id", "origin", "requested_by_id", "requested_at")
SELECT "id", "company_id", 'hand', "requested_by_id", "requested_at" FROM "syncs";

-- AlterTable
ALTER TABLE "syncs" DROP COLUMN "failure",
DROP COLUMN "lease_until",
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "renewals" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "run_id" UUID,
ALTER COLUMN "kind" TYPE "SyncKind" USING ('creation'::"SyncKind"),
ALTER COLUMN "kind" SET NOT NULL;

UPDATE "syncs" SET "run_id" = "id", "due_at" = CASE WHEN "settled_at" IS NULL THEN now() END;
UPDATE "receipt_deliveries" SET "due_at" = now() WHERE "state" IN ('waiting', 'sending');
INSERT INTO "lanes" ("company_id", "due_at") SELECT "id", now() FROM "companies";
INSERT INTO "codat_gate" ("id") VALUES (1);

ALTER TABLE "syncs" ALTER COLUMN "run_id" SET NOT NULL;

-- CreateIndex
CREATE INDEX "sync_runs_company_id_id_idx" ON "sync_runs"("company_id", "id" DESC);

-- CreateIndex
CREATE INDEX "lanes_due_at_idx" ON "lanes"("due_at");

-- CreateIndex
CREATE INDEX "lanes_next_auto_at_idx" ON "lanes"("next_auto_at");

-- CreateIndex
CREATE INDEX "permits_address_admitted_at_idx" ON "permits"("address", "admitted_at");

-- CreateIndex
CREATE INDEX "permits_company_id_done_at_idx" ON "permits"("company_id", "done_at");

-- CreateIndex
CREATE INDEX "receipt_deliveries_company_id_due_at_idx" ON "receipt_deliveries"("company_id", "due_at");

-- CreateIndex
CREATE INDEX "receipt_deliveries_item_id_idx" ON "receipt_deliveries"("item_id");

-- CreateIndex
CREATE INDEX "syncs_company_id_due_at_idx" ON "syncs"("company_id", "due_at");

-- CreateIndex
CREATE INDEX "sync_items_cause_id_idx" ON "sync_items"("cause_id");

-- CreateIndex
CREATE INDEX "syncs_run_id_idx" ON "syncs"("run_id");

-- AddForeignKey
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_stopped_by_id_fkey" FOREIGN KEY ("stopped_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "syncs" ADD CONSTRAINT "syncs_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "sync_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who sees what (see the first migration) ─────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON "sync_runs", "lanes", "permits", "codat_gate" TO outlay_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sync_runs', 'lanes', 'permits'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['sync_runs', 'lanes'] LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT app_is_staff()))', name);
  END LOOP;
  -- Whoever hands out work and counts calls does so over all companies, and sees nothing else of them.
  FOREACH name IN ARRAY ARRAY['lanes', 'permits'] LOOP
    EXECUTE format('CREATE POLICY dispatch ON %I USING ((SELECT app_role()) = ''dispatch'') WITH CHECK ((SELECT app_role()) = ''dispatch'')', name);
  END LOOP;
END $$;

CREATE POLICY employees_see_their_own ON "sync_runs" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM syncs s WHERE s.run_id = sync_runs.id));
REVOKE DELETE ON "sync_runs", "lanes" FROM outlay_app;

ALTER TABLE "codat_gate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "codat_gate" FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON "codat_gate" USING ((SELECT app_role()) = 'dispatch') WITH CHECK ((SELECT app_role()) = 'dispatch');
REVOKE INSERT, DELETE ON "codat_gate" FROM outlay_app;

-- ── Codat's limits, counted for all workers ─────────────────────────────
-- "Rate limits": 10 requests in flight per company, 1,000 a minute from one address, a daily quota for the client.
-- All by the database's clock, one caller at a time: the row of codat_gate is the lock.

-- Lets a call out, or answers in how many milliseconds to ask again and why.
-- A call counts against its address's minute until a minute after it came back: it reached Codat at some time in between.
CREATE FUNCTION admit_call(
  permit uuid, of_company uuid, by_holder uuid, lane_fence bigint, from_address text, most_in_flight int,
  most_per_minute int, longest interval, OUT wait_ms int, OUT because text
) LANGUAGE plpgsql AS $$
DECLARE
  before text := app_role();
  gate codat_gate;
  at timestamptz;
  minute int;
  own int;
  free_at timestamptz;
  kept_free int := 0;
BEGIN
  PERFORM set_config('app.role', 'dispatch', true);
  <<decide>>
  BEGIN
    SELECT * INTO gate FROM codat_gate WHERE id = 1 FOR UPDATE;
    at := clock_timestamp();
    -- Whoever was frozen over its lane and comes back acts on what it claimed in another time.
    IF lane_fence IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lanes WHERE company_id = of_company AND fence = lane_fence) THEN
      wait_ms := 86400000;
      because := 'lost';
      EXIT decide;
    END IF;
    IF gate.blocked_until > at THEN
      wait_ms := ceil(extract(epoch FROM gate.blocked_until - at) * 1000);
      because := 'told';
      EXIT decide;
    END IF;
    IF gate.quota_resets_at <= at THEN
      -- A new day: how many it has is heard with its first answer.
      gate.quota_remaining := gate.quota_limit;
      gate.quota_resets_at := NULL;
      UPDATE codat_gate SET quota_remaining = gate.quota_remaining, quota_resets_at = NULL WHERE id = 1;
    END IF;
    IF gate.quota_remaining <= 0 AND gate.quota_resets_at IS NOT NULL THEN
      wait_ms := ceil(extract(epoch FROM least(gate.quota_resets_at - at, interval '1 day')) * 1000);
      because := 'quota';
      EXIT decide;
    END IF;
    IF (SELECT count(*) FROM permits WHERE company_id = of_company
        AND (done_at > at OR done_at IS NULL AND admitted_at > at - longest)) >= most_in_flight THEN
      wait_ms := 50;
      because := 'company';
      EXIT decide;
    END IF;
    SELECT count(*), count(*) FILTER (WHERE company_id = of_company),
           min(coalesce(done_at, admitted_at + longest)) + interval '60.2 seconds'
      INTO minute, own, free_at
      FROM permits
     WHERE address = from_address AND admitted_at > at - interval '61 seconds' - longest
       AND coalesce(done_at, admitted_at + longest) > at - interval '60.2 seconds';
    -- A company that has had its share leaves some to those that come, and more while others are at work.
    IF own > most_per_minute / 25 THEN
      kept_free := most_per_minute * 3 / 100;
      IF own > most_per_minute / 5 AND EXISTS (SELECT 1 FROM lanes WHERE lease_until > at AND company_id <> of_company) THEN
        kept_free := most_per_minute / 5;
      END IF;
    END IF;
    IF minute >= most_per_minute - kept_free THEN
      wait_ms := CASE WHEN minute >= most_per_minute
        THEN greatest(20, ceil(extract(epoch FROM free_at - at) * 1000)) ELSE 250 END;
      because := 'minute';
      EXIT decide;
    END IF;
    INSERT INTO permits (id, company_id, holder, address, admitted_at) VALUES (permit, of_company, by_holder, from_address, at);
    UPDATE codat_gate SET quota_remaining = quota_remaining - 1 WHERE id = 1 AND quota_remaining IS NOT NULL;
    wait_ms := 0;
  END decide;
  PERFORM set_config('app.role', before, true);
END $$;

-- Takes a call's permit back, with what its answer said of the limits: seconds from now, for clocks differ. A call that
-- was given up may still be under way at Codat: its place lingers.
CREATE FUNCTION end_call(permit uuid, linger_seconds int, told_seconds int, said_limit int, said_remaining int, said_resets_seconds int)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app_role();
  at timestamptz := clock_timestamp();
BEGIN
  PERFORM set_config('app.role', 'dispatch', true);
  UPDATE permits SET done_at = at + make_interval(secs => linger_seconds) WHERE id = permit;
  IF told_seconds IS NOT NULL THEN
    UPDATE codat_gate SET blocked_until = greatest(blocked_until, at + make_interval(secs => told_seconds)) WHERE id = 1;
  END IF;
  IF said_remaining IS NOT NULL AND said_limit IS NOT NULL AND said_resets_seconds IS NOT NULL THEN
    -- Answers overtake each other: within one day the lowest count holds, and a larger limit adds to it.
    UPDATE codat_gate SET
      quota_remaining = CASE
        WHEN quota_resets_at IS NULL OR quota_limit IS DISTINCT FROM said_limit OR quota_remaining IS NULL
          THEN said_remaining - (SELECT count(*) FROM permits WHERE done_at IS NULL AND admitted_at > at - interval '30 seconds')
        ELSE least(quota_remaining, said_remaining) END,
      quota_limit = said_limit,
      quota_resets_at = at + make_interval(secs => said_resets_seconds)
    WHERE id = 1 AND (quota_resets_at IS NULL OR quota_remaining IS NULL OR quota_limit IS DISTINCT FROM said_limit
      OR said_remaining < quota_remaining);
  END IF;
  PERFORM set_config('app.role', before, true);
END $$;
