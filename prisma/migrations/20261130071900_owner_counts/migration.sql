-- Migrations change movements as the owner of the tables, for no company. Without these policies, row-level security would
-- refuse what the triggers then write.
CREATE POLICY owner_counts ON "movement_deltas" FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY owner_notes ON "standing_changes" FOR INSERT TO CURRENT_USER WITH CHECK (true);
DROP POLICY owner_searches ON "movement_texts";
CREATE POLICY owner_searches ON "movement_texts" TO CURRENT_USER USING (true) WITH CHECK (true);
