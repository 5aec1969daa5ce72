-- The history of a record, and the calls for a batch, are read in pages.
DROP INDEX "audit_events_company_id_subject_idx";
DROP INDEX "exchanges_sync_id_idx";
CREATE INDEX "audit_events_company_id_subject_sequence_idx" ON "audit_events"("company_id", "subject", "sequence" DESC);
CREATE INDEX "exchanges_sync_id_id_idx" ON "exchanges"("sync_id", "id" DESC);

-- The support staff's list of failures, the newest first, of all causes and of one.
CREATE INDEX "sync_items_failed_idx" ON "sync_items"("id" DESC) WHERE "state" = 'failed';
CREATE INDEX "sync_items_failed_by_cause_idx" ON "sync_items"("cause_id", "id" DESC) WHERE "state" = 'failed';
