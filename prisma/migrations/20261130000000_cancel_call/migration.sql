-- Takes back the permit of a call that was not made, so that it counts against no limit.
CREATE FUNCTION cancel_call(permit uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app_role();
BEGIN
  PERFORM set_config('app.role', 'dispatch', true);
  DELETE FROM permits WHERE id = permit;
  IF FOUND THEN
    UPDATE codat_gate SET quota_remaining = quota_remaining + 1 WHERE id = 1 AND quota_remaining IS NOT NULL;
  END IF;
  PERFORM set_config('app.role', before, true);
END $$;
