-- AlterTable
ALTER TABLE "receipt_deliveries" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "record_refs" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "receipt_deliveries" SET "record_refs" = ARRAY["record_ref"] WHERE "record_ref" IS NOT NULL;
ALTER TABLE "receipt_deliveries" DROP COLUMN "record_ref";

-- CreateTable
CREATE TABLE "spending_reads" (
    "connection_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "operation_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "spending_reads_pkey" PRIMARY KEY ("connection_id","type")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "spending_reads" TO outlay_app;
ALTER TABLE "spending_reads" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "spending_reads" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "spending_reads" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "spending_reads" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "spending_reads" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "spending_reads" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
