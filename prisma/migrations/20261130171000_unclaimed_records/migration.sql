-- Finds the records that Outlay did not write, around the days of the movements that are about to be written. A company may
-- have hundreds of thousands of records that Outlay wrote.
CREATE INDEX "book_records_unclaimed_idx" ON "book_records"("company_id", "connection_id", "bank_account_ref", "day") WHERE "movement_id" IS NULL AND "deleted_at" IS NULL;
