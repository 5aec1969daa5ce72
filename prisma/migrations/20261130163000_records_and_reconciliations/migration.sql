-- The records of the books on the company's bank accounts, as Codat reads them, and the reconciliations of these records
-- with bank lines. The names of types are those of Codat (Accounting API).

-- One row for each bank account that a record moves: a transfer has two.
CREATE TABLE "book_records" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "bank_account_ref" TEXT NOT NULL,
    "day" CHAR(10) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "original_minor" BIGINT,
    "original_currency" CHAR(3),
    "counterparty" TEXT,
    "reference" TEXT,
    "note" TEXT,
    "movement_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "book_records_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "book_records_original_is_whole" CHECK (("original_minor" IS NULL) = ("original_currency" IS NULL))
);
CREATE UNIQUE INDEX "book_records_connection_id_type_ref_bank_account_ref_key" ON "book_records"("connection_id", "type", "ref", "bank_account_ref");
CREATE INDEX "book_records_company_id_connection_id_bank_account_ref_day__idx" ON "book_records"("company_id", "connection_id", "bank_account_ref", "day" DESC, "id" DESC);
-- Finds the records that may be a movement already, before it is sent.
CREATE INDEX "book_records_company_id_connection_id_bank_account_ref_amou_idx" ON "book_records"("company_id", "connection_id", "bank_account_ref", "amount_minor", "day");
CREATE INDEX "book_records_company_id_movement_id_idx" ON "book_records"("company_id", "movement_id");

-- How far the records of a connection are read.
CREATE TABLE "record_reads" (
    "connection_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    -- The types that the package does not give.
    "missing_types" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "error" TEXT,

    CONSTRAINT "record_reads_pkey" PRIMARY KEY ("connection_id")
);
CREATE INDEX "record_reads_company_id_idx" ON "record_reads"("company_id");

-- How far the lines and records of one bank account are matched.
CREATE TABLE "account_matchings" (
    "connection_id" UUID NOT NULL,
    "bank_account_ref" TEXT NOT NULL,
    "company_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "matched_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_matchings_pkey" PRIMARY KEY ("connection_id", "bank_account_ref")
);
CREATE INDEX "account_matchings_company_id_idx" ON "account_matchings"("company_id");

CREATE TYPE "ReconciliationState" AS ENUM ('suggested', 'unclear', 'linked', 'unlinked', 'rejected');
CREATE TYPE "ReconciliationLevel" AS ENUM ('certain', 'likely', 'by_hand');

-- Bank lines and records that belong together, may belong together, or do not.
CREATE TABLE "reconciliations" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "bank_account_ref" TEXT NOT NULL,
    "state" "ReconciliationState" NOT NULL,
    -- How it was found. Null for rows that fit in several ways.
    "level" "ReconciliationLevel",
    -- Why the rows may belong together (lib/domain/reconcile/proposal.ts); for unclear rows, why they are.
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "difference_minor" BIGINT NOT NULL DEFAULT 0,
    -- The latest day of its rows.
    "day" CHAR(10) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_by_id" UUID,
    "unlinked_at" TIMESTAMPTZ(3),
    "unlinked_by_id" UUID,
    -- Why Outlay itself unlinked it: the record was deleted, or the line.
    "unlinked_because" TEXT,

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "reconciliations_unlinked_with_time" CHECK (("state" = 'unlinked') = ("unlinked_at" IS NOT NULL))
);
CREATE INDEX "reconciliations_company_id_connection_id_bank_account_ref_s_idx" ON "reconciliations"("company_id", "connection_id", "bank_account_ref", "state", "day" DESC, "id" DESC);

CREATE TYPE "ReconciliationSide" AS ENUM ('line', 'record');

CREATE TABLE "reconciliation_rows" (
    "reconciliation_id" UUID NOT NULL,
    "side" "ReconciliationSide" NOT NULL,
    -- The bank line or the record of the books. A deleted row unlinks its reconciliation, which keeps the id.
    "row_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    -- The state of the reconciliation. A trigger sets it.
    "state" "ReconciliationState" NOT NULL DEFAULT 'suggested',

    CONSTRAINT "reconciliation_rows_pkey" PRIMARY KEY ("reconciliation_id", "side", "row_id")
);
-- A row is in at most one link, also when two people confirm at once.
CREATE UNIQUE INDEX "reconciliation_rows_one_link" ON "reconciliation_rows"("company_id", "side", "row_id") WHERE "state" = 'linked';
CREATE INDEX "reconciliation_rows_company_id_row_id_idx" ON "reconciliation_rows"("company_id", "row_id");
ALTER TABLE "reconciliation_rows" ADD CONSTRAINT "reconciliation_rows_reconciliation_id_fkey" FOREIGN KEY ("reconciliation_id") REFERENCES "reconciliations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION take_reconciliation_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT state INTO STRICT NEW.state FROM reconciliations WHERE id = NEW.reconciliation_id;
  RETURN NEW;
END $$;
CREATE TRIGGER reconciliation_rows_take_state BEFORE INSERT ON "reconciliation_rows"
  FOR EACH ROW EXECUTE FUNCTION take_reconciliation_state();
CREATE FUNCTION pass_reconciliation_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reconciliation_rows SET state = NEW.state WHERE reconciliation_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER reconciliations_pass_state AFTER UPDATE OF "state" ON "reconciliations"
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION pass_reconciliation_state();

-- A movement that may be in the books already, and what a person answered.
CREATE TYPE "BookMatchAnswer" AS ENUM ('linked', 'another');

CREATE TABLE "book_matches" (
    "movement_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    -- The records that may be the movement, or that a person linked.
    "record_ids" UUID[] NOT NULL,
    -- The records that a person said are another movement.
    "other_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" "BookMatchAnswer",
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,

    CONSTRAINT "book_matches_pkey" PRIMARY KEY ("movement_id"),
    CONSTRAINT "book_matches_answer_with_time" CHECK (("answer" IS NULL) = ("answered_at" IS NULL))
);
CREATE INDEX "book_matches_company_id_idx" ON "book_matches"("company_id");
ALTER TABLE "book_matches" ADD CONSTRAINT "book_matches_movement_id_fkey" FOREIGN KEY ("movement_id") REFERENCES "movements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Who sees what (see the first migration) ─────────────────────────────

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['book_records', 'record_reads', 'account_matchings', 'reconciliations', 'reconciliation_rows', 'book_matches'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
  -- The records on a bank account belong to no person.
  FOREACH name IN ARRAY ARRAY['book_records', 'record_reads', 'account_matchings', 'reconciliations', 'reconciliation_rows'] LOOP
    EXECUTE format('CREATE POLICY employees_see_none ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'')', name);
  END LOOP;
END $$;
CREATE POLICY employees_see_their_own ON "book_matches" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM movements m WHERE m.id = book_matches.movement_id));
