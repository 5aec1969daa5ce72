-- CreateEnum
CREATE TYPE "NewEntryKind" AS ENUM ('account', 'supplier', 'bank_account');

-- CreateEnum
CREATE TYPE "NewEntryState" AS ENUM ('waiting', 'pending', 'success', 'failed');

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "default_tax_rate_ref" TEXT,
ADD COLUMN     "previous_name" TEXT,
ADD COLUMN     "renamed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "bank_accounts" ADD COLUMN     "previous_name" TEXT,
ADD COLUMN     "renamed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "previous_name" TEXT,
ADD COLUMN     "renamed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "expense_lines" ADD COLUMN     "customer_ref" TEXT,
ADD COLUMN     "sources" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "tracking_refs" TEXT;

-- Everything coded until now was coded by hand.
UPDATE "expense_lines" SET "sources" = jsonb_strip_nulls(jsonb_build_object(
  'category', CASE WHEN "category_source" IS NOT NULL THEN '{"by": "hand"}'::jsonb END,
  'taxRate', CASE WHEN "tax_rate_ref" IS NOT NULL THEN '{"by": "hand"}'::jsonb END));
ALTER TABLE "expense_lines" DROP COLUMN "category_source";

-- AlterTable
ALTER TABLE "expenses" ADD COLUMN     "supplier_ref" TEXT,
ADD COLUMN     "supplier_source" JSONB;

-- AlterTable
ALTER TABLE "mapping_versions" ADD COLUMN     "connection_id" UUID,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "rules" ADD COLUMN     "author_id" UUID,
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "suppliers" ADD COLUMN     "previous_name" TEXT,
ADD COLUMN     "renamed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "tax_rates" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "previous_name" TEXT,
ADD COLUMN     "renamed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "tracking_categories" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "previous_name" TEXT,
ADD COLUMN     "renamed_at" TIMESTAMPTZ(3);

-- DropEnum
DROP TYPE "CodingSource";

-- CreateTable
CREATE TABLE "books_changes" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "before" TEXT,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "books_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bookings" (
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "account_ref" TEXT NOT NULL,
    "supplier" TEXT NOT NULL,
    "tax_rate_ref" TEXT NOT NULL DEFAULT '',
    "times" INTEGER NOT NULL,
    "last_day" CHAR(10) NOT NULL,

    CONSTRAINT "bookings_pkey" PRIMARY KEY ("connection_id","account_ref","supplier","tax_rate_ref")
);

-- CreateTable
CREATE TABLE "new_entries" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" "NewEntryKind" NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" "NewEntryState" NOT NULL,
    "idempotency_key" UUID NOT NULL,
    "key_used_at" TIMESTAMPTZ(3),
    "push_key" UUID,
    "ref" TEXT,
    "message" TEXT,
    "requested_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "new_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learned_merchants" (
    "company_id" UUID NOT NULL,
    "merchant_key" TEXT NOT NULL,
    "category_id" UUID NOT NULL,
    "merchant" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "learned_merchants_pkey" PRIMARY KEY ("company_id","merchant_key","category_id")
);

-- CreateTable
CREATE TABLE "supplier_aliases" (
    "company_id" UUID NOT NULL,
    "merchant_key" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "merchant" TEXT NOT NULL,
    "supplier_ref" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "supplier_aliases_pkey" PRIMARY KEY ("company_id","connection_id","merchant_key")
);

-- CreateIndex
CREATE INDEX "books_changes_company_id_noticed_at_idx" ON "books_changes"("company_id", "noticed_at" DESC);

-- CreateIndex
CREATE INDEX "bookings_company_id_idx" ON "bookings"("company_id");

-- CreateIndex
CREATE INDEX "new_entries_company_id_created_at_idx" ON "new_entries"("company_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "expense_lines_company_id_tracking_refs_idx" ON "expense_lines"("company_id", "tracking_refs");

-- CreateIndex
CREATE INDEX "expense_lines_company_id_customer_ref_idx" ON "expense_lines"("company_id", "customer_ref");

-- CreateIndex
CREATE INDEX "expenses_company_id_supplier_ref_idx" ON "expenses"("company_id", "supplier_ref");

GRANT SELECT, INSERT, UPDATE, DELETE ON "books_changes", "bookings", "new_entries", "learned_merchants", "supplier_aliases" TO outlay_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['books_changes', 'bookings', 'new_entries', 'learned_merchants', 'supplier_aliases'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['books_changes', 'bookings', 'new_entries'] LOOP
    EXECUTE format('CREATE POLICY employees_see_none ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'')', name);
  END LOOP;
END $$;

-- Support staff read what codes an expense.
CREATE POLICY staff_read ON "rules" FOR SELECT USING ((SELECT app_is_staff()));
CREATE POLICY staff_read ON "supplier_aliases" FOR SELECT USING ((SELECT app_is_staff()));
CREATE POLICY staff_read ON "new_entries" FOR SELECT USING ((SELECT app_is_staff()));
CREATE POLICY staff_read ON "customers" FOR SELECT USING ((SELECT app_is_staff()));
