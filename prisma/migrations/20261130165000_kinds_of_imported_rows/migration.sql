-- An import records transfers. Each side of one can be a row of a file, so that no row is recorded twice. Account numbers
-- tell which account of the company a row names, and people's decisions about rows with the same words are kept.

ALTER TABLE "transfers" ADD COLUMN "from_import_key" UUID, ADD COLUMN "to_import_key" UUID, ADD COLUMN "replaced_id" UUID;
CREATE UNIQUE INDEX "transfers_from_import_key_key" ON "transfers"("from_import_key");
CREATE UNIQUE INDEX "transfers_to_import_key_key" ON "transfers"("to_import_key");

ALTER TABLE "cards" ADD COLUMN "account_number" TEXT NOT NULL DEFAULT '';
ALTER TABLE "bank_accounts" ADD COLUMN "numbers" TEXT[] DEFAULT ARRAY[]::TEXT[];

CREATE TABLE "import_words" (
    "company_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "decision" JSONB NOT NULL,
    "person_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_words_pkey" PRIMARY KEY ("company_id","words")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "import_words" TO outlay_app;
ALTER TABLE "import_words" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_words" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "import_words" USING (company_id = (SELECT app_company())) WITH CHECK (company_id = (SELECT app_company()));
CREATE POLICY auditors_do_not_insert ON "import_words" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_update ON "import_words" AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) <> 'auditor');
CREATE POLICY auditors_do_not_delete ON "import_words" AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) <> 'auditor');
-- What a person without access to the company's accounts decides must not decide for others.
CREATE POLICY employees_see_their_own ON "import_words" AS RESTRICTIVE
  USING ((SELECT app_role()) <> 'employee' OR person_id = (SELECT app_user()));
