ALTER TABLE "book_matches" ADD COLUMN "choices" JSONB;

-- Bills move no bank account, and no sign-off lists them. They are read so that a claim is not written a second time.
DROP TRIGGER book_records_suspend_closed_month_new ON "book_records";
CREATE TRIGGER book_records_suspend_closed_month_new AFTER INSERT ON "book_records" FOR EACH ROW
  WHEN (NEW.deleted_at IS NULL AND NEW.movement_id IS NULL AND NEW.type <> 'bills') EXECUTE FUNCTION notice_record_of_closed_month();
DROP TRIGGER book_records_suspend_closed_month ON "book_records";
CREATE TRIGGER book_records_suspend_closed_month AFTER UPDATE ON "book_records" FOR EACH ROW
  WHEN (NEW.type <> 'bills' AND (OLD.day, OLD.amount_minor, OLD.currency, OLD.counterparty, OLD.reference, OLD.bank_account_ref, OLD.deleted_at)
    IS DISTINCT FROM (NEW.day, NEW.amount_minor, NEW.currency, NEW.counterparty, NEW.reference, NEW.bank_account_ref, NEW.deleted_at))
  EXECUTE FUNCTION notice_record_of_closed_month();

-- Receipts that are left to a person, which support staff see for all companies.
CREATE INDEX "receipt_deliveries_left_idx" ON "receipt_deliveries"("changed_at", "id") WHERE "state" = 'unknown' AND "due_at" IS NULL;
