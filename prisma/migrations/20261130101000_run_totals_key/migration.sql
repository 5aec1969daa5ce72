-- Row-level security adds the company to every condition. With one index for the company and one for the run, Postgres read all
-- totals of a large company for each run.
ALTER TABLE "run_totals" DROP CONSTRAINT "run_totals_pkey";
DROP INDEX "run_totals_company_id_idx";
ALTER TABLE "run_totals" ADD CONSTRAINT "run_totals_pkey" PRIMARY KEY ("company_id", "run_id", "person_id", "state");
