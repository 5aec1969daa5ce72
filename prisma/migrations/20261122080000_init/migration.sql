
-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('viewer', 'agent', 'lead');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'bookkeeper', 'employee', 'auditor');

-- CreateEnum
CREATE TYPE "ConnectionStatus" AS ENUM ('pending', 'linked', 'unlinked', 'deauthorized');

-- CreateEnum
CREATE TYPE "ExpenseType" AS ENUM ('payment', 'refund', 'reward', 'chargeback');

-- CreateEnum
CREATE TYPE "CodingSource" AS ENUM ('hand', 'mapping');

-- CreateEnum
CREATE TYPE "SyncState" AS ENUM ('queued', 'sending', 'sent', 'unknown', 'settled', 'refused', 'held');

-- CreateEnum
CREATE TYPE "ItemState" AS ENUM ('queued', 'sending', 'sent', 'unknown', 'synced', 'failed', 'withdrawn');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'sending', 'delivered', 'refused', 'unknown');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "user_id" UUID NOT NULL,
    "role" "StaffRole" NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "active_company_id" UUID,
    "user_agent" TEXT NOT NULL,
    "ip_address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_locks" (
    "address" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "first_failed" TIMESTAMPTZ(3) NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_locks_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "companies" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "base_currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "receipts_required_from" BIGINT,
    "codat_company_id" UUID,
    "partner_connection_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "companies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "company_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("company_id","user_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connections" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "codat_connection_id" UUID NOT NULL,
    "package" TEXT NOT NULL,
    "status" "ConnectionStatus" NOT NULL,
    "link_url" TEXT NOT NULL,
    "organisation" TEXT,
    "base_currency" TEXT,
    "lock_date" CHAR(10),
    "linked_at" TIMESTAMPTZ(3),
    "lists_requested_at" TIMESTAMPTZ(3),
    "lists_read_at" TIMESTAMPTZ(3),
    "lists_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "is_bank_account" BOOLEAN NOT NULL,
    "valid_for" TEXT[],
    "archived_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_accounts" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_rates" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "valid_for" TEXT[],
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "tax_rates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking_categories" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_ref" TEXT,
    "has_children" BOOLEAN NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "tracking_categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppliers" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "suppliers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "categories" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cards" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "cards_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mapping_versions" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mapping_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rules" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "conditions" JSONB NOT NULL,
    "actions" JSONB NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expenses" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "type" "ExpenseType" NOT NULL,
    "day" CHAR(10) NOT NULL,
    "merchant" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "rate" DECIMAL(18,9),
    "base_minor" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "card_id" UUID,
    "spender_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "synced_revision" INTEGER,
    "latest_item_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "expenses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expense_lines" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "expense_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "category_id" UUID,
    "category_source" "CodingSource",
    "tax_rate_ref" TEXT,
    "tax_minor" BIGINT,

    CONSTRAINT "expense_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipts" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "expense_id" UUID,
    "uploaded_by_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "storage_key" TEXT NOT NULL,
    "pages" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfers" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "day" CHAR(10) NOT NULL,
    "description" TEXT NOT NULL,
    "from_card_id" UUID NOT NULL,
    "to_card_id" UUID NOT NULL,
    "from_minor" BIGINT NOT NULL,
    "to_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transfers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reimbursements" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "expense_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "due_day" CHAR(10) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reimbursements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "syncs" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "SyncState" NOT NULL,
    "requested_by_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mapping_version_id" UUID NOT NULL,
    "payload" TEXT NOT NULL,
    "payload_sha256" CHAR(64) NOT NULL,
    "idempotency_key" UUID NOT NULL,
    "key_used_at" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "codat_sync_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "syncs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_items" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "sync_id" UUID NOT NULL,
    "expense_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "expense_revision" INTEGER NOT NULL,
    "record" JSONB NOT NULL,
    "state" "ItemState" NOT NULL,
    "message" TEXT,
    "cause_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt_deliveries" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "receipt_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "state" "DeliveryState" NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "attachment_id" TEXT,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipt_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchanges" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "sync_id" UUID,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER,
    "failure" TEXT,
    "latency_ms" INTEGER NOT NULL,
    "correlation_id" TEXT,
    "request_body" TEXT,
    "response_body" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exchanges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "causes" (
    "id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "package" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "occurrences" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "causes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_lines" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "bank_account_ref" TEXT NOT NULL,
    "day" CHAR(10) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "description" TEXT NOT NULL,
    "expense_id" UUID,

    CONSTRAINT "bank_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_messages" (
    "id" TEXT NOT NULL,
    "company_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workers" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "companies_codat_company_id_key" ON "companies"("codat_company_id");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_company_id_idx" ON "invitations"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "connections_codat_connection_id_key" ON "connections"("codat_connection_id");

-- CreateIndex
CREATE INDEX "connections_company_id_idx" ON "connections"("company_id");

-- CreateIndex
CREATE INDEX "accounts_company_id_idx" ON "accounts"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_connection_id_ref_key" ON "accounts"("connection_id", "ref");

-- CreateIndex
CREATE INDEX "bank_accounts_company_id_idx" ON "bank_accounts"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "bank_accounts_connection_id_ref_key" ON "bank_accounts"("connection_id", "ref");

-- CreateIndex
CREATE INDEX "tax_rates_company_id_idx" ON "tax_rates"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "tax_rates_connection_id_ref_key" ON "tax_rates"("connection_id", "ref");

-- CreateIndex
CREATE INDEX "tracking_categories_company_id_idx" ON "tracking_categories"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "tracking_categories_connection_id_ref_key" ON "tracking_categories"("connection_id", "ref");

-- CreateIndex
CREATE INDEX "suppliers_company_id_idx" ON "suppliers"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "suppliers_connection_id_ref_key" ON "suppliers"("connection_id", "ref");

-- CreateIndex
CREATE INDEX "customers_company_id_idx" ON "customers"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "customers_connection_id_ref_key" ON "customers"("connection_id", "ref");

-- CreateIndex
CREATE INDEX "categories_company_id_idx" ON "categories"("company_id");

-- CreateIndex
CREATE INDEX "cards_company_id_idx" ON "cards"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "mapping_versions_company_id_number_key" ON "mapping_versions"("company_id", "number");

-- CreateIndex
CREATE INDEX "rules_company_id_idx" ON "rules"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "expenses_latest_item_id_key" ON "expenses"("latest_item_id");

-- CreateIndex
CREATE INDEX "expenses_company_id_day_id_idx" ON "expenses"("company_id", "day" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "expense_lines_company_id_category_id_idx" ON "expense_lines"("company_id", "category_id");

-- CreateIndex
CREATE UNIQUE INDEX "expense_lines_expense_id_position_key" ON "expense_lines"("expense_id", "position");

-- CreateIndex
CREATE INDEX "receipts_company_id_created_at_idx" ON "receipts"("company_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "receipts_expense_id_idx" ON "receipts"("expense_id");

-- CreateIndex
CREATE INDEX "transfers_company_id_day_id_idx" ON "transfers"("company_id", "day" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reimbursements_expense_id_key" ON "reimbursements"("expense_id");

-- CreateIndex
CREATE INDEX "reimbursements_company_id_idx" ON "reimbursements"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "syncs_codat_sync_id_key" ON "syncs"("codat_sync_id");

-- CreateIndex
CREATE INDEX "syncs_company_id_requested_at_id_idx" ON "syncs"("company_id", "requested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sync_items_sync_id_idx" ON "sync_items"("sync_id");

-- CreateIndex
CREATE INDEX "sync_items_company_id_state_idx" ON "sync_items"("company_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "sync_items_expense_id_attempt_key" ON "sync_items"("expense_id", "attempt");

-- CreateIndex
CREATE INDEX "receipt_deliveries_company_id_idx" ON "receipt_deliveries"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_deliveries_receipt_id_item_id_key" ON "receipt_deliveries"("receipt_id", "item_id");

-- CreateIndex
CREATE INDEX "exchanges_company_id_at_idx" ON "exchanges"("company_id", "at" DESC);

-- CreateIndex
CREATE INDEX "exchanges_sync_id_idx" ON "exchanges"("sync_id");

-- CreateIndex
CREATE UNIQUE INDEX "causes_fingerprint_key" ON "causes"("fingerprint");

-- CreateIndex
CREATE INDEX "bank_lines_company_id_day_id_idx" ON "bank_lines"("company_id", "day" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_company_id_subject_idx" ON "audit_events"("company_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "audit_events_company_id_sequence_key" ON "audit_events"("company_id", "sequence");

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "categories" ADD CONSTRAINT "categories_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cards" ADD CONSTRAINT "cards_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapping_versions" ADD CONSTRAINT "mapping_versions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_spender_id_fkey" FOREIGN KEY ("spender_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_latest_item_id_fkey" FOREIGN KEY ("latest_item_id") REFERENCES "sync_items"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_lines" ADD CONSTRAINT "expense_lines_expense_id_fkey" FOREIGN KEY ("expense_id") REFERENCES "expenses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_lines" ADD CONSTRAINT "expense_lines_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_expense_id_fkey" FOREIGN KEY ("expense_id") REFERENCES "expenses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "syncs" ADD CONSTRAINT "syncs_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_items" ADD CONSTRAINT "sync_items_sync_id_fkey" FOREIGN KEY ("sync_id") REFERENCES "syncs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_items" ADD CONSTRAINT "sync_items_expense_id_fkey" FOREIGN KEY ("expense_id") REFERENCES "expenses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_items" ADD CONSTRAINT "sync_items_cause_id_fkey" FOREIGN KEY ("cause_id") REFERENCES "causes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_deliveries" ADD CONSTRAINT "receipt_deliveries_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "receipts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_deliveries" ADD CONSTRAINT "receipt_deliveries_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "sync_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_sync_id_fkey" FOREIGN KEY ("sync_id") REFERENCES "syncs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Rules the tables hold by themselves ─────────────────────────────────

ALTER TABLE "expenses"
  ADD CONSTRAINT "expenses_amount_above_zero" CHECK ("amount_minor" > 0),
  ADD CONSTRAINT "expenses_rate_above_zero" CHECK ("rate" > 0),
  ADD CONSTRAINT "expenses_day_is_a_day" CHECK ("day" = to_char(to_date("day", 'YYYY-MM-DD'), 'YYYY-MM-DD'));

ALTER TABLE "connections"
  ADD CONSTRAINT "connections_one_at_a_time" EXCLUDE USING btree ("company_id" WITH =) WHERE ("removed_at" IS NULL);

ALTER TABLE "categories"
  ADD CONSTRAINT "categories_name_is_free" EXCLUDE USING btree ("company_id" WITH =, lower("name") WITH =) WHERE ("archived_at" IS NULL);

-- The lines of an expense add up to it, whatever wrote them.
CREATE FUNCTION lines_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  expense uuid;
  whole bigint;
  parts bigint;
BEGIN
  IF TG_TABLE_NAME = 'expenses' THEN expense := NEW.id; ELSE expense := NEW.expense_id; END IF;
  SELECT e.amount_minor INTO whole FROM expenses e WHERE e.id = expense;
  SELECT sum(l.amount_minor) INTO parts FROM expense_lines l WHERE l.expense_id = expense;
  IF whole IS DISTINCT FROM parts THEN
    RAISE EXCEPTION 'the lines of expense % add up to %, not %', expense, parts, whole USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER expenses_lines_add_up AFTER INSERT OR UPDATE OF amount_minor ON "expenses"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lines_add_up();
CREATE CONSTRAINT TRIGGER expense_lines_add_up AFTER INSERT OR UPDATE OF amount_minor ON "expense_lines"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lines_add_up();

-- Audit events are chained by hash per company and never change.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.company_id::text, 0));
  SELECT sequence, hash INTO last FROM audit_events WHERE company_id = NEW.company_id ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(last.sequence, 0) + 1;
  NEW.previous_hash := coalesce(last.hash, '');
  NEW.hash := encode(sha256(convert_to(concat_ws('|', NEW.previous_hash, NEW.id, NEW.company_id, NEW.sequence, NEW.actor_id,
    NEW.action, NEW.subject, NEW.detail::text, extract(epoch FROM NEW.at)), 'UTF8')), 'hex');
  RETURN NEW;
END $$;

CREATE TRIGGER audit_events_chain BEFORE INSERT ON "audit_events" FOR EACH ROW EXECUTE FUNCTION chain_audit_event();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_events_never_change BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER mapping_versions_never_change BEFORE UPDATE OR DELETE ON "mapping_versions" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── Who sees what ───────────────────────────────────────────────────────
-- The application connects as outlay_app. Each transaction says for whom it works (set_config, transaction only);
-- what it does not say is not seen.

DO $$ BEGIN
  CREATE ROLE outlay_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The database user may not create the role outlay_app. As an administrator run: CREATE ROLE outlay_app NOLOGIN; GRANT outlay_app TO %;', current_user;
END $$;

DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'outlay_app', 'SET') THEN
    EXECUTE format('GRANT outlay_app TO %I', current_user);
  END IF;
END $$;

GRANT USAGE ON SCHEMA "public" TO outlay_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "public" TO outlay_app;
REVOKE UPDATE, DELETE ON "audit_events", "mapping_versions" FROM outlay_app;
REVOKE DELETE ON "expenses", "syncs", "sync_items", "receipt_deliveries", "exchanges", "companies", "users" FROM outlay_app;
-- Staff are appointed outside the application (npm run staff).
REVOKE INSERT, UPDATE, DELETE ON "staff" FROM outlay_app;
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON "_prisma_migrations" FROM outlay_app;
  END IF;
END $$;

CREATE FUNCTION app_company() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.company', true), '')::uuid $$;
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.user', true), '')::uuid $$;
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('app.role', true), '') $$;
CREATE FUNCTION app_key(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.' || name, true), '') $$;
-- Staff see across companies only where a page of theirs asks for it, and only while they are staff.
CREATE FUNCTION app_is_staff() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT app_role() = 'staff' AND EXISTS (SELECT 1 FROM staff WHERE user_id = app_user()) $$;

-- Every table of a company's: its rows for that company, nothing written by an auditor.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'members', 'invitations', 'connections', 'accounts', 'bank_accounts', 'tax_rates', 'tracking_categories', 'suppliers',
    'customers', 'categories', 'cards', 'mapping_versions', 'rules', 'expenses', 'expense_lines', 'receipts', 'transfers',
    'reimbursements', 'syncs', 'sync_items', 'receipt_deliveries', 'exchanges', 'bank_lines', 'webhook_messages', 'audit_events'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
END $$;

-- Employees: their own expenses, and what hangs on them.
CREATE POLICY employees_see_their_own ON "expenses" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR spender_id = (SELECT app_user()));
CREATE POLICY employees_see_their_own ON "expense_lines" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM expenses e WHERE e.id = expense_id));
CREATE POLICY employees_see_their_own ON "sync_items" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM expenses e WHERE e.id = expense_id));
CREATE POLICY employees_see_their_own ON "receipts" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR uploaded_by_id = (SELECT app_user()) OR EXISTS (SELECT 1 FROM expenses e WHERE e.id = expense_id));
CREATE POLICY employees_see_their_own ON "syncs" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM sync_items i WHERE i.sync_id = syncs.id));
CREATE POLICY employees_see_their_own ON "receipt_deliveries" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR EXISTS (SELECT 1 FROM receipts r WHERE r.id = receipt_id));
CREATE POLICY employees_see_their_own ON "reimbursements" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR employee_id = (SELECT app_user()));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['exchanges', 'webhook_messages', 'bank_lines', 'transfers'] LOOP
    EXECUTE format('CREATE POLICY employees_see_none ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'')', name);
  END LOOP;
END $$;

-- People and companies.
ALTER TABLE "companies" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "companies" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "companies" USING (id = (SELECT app_company())) WITH CHECK (id = (SELECT app_company()));
CREATE POLICY companies_of_the_person ON "companies" FOR SELECT
  USING (EXISTS (SELECT 1 FROM members m WHERE m.company_id = companies.id AND m.user_id = (SELECT app_user())));
CREATE POLICY company_named_by_codat ON "companies" FOR SELECT USING (codat_company_id::text = (SELECT app_key('codat_company')));
CREATE POLICY auditors_do_not_update ON "companies" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');

CREATE POLICY own_memberships ON "members" FOR SELECT USING (user_id = (SELECT app_user()));
CREATE POLICY invitation_in_hand ON "invitations" FOR SELECT USING (token_hash = (SELECT app_key('invitation')));

ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "staff" FORCE ROW LEVEL SECURITY;
CREATE POLICY oneself ON "staff" USING (user_id = (SELECT app_user())) WITH CHECK (user_id = (SELECT app_user()));

ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;
CREATE POLICY oneself ON "users" USING (id = (SELECT app_user())) WITH CHECK (id = (SELECT app_user()));
CREATE POLICY colleagues ON "users" FOR SELECT
  USING (EXISTS (SELECT 1 FROM members m WHERE m.user_id = users.id AND m.company_id = (SELECT app_company())));
CREATE POLICY address_in_hand ON "users" FOR SELECT USING (email = (SELECT app_key('address')));

ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sessions" FORCE ROW LEVEL SECURITY;
CREATE POLICY oneself ON "sessions" USING (user_id = (SELECT app_user())) WITH CHECK (user_id = (SELECT app_user()));
CREATE POLICY session_in_hand ON "sessions" FOR SELECT USING (id::text = (SELECT app_key('session')));

ALTER TABLE "sign_in_locks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_in_locks" FORCE ROW LEVEL SECURITY;
CREATE POLICY address_in_hand ON "sign_in_locks" USING (address = (SELECT app_key('address'))) WITH CHECK (address = (SELECT app_key('address')));

-- Causes hold no company's data; workers count them, staff read them.
ALTER TABLE "causes" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "causes" FORCE ROW LEVEL SECURITY;
CREATE POLICY workers_count ON "causes" USING ((SELECT app_role()) = 'worker') WITH CHECK ((SELECT app_role()) = 'worker');
CREATE POLICY own_failures ON "causes" FOR SELECT USING (EXISTS (SELECT 1 FROM sync_items i WHERE i.cause_id = causes.id));

-- Staff read what explains a failure, in every company.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'companies', 'connections', 'categories', 'cards', 'accounts', 'bank_accounts', 'tax_rates', 'tracking_categories', 'suppliers', 'mapping_versions', 'expenses',
    'expense_lines', 'receipts', 'syncs', 'sync_items', 'receipt_deliveries', 'exchanges', 'causes', 'users', 'members'
  ] LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT app_is_staff()))', name);
  END LOOP;
END $$;
