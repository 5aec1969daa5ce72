-- The version of what decides how a company codes its expenses: the lists of its books, categories, cards and rules. A
-- process keeps these in memory while the version is the same. The version is the set of a company's ids in this table.
CREATE TABLE "setup_changes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "company_id" UUID NOT NULL,

    CONSTRAINT "setup_changes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "setup_changes_company_id_idx" ON "setup_changes"("company_id");
INSERT INTO "setup_changes" ("company_id") SELECT "id" FROM "companies";

-- Each change adds an id that was never used before, so a set with it is a new version, even after a rollback. Older ids
-- are removed unless another transaction removes them, so that no transaction waits for another.
CREATE FUNCTION note_setup_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM setup_changes WHERE id IN (
    SELECT id FROM setup_changes WHERE company_id IN (SELECT company_id FROM changed) FOR UPDATE SKIP LOCKED);
  INSERT INTO setup_changes (company_id) SELECT DISTINCT company_id FROM changed;
  RETURN NULL;
END $$;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'accounts', 'bank_accounts', 'tax_rates', 'tracking_categories', 'suppliers', 'customers', 'categories', 'cards', 'rules'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_setup_change()', name || '_setup_new', name);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_setup_change()', name || '_setup_changed', name);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_setup_change()', name || '_setup_deleted', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON "setup_changes" TO outlay_app;
ALTER TABLE "setup_changes" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "setup_changes" FORCE ROW LEVEL SECURITY;
-- Staff do not read it: who does not see a company's version may not keep anything of it in memory.
CREATE POLICY own_company ON "setup_changes" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "setup_changes" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "setup_changes" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "setup_changes" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
-- Migrations change these tables as their owner, for no company.
CREATE POLICY owner_notes ON "setup_changes" TO CURRENT_USER USING (true) WITH CHECK (true);
