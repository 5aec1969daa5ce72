-- Lines of the statements of bank accounts: imported from a file, or sent to the package as lines of a bank feed. No code
-- used the earlier table, so it has no rows.
DROP TABLE "bank_lines";

CREATE TYPE "ImportTarget" AS ENUM ('expenses', 'bank_lines');
CREATE TYPE "BankLineSource" AS ENUM ('statement', 'movement');
CREATE TYPE "BankLineState" AS ENUM ('booked', 'pending');

CREATE TABLE "bank_lines" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "bank_account_ref" TEXT NOT NULL,
    "card_id" UUID,
    "source" "BankLineSource" NOT NULL,
    "day" CHAR(10) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "BankLineState" NOT NULL DEFAULT 'booked',
    "description" TEXT NOT NULL DEFAULT '',
    "counterparty" TEXT NOT NULL DEFAULT '',
    "references" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "bank_id" TEXT,
    "original_minor" BIGINT,
    "original_currency" CHAR(3),
    "fee_minor" BIGINT,
    "balance_minor" BIGINT,
    "movement_id" UUID,
    "import_id" UUID,
    "line_key" TEXT NOT NULL,
    "latest_item_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_lines_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_lines_original_is_complete" CHECK (("original_minor" IS NULL) = ("original_currency" IS NULL)),
    CONSTRAINT "bank_lines_have_their_source" CHECK (CASE "source"
      WHEN 'movement' THEN "movement_id" IS NOT NULL AND "import_id" IS NULL AND "state" = 'booked'
      ELSE "movement_id" IS NULL AND "import_id" IS NOT NULL AND "latest_item_id" IS NULL END)
);
CREATE UNIQUE INDEX "bank_lines_company_id_connection_id_bank_account_ref_line_k_key" ON "bank_lines"("company_id", "connection_id", "bank_account_ref", "line_key");
CREATE UNIQUE INDEX "bank_lines_latest_item_id_key" ON "bank_lines"("latest_item_id");
CREATE INDEX "bank_lines_company_id_bank_account_ref_day_id_idx" ON "bank_lines"("company_id", "bank_account_ref", "day" DESC, "id" DESC);
CREATE INDEX "bank_lines_import_id_idx" ON "bank_lines"("import_id");
CREATE INDEX "bank_lines_movement_id_idx" ON "bank_lines"("movement_id");

ALTER TABLE "imports" ADD COLUMN "target" "ImportTarget" NOT NULL DEFAULT 'expenses',
ADD COLUMN "connection_id" UUID,
ADD COLUMN "bank_account_ref" TEXT,
ADD CONSTRAINT "imports_of_lines_have_an_account" CHECK (
  ("target" = 'bank_lines') = ("connection_id" IS NOT NULL AND "bank_account_ref" IS NOT NULL));

-- An item can be a bank line.
ALTER TABLE "sync_items" ADD COLUMN "line_id" UUID,
DROP CONSTRAINT "sync_items_movement_or_entry",
ADD CONSTRAINT "sync_items_one_record" CHECK (num_nonnulls("movement_id", "entry_id", "line_id") = 1);
CREATE UNIQUE INDEX "sync_items_line_id_attempt_key" ON "sync_items"("line_id", "attempt");
ALTER TABLE "sync_items" ADD CONSTRAINT "sync_items_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "bank_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_latest_item_id_fkey" FOREIGN KEY ("latest_item_id") REFERENCES "sync_items"("id") ON DELETE SET NULL ON UPDATE CASCADE,
ADD CONSTRAINT "bank_lines_movement_id_fkey" FOREIGN KEY ("movement_id") REFERENCES "movements"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
ADD CONSTRAINT "bank_lines_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "holding_accounts" (
    "connection_id" UUID NOT NULL,
    "bank_account_ref" TEXT NOT NULL,
    "company_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "opening_minor" BIGINT,
    "opening_day" CHAR(10),
    "lines_from" CHAR(10),
    "books_minor" BIGINT,
    "books_read_at" TIMESTAMPTZ(3),
    "other_lines" INTEGER,
    "other_newest_day" CHAR(10),
    "other_read_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "holding_accounts_pkey" PRIMARY KEY ("connection_id","bank_account_ref"),
    CONSTRAINT "holding_accounts_opening_is_complete" CHECK (("opening_minor" IS NULL) = ("opening_day" IS NULL)),
    CONSTRAINT "holding_accounts_balance_has_time" CHECK (("books_minor" IS NULL) = ("books_read_at" IS NULL))
);
CREATE INDEX "holding_accounts_company_id_idx" ON "holding_accounts"("company_id");

GRANT SELECT, INSERT, UPDATE, DELETE ON "bank_lines", "holding_accounts" TO outlay_app;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bank_lines', 'holding_accounts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY employees_see_none ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'')', name);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT app_is_staff()))', name);
  END LOOP;
END $$;
