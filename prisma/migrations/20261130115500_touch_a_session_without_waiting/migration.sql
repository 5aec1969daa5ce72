-- Once a minute, all requests of a session that ran at the same moment stored its use one after the other, and each waited for
-- the disk. Together they held every connection of the web process, so that pages of other people waited too. One request
-- stores it now, the others do not wait, and none waits for the disk: a crash loses at most a minute of use.
CREATE OR REPLACE FUNCTION live_session(given uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  session sessions;
BEGIN
  PERFORM set_config('app.session', given::text, true);
  SELECT * INTO session FROM sessions s
   WHERE s.id = given AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - interval '7 days';
  IF session.id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.session', '', true), set_config('app.user', session.user_id::text, true);
  IF session.last_seen_at < now() - interval '1 minute' THEN
    PERFORM set_config('synchronous_commit', 'off', true);
    UPDATE sessions SET last_seen_at = now() WHERE id IN (SELECT s.id FROM sessions s WHERE s.id = given FOR UPDATE SKIP LOCKED);
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
