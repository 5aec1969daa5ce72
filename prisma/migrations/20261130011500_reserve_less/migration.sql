-- Replaces admit_call of the migration "lanes" with two changes. It reserves 5 calls of a minute instead of 30 for
-- companies that begin: that is enough for their first batches, and a company that is alone waits less. And its commit
-- does not wait for the disk while it holds the lock: a crash of the database loses at most the permits of its last
-- moments, and their calls end while it starts again.
CREATE OR REPLACE FUNCTION admit_call(
  permit uuid, of_company uuid, by_holder uuid, lane_fence bigint, from_address text, most_in_flight int,
  most_per_minute int, longest interval, OUT wait_ms int, OUT because text
) LANGUAGE plpgsql AS $$
DECLARE
  before text := app_role();
  gate codat_gate;
  at timestamptz;
  minute int;
  own int;
  free_at timestamptz;
  kept_free int := 0;
BEGIN
  PERFORM set_config('app.role', 'dispatch', true), set_config('synchronous_commit', 'off', true);
  <<decide>>
  BEGIN
    SELECT * INTO gate FROM codat_gate WHERE id = 1 FOR UPDATE;
    at := clock_timestamp();
    -- A worker that was suspended and has lost its lane must not act on its old claims.
    IF lane_fence IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lanes WHERE company_id = of_company AND fence = lane_fence) THEN
      wait_ms := 86400000;
      because := 'lost';
      EXIT decide;
    END IF;
    IF gate.blocked_until > at THEN
      wait_ms := ceil(extract(epoch FROM gate.blocked_until - at) * 1000);
      because := 'told';
      EXIT decide;
    END IF;
    IF gate.quota_resets_at <= at THEN
      -- A new day. Its first response tells how many calls it has.
      gate.quota_remaining := gate.quota_limit;
      gate.quota_resets_at := NULL;
      UPDATE codat_gate SET quota_remaining = gate.quota_remaining, quota_resets_at = NULL WHERE id = 1;
    END IF;
    IF gate.quota_remaining <= 0 AND gate.quota_resets_at IS NOT NULL THEN
      wait_ms := ceil(extract(epoch FROM least(gate.quota_resets_at - at, interval '1 day')) * 1000);
      because := 'quota';
      EXIT decide;
    END IF;
    IF (SELECT count(*) FROM permits WHERE company_id = of_company
        AND (done_at > at OR done_at IS NULL AND admitted_at > at - longest)) >= most_in_flight THEN
      wait_ms := 50;
      because := 'company';
      EXIT decide;
    END IF;
    SELECT count(*), count(*) FILTER (WHERE company_id = of_company),
           min(coalesce(done_at, admitted_at + longest)) + interval '60.2 seconds'
      INTO minute, own, free_at
      FROM permits
     WHERE address = from_address AND admitted_at > at - interval '61 seconds' - longest
       AND coalesce(done_at, admitted_at + longest) > at - interval '60.2 seconds';
    -- A company that has had its share leaves a few calls to companies that begin, and many while others are at work.
    IF own > most_per_minute / 25 THEN
      kept_free := most_per_minute / 200;
      IF own > most_per_minute / 5 AND EXISTS (SELECT 1 FROM lanes WHERE lease_until > at AND company_id <> of_company) THEN
        kept_free := most_per_minute / 5;
      END IF;
    END IF;
    IF minute >= most_per_minute - kept_free THEN
      wait_ms := CASE WHEN minute >= most_per_minute
        THEN greatest(20, ceil(extract(epoch FROM free_at - at) * 1000)) ELSE 250 END;
      because := 'minute';
      EXIT decide;
    END IF;
    INSERT INTO permits (id, company_id, holder, address, admitted_at) VALUES (permit, of_company, by_holder, from_address, at);
    UPDATE codat_gate SET quota_remaining = quota_remaining - 1 WHERE id = 1 AND quota_remaining IS NOT NULL;
    wait_ms := 0;
  END decide;
  PERFORM set_config('app.role', before, true);
END $$;
