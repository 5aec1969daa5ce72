-- Reports: budgets, the spending of each month by payee, supplier and tracking, and the indexes of the lists to which the
-- reports lead.

-- FORCE would hide the rows from the owner of the tables.
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "expenses" NO FORCE ROW LEVEL SECURITY;

-- ── Budgets ─────────────────────────────────────────────────────────────

-- The newest row of a category and month counts. Rows never change, so they are the history.
CREATE TABLE "budgets" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "amount_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budgets_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "budgets_amount_is_positive" CHECK (amount_minor >= 0)
);
CREATE INDEX "budgets_company_id_month_category_id_id_idx" ON "budgets"("company_id", "month", "category_id", "id" DESC);
CREATE INDEX "budgets_company_id_category_id_id_idx" ON "budgets"("company_id", "category_id", "id" DESC);
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── The day of an expense ───────────────────────────────────────────────

-- A copy of the day of the movement, so that the expenses of a merchant or supplier have an index in the order of the list.
ALTER TABLE "expenses" ADD COLUMN "movement_day" CHAR(10);
-- The texts and signs of expenses do not depend on their day.
ALTER TABLE "expenses" DISABLE TRIGGER expenses_follow_changed;
UPDATE "expenses" e SET "movement_day" = m."day" FROM "movements" m WHERE m."id" = e."id";
ALTER TABLE "expenses" ENABLE TRIGGER expenses_follow_changed;

CREATE FUNCTION copy_day_to_new_expense() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.movement_day := (SELECT m.day FROM movements m WHERE m.id = NEW.id);
  RETURN NEW;
END $$;
-- An import gives the day, because a trigger for each row takes longer than the row.
CREATE TRIGGER expenses_day BEFORE INSERT ON "expenses" FOR EACH ROW WHEN (NEW.movement_day IS NULL) EXECUTE FUNCTION copy_day_to_new_expense();

CREATE FUNCTION copy_day_to_expense() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE expenses SET movement_day = NEW.day WHERE id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER movements_day AFTER UPDATE OF day ON "movements" FOR EACH ROW
  WHEN (OLD.day IS DISTINCT FROM NEW.day) EXECUTE FUNCTION copy_day_to_expense();

DROP INDEX "expenses_company_id_supplier_ref_idx";
CREATE INDEX "expenses_company_id_supplier_ref_movement_day_id_idx" ON "expenses"("company_id", "supplier_ref", "movement_day" DESC, "id" DESC);
CREATE INDEX "expenses_company_id_merchant_movement_day_id_idx" ON "expenses"("company_id", "merchant", "movement_day" DESC, "id" DESC);
DROP INDEX "expense_lines_company_id_tracking_refs_idx";
CREATE INDEX "expense_lines_company_id_tracking_refs_day_expense_id_idx" ON "expense_lines"("company_id", "tracking_refs", "day" DESC, "expense_id" DESC);
CREATE INDEX "movements_company_id_currency_day_id_idx" ON "movements"("company_id", "currency", "day" DESC, "id" DESC);

-- ── The spending of a month ─────────────────────────────────────────────

-- By payee ("payee"), by supplier ("supplier") and by tracking options ("tracking"), of all people. The key is the merchant
-- key with the merchant as the label, the supplier, or the options as JSON; '' stands for none. The zero UUID stands for no category.
-- Amounts are less refunds and other money in.
CREATE TABLE "spending_digests" (
    "company_id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "month" CHAR(7) NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "category_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "minor" BIGINT NOT NULL,
    "base_minor" BIGINT NOT NULL,

    CONSTRAINT "spending_digests_pkey" PRIMARY KEY ("company_id", "dimension", "month", "key", "label", "category_id", "currency")
);

-- The months that have digests.
CREATE TABLE "spending_months" (
    "company_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "digested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spending_months_pkey" PRIMARY KEY ("company_id", "month")
);

-- The months whose expenses changed after their digest. Each change adds rows, so no transaction waits for another. The
-- worker digests the month again and deletes them. Until then, reports read the expenses of the month.
CREATE TABLE "spending_changes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "company_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,

    CONSTRAINT "spending_changes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "spending_changes_company_id_month_idx" ON "spending_changes"("company_id", "month");

CREATE FUNCTION note_spending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, month) SELECT DISTINCT company_id, left(day, 7) FROM changed;
  RETURN NULL;
END $$;
CREATE FUNCTION note_spending_of_expenses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, month)
  SELECT DISTINCT company_id, left(movement_day, 7) FROM changed WHERE movement_day IS NOT NULL;
  RETURN NULL;
END $$;
CREATE FUNCTION note_changed_movements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, month)
  SELECT DISTINCT company_id, left(day, 7) FROM (
    (SELECT company_id, id, day, kind, currency, sign, amount_minor, base_minor, removed_at IS NULL FROM added
     EXCEPT SELECT company_id, id, day, kind, currency, sign, amount_minor, base_minor, removed_at IS NULL FROM gone)
    UNION ALL
    (SELECT company_id, id, day, kind, currency, sign, amount_minor, base_minor, removed_at IS NULL FROM gone
     EXCEPT SELECT company_id, id, day, kind, currency, sign, amount_minor, base_minor, removed_at IS NULL FROM added)
  ) c;
  RETURN NULL;
END $$;
CREATE FUNCTION note_changed_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, month)
  SELECT DISTINCT company_id, left(day, 7) FROM (
    (SELECT company_id, expense_id, id, day, category_id, tracking_refs, amount_minor, base_minor, position FROM added
     EXCEPT SELECT company_id, expense_id, id, day, category_id, tracking_refs, amount_minor, base_minor, position FROM gone)
    UNION ALL
    (SELECT company_id, expense_id, id, day, category_id, tracking_refs, amount_minor, base_minor, position FROM gone
     EXCEPT SELECT company_id, expense_id, id, day, category_id, tracking_refs, amount_minor, base_minor, position FROM added)
  ) c;
  RETURN NULL;
END $$;
CREATE FUNCTION note_changed_expenses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, month)
  SELECT DISTINCT company_id, left(movement_day, 7) FROM (
    (SELECT company_id, id, movement_day, merchant, supplier_ref FROM added EXCEPT SELECT company_id, id, movement_day, merchant, supplier_ref FROM gone)
    UNION ALL
    (SELECT company_id, id, movement_day, merchant, supplier_ref FROM gone EXCEPT SELECT company_id, id, movement_day, merchant, supplier_ref FROM added)
  ) c WHERE movement_day IS NOT NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER spending_of_new_movements AFTER INSERT ON "movements" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_spending();
CREATE TRIGGER spending_of_deleted_movements AFTER DELETE ON "movements" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_spending();
CREATE TRIGGER spending_of_changed_movements AFTER UPDATE ON "movements" REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_changed_movements();
CREATE TRIGGER spending_of_new_lines AFTER INSERT ON "expense_lines" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_spending();
CREATE TRIGGER spending_of_deleted_lines AFTER DELETE ON "expense_lines" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_spending();
CREATE TRIGGER spending_of_changed_lines AFTER UPDATE ON "expense_lines" REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_changed_lines();
CREATE TRIGGER spending_of_new_expenses AFTER INSERT ON "expenses" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_spending_of_expenses();
CREATE TRIGGER spending_of_deleted_expenses AFTER DELETE ON "expenses" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_spending_of_expenses();
CREATE TRIGGER spending_of_changed_expenses AFTER UPDATE ON "expenses" REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_changed_expenses();

-- The worker digests every month.
INSERT INTO "spending_changes" (company_id, month) SELECT DISTINCT company_id, left(day, 7) FROM "movements";

-- ── Who sees what ───────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON "budgets", "spending_digests", "spending_months", "spending_changes" TO outlay_app;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['budgets', 'spending_digests', 'spending_months', 'spending_changes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
  -- A digest has no person. The changes have no amounts, and an employee's own expenses add some.
  FOREACH name IN ARRAY ARRAY['budgets', 'spending_digests', 'spending_months'] LOOP
    EXECUTE format('CREATE POLICY employees_see_none ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'')', name);
  END LOOP;
END $$;
-- The worker finds the companies whose months have to be digested.
CREATE POLICY dispatch ON "spending_changes" FOR SELECT USING ((SELECT app_role()) = 'dispatch');
-- A delete that follows a foreign key runs as the owner of the table, to whom row-level security applies.
CREATE POLICY owner_notes ON "spending_changes" TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
ALTER TABLE "expenses" FORCE ROW LEVEL SECURITY;
