-- People who were members of a company. Row-level security hid their names there, and pages with their expenses failed.
CREATE TABLE "former_members" (
    "company_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_members_pkey" PRIMARY KEY ("company_id", "user_id")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "former_members" TO outlay_app;
ALTER TABLE "former_members" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "former_members" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "former_members" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "former_members" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "former_members" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY former_colleagues ON "users" FOR SELECT
  USING (EXISTS (SELECT 1 FROM former_members f WHERE f.user_id = users.id AND f.company_id = (SELECT app_company())));

-- People who were removed before. The audit events of a company name each of them. FORCE would hide the events from the
-- owner of the table.
ALTER TABLE "audit_events" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "former_members" ("company_id", "user_id", "removed_at")
SELECT "company_id", "subject"::uuid, max("at") FROM "audit_events" WHERE "action" = 'member.removed' GROUP BY 1, 2;
ALTER TABLE "audit_events" FORCE ROW LEVEL SECURITY;
ALTER TABLE "former_members" FORCE ROW LEVEL SECURITY;
