-- A card issuer or an expense platform sends movements with a key of the company. Only the hash of a key is stored.

CREATE TYPE "IngestState" AS ENUM ('recorded', 'pending', 'cancelled', 'refused');

CREATE TABLE "ingest_keys" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "funding_account" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "permits" DOUBLE PRECISION NOT NULL DEFAULT 120,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ingest_keys_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ingest_keys_token_hash_key" ON "ingest_keys"("token_hash");
CREATE INDEX "ingest_keys_company_id_id_idx" ON "ingest_keys"("company_id", "id" DESC);
ALTER TABLE "ingest_keys" ADD CONSTRAINT "ingest_keys_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ingest_keys" ADD CONSTRAINT "ingest_keys_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a source sent about each of its movements, and the result. The ids of a source stay with it when its key changes.
CREATE TABLE "ingested_movements" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "state" "IngestState" NOT NULL,
    "content" JSONB NOT NULL,
    "applied" JSONB,
    "movement_id" UUID,
    "existed" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ingested_movements_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ingested_movements_company_id_source_external_id_key" ON "ingested_movements"("company_id", "source", "external_id");
-- Finds whether a movement came from a source, so that it explains no second one.
CREATE INDEX "ingested_movements_movement_id_idx" ON "ingested_movements"("movement_id");
-- The movements that were not recorded, newest first.
CREATE INDEX "ingested_movements_refused_idx" ON "ingested_movements"("company_id", "id" DESC) WHERE "state" = 'refused';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ingest_keys', 'ingested_movements'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_company ON %I USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()))', name);
    EXECUTE format('CREATE POLICY auditors_do_not_insert ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_update ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY auditors_do_not_delete ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> ''auditor'')', name);
    EXECUTE format('CREATE POLICY employees_see_none ON %I AS RESTRICTIVE USING ((SELECT app_role()) <> ''employee'')', name);
  END LOOP;
END $$;
CREATE POLICY staff_read ON "ingested_movements" FOR SELECT USING ((SELECT app_is_staff()));
-- A request with a key sees its row, before it is known whose it is.
CREATE POLICY key_in_hand ON "ingest_keys" FOR SELECT USING (token_hash = (SELECT app_key('ingest_key')));

-- Returns the key with this hash and its company, and counts the request; null for an unknown or revoked key. Each request
-- takes a permit: there are 120, and two return each second. Without one, `waitSeconds` says when the next is there.
CREATE FUNCTION use_ingest_key(given text) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  key ingest_keys;
  left_over double precision;
BEGIN
  PERFORM set_config('app.ingest_key', given, true);
  SELECT * INTO key FROM ingest_keys k WHERE k.token_hash = given AND k.revoked_at IS NULL;
  PERFORM set_config('app.ingest_key', '', true);
  IF key.id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.company', key.company_id::text, true);
  SELECT * INTO key FROM ingest_keys k WHERE k.id = key.id AND k.revoked_at IS NULL FOR UPDATE;
  IF key.id IS NULL THEN RETURN NULL; END IF;
  left_over := least(120, key.permits + 2 * greatest(0, extract(epoch FROM clock_timestamp() - key.refilled_at))) - 1;
  IF left_over < 0 THEN
    RETURN jsonb_build_object('waitSeconds', ceil(-left_over / 2));
  END IF;
  UPDATE ingest_keys SET permits = left_over, refilled_at = clock_timestamp(), last_used_at = clock_timestamp() WHERE id = key.id;
  RETURN (
    SELECT jsonb_build_object(
      'waitSeconds', 0, 'keyId', key.id, 'source', key.source, 'fundingAccount', key.funding_account, 'userId', key.created_by_id,
      'companyId', c.id, 'companyName', c.name, 'slug', c.slug, 'baseCurrency', c.base_currency, 'timeZone', c.time_zone,
      'country', c.country)
    FROM companies c WHERE c.id = key.company_id);
END $$;
