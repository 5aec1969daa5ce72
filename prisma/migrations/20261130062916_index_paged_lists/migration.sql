-- Each of these lists is read in pages, in the order of its index.

DROP INDEX "books_changes_company_id_noticed_at_idx";
DROP INDEX "invitations_company_id_idx";
DROP INDEX "receipts_company_id_created_at_idx";
DROP INDEX "sessions_user_id_idx";

CREATE INDEX "books_changes_company_id_connection_id_id_idx" ON "books_changes"("company_id", "connection_id", "id" DESC);
CREATE INDEX "invitations_company_id_id_idx" ON "invitations"("company_id", "id" DESC);
CREATE INDEX "members_company_id_created_at_user_id_idx" ON "members"("company_id", "created_at" DESC, "user_id" DESC);
CREATE INDEX "receipts_company_id_created_at_id_idx" ON "receipts"("company_id", "created_at" DESC, "id" DESC);
CREATE INDEX "sessions_user_id_last_seen_at_id_idx" ON "sessions"("user_id", "last_seen_at" DESC, "id" DESC);

-- The pages show the newest change of an entry that was known before. A refresh may add thousands of others after it.
CREATE INDEX "books_changes_of_known_entries_idx" ON "books_changes"("connection_id", "id" DESC) WHERE "kind" <> 'added';
-- The support staff's list of paused companies, the longest pause first.
CREATE INDEX "lanes_paused_idx" ON "lanes"("paused_at", "company_id") WHERE "paused_because" IS NOT NULL;
