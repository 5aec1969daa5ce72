-- AlterTable
ALTER TABLE "connections" ADD COLUMN     "link_failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "link_failure" TEXT,
ADD COLUMN     "link_started_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "codat_account" (
    "id" INTEGER NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "check_result" JSONB,
    "webhook_at" TIMESTAMPTZ(3),
    "webhook_refused_at" TIMESTAMPTZ(3),

    CONSTRAINT "codat_account_pkey" PRIMARY KEY ("id")
);

-- The table has one row. It holds no data of a company, so every process reads it.
INSERT INTO "codat_account" ("id") VALUES (1);
ALTER TABLE "codat_account" ADD CONSTRAINT "codat_account_has_one_row" CHECK ("id" = 1);
GRANT SELECT, UPDATE ON "codat_account" TO outlay_app;
