-- Returns a live session with its person and their companies, or null. Every request reads it, so it is one statement. It runs
-- as the caller: the session's id shows the row of the session, and its person shows the other rows. The settings end with
-- the transaction, which for one statement is the statement.
CREATE FUNCTION live_session(given uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  session sessions;
BEGIN
  PERFORM set_config('app.session', given::text, true);
  SELECT * INTO session FROM sessions s
   WHERE s.id = given AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - interval '7 days';
  IF session.id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.session', '', true), set_config('app.user', session.user_id::text, true);
  IF session.last_seen_at < now() - interval '1 minute' THEN
    UPDATE sessions SET last_seen_at = now() WHERE id = given;
  END IF;
  RETURN (
    SELECT jsonb_build_object(
      'sessionId', given,
      'activeCompanyId', session.active_company_id,
      'user', jsonb_build_object(
        'id', u.id, 'name', u.name, 'email', u.email,
        'staffRole', (SELECT f.role FROM staff f WHERE f.user_id = u.id)),
      'companies', (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'id', c.id, 'name', c.name, 'slug', c.slug, 'role', m.role, 'baseCurrency', c.base_currency,
          'timeZone', c.time_zone, 'country', c.country) ORDER BY m.created_at), '[]')
        FROM members m JOIN companies c ON c.id = m.company_id
        WHERE m.user_id = u.id))
    FROM users u WHERE u.id = session.user_id);
END $$;
