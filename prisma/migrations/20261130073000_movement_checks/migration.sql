-- The result of the last comparison of stored statuses and counters with what they are computed from.
ALTER TABLE "companies" ADD COLUMN "movements_checked_at" TIMESTAMPTZ(3),
ADD COLUMN "movements_check" JSONB;
