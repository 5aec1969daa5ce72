-- The company's part of the address of its pages. `company_slugs` also keeps the earlier ones, whose addresses are
-- redirected. Its primary key makes a slug unique over all companies and for all time.
CREATE TABLE "company_slugs" (
    "slug" TEXT NOT NULL,
    "company_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_slugs_pkey" PRIMARY KEY ("slug")
);
CREATE INDEX "company_slugs_company_id_idx" ON "company_slugs"("company_id");
ALTER TABLE "company_slugs" ADD CONSTRAINT "company_slugs_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "companies" ADD COLUMN "slug" TEXT;

-- Existing companies get a slug from their name. FORCE would hide them from the owner of the table.
ALTER TABLE "companies" NO FORCE ROW LEVEL SECURITY;
WITH "named" AS (
  SELECT "id", coalesce(nullif(trim(BOTH '-' FROM left(regexp_replace(lower("name"), '[^a-z0-9]+', '-', 'g'), 40)), ''), 'company') AS "slug"
  FROM "companies"
), "numbered" AS (
  SELECT "named".*, row_number() OVER (PARTITION BY "named"."slug" ORDER BY "companies"."created_at", "companies"."id") AS "number"
  FROM "named" JOIN "companies" USING ("id")
)
UPDATE "companies" SET "slug" = CASE
  WHEN "number" = 1 AND length("numbered"."slug") >= 3 AND "numbered"."slug" NOT IN
    ('account', 'api', 'companies', 'expenses', 'help', 'invite', 'mapping', 'no-company', 'receipts', 'reconcile', 'reports', 'settings', 'sign-in', 'sign-up', 'support', 'syncs')
  THEN "numbered"."slug"
  ELSE "numbered"."slug" || '-' || left(md5("numbered"."id"::text), 8) END
FROM "numbered" WHERE "numbered"."id" = "companies"."id";
INSERT INTO "company_slugs" ("slug", "company_id") SELECT "slug", "id" FROM "companies";
ALTER TABLE "companies" FORCE ROW LEVEL SECURITY;

ALTER TABLE "companies" ALTER COLUMN "slug" SET NOT NULL;
CREATE UNIQUE INDEX "companies_slug_key" ON "companies"("slug");

GRANT SELECT, INSERT ON "company_slugs" TO outlay_app;
ALTER TABLE "company_slugs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "company_slugs" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "company_slugs" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "company_slugs" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY companies_of_the_person ON "company_slugs" FOR SELECT
  USING (EXISTS (SELECT 1 FROM members m WHERE m.company_id = company_slugs.company_id AND m.user_id = (SELECT app_user())));
CREATE POLICY staff_read ON "company_slugs" FOR SELECT USING ((SELECT app_is_staff()));
