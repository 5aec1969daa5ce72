-- A record of the books is stored before the movement that Outlay wrote as it is found. So the trigger for new records took
-- each one for a change, and suspended the sign-off when Outlay read its own record after the month was closed. Now the
-- change is withdrawn when the movement is found, if the sign-off lists that movement: it has a day of the same month.

-- SECURITY DEFINER, because the application may not delete changes.
CREATE FUNCTION withdraw_change_of_own_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  signed_month char(7) := left(NEW.day, 7);
BEGIN
  PERFORM hold_periods(NEW.company_id);
  IF NOT EXISTS (SELECT 1 FROM movements m WHERE m.id = NEW.movement_id AND left(m.day, 7) = signed_month) THEN RETURN NULL; END IF;
  DELETE FROM period_changes c USING periods p
  WHERE p.company_id = NEW.company_id AND p.month = signed_month AND c.company_id = p.company_id AND c.month = p.month
    AND c.closing_id = p.closing_id AND c.kind = 'added' AND c.subject_id = NEW.id;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE periods p SET state = 'closed', suspended_at = NULL
  WHERE p.company_id = NEW.company_id AND p.month = signed_month AND p.state = 'suspended' AND NOT EXISTS (
    SELECT 1 FROM period_changes c WHERE c.company_id = p.company_id AND c.month = p.month AND c.closing_id = p.closing_id);
  RETURN NULL;
END $$;
CREATE TRIGGER book_records_withdraw_change_of_own AFTER UPDATE OF "movement_id" ON "book_records" FOR EACH ROW
  WHEN (OLD.movement_id IS NULL AND NEW.movement_id IS NOT NULL) EXECUTE FUNCTION withdraw_change_of_own_record();
