import 'server-only';
import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { requestMatching } from '@/lib/data/reconcile/request';
import type { NewBankLine } from '@/lib/domain/bank-line/bank-line';

/** The id that a stored line has. */
export type StoredLine = { readonly id: string; readonly lineKey: string };

/**
 * Stores lines. Leaves out those whose key is known in their account. Returns the new ones, in the order of the lines.
 * Idempotent. Their accounts are matched with the books in the background. The lines of a call must have different keys, and be a few thousand at most. They are inserted in the order of
 * their keys, so that two calls with the same lines do not wait for each other.
 */
export async function insertBankLines(
  tx: Tx,
  companyId: string,
  lines: readonly NewBankLine[],
): Promise<readonly StoredLine[]> {
  if (lines.length === 0) return [];
  const rows = lines.map(({ amount, original, fee, balance, ...line }) => ({
    ...line,
    id: line.id ?? newId(),
    amount_minor: amount.minor.toString(),
    currency: amount.currency,
    original_minor: original?.minor.toString() ?? null,
    original_currency: original?.currency ?? null,
    fee_minor: fee?.minor.toString() ?? null,
    balance_minor: balance?.minor.toString() ?? null,
  }));
  const stored = await tx.$queryRaw<StoredLine[]>`
    insert into bank_lines (id, company_id, connection_id, bank_account_ref, card_id, source, day, amount_minor, currency, state,
      description, counterparty, "references", bank_id, original_minor, original_currency, fee_minor, balance_minor, movement_id,
      import_id, line_key)
    select id, ${companyId}::uuid, "connectionId", "bankAccountRef", "cardId", source::"BankLineSource", day, amount_minor, currency,
      state::"BankLineState", description, counterparty, "references", "bankId", original_minor, original_currency, fee_minor,
      balance_minor, "movementId", "importId", "lineKey"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line(
      id uuid, "connectionId" uuid, "bankAccountRef" text, "cardId" uuid, source text, day text, amount_minor bigint, currency text,
      state text, description text, counterparty text, "references" text[], "bankId" text, original_minor bigint,
      original_currency text, fee_minor bigint, balance_minor bigint, "movementId" uuid, "importId" uuid, "lineKey" text)
    order by "lineKey"
    on conflict (company_id, connection_id, bank_account_ref, line_key) do nothing
    returning id::text as id, line_key as "lineKey"`;
  for (const [connectionId, some] of Map.groupBy(lines, (line) => line.connectionId))
    await requestMatching(
      tx,
      { companyId },
      connectionId,
      some.map(({ bankAccountRef }) => bankAccountRef),
    );
  const ids = new Map(stored.map((line) => [line.lineKey, line]));
  return lines.flatMap(({ lineKey }) => ids.get(lineKey) ?? []);
}
