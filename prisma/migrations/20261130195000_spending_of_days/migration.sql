-- The spending of each day, month and year by every dimension of the reports. Digests of months alone made a report of a tax
-- year read the expenses of its first and last month, and a report over days read all of them.

-- FORCE would hide the rows from the owner of the tables.
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;

DROP TABLE "spending_digests", "spending_months", "spending_changes";

-- The first day of the financial year, as 'MM-DD'. Null: that of the tax year of the country.
ALTER TABLE "companies" ADD COLUMN "year_start" CHAR(5),
ADD CONSTRAINT "companies_year_start_is_a_day" CHECK ("year_start" ~ '^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$');

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
          'timeZone', c.time_zone, 'country', c.country, 'yearStart', c.year_start) ORDER BY m.created_at), '[]')
        FROM members m JOIN companies c ON c.id = m.company_id
        WHERE m.user_id = u.id))
    FROM users u WHERE u.id = session.user_id);
END $$;

-- A span is a day ('2026-11-30'), a month ('2026-11') or a financial year ('2026-04-06/P1Y'). The key is the merchant key with
-- the merchant as the label, the supplier, the options as JSON, or the id of the category, person or card; '' stands for none.
-- The zero UUID stands for no category. Amounts are less refunds and other money in, of all people.
CREATE TABLE "spending_digests" (
    "company_id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "span" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "category_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "minor" BIGINT NOT NULL,
    "base_minor" BIGINT NOT NULL,

    CONSTRAINT "spending_digests_pkey" PRIMARY KEY ("company_id", "dimension", "span", "key", "label", "category_id", "currency")
);

-- The companies with digests, and the first day of the financial year ('MM-DD') of which they have them.
CREATE TABLE "spending_states" (
    "company_id" UUID NOT NULL,
    "year_start" CHAR(5) NOT NULL,

    CONSTRAINT "spending_states_pkey" PRIMARY KEY ("company_id")
);

-- The days whose expenses changed after their digest. Each change adds rows, so no transaction waits for another. The worker
-- digests the day again and deletes them. Until then, reports read the expenses of the day.
CREATE TABLE "spending_changes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "company_id" UUID NOT NULL,
    "day" CHAR(10) NOT NULL,

    CONSTRAINT "spending_changes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "spending_changes_company_id_day_idx" ON "spending_changes"("company_id", "day");

CREATE OR REPLACE FUNCTION note_spending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, day) SELECT DISTINCT company_id, day FROM changed;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_spending_of_expenses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, day)
  SELECT DISTINCT company_id, movement_day FROM changed WHERE movement_day IS NOT NULL;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_changed_movements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, day)
  SELECT DISTINCT company_id, day FROM (
    (SELECT company_id, id, day, kind, currency, sign, amount_minor, base_minor, person_id, card_id, removed_at IS NULL FROM added
     EXCEPT SELECT company_id, id, day, kind, currency, sign, amount_minor, base_minor, person_id, card_id, removed_at IS NULL FROM gone)
    UNION ALL
    (SELECT company_id, id, day, kind, currency, sign, amount_minor, base_minor, person_id, card_id, removed_at IS NULL FROM gone
     EXCEPT SELECT company_id, id, day, kind, currency, sign, amount_minor, base_minor, person_id, card_id, removed_at IS NULL FROM added)
  ) c;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_changed_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, day)
  SELECT DISTINCT company_id, day FROM (
    (SELECT company_id, expense_id, id, day, category_id, tracking_refs, amount_minor, base_minor, position FROM added
     EXCEPT SELECT company_id, expense_id, id, day, category_id, tracking_refs, amount_minor, base_minor, position FROM gone)
    UNION ALL
    (SELECT company_id, expense_id, id, day, category_id, tracking_refs, amount_minor, base_minor, position FROM gone
     EXCEPT SELECT company_id, expense_id, id, day, category_id, tracking_refs, amount_minor, base_minor, position FROM added)
  ) c;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_changed_expenses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO spending_changes (company_id, day)
  SELECT DISTINCT company_id, movement_day FROM (
    (SELECT company_id, id, movement_day, merchant, supplier_ref FROM added EXCEPT SELECT company_id, id, movement_day, merchant, supplier_ref FROM gone)
    UNION ALL
    (SELECT company_id, id, movement_day, merchant, supplier_ref FROM gone EXCEPT SELECT company_id, id, movement_day, merchant, supplier_ref FROM added)
  ) c WHERE movement_day IS NOT NULL;
  RETURN NULL;
END $$;

-- The worker digests every day.
INSERT INTO "spending_changes" (company_id, day) SELECT DISTINCT company_id, day FROM "movements";

GRANT SELECT, INSERT, UPDATE, DELETE ON "spending_digests", "spending_states", "spending_changes" TO outlay_app;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['spending_digests', 'spending_states', 'spending_changes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
  END LOOP;
  -- A digest is of all people. The changes have no amounts, and an employee's own expenses add some.
  FOREACH name IN ARRAY ARRAY['spending_digests', 'spending_states'] LOOP
    EXECUTE format('CREATE POLICY employees_see_none ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'')', name);
  END LOOP;
END $$;
-- The worker finds the companies whose days have to be digested.
CREATE POLICY dispatch ON "spending_changes" FOR SELECT USING ((SELECT app_role()) = 'dispatch');
-- A delete that follows a foreign key runs as the owner of the table, to whom row-level security applies.
CREATE POLICY owner_notes ON "spending_changes" TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
