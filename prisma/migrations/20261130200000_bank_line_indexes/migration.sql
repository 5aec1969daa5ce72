-- The lines of an account, newest first. The former index lacked the connection.
CREATE INDEX "bank_lines_company_id_connection_id_bank_account_ref_day_id_idx" ON "bank_lines"("company_id", "connection_id", "bank_account_ref", "day" DESC, "id" DESC);
DROP INDEX "bank_lines_company_id_bank_account_ref_day_id_idx";

-- The days that imported statements of an account cover (lib/data/reconcile/account.ts).
CREATE INDEX "bank_lines_statement_days" ON "bank_lines"("company_id", "connection_id", "bank_account_ref", "day") WHERE "source" = 'statement';
-- How far the lines of movements are (lib/data/bank-line/feed-counts.ts).
CREATE INDEX "bank_lines_of_movements" ON "bank_lines"("company_id", "connection_id", "bank_account_ref", "day") WHERE "source" = 'movement';
CREATE INDEX "bank_lines_never_sent" ON "bank_lines"("company_id", "connection_id", "bank_account_ref") WHERE "source" = 'movement' AND "latest_item_id" IS NULL;
CREATE INDEX "sync_items_open_lines" ON "sync_items"("company_id") WHERE "line_id" IS NOT NULL AND "state" <> 'synced';
-- The support console lists the lines that a package refused, newest first.
CREATE INDEX "sync_items_failed_lines" ON "sync_items"("id" DESC) WHERE "line_id" IS NOT NULL AND "state" = 'failed';

-- Whether a line or record is linked or suggested, without a look at the row itself.
CREATE INDEX "reconciliation_rows_taken" ON "reconciliation_rows"("company_id", "row_id") WHERE "state" IN ('linked', 'suggested');
