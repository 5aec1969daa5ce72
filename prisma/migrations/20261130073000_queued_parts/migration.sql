-- The movements of a large request wait in its run until their part is frozen. Those that cannot be sent when their part
-- is due are kept with the reason.

-- Finds the next part of a run, and whether a lane has one.
CREATE INDEX "movements_queued_idx" ON "movements"("company_id", "queued_run_id", "day", "id") WHERE "queued_run_id" IS NOT NULL;

CREATE TABLE "run_skips" (
    "run_id" UUID NOT NULL,
    "movement_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "skipped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_skips_pkey" PRIMARY KEY ("run_id", "movement_id")
);
CREATE INDEX "run_skips_company_id_idx" ON "run_skips"("company_id");
ALTER TABLE "run_skips" ADD CONSTRAINT "run_skips_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "sync_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "run_skips" ADD CONSTRAINT "run_skips_movement_id_fkey" FOREIGN KEY ("movement_id") REFERENCES "movements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who sees what (see the first migration) ─────────────────────────────

GRANT SELECT, INSERT ON "run_skips" TO outlay_app;
ALTER TABLE "run_skips" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "run_skips" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "run_skips" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "run_skips" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "run_skips" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "run_skips" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY staff_read ON "run_skips" FOR SELECT USING ((SELECT app_is_staff()));
CREATE POLICY employees_see_their_own ON "run_skips" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM movements m WHERE m.id = run_skips.movement_id));

-- An employee sees a run of which only waiting or skipped expenses are theirs.
ALTER POLICY employees_see_their_own ON "sync_runs"
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM syncs s WHERE s.run_id = sync_runs.id)
    OR EXISTS (SELECT 1 FROM movements m WHERE m.queued_run_id = sync_runs.id)
    OR EXISTS (SELECT 1 FROM run_skips s WHERE s.run_id = sync_runs.id));
