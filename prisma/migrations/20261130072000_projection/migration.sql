-- The worker finds the companies that wait for the evaluation of their movements.
CREATE POLICY dispatch ON "companies" FOR SELECT USING ((SELECT app_role()) = 'dispatch');

-- Transfers and reimbursable expenses are not coded, so nothing is missing. FORCE would hide them from the owner.
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;
UPDATE "movements" SET "status" = 'ready' WHERE "kind" <> 'expense' AND "status" = 'incomplete';
ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
