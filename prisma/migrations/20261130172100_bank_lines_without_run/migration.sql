-- A batch of bank lines belongs to no run, and the mapping does not decide it. A new value of an enum is usable only after
-- the transaction that adds it, so this is a migration of its own.
ALTER TABLE "syncs" DROP CONSTRAINT "syncs_movements_have_a_run",
ADD CONSTRAINT "syncs_movements_have_a_run" CHECK (
  "product" IN ('accounts', 'suppliers', 'bank_accounts', 'bank_transactions')
  OR ("run_id" IS NOT NULL AND "mapping_version_id" IS NOT NULL));
