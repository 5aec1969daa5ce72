-- The number of pages of the document. Its pictures may show only the first. Null for receipts from before this column.
ALTER TABLE "receipts" ADD COLUMN     "document_pages" INTEGER;

-- Finds receipts with the same file.
CREATE INDEX "receipts_company_id_sha256_idx" ON "receipts"("company_id", "sha256");
