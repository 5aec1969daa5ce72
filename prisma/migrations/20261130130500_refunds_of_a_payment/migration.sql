-- A refund or a chargeback can be linked to the payment of which it returns money. The foreign key contains the company, so a
-- link cannot lead to another one. The column is empty in every row, so nothing is rewritten.
ALTER TABLE "expenses" ADD COLUMN "refund_of" UUID;
CREATE UNIQUE INDEX "expenses_company_id_id_key" ON "expenses"("company_id", "id");
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_company_id_refund_of_fkey" FOREIGN KEY ("company_id", "refund_of") REFERENCES "expenses"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_refund_of_check" CHECK ("refund_of" IS NULL OR ("type" IN ('refund', 'chargeback') AND "refund_of" <> "id"));
CREATE INDEX "expenses_refunds_idx" ON "expenses"("company_id", "refund_of") WHERE "refund_of" IS NOT NULL;
