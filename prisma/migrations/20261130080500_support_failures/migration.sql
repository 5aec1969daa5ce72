-- The failures that support sees, newest first, in all companies. The newest item of a movement decides: many failed items
-- were followed by a later attempt.
CREATE INDEX "movements_failures_idx" ON "movements"("latest_item_id" DESC) WHERE "status" = 'failed' AND "removed_at" IS NULL;
