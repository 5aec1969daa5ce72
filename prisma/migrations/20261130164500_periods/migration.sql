-- Month-end close. A closed or suspended month takes no change, whatever writes it: triggers on the tables of movements
-- refuse it. Changes of the books in a closed month are noted, and suspend its sign-off.

CREATE TYPE "PeriodState" AS ENUM ('open', 'closed', 'suspended');
CREATE TYPE "ClosingEnd" AS ENUM ('reopened', 'accepted');
CREATE TYPE "PeriodChangeKind" AS ENUM ('added', 'changed', 'deleted', 'unlinked');

-- A month without a row is open.
CREATE TABLE "periods" (
    "company_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "state" "PeriodState" NOT NULL,
    "closing_id" UUID,
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "periods_pkey" PRIMARY KEY ("company_id", "month"),
    CONSTRAINT "periods_month_is_a_month" CHECK ("month" ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    CONSTRAINT "periods_closed_with_sign_off" CHECK (("state" = 'open') = ("closing_id" IS NULL)),
    CONSTRAINT "periods_suspended_with_time" CHECK (("state" = 'suspended') = ("suspended_at" IS NOT NULL))
);

CREATE TABLE "closings" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "number" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID NOT NULL,
    "closed_by" TEXT NOT NULL,
    -- Why it was closed although something was missing, or why a change of the books was accepted.
    "reason" TEXT,
    "missing" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "hash" CHAR(64) NOT NULL,
    -- When the records of the books had last been read. Null: they never were, so the sign-off does not cover them.
    "records_read_at" TIMESTAMPTZ(3),
    "ended" "ClosingEnd",
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "ended_by" TEXT,
    "end_reason" TEXT,

    CONSTRAINT "closings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "closings_ended_with_time" CHECK (("ended" IS NULL) = ("ended_at" IS NULL))
);
CREATE UNIQUE INDEX "closings_company_id_month_number_key" ON "closings"("company_id", "month", "number");
-- Of two requests at the same time, one closes the month.
CREATE UNIQUE INDEX "closings_one_in_force" ON "closings"("company_id", "month") WHERE "ended_at" IS NULL;

-- The rows of the month as they were signed: CSV files in parts of 500 rows.
CREATE TABLE "closing_parts" (
    "closing_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "company_id" UUID NOT NULL,
    "rows" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "closing_parts_pkey" PRIMARY KEY ("closing_id", "file", "part")
);
CREATE INDEX "closing_parts_company_id_idx" ON "closing_parts"("company_id");
ALTER TABLE "closing_parts" ADD CONSTRAINT "closing_parts_closing_id_fkey" FOREIGN KEY ("closing_id") REFERENCES "closings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What changed in the books after a month was closed.
CREATE TABLE "period_changes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "company_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "closing_id" UUID NOT NULL,
    "kind" "PeriodChangeKind" NOT NULL,
    "subject_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "period_changes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "period_changes_company_id_month_closing_id_noticed_at_id_idx" ON "period_changes"("company_id", "month", "closing_id", "noticed_at" DESC, "id" DESC);
CREATE INDEX "book_records_company_id_day_idx" ON "book_records"("company_id", "day");
CREATE INDEX "bank_lines_company_id_day_idx" ON "bank_lines"("company_id", "day");
CREATE INDEX "reconciliations_company_id_day_idx" ON "reconciliations"("company_id", "day");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['periods', 'closings', 'closing_parts', 'period_changes'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO outlay_app', name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
  -- Sign-offs belong to no person. Employees see which months are closed, because their expenses are refused there.
  FOREACH name IN ARRAY ARRAY['closings', 'closing_parts', 'period_changes'] LOOP
    EXECUTE format('CREATE POLICY employees_see_none ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'')', name);
  END LOOP;
END $$;
CREATE POLICY employees_do_not_insert ON "periods" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'employee');
CREATE POLICY employees_do_not_update ON "periods" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'employee');
-- What was signed never changes.
REVOKE UPDATE ON "closing_parts", "period_changes" FROM outlay_app;
CREATE TRIGGER closing_parts_never_change BEFORE UPDATE OR DELETE ON "closing_parts" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── Closed months take no change ────────────────────────────────────────

-- The lock of lib/data/movement/coding-lock.ts: closing a month takes it alone, and a writer shares it. So a writer either
-- ends before the month is closed, or sees that it is.
CREATE FUNCTION hold_periods(company uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(hashtextextended('coding ' || company, 0)) $$;

-- Refuses a change of this day. `by` is the month that is closed in Outlay, or the lock date of the books. lib/data reads the
-- parts of the message and says it in words. `first` is the first day that takes the change.
CREATE FUNCTION refuse_closed_day(company uuid, day text, by text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  locked char(10);
  package text;
  first date;
BEGIN
  SELECT c.lock_date, c.package INTO locked, package FROM connections c WHERE c.company_id = company AND c.removed_at IS NULL;
  SELECT d INTO first FROM generate_series(date_trunc('month', day::date), day::date + interval '20 years', interval '1 month') d
  WHERE NOT EXISTS (SELECT 1 FROM periods p WHERE p.company_id = company AND p.month = to_char(d, 'YYYY-MM') AND p.state <> 'open')
    AND (locked IS NULL OR d + interval '1 month' > locked::date + interval '1 day')
  ORDER BY d LIMIT 1;
  RAISE EXCEPTION 'closed day: %|%|%|%', day, trim(by), coalesce(package, ''), to_char(greatest(first, locked::date + 1), 'YYYY-MM-DD')
    USING ERRCODE = 'OC001';
END $$;

CREATE FUNCTION refuse_new_movements_of_closed_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hit record;
BEGIN
  PERFORM hold_periods(company_id) FROM (SELECT DISTINCT company_id FROM added) a;
  SELECT a.company_id, a.day, CASE WHEN p.month IS NULL THEN c.lock_date ELSE p.month END AS closed_by INTO hit
  FROM added a
    LEFT JOIN periods p ON p.company_id = a.company_id AND p.month = left(a.day, 7) AND p.state <> 'open'
    LEFT JOIN connections c ON c.company_id = a.company_id AND c.removed_at IS NULL AND c.lock_date >= a.day
  WHERE (p.month IS NOT NULL OR c.lock_date IS NOT NULL) AND a.removed_at IS NULL LIMIT 1;
  IF FOUND THEN PERFORM refuse_closed_day(hit.company_id, hit.day, hit.closed_by); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER movements_refuse_closed_days_new AFTER INSERT ON "movements"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_new_movements_of_closed_days();

-- The lock date of the books concerns what is in them. What was never synced can still be moved to an open day or deleted.
CREATE FUNCTION refuse_change_of_closed_movement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed char(7);
  locked char(10);
BEGIN
  PERFORM hold_periods(OLD.company_id);
  SELECT p.month INTO closed FROM periods p
  WHERE p.company_id = OLD.company_id AND p.month IN (left(OLD.day, 7), left(NEW.day, 7)) AND p.state <> 'open' ORDER BY p.month LIMIT 1;
  IF FOUND THEN
    PERFORM refuse_closed_day(OLD.company_id, CASE WHEN left(OLD.day, 7) = closed THEN OLD.day ELSE NEW.day END, closed);
  END IF;
  SELECT c.lock_date INTO locked FROM connections c
  WHERE c.company_id = OLD.company_id AND c.removed_at IS NULL AND c.lock_date IS NOT NULL;
  IF NOT FOUND THEN RETURN NEW; END IF;
  IF OLD.synced_revision IS NOT NULL AND OLD.day <= locked THEN PERFORM refuse_closed_day(OLD.company_id, OLD.day, locked); END IF;
  IF NEW.removed_at IS NULL AND NEW.day <= locked AND (NEW.day <> OLD.day OR OLD.synced_revision IS NOT NULL) THEN
    PERFORM refuse_closed_day(OLD.company_id, NEW.day, locked);
  END IF;
  RETURN NEW;
END $$;
-- Not a change: the status, the issues, and the outcome of a sync.
CREATE TRIGGER movements_refuse_closed_days BEFORE UPDATE ON "movements" FOR EACH ROW
  WHEN ((OLD.company_id, OLD.kind, OLD.day, OLD.amount_minor, OLD.currency, OLD.base_minor, OLD.card_id, OLD.person_id, OLD.revision, OLD.removed_at)
    IS DISTINCT FROM (NEW.company_id, NEW.kind, NEW.day, NEW.amount_minor, NEW.currency, NEW.base_minor, NEW.card_id, NEW.person_id, NEW.revision, NEW.removed_at))
  EXECUTE FUNCTION refuse_change_of_closed_movement();

-- The parts of a movement: refused in a month that is closed in Outlay. A change of a part that the books keep also raises the
-- revision of its movement, where the lock date is checked.
CREATE FUNCTION refuse_closed_movement(movement uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  hit record;
BEGIN
  SELECT m.company_id, m.day INTO hit FROM movements m WHERE m.id = movement;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM hold_periods(hit.company_id);
  PERFORM refuse_closed_day(p.company_id, hit.day, p.month) FROM periods p
  WHERE p.company_id = hit.company_id AND p.month = left(hit.day, 7) AND p.state <> 'open';
END $$;

CREATE FUNCTION refuse_change_of_closed_details() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_closed_movement(OLD.id);
  RETURN NEW;
END $$;
CREATE TRIGGER expenses_refuse_closed_days BEFORE UPDATE ON "expenses" FOR EACH ROW
  WHEN ((OLD.type, OLD.merchant, OLD.rate, OLD.note, OLD.supplier_ref, OLD.refund_of)
    IS DISTINCT FROM (NEW.type, NEW.merchant, NEW.rate, NEW.note, NEW.supplier_ref, NEW.refund_of))
  EXECUTE FUNCTION refuse_change_of_closed_details();
CREATE TRIGGER transfers_refuse_closed_days BEFORE UPDATE ON "transfers" FOR EACH ROW
  WHEN ((OLD.kind, OLD.description, OLD.from_bank_ref, OLD.to_card_id, OLD.to_bank_ref, OLD.to_minor, OLD.to_currency, OLD.books_reference)
    IS DISTINCT FROM (NEW.kind, NEW.description, NEW.from_bank_ref, NEW.to_card_id, NEW.to_bank_ref, NEW.to_minor, NEW.to_currency, NEW.books_reference))
  EXECUTE FUNCTION refuse_change_of_closed_details();

-- What the books say about a bill is no change of a claim.
CREATE TRIGGER reimbursables_refuse_closed_days BEFORE UPDATE ON "reimbursables" FOR EACH ROW
  WHEN ((OLD.kind, OLD.state, OLD.due_day, OLD.travel, OLD.vehicle, OLD.distance_milli, OLD.books_reference)
    IS DISTINCT FROM (NEW.kind, NEW.state, NEW.due_day, NEW.travel, NEW.vehicle, NEW.distance_milli, NEW.books_reference))
  EXECUTE FUNCTION refuse_change_of_closed_details();

CREATE FUNCTION refuse_lines_of_closed_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hit record;
BEGIN
  PERFORM hold_periods(company_id) FROM (SELECT DISTINCT company_id FROM lines) l;
  SELECT l.company_id, l.day, p.month INTO hit FROM lines l
    JOIN periods p ON p.company_id = l.company_id AND p.month = left(l.day, 7) AND p.state <> 'open' LIMIT 1;
  IF FOUND THEN PERFORM refuse_closed_day(hit.company_id, hit.day, hit.month); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER expense_lines_refuse_closed_days_new AFTER INSERT ON "expense_lines"
  REFERENCING NEW TABLE AS lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_lines_of_closed_days();
CREATE TRIGGER expense_lines_refuse_closed_days_gone AFTER DELETE ON "expense_lines"
  REFERENCING OLD TABLE AS lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_lines_of_closed_days();

CREATE FUNCTION refuse_change_of_closed_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_closed_movement(OLD.expense_id);
  RETURN NEW;
END $$;
CREATE TRIGGER expense_lines_refuse_closed_days BEFORE UPDATE ON "expense_lines" FOR EACH ROW
  WHEN ((OLD.expense_id, OLD.day, OLD.amount_minor, OLD.base_minor, OLD.category_id, OLD.tax_rate_ref, OLD.tax_minor, OLD.tracking_refs, OLD.customer_ref)
    IS DISTINCT FROM (NEW.expense_id, NEW.day, NEW.amount_minor, NEW.base_minor, NEW.category_id, NEW.tax_rate_ref, NEW.tax_minor, NEW.tracking_refs, NEW.customer_ref))
  EXECUTE FUNCTION refuse_change_of_closed_line();

-- A receipt of a closed month is neither added nor removed. One of an expense that is in locked books is not removed.
CREATE FUNCTION refuse_receipts_of_closed_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hit record;
BEGIN
  IF NEW.expense_id IS NOT NULL THEN PERFORM refuse_closed_movement(NEW.expense_id); END IF;
  IF TG_OP = 'UPDATE' AND OLD.expense_id IS NOT NULL THEN
    PERFORM refuse_closed_movement(OLD.expense_id);
    SELECT m.company_id, m.day, c.lock_date INTO hit FROM movements m
      JOIN connections c ON c.company_id = m.company_id AND c.removed_at IS NULL AND c.lock_date >= m.day
    WHERE m.id = OLD.expense_id AND m.synced_revision IS NOT NULL;
    IF FOUND THEN PERFORM refuse_closed_day(hit.company_id, hit.day, hit.lock_date); END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receipts_refuse_closed_days_new BEFORE INSERT ON "receipts" FOR EACH ROW
  WHEN (NEW.expense_id IS NOT NULL) EXECUTE FUNCTION refuse_receipts_of_closed_days();
CREATE TRIGGER receipts_refuse_closed_days BEFORE UPDATE ON "receipts" FOR EACH ROW
  WHEN ((OLD.expense_id, OLD.removed_at, OLD.sha256) IS DISTINCT FROM (NEW.expense_id, NEW.removed_at, NEW.sha256))
  EXECUTE FUNCTION refuse_receipts_of_closed_days();

-- A movement of a closed month is not sent. What the engine withdrew in this transaction to send it again is: it was on its way
-- before the month was closed, and the sign-off lists it.
CREATE FUNCTION refuse_items_of_closed_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hit record;
BEGIN
  SELECT a.company_id, m.day, p.month INTO hit
  FROM added a JOIN movements m ON m.id = a.movement_id
    JOIN periods p ON p.company_id = a.company_id AND p.month = left(m.day, 7) AND p.state <> 'open'
  WHERE NOT EXISTS (SELECT 1 FROM sync_items i WHERE i.movement_id = m.id AND i.state = 'withdrawn'
    AND i.xmin::text::bigint = mod(pg_current_xact_id()::text::bigint, 4294967296))
  LIMIT 1;
  IF FOUND THEN PERFORM refuse_closed_day(hit.company_id, hit.day, hit.month); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sync_items_refuse_closed_days AFTER INSERT ON "sync_items"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_items_of_closed_days();

-- ── Changes of the books in a closed month ──────────────────────────────

CREATE FUNCTION suspend_period(company uuid, months text[], of_kind "PeriodChangeKind", subject uuid, old_row jsonb, new_row jsonb, since timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_periods(company);
  INSERT INTO period_changes (company_id, month, closing_id, kind, subject_id, "before", "after")
  SELECT p.company_id, p.month, p.closing_id, of_kind, subject, old_row, new_row
  FROM periods p JOIN closings c ON c.id = p.closing_id
  WHERE p.company_id = company AND p.month = ANY (months) AND p.state <> 'open' AND c.records_read_at IS NOT NULL
    AND (since IS NULL OR since <= c.closed_at);
  UPDATE periods p SET state = 'suspended', suspended_at = now() FROM closings c
  WHERE c.id = p.closing_id AND p.company_id = company AND p.month = ANY (months) AND p.state = 'closed' AND c.records_read_at IS NOT NULL
    AND (since IS NULL OR since <= c.closed_at);
END $$;

CREATE FUNCTION record_facts(r book_records) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('type', r.type, 'day', r.day, 'minor', r.amount_minor::text, 'currency', r.currency, 'counterparty', r.counterparty,
    'reference', r.reference, 'account', r.bank_account_ref) $$;

CREATE FUNCTION notice_record_of_closed_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM suspend_period(NEW.company_id, ARRAY[left(NEW.day, 7)], 'added', NEW.id, NULL, record_facts(NEW), NULL);
  ELSIF NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL THEN
    PERFORM suspend_period(NEW.company_id, ARRAY[left(OLD.day, 7)], 'deleted', NEW.id, record_facts(OLD), NULL, NULL);
  ELSIF NEW.deleted_at IS NULL AND OLD.deleted_at IS NOT NULL THEN
    PERFORM suspend_period(NEW.company_id, ARRAY[left(NEW.day, 7)], 'added', NEW.id, NULL, record_facts(NEW), NULL);
  ELSIF NEW.deleted_at IS NULL THEN
    PERFORM suspend_period(NEW.company_id, ARRAY[left(OLD.day, 7), left(NEW.day, 7)], 'changed', NEW.id, record_facts(OLD), record_facts(NEW), NULL);
  END IF;
  RETURN NULL;
END $$;
-- A record that Outlay wrote is no surprise when it is read for the first time: its movement is in the sign-off.
CREATE TRIGGER book_records_suspend_closed_month_new AFTER INSERT ON "book_records" FOR EACH ROW
  WHEN (NEW.deleted_at IS NULL AND NEW.movement_id IS NULL) EXECUTE FUNCTION notice_record_of_closed_month();
CREATE TRIGGER book_records_suspend_closed_month AFTER UPDATE ON "book_records" FOR EACH ROW
  WHEN ((OLD.day, OLD.amount_minor, OLD.currency, OLD.counterparty, OLD.reference, OLD.bank_account_ref, OLD.deleted_at)
    IS DISTINCT FROM (NEW.day, NEW.amount_minor, NEW.currency, NEW.counterparty, NEW.reference, NEW.bank_account_ref, NEW.deleted_at))
  EXECUTE FUNCTION notice_record_of_closed_month();

CREATE FUNCTION notice_unlinking_in_closed_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM suspend_period(NEW.company_id, ARRAY[left(NEW.day, 7)], 'unlinked', NEW.id,
    jsonb_build_object('day', NEW.day, 'account', NEW.bank_account_ref), NULL, NEW.made_at);
  RETURN NULL;
END $$;
CREATE TRIGGER reconciliations_suspend_closed_month AFTER UPDATE OF "state" ON "reconciliations" FOR EACH ROW
  WHEN (OLD.state = 'linked' AND NEW.state <> 'linked') EXECUTE FUNCTION notice_unlinking_in_closed_month();

-- ── The cells of a CSV file ─────────────────────────────────────────────

-- A text cell, quoted. A text that a spreadsheet would run as a formula is kept as text (lib/domain/csv.ts).
CREATE FUNCTION csv_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '"' || replace(CASE WHEN value ~ '^[=+@\t\r-]' THEN '''' || value ELSE coalesce(value, '') END, '"', '""') || '"' $$;
-- An amount with its decimals: 1250 with 2 is 12.50.
CREATE FUNCTION csv_amount(minor bigint, decimals int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT round(minor / power(10::numeric, decimals), decimals)::text $$;
