-- Records that are written with push operations of Codat's Accounting API.
ALTER TYPE "SyncProduct" ADD VALUE 'direct_costs' BEFORE 'accounts';
ALTER TYPE "SyncProduct" ADD VALUE 'direct_incomes' BEFORE 'accounts';
ALTER TYPE "SyncProduct" ADD VALUE 'pushed_transfers' BEFORE 'accounts';

-- The id of the record in the books: receipts are attached to it, and a lookup tells equal records apart by it.
ALTER TABLE "sync_items" ADD COLUMN "record_ref" TEXT;
CREATE INDEX "sync_items_record_ref_idx" ON "sync_items"("company_id", "record_ref") WHERE "record_ref" IS NOT NULL;
