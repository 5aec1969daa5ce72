-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('waiting', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "background_tasks" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "cursor" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "result" JSONB NOT NULL,
    "state" "TaskState" NOT NULL DEFAULT 'waiting',
    "message" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "requested_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "background_tasks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "background_tasks_company_id_id_idx" ON "background_tasks"("company_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "background_tasks" ADD CONSTRAINT "background_tasks_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The pages show the tasks that are open, and those that ended and were not dismissed. Few rows are either.
CREATE INDEX "background_tasks_shown_idx" ON "background_tasks"("company_id", "id" DESC) WHERE "dismissed_at" IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "background_tasks" TO outlay_app;

ALTER TABLE "background_tasks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "background_tasks" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "background_tasks" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "background_tasks" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "background_tasks" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "background_tasks" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY employees_see_their_own ON "background_tasks" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR requested_by_id = (SELECT app_user()));
CREATE POLICY staff_read ON "background_tasks" FOR SELECT USING ((SELECT app_is_staff()));

-- ── What a task counts ──────────────────────────────────────────────────

-- CreateTable
CREATE TABLE "merchant_counts" (
    "company_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "merchant" TEXT NOT NULL,
    "spelled" INTEGER NOT NULL,
    "expenses" INTEGER NOT NULL,
    "unsynced" INTEGER NOT NULL,
    "open" JSONB NOT NULL,

    CONSTRAINT "merchant_counts_pkey" PRIMARY KEY ("company_id","task_id","key")
);

-- CreateIndex
CREATE INDEX "merchant_counts_company_id_task_id_unsynced_expenses_key_idx" ON "merchant_counts"("company_id", "task_id", "unsynced" DESC, "expenses" DESC, "key");

-- CreateIndex
CREATE INDEX "merchant_counts_task_id_idx" ON "merchant_counts"("task_id");

-- AddForeignKey
ALTER TABLE "merchant_counts" ADD CONSTRAINT "merchant_counts_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "background_tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "merchant_counts" TO outlay_app;

ALTER TABLE "merchant_counts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "merchant_counts" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "merchant_counts" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "merchant_counts" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "merchant_counts" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "merchant_counts" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY employees_see_none ON "merchant_counts" AS RESTRICTIVE USING ((SELECT app_role()) <> 'employee');

-- A task reads the expenses that are not synced in the order of their ids.
CREATE INDEX "movements_unsynced_idx" ON "movements"("company_id", "id") WHERE "synced_revision" IS NULL AND "removed_at" IS NULL;
-- A count reads all movements of the company in the order of their ids.
CREATE INDEX "movements_company_id_id_idx" ON "movements"("company_id", "id");
-- Each tax rate that lines name themselves is found once by jumps in this index.
CREATE INDEX "expense_lines_company_id_tax_rate_ref_idx" ON "expense_lines"("company_id", "tax_rate_ref");
