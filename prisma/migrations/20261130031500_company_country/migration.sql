-- The country of a company decides how it sees days and numbers. Until now every company saw the British formats.
ALTER TABLE "companies" ADD COLUMN "country" CHAR(2);

-- Existing companies get the country of their currency: a currency code starts with the code of its country (ISO 4217).
-- The euro has many countries, so the time zone decides. FORCE would hide the companies from the owner of the table.
ALTER TABLE "companies" NO FORCE ROW LEVEL SECURITY;
UPDATE "companies" SET "country" = CASE
  WHEN "base_currency" = 'EUR' THEN coalesce((
    SELECT "euro"."country" FROM (VALUES
      ('Europe/Andorra', 'AD'), ('Europe/Vienna', 'AT'), ('Europe/Brussels', 'BE'), ('Europe/Sofia', 'BG'),
      ('Asia/Nicosia', 'CY'), ('Asia/Famagusta', 'CY'), ('Europe/Berlin', 'DE'), ('Europe/Busingen', 'DE'),
      ('Europe/Tallinn', 'EE'), ('Europe/Madrid', 'ES'), ('Africa/Ceuta', 'ES'), ('Atlantic/Canary', 'ES'),
      ('Europe/Helsinki', 'FI'), ('Europe/Paris', 'FR'), ('Europe/Athens', 'GR'), ('Europe/Zagreb', 'HR'),
      ('Europe/Dublin', 'IE'), ('Europe/Rome', 'IT'), ('Europe/Vilnius', 'LT'), ('Europe/Luxembourg', 'LU'),
      ('Europe/Riga', 'LV'), ('Europe/Monaco', 'MC'), ('Europe/Podgorica', 'ME'), ('Europe/Malta', 'MT'),
      ('Europe/Amsterdam', 'NL'), ('Europe/Lisbon', 'PT'), ('Atlantic/Azores', 'PT'), ('Atlantic/Madeira', 'PT'),
      ('Europe/Ljubljana', 'SI'), ('Europe/Bratislava', 'SK'), ('Europe/San_Marino', 'SM'), ('Europe/Vatican', 'VA')
    ) AS "euro" ("time_zone", "country") WHERE "euro"."time_zone" = "companies"."time_zone"
  ), 'IE')
  WHEN "base_currency" = 'ANG' THEN 'CW'
  -- Currencies of several countries and former countries.
  WHEN "base_currency" LIKE 'X%' THEN 'GB'
  ELSE left("base_currency", 2) END;
ALTER TABLE "companies" FORCE ROW LEVEL SECURITY;

ALTER TABLE "companies" ALTER COLUMN "country" SET NOT NULL;
ALTER TABLE "companies" ADD CONSTRAINT "companies_country_check" CHECK ("country" ~ '^[A-Z]{2}$');
ALTER TABLE "companies" DROP COLUMN "locale";
