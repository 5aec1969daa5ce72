-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('running', 'done', 'cancelled', 'stopped', 'undone');

-- AlterTable
ALTER TABLE "expenses" ADD COLUMN     "import_id" UUID,
ADD COLUMN     "import_key" UUID;

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "layout" TEXT NOT NULL,
    "state" "ImportState" NOT NULL,
    "line_count" INTEGER NOT NULL DEFAULT 0,
    "left_out_count" INTEGER NOT NULL DEFAULT 0,
    "refused_count" INTEGER NOT NULL DEFAULT 0,
    "chosen_count" INTEGER,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "added_count" INTEGER NOT NULL DEFAULT 0,
    "coded_count" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "renewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_layouts" (
    "company_id" UUID NOT NULL,
    "layout" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "person_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_layouts_pkey" PRIMARY KEY ("company_id","layout")
);

-- CreateTable
CREATE TABLE "import_leases" (
    "person_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_leases_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "imports_company_id_id_idx" ON "imports"("company_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "expenses_import_key_key" ON "expenses"("import_key");

-- CreateIndex
CREATE INDEX "expenses_company_id_amount_minor_day_idx" ON "expenses"("company_id", "amount_minor", "day");

-- CreateIndex
CREATE INDEX "expenses_import_id_idx" ON "expenses"("import_id");

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Before this migration, the id of an imported expense identified its row. These ids are UUIDs of version 5. FORCE would
-- hide the expenses from the owner of the table.
ALTER TABLE "expenses" NO FORCE ROW LEVEL SECURITY;
UPDATE "expenses" SET "import_key" = "id" WHERE substr("id"::text, 15, 1) = '5';
ALTER TABLE "expenses" FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE, DELETE ON "imports", "import_layouts", "import_leases" TO outlay_app;
REVOKE DELETE ON "imports" FROM outlay_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['imports', 'import_layouts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
END $$;
CREATE POLICY employees_see_their_own ON "imports" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR person_id = (SELECT app_user()));

ALTER TABLE "import_leases" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_leases" FORCE ROW LEVEL SECURITY;
CREATE POLICY oneself ON "import_leases" USING (person_id = (SELECT app_user())) WITH CHECK (person_id = (SELECT app_user()));
