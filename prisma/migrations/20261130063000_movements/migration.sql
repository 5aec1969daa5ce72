-- One table for everything that is written to the books. `expenses` becomes `movements`, which has the columns that all
-- kinds share, and the rest moves to one table for each kind. The status is stored with the movement.

-- FORCE would hide the rows from the owner of the tables.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'companies', 'members', 'cards', 'expenses', 'expense_lines', 'receipts', 'transfers', 'reimbursements', 'sync_items'
  ] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

CREATE TYPE "MovementKind" AS ENUM ('expense', 'transfer', 'reimbursable');
CREATE TYPE "MovementStatus" AS ENUM ('incomplete', 'ready', 'queued', 'sending', 'synced', 'changed', 'failed', 'unknown');

DROP TRIGGER expenses_lines_add_up ON "expenses";
DROP TRIGGER expense_lines_add_up ON "expense_lines";

-- ── Movements ───────────────────────────────────────────────────────────

ALTER TABLE "expenses" RENAME TO "movements";
ALTER TABLE "movements" RENAME COLUMN "spender_id" TO "person_id";
ALTER TABLE "movements" RENAME CONSTRAINT "expenses_pkey" TO "movements_pkey";
ALTER TABLE "movements" RENAME CONSTRAINT "expenses_company_id_fkey" TO "movements_company_id_fkey";
ALTER TABLE "movements" RENAME CONSTRAINT "expenses_card_id_fkey" TO "movements_card_id_fkey";
ALTER TABLE "movements" RENAME CONSTRAINT "expenses_spender_id_fkey" TO "movements_person_id_fkey";
ALTER TABLE "movements" RENAME CONSTRAINT "expenses_latest_item_id_fkey" TO "movements_latest_item_id_fkey";
ALTER TABLE "movements" RENAME CONSTRAINT "expenses_amount_above_zero" TO "movements_amount_above_zero";
ALTER TABLE "movements" RENAME CONSTRAINT "expenses_day_is_a_day" TO "movements_day_is_a_day";
ALTER TABLE "movements" RENAME CONSTRAINT "expenses_import_id_fkey" TO "movements_import_id_fkey";
ALTER INDEX "expenses_import_id_idx" RENAME TO "movements_import_id_idx";
ALTER INDEX "expenses_import_key_key" RENAME TO "movements_import_key_key";
ALTER INDEX "expenses_latest_item_id_key" RENAME TO "movements_latest_item_id_key";
ALTER INDEX "expenses_company_id_day_id_idx" RENAME TO "movements_company_id_day_id_idx";
ALTER INDEX "expenses_company_id_amount_minor_day_idx" RENAME TO "movements_company_id_amount_minor_day_idx";
ALTER TABLE "movements" ADD COLUMN "kind" "MovementKind" NOT NULL DEFAULT 'expense',
ADD COLUMN "queued_run_id" UUID,
ADD COLUMN "status" "MovementStatus" NOT NULL DEFAULT 'incomplete',
ADD COLUMN "issues" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "receipt_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "receipt_missing" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "movements" ALTER COLUMN "kind" DROP DEFAULT;

-- ── Expenses ────────────────────────────────────────────────────────────

CREATE TABLE "expenses" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "type" "ExpenseType" NOT NULL,
    "merchant" TEXT NOT NULL,
    "rate" DECIMAL(18,9),
    "note" TEXT NOT NULL,
    "supplier_ref" TEXT,
    "supplier_source" JSONB
);
INSERT INTO "expenses" SELECT "id", "company_id", "type", "merchant", "rate", "note", "supplier_ref", "supplier_source"
FROM "movements";

-- This also drops the indexes and constraints of these columns, whose names the new table gets.
ALTER TABLE "movements" DROP COLUMN "type", DROP COLUMN "merchant", DROP COLUMN "rate", DROP COLUMN "note",
DROP COLUMN "supplier_ref", DROP COLUMN "supplier_source";

ALTER TABLE "expenses" ADD CONSTRAINT "expenses_pkey" PRIMARY KEY ("id"),
ADD CONSTRAINT "expenses_id_fkey" FOREIGN KEY ("id") REFERENCES "movements"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
ADD CONSTRAINT "expenses_rate_above_zero" CHECK ("rate" > 0);
CREATE INDEX "expenses_company_id_supplier_ref_idx" ON "expenses"("company_id", "supplier_ref");

ALTER TABLE "expense_lines" DROP CONSTRAINT "expense_lines_expense_id_fkey";
ALTER TABLE "expense_lines" ADD CONSTRAINT "expense_lines_expense_id_fkey" FOREIGN KEY ("expense_id") REFERENCES "expenses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "receipts" DROP CONSTRAINT "receipts_expense_id_fkey";
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_expense_id_fkey" FOREIGN KEY ("expense_id") REFERENCES "expenses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The day of each line, and its part of the amount in base currency. The parts add up to that amount by largest
-- remainder, as in lib/domain/expense/largest-remainder.ts.
ALTER TABLE "expense_lines" ADD COLUMN "day" CHAR(10), ADD COLUMN "base_minor" BIGINT;
WITH "parts" AS (
  SELECT l."id", m."day", m."base_minor" AS "whole", div(l."amount_minor"::numeric * m."base_minor", m."amount_minor")::bigint AS "floor",
    mod(l."amount_minor"::numeric * m."base_minor", m."amount_minor"::numeric) AS "remainder", l."expense_id", l."position"
  FROM "expense_lines" l JOIN "movements" m ON m."id" = l."expense_id"
), "ranked" AS (
  SELECT *, row_number() OVER (PARTITION BY "expense_id" ORDER BY "remainder" DESC, "position") AS "rank",
    "whole" - sum("floor") OVER (PARTITION BY "expense_id") AS "left" FROM "parts"
)
UPDATE "expense_lines" l SET "day" = r."day", "base_minor" = r."floor" + CASE WHEN r."rank" <= r."left" THEN 1 ELSE 0 END
FROM "ranked" r WHERE r."id" = l."id";
ALTER TABLE "expense_lines" ALTER COLUMN "day" SET NOT NULL, ALTER COLUMN "base_minor" SET NOT NULL;

-- ── Transfers and reimbursable expenses ─────────────────────────────────

-- The person of an earlier transfer is an owner of the company, because the transfer does not say who made it.
INSERT INTO "movements" ("id", "company_id", "kind", "day", "amount_minor", "currency", "base_minor", "card_id", "person_id", "created_at", "updated_at")
SELECT t."id", t."company_id", 'transfer', t."day", t."from_minor", source."currency",
  CASE WHEN source."currency" <> c."base_currency" AND target."currency" = c."base_currency" THEN t."to_minor" ELSE t."from_minor" END,
  t."from_card_id", (SELECT m."user_id" FROM "members" m WHERE m."company_id" = t."company_id" ORDER BY m."role" = 'owner' DESC, m."created_at" LIMIT 1),
  t."created_at", t."created_at"
FROM "transfers" t JOIN "companies" c ON c."id" = t."company_id"
  JOIN "cards" source ON source."id" = t."from_card_id" JOIN "cards" target ON target."id" = t."to_card_id";
ALTER TABLE "transfers" DROP COLUMN "day", DROP COLUMN "from_card_id", DROP COLUMN "from_minor", DROP COLUMN "created_at",
ADD CONSTRAINT "transfers_id_fkey" FOREIGN KEY ("id") REFERENCES "movements"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
ADD CONSTRAINT "transfers_to_card_id_fkey" FOREIGN KEY ("to_card_id") REFERENCES "cards"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "transfers_company_id_idx" ON "transfers"("company_id");

INSERT INTO "movements" ("id", "company_id", "kind", "day", "amount_minor", "currency", "base_minor", "person_id", "created_at", "updated_at")
SELECT r."id", r."company_id", 'reimbursable', m."day", m."amount_minor", m."currency", m."base_minor", r."employee_id", r."created_at", r."created_at"
FROM "reimbursements" r JOIN "movements" m ON m."id" = r."expense_id";
DROP POLICY employees_see_their_own ON "reimbursements";
ALTER TABLE "reimbursements" RENAME TO "reimbursables";
ALTER TABLE "reimbursables" DROP COLUMN "employee_id", DROP COLUMN "created_at",
ADD CONSTRAINT "reimbursables_id_fkey" FOREIGN KEY ("id") REFERENCES "movements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reimbursables" RENAME CONSTRAINT "reimbursements_pkey" TO "reimbursables_pkey";
ALTER INDEX "reimbursements_expense_id_key" RENAME TO "reimbursables_expense_id_key";
ALTER INDEX "reimbursements_company_id_idx" RENAME TO "reimbursables_company_id_idx";

-- ── Sync items ──────────────────────────────────────────────────────────

ALTER TABLE "sync_items" RENAME COLUMN "expense_id" TO "movement_id";
ALTER TABLE "sync_items" RENAME COLUMN "expense_revision" TO "revision";
ALTER TABLE "sync_items" RENAME CONSTRAINT "sync_items_expense_id_fkey" TO "sync_items_movement_id_fkey";
ALTER INDEX "sync_items_expense_id_attempt_key" RENAME TO "sync_items_movement_id_attempt_key";
ALTER TABLE "movements" ADD CONSTRAINT "movements_queued_run_id_fkey" FOREIGN KEY ("queued_run_id") REFERENCES "sync_runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── The stored status ───────────────────────────────────────────────────

-- Whether an expense that was never sent is ready depends on rules that are not in SQL. It is incomplete until a worker
-- has applied them, which it does at its start for the companies that are marked here.
UPDATE "movements" m SET "status" = s."status", "receipt_count" = s."receipts"
FROM (
  SELECT m."id", CASE
      WHEN i."state" = 'queued' THEN 'queued'
      WHEN i."state" IN ('sending', 'sent') THEN 'sending'
      WHEN i."state" IN ('unknown', 'failed') THEN i."state"::text
      WHEN i."state" = 'synced' OR m."synced_revision" IS NOT NULL
        THEN CASE WHEN m."revision" > m."synced_revision" THEN 'changed' ELSE 'synced' END
      ELSE 'incomplete'
    END::"MovementStatus" AS "status", coalesce(r."count", 0) AS "receipts"
  FROM "movements" m LEFT JOIN "sync_items" i ON i."id" = m."latest_item_id"
    LEFT JOIN (SELECT "expense_id", count(*)::int AS "count" FROM "receipts" WHERE "removed_at" IS NULL GROUP BY 1) r ON r."expense_id" = m."id"
) s
WHERE s."id" = m."id" AND (s."status" <> 'incomplete' OR s."receipts" > 0);

ALTER TABLE "companies" ADD COLUMN "projection_requested_at" TIMESTAMPTZ(3),
ADD COLUMN "projection_done_at" TIMESTAMPTZ(3),
ADD COLUMN "projection_done" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "projection_total" INTEGER NOT NULL DEFAULT 0;
UPDATE "companies" c SET "projection_requested_at" = now()
WHERE EXISTS (SELECT 1 FROM "movements" m WHERE m."company_id" = c."id" AND m."removed_at" IS NULL AND m."status" <> 'synced');

-- ── What the tables hold by themselves ──────────────────────────────────

-- The lines of an expense add up to it, in its currency and in base currency, and have its day, whatever wrote them.
CREATE OR REPLACE FUNCTION lines_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  expense uuid;
  whole record;
  parts record;
BEGIN
  IF TG_TABLE_NAME = 'movements' THEN expense := NEW.id; ELSE expense := NEW.expense_id; END IF;
  SELECT m.amount_minor, m.base_minor, m.day INTO whole FROM movements m WHERE m.id = expense;
  SELECT sum(l.amount_minor) AS amount_minor, sum(l.base_minor) AS base_minor, min(l.day) AS first, max(l.day) AS last
    INTO parts FROM expense_lines l WHERE l.expense_id = expense;
  IF whole.amount_minor IS DISTINCT FROM parts.amount_minor OR whole.base_minor IS DISTINCT FROM parts.base_minor THEN
    RAISE EXCEPTION 'the lines of expense % add up to % (% in base currency), not % (%)', expense, parts.amount_minor,
      parts.base_minor, whole.amount_minor, whole.base_minor USING ERRCODE = 'check_violation';
  END IF;
  IF whole.day <> parts.first OR whole.day <> parts.last THEN
    RAISE EXCEPTION 'a line of expense % has another day than %', expense, whole.day USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER movements_lines_add_up AFTER INSERT OR UPDATE OF amount_minor, base_minor, day ON "movements"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'expense') EXECUTE FUNCTION lines_add_up();
CREATE CONSTRAINT TRIGGER expense_lines_add_up AFTER INSERT OR UPDATE OF amount_minor, base_minor, day ON "expense_lines"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lines_add_up();

-- ── Who sees what ───────────────────────────────────────────────────────

-- Movements, lines, receipts and sync items keep their policies, which follow the renamed table.
GRANT SELECT, INSERT, UPDATE ON "expenses" TO outlay_app;
ALTER TABLE "expenses" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "expenses" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "expenses" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "expenses" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "expenses" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY staff_read ON "expenses" FOR SELECT USING ((SELECT app_is_staff()));
CREATE POLICY employees_see_their_own ON "expenses" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM movements m WHERE m.id = expenses.id));
CREATE POLICY employees_see_their_own ON "reimbursables" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM movements m WHERE m.id = reimbursables.id));
CREATE POLICY staff_read ON "transfers" FOR SELECT USING ((SELECT app_is_staff()));
CREATE POLICY staff_read ON "reimbursables" FOR SELECT USING ((SELECT app_is_staff()));
REVOKE DELETE ON "transfers", "reimbursables" FROM outlay_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'companies', 'members', 'cards', 'movements', 'expenses', 'expense_lines', 'receipts', 'transfers', 'reimbursables', 'sync_items'
  ] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
