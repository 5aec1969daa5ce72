-- A claim is a movement of the kind `reimbursable` that also has the row of an expense, with lines and receipts. It is approved
-- before it is synced. Employees have a supplier in the books for each currency. The company has dated rates for mileage and
-- per diems. No page has written the table before.

-- FORCE would hide the rows from the owner of the tables.
ALTER TABLE "reimbursables" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "expenses" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "expense_lines" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_deltas" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_texts" NO FORCE ROW LEVEL SECURITY;

CREATE TYPE "ClaimKind" AS ENUM ('expense', 'mileage', 'per_diem');
CREATE TYPE "ClaimState" AS ENUM ('draft', 'submitted', 'returned', 'approved');

ALTER TABLE "companies" ADD COLUMN "repay_days" INTEGER NOT NULL DEFAULT 14;

-- An earlier row named the expense that it repays. It gets a copy of that expense and of its lines.
INSERT INTO "expenses" ("id", "company_id", "type", "merchant", "rate", "note")
SELECT r."id", r."company_id", 'payment', e."merchant", e."rate", e."note"
FROM "reimbursables" r JOIN "expenses" e ON e."id" = r."expense_id" ON CONFLICT DO NOTHING;
INSERT INTO "expense_lines" ("id", "company_id", "expense_id", "position", "day", "amount_minor", "base_minor", "category_id", "tax_rate_ref", "tax_minor", "tracking_refs", "customer_ref", "sources")
SELECT gen_random_uuid(), l."company_id", r."id", l."position", l."day", l."amount_minor", l."base_minor", l."category_id", l."tax_rate_ref", l."tax_minor", l."tracking_refs", l."customer_ref", l."sources"
FROM "reimbursables" r JOIN "expense_lines" l ON l."expense_id" = r."expense_id"
WHERE NOT EXISTS (SELECT 1 FROM "expense_lines" own WHERE own."expense_id" = r."id");
-- The constraint triggers of the copied lines run now: a table with waiting triggers cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE "reimbursables" DROP COLUMN "expense_id",
ALTER COLUMN "due_day" DROP NOT NULL,
ADD COLUMN "kind" "ClaimKind" NOT NULL DEFAULT 'expense',
ADD COLUMN "state" "ClaimState" NOT NULL DEFAULT 'draft',
ADD COLUMN "submitted_at" TIMESTAMPTZ(3),
ADD COLUMN "decided_at" TIMESTAMPTZ(3),
ADD COLUMN "decided_by_id" UUID,
ADD COLUMN "return_reason" TEXT,
ADD COLUMN "travel" JSONB,
ADD COLUMN "vehicle" TEXT,
ADD COLUMN "distance_milli" BIGINT,
ADD COLUMN "books_reference" TEXT,
ADD COLUMN "marked_at" TIMESTAMPTZ(3),
ADD COLUMN "marked_by_id" UUID,
ADD COLUMN "bill_ref" TEXT,
ADD COLUMN "bill_status" TEXT,
ADD COLUMN "paid_minor" BIGINT,
ADD COLUMN "paid_day" CHAR(10),
ADD COLUMN "bill_read_at" TIMESTAMPTZ(3),
ADD CONSTRAINT "reimbursables_approved_has_due_day" CHECK ("state" <> 'approved' OR "due_day" IS NOT NULL),
ADD CONSTRAINT "reimbursables_returned_has_reason" CHECK ("state" <> 'returned' OR "return_reason" IS NOT NULL),
ADD CONSTRAINT "reimbursables_mark_is_complete" CHECK (("books_reference" IS NULL) = ("marked_at" IS NULL)),
ADD CONSTRAINT "reimbursables_mileage_has_distance" CHECK ("kind" <> 'mileage' OR ("vehicle" IS NOT NULL AND "distance_milli" > 0)),
ADD CONSTRAINT "reimbursables_travel_has_facts" CHECK (("kind" = 'expense') = ("travel" IS NULL));

-- Few claims wait for a decision or for their payment.
CREATE INDEX "reimbursables_open_idx" ON "reimbursables"("company_id", "state") WHERE "state" <> 'approved';
CREATE INDEX "reimbursables_unpaid_idx" ON "reimbursables"("company_id") WHERE "state" = 'approved' AND "paid_day" IS NULL;
-- The distance that one person claimed for a vehicle in a tax year.
CREATE INDEX "reimbursables_distance_idx" ON "reimbursables"("company_id", "vehicle") WHERE "kind" = 'mileage';
-- Among 300,000 expenses, a list of the few claims would otherwise read all of them.
CREATE INDEX "movements_claims_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "kind" = 'reimbursable' AND "removed_at" IS NULL;

-- An employee approves nothing, whatever the application does.
CREATE POLICY employees_do_not_approve_new ON "reimbursables" AS RESTRICTIVE FOR INSERT
  WITH CHECK ((SELECT app_role()) <> 'employee' OR state <> 'approved');
CREATE POLICY employees_do_not_approve ON "reimbursables" AS RESTRICTIVE FOR UPDATE
  USING (true) WITH CHECK ((SELECT app_role()) <> 'employee' OR state <> 'approved');

-- The lines of a claim add up to it as those of an expense do.
DROP TRIGGER movements_lines_add_up ON "movements";
CREATE CONSTRAINT TRIGGER movements_lines_add_up AFTER INSERT OR UPDATE OF amount_minor, base_minor, day ON "movements"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind <> 'transfer') EXECUTE FUNCTION lines_add_up();

-- ── The suppliers of employees ──────────────────────────────────────────

CREATE TABLE "employee_suppliers" (
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "supplier_ref" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "employee_suppliers_pkey" PRIMARY KEY ("company_id","person_id","currency","connection_id")
);
CREATE INDEX "employee_suppliers_connection_id_supplier_ref_idx" ON "employee_suppliers"("connection_id", "supplier_ref");

GRANT SELECT, INSERT, UPDATE, DELETE ON "employee_suppliers" TO outlay_app;

ALTER TABLE "employee_suppliers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "employee_suppliers" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "employee_suppliers" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "employee_suppliers" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "employee_suppliers" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "employee_suppliers" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY employees_see_their_own ON "employee_suppliers" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR person_id = (SELECT app_user()));
CREATE POLICY staff_read ON "employee_suppliers" FOR SELECT USING ((SELECT app_is_staff()));

-- ── Rates of mileage and per diems ──────────────────────────────────────

CREATE TABLE "travel_rates" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "kind" "ClaimKind" NOT NULL,
    "name" TEXT NOT NULL,
    "from_day" CHAR(10) NOT NULL,
    "is_ended" BOOLEAN NOT NULL DEFAULT false,
    "unit" TEXT NOT NULL,
    "rate" DECIMAL(18,6) NOT NULL,
    "threshold" INTEGER,
    "rate_after" DECIMAL(18,6),
    "fuel_rate" DECIMAL(18,6),
    "fuel_tax_percent" DECIMAL(9,4),
    "category_id" UUID,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "travel_rates_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "travel_rates_threshold_has_rate" CHECK (("threshold" IS NULL) = ("rate_after" IS NULL)),
    CONSTRAINT "travel_rates_fuel_has_tax" CHECK (("fuel_rate" IS NULL) = ("fuel_tax_percent" IS NULL)),
    CONSTRAINT "travel_rates_kind" CHECK ("kind" <> 'expense')
);
CREATE INDEX "travel_rates_company_id_kind_name_from_day_idx" ON "travel_rates"("company_id", "kind", "name", "from_day" DESC);

GRANT SELECT, INSERT ON "travel_rates" TO outlay_app;

ALTER TABLE "travel_rates" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "travel_rates" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "travel_rates" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "travel_rates" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "travel_rates" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "travel_rates" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY employees_do_not_insert ON "travel_rates" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'employee');
CREATE POLICY staff_read ON "travel_rates" FOR SELECT USING ((SELECT app_is_staff()));

ALTER TABLE "reimbursables" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
ALTER TABLE "expenses" FORCE ROW LEVEL SECURITY;
ALTER TABLE "expense_lines" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_deltas" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_texts" FORCE ROW LEVEL SECURITY;
