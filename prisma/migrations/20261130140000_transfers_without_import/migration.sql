-- No import stores transfers, so nothing identifies the row of a second file.
DROP INDEX "transfers_other_import_key_key";
ALTER TABLE "transfers" DROP COLUMN "other_import_key";
