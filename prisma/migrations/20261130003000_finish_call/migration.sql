-- Releases the permit of a call and stores its exchange: one statement and one commit for each call, instead of five
-- statements and two commits. `exchange` is null for a call that concerns no company.
CREATE FUNCTION finish_call(
  permit uuid, linger_seconds int, told_seconds int, said_limit int, said_remaining int, said_resets_seconds int, exchange jsonb
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  role_before text := app_role();
  company_before text := current_setting('app.company', true);
BEGIN
  PERFORM end_call(permit, linger_seconds, told_seconds, said_limit, said_remaining, said_resets_seconds);
  -- A crash of the database may lose the end of a call or its exchange. The permit then counts until its timeout. A
  -- Retry-After must not be lost.
  IF told_seconds IS NULL THEN
    PERFORM set_config('synchronous_commit', 'off', true);
  END IF;
  IF exchange IS NULL THEN
    RETURN;
  END IF;
  PERFORM set_config('app.company', exchange->>'company_id', true), set_config('app.role', 'worker', true);
  INSERT INTO exchanges (id, company_id, sync_id, method, path, status, failure, latency_ms, correlation_id, request_body, response_body)
    SELECT id, company_id, sync_id, method, path, status, failure, latency_ms, correlation_id, request_body, response_body
    FROM jsonb_to_record(exchange) AS it (
      id uuid, company_id uuid, sync_id uuid, method text, path text, status int, failure text, latency_ms int,
      correlation_id text, request_body text, response_body text);
  PERFORM set_config('app.company', coalesce(company_before, ''), true), set_config('app.role', role_before, true);
END $$;
