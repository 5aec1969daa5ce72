-- Codat's bank transactions are a product that writes batches of bank lines.
ALTER TYPE "SyncProduct" ADD VALUE 'bank_transactions';
