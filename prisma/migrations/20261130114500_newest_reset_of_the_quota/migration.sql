-- A reset that Codat states more than a minute away from the stored one is the newest truth: its clock was corrected, or its
-- day is another one. Before, only a lower count of remaining calls replaced the stored reset. After a new day with more
-- calls than were left, the lanes waited until the old reset, up to a day too long.
CREATE OR REPLACE FUNCTION end_call(permit uuid, linger_seconds int, told_seconds int, said_limit int, said_remaining int, said_resets_seconds int)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app_role();
  at timestamptz := clock_timestamp();
  said_reset timestamptz := at + make_interval(secs => said_resets_seconds);
BEGIN
  PERFORM set_config('app.role', 'dispatch', true);
  UPDATE permits SET done_at = at + make_interval(secs => linger_seconds) WHERE id = permit;
  IF told_seconds IS NOT NULL THEN
    UPDATE codat_gate SET blocked_until = greatest(blocked_until, at + make_interval(secs => told_seconds)) WHERE id = 1;
  END IF;
  IF said_remaining IS NOT NULL AND said_limit IS NOT NULL AND said_resets_seconds IS NOT NULL THEN
    -- Responses arrive out of order: within one day the lowest count holds, and a larger limit adds to it.
    UPDATE codat_gate SET
      quota_remaining = CASE
        WHEN quota_resets_at IS NULL OR quota_limit IS DISTINCT FROM said_limit OR quota_remaining IS NULL
            OR abs(extract(epoch FROM quota_resets_at - said_reset)) > 60
          THEN said_remaining - (SELECT count(*) FROM permits WHERE done_at IS NULL AND admitted_at > at - interval '30 seconds')
        ELSE least(quota_remaining, said_remaining) END,
      quota_limit = said_limit,
      quota_resets_at = said_reset
    WHERE id = 1 AND (quota_resets_at IS NULL OR quota_remaining IS NULL OR quota_limit IS DISTINCT FROM said_limit
      OR said_remaining < quota_remaining OR abs(extract(epoch FROM quota_resets_at - said_reset)) > 60);
  END IF;
  PERFORM set_config('app.role', before, true);
END $$;
