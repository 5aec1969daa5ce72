-- A month with many movements is closed in steps by a worker: until its rows are stored, it is closing. And what a sign-off covers
-- could still be deleted: a receipt, and the lines of a bank statement.

ALTER TYPE "PeriodState" ADD VALUE 'closing' BEFORE 'closed';

CREATE FUNCTION refuse_deletion_of_closed_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_closed_movement(OLD.expense_id);
  RETURN OLD;
END $$;
CREATE TRIGGER receipts_refuse_closed_days_gone BEFORE DELETE ON "receipts" FOR EACH ROW
  WHEN (OLD.expense_id IS NOT NULL) EXECUTE FUNCTION refuse_deletion_of_closed_receipt();

-- A line that was there when the month was closed is in the sign-off. A later one is not, and may be deleted.
CREATE FUNCTION refuse_change_of_closed_bank_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed char(7);
BEGIN
  PERFORM hold_periods(OLD.company_id);
  SELECT p.month INTO closed FROM periods p JOIN closings c ON c.id = p.closing_id
  WHERE p.company_id = OLD.company_id AND p.state <> 'open' AND OLD.created_at <= c.closed_at
    AND p.month IN (left(OLD.day, 7), CASE WHEN TG_OP = 'UPDATE' THEN left(NEW.day, 7) END) ORDER BY p.month LIMIT 1;
  IF FOUND THEN
    PERFORM refuse_closed_day(OLD.company_id, CASE WHEN left(OLD.day, 7) = closed THEN OLD.day ELSE NEW.day END, closed);
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER bank_lines_refuse_closed_days_gone BEFORE DELETE ON "bank_lines" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_bank_line();
-- The line of a movement follows the movement, which is refused. What was sent of it, and the balance that was asked for, are no change.
CREATE TRIGGER bank_lines_refuse_closed_days BEFORE UPDATE ON "bank_lines" FOR EACH ROW
  WHEN (OLD.source = 'statement' AND (OLD.id, OLD.company_id, OLD.connection_id, OLD.bank_account_ref, OLD.card_id, OLD.source, OLD.day,
      OLD.amount_minor, OLD.currency, OLD.state, OLD.description, OLD.counterparty, OLD."references", OLD.bank_id, OLD.original_minor,
      OLD.original_currency, OLD.fee_minor, OLD.balance_minor, OLD.movement_id, OLD.import_id, OLD.line_key, OLD.created_at)
    IS DISTINCT FROM (NEW.id, NEW.company_id, NEW.connection_id, NEW.bank_account_ref, NEW.card_id, NEW.source, NEW.day,
      NEW.amount_minor, NEW.currency, NEW.state, NEW.description, NEW.counterparty, NEW."references", NEW.bank_id, NEW.original_minor,
      NEW.original_currency, NEW.fee_minor, NEW.balance_minor, NEW.movement_id, NEW.import_id, NEW.line_key, NEW.created_at))
  EXECUTE FUNCTION refuse_change_of_closed_bank_line();

-- Columns that are in a sign-off, and that the triggers left out: the direction of the money, the place of a part, and what a receipt is.
DROP TRIGGER movements_refuse_closed_days ON "movements";
CREATE TRIGGER movements_refuse_closed_days BEFORE UPDATE ON "movements" FOR EACH ROW
  WHEN ((OLD.id, OLD.company_id, OLD.kind, OLD.day, OLD.amount_minor, OLD.sign, OLD.currency, OLD.base_minor, OLD.card_id, OLD.person_id, OLD.revision, OLD.removed_at)
    IS DISTINCT FROM (NEW.id, NEW.company_id, NEW.kind, NEW.day, NEW.amount_minor, NEW.sign, NEW.currency, NEW.base_minor, NEW.card_id, NEW.person_id, NEW.revision, NEW.removed_at))
  EXECUTE FUNCTION refuse_change_of_closed_movement();
DROP TRIGGER expense_lines_refuse_closed_days ON "expense_lines";
CREATE TRIGGER expense_lines_refuse_closed_days BEFORE UPDATE ON "expense_lines" FOR EACH ROW
  WHEN ((OLD.id, OLD.expense_id, OLD.position, OLD.day, OLD.amount_minor, OLD.base_minor, OLD.category_id, OLD.tax_rate_ref, OLD.tax_minor, OLD.tracking_refs, OLD.customer_ref)
    IS DISTINCT FROM (NEW.id, NEW.expense_id, NEW.position, NEW.day, NEW.amount_minor, NEW.base_minor, NEW.category_id, NEW.tax_rate_ref, NEW.tax_minor, NEW.tracking_refs, NEW.customer_ref))
  EXECUTE FUNCTION refuse_change_of_closed_line();
DROP TRIGGER receipts_refuse_closed_days ON "receipts";
CREATE TRIGGER receipts_refuse_closed_days BEFORE UPDATE ON "receipts" FOR EACH ROW
  WHEN ((OLD.id, OLD.expense_id, OLD.removed_at, OLD.sha256, OLD.file_name, OLD.mime_type, OLD.bytes, OLD.storage_key, OLD.created_at)
    IS DISTINCT FROM (NEW.id, NEW.expense_id, NEW.removed_at, NEW.sha256, NEW.file_name, NEW.mime_type, NEW.bytes, NEW.storage_key, NEW.created_at))
  EXECUTE FUNCTION refuse_receipts_of_closed_days();
