-- What the statements of an imported file cover. The next statement of an account is compared with it to find a gap. The
-- default is constant, so no row is rewritten.
ALTER TABLE "imports" ADD COLUMN "statements" JSONB NOT NULL DEFAULT '[]';
