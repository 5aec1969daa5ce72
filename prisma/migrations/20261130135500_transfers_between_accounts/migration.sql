-- A transfer has a kind, an account at each end that is a card or a bank account of the books, and the reference of the
-- record that a person entered in the books by hand. The search finds transfers. The table has few rows.

-- FORCE would hide the rows from the owner of the tables.
ALTER TABLE "companies" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "transfers" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "cards" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_texts" NO FORCE ROW LEVEL SECURITY;

CREATE TYPE "TransferKind" AS ENUM ('top_up', 'withdrawal', 'between_accounts', 'card_payment');

ALTER TABLE "transfers" ADD COLUMN "kind" "TransferKind" NOT NULL DEFAULT 'between_accounts',
ADD COLUMN "from_bank_ref" TEXT,
ADD COLUMN "to_bank_ref" TEXT,
ADD COLUMN "connection_id" UUID,
ADD COLUMN "to_currency" CHAR(3),
ADD COLUMN "books_reference" TEXT,
ADD COLUMN "marked_at" TIMESTAMPTZ(3),
ADD COLUMN "marked_by_id" UUID,
ADD COLUMN "other_import_key" UUID,
ALTER COLUMN "to_card_id" DROP NOT NULL;
UPDATE "transfers" t SET "to_currency" = c."currency" FROM "cards" c WHERE c."id" = t."to_card_id";
ALTER TABLE "transfers" ALTER COLUMN "to_currency" SET NOT NULL,
ADD CONSTRAINT "transfers_one_account_received_it" CHECK (("to_card_id" IS NULL) <> ("to_bank_ref" IS NULL)),
ADD CONSTRAINT "transfers_refs_have_books" CHECK ("connection_id" IS NOT NULL OR ("from_bank_ref" IS NULL AND "to_bank_ref" IS NULL)),
ADD CONSTRAINT "transfers_amount_above_zero" CHECK ("to_minor" > 0),
ADD CONSTRAINT "transfers_mark_is_complete" CHECK (("books_reference" IS NULL) = ("marked_at" IS NULL));
CREATE UNIQUE INDEX "transfers_other_import_key_key" ON "transfers"("other_import_key");
DROP INDEX "transfers_company_id_idx";
CREATE INDEX "transfers_company_id_to_card_id_idx" ON "transfers"("company_id", "to_card_id");
-- Among 300,000 expenses, a list of the few transfers would otherwise read all of them.
CREATE INDEX "movements_transfers_idx" ON "movements"("company_id", "day" DESC, "id" DESC) WHERE "kind" = 'transfer' AND "removed_at" IS NULL;

-- ── Search ──────────────────────────────────────────────────────────────

CREATE FUNCTION transfer_words(kind "TransferKind") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE kind WHEN 'top_up' THEN 'Top-up' WHEN 'withdrawal' THEN 'Withdrawal' WHEN 'card_payment' THEN 'Card payment'
    ELSE 'Transfer' END $$;

CREATE FUNCTION follow_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO movement_texts (movement_id, company_id, text)
  SELECT id, company_id, search_text(' ' || transfer_words(kind) || ' ' || description) FROM added
  ON CONFLICT (movement_id) DO UPDATE SET text = excluded.text WHERE movement_texts.text <> excluded.text;
  RETURN NULL;
END $$;
CREATE TRIGGER transfers_follow_new AFTER INSERT ON "transfers"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_transfers();
CREATE TRIGGER transfers_follow_changed AFTER UPDATE ON "transfers"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_transfers();
INSERT INTO "movement_texts" (movement_id, company_id, text)
SELECT "id", "company_id", search_text(' ' || transfer_words("kind") || ' ' || "description") FROM "transfers"
ON CONFLICT DO NOTHING;

-- Earlier transfers were never coded, so they were ready. A worker evaluates them as it does after a change of the mapping.
UPDATE "companies" c SET "projection_requested_at" = now()
WHERE EXISTS (SELECT 1 FROM "transfers" t WHERE t."company_id" = c."id");

ALTER TABLE "companies" FORCE ROW LEVEL SECURITY;
ALTER TABLE "transfers" FORCE ROW LEVEL SECURITY;
ALTER TABLE "cards" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_texts" FORCE ROW LEVEL SECURITY;
