-- Accounts, suppliers and bank accounts that a person creates in the books are batches of the company's lane, like
-- expenses. A batch names the product of Codat that writes it, and an item refers to a movement or to a new entry.

-- FORCE would hide the rows from the owner of the tables.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['users', 'syncs', 'sync_items', 'new_entries', 'lanes'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

CREATE TYPE "SyncProduct" AS ENUM ('expenses', 'transfers', 'reimbursables', 'accounts', 'suppliers', 'bank_accounts');

-- The default fills the rows that exist without a rewrite of the table.
ALTER TABLE "syncs" ADD COLUMN "product" "SyncProduct" NOT NULL DEFAULT 'expenses';
ALTER TABLE "syncs" ALTER COLUMN "product" DROP DEFAULT,
ALTER COLUMN "run_id" DROP NOT NULL,
ALTER COLUMN "mapping_version_id" DROP NOT NULL;
-- A new entry belongs to no run, and the mapping does not decide it.
ALTER TABLE "syncs" ADD CONSTRAINT "syncs_movements_have_a_run" CHECK (
  "product" IN ('accounts', 'suppliers', 'bank_accounts') OR ("run_id" IS NOT NULL AND "mapping_version_id" IS NOT NULL));

ALTER TABLE "sync_items" ADD COLUMN "entry_id" UUID, ALTER COLUMN "movement_id" DROP NOT NULL;
ALTER TABLE "sync_items" ADD CONSTRAINT "sync_items_movement_or_entry" CHECK (num_nonnulls("movement_id", "entry_id") = 1);
CREATE UNIQUE INDEX "sync_items_entry_id_attempt_key" ON "sync_items"("entry_id", "attempt");
ALTER TABLE "sync_items" ADD CONSTRAINT "sync_items_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "new_entries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "new_entries" ADD COLUMN "latest_item_id" UUID, ADD COLUMN "listed_at" TIMESTAMPTZ(3);

-- ── Entries that were requested before ──────────────────────────────────

-- Each becomes a batch of one item. The batch and the item have the id of the entry. An open one goes on where it was:
-- with the same key and the same bytes. These are the bytes of JSON.stringify, because Codat refuses other bytes under a
-- key that it knows.
INSERT INTO "syncs" ("id", "company_id", "connection_id", "product", "kind", "state", "requested_by_id", "requested_at",
  "payload", "payload_sha256", "idempotency_key", "key_used_at", "attempt", "due_at", "codat_sync_id", "sent_at", "settled_at")
SELECT e."id", e."company_id", e."connection_id",
  (CASE e."kind" WHEN 'account' THEN 'accounts' WHEN 'supplier' THEN 'suppliers' ELSE 'bank_accounts' END)::"SyncProduct",
  'creation', s."state"::"SyncState", (SELECT u."id" FROM "users" u WHERE u."id" = e."requested_by_id"), e."created_at",
  p."text", encode(sha256(convert_to(p."text", 'UTF8')), 'hex'), e."idempotency_key", e."key_used_at", 1,
  CASE WHEN s."state" <> 'settled' THEN now() END,
  e."push_key",
  CASE WHEN e."push_key" IS NOT NULL THEN coalesce(e."key_used_at", e."created_at") END,
  CASE WHEN s."state" = 'settled' THEN coalesce(e."settled_at", now()) END
FROM "new_entries" e
  CROSS JOIN LATERAL (SELECT CASE
      WHEN e."state" IN ('success', 'failed') OR e."ref" IS NOT NULL THEN 'settled'
      WHEN e."push_key" IS NOT NULL THEN 'sent'
      WHEN e."key_used_at" IS NOT NULL THEN 'unknown'
      ELSE 'queued'
    END AS "state") s
  CROSS JOIN LATERAL (SELECT '{' || coalesce(string_agg(to_json(c."key")::text || ':' || to_json(c."value")::text, ',' ORDER BY c."position"), '') || '}' AS "text"
    FROM jsonb_each_text(e."content") WITH ORDINALITY AS c("key", "value", "position")) p;

INSERT INTO "sync_items" ("id", "company_id", "sync_id", "entry_id", "attempt", "revision", "record", "state", "message", "created_at", "settled_at")
SELECT e."id", e."company_id", e."id", e."id", 1, 1, e."content",
  (CASE
    WHEN e."state" = 'failed' THEN 'failed'
    WHEN e."state" = 'success' OR e."ref" IS NOT NULL THEN 'synced'
    ELSE s."state"::text
  END)::"ItemState", e."message", e."created_at", s."settled_at"
FROM "new_entries" e JOIN "syncs" s ON s."id" = e."id";

UPDATE "new_entries" SET "latest_item_id" = "id", "listed_at" = CASE WHEN "state" = 'success' THEN coalesce("settled_at", now()) END;

INSERT INTO "lanes" ("company_id", "due_at", "wanted")
SELECT DISTINCT "company_id", now(), true FROM "syncs" WHERE "run_id" IS NULL AND "due_at" IS NOT NULL
ON CONFLICT ("company_id") DO UPDATE SET "due_at" = least("lanes"."due_at", excluded."due_at"), "wanted" = true;

ALTER TABLE "new_entries" DROP COLUMN "state", DROP COLUMN "idempotency_key", DROP COLUMN "key_used_at",
DROP COLUMN "push_key", DROP COLUMN "message", DROP COLUMN "settled_at";
DROP TYPE "NewEntryState";
CREATE UNIQUE INDEX "new_entries_latest_item_id_key" ON "new_entries"("latest_item_id");
ALTER TABLE "new_entries" ADD CONSTRAINT "new_entries_latest_item_id_fkey" FOREIGN KEY ("latest_item_id") REFERENCES "sync_items"("id") ON DELETE SET NULL ON UPDATE CASCADE;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['users', 'syncs', 'sync_items', 'new_entries', 'lanes'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
