import 'server-only';
import type { Tx } from '@/lib/data/db';
import type { NewBankLine } from '@/lib/domain/bank-line/bank-line';

/**
 * Brings lines of movements up to date that are not in the package: those that were never sent, and those that it refused.
 * A line that was sent keeps what the package has.
 */
export async function refreshUnsent(tx: Tx, companyId: string, lines: readonly NewBankLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ id, day, amount, original, counterparty, description }) => ({
    id,
    day,
    counterparty,
    description,
    minor: amount.minor.toString(),
    originalMinor: original?.minor.toString() ?? null,
    originalCurrency: original?.currency ?? null,
  }));
  await tx.$executeRaw`
    update bank_lines l set day = n.day, amount_minor = n.minor, counterparty = n.counterparty,
      description = n.description, original_minor = n."originalMinor", original_currency = n."originalCurrency"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, day text, minor bigint, counterparty text,
      description text, "originalMinor" bigint, "originalCurrency" text)
    where l.id = n.id and l.company_id = ${companyId}::uuid
      and (l.day, l.amount_minor, l.counterparty, l.description) is distinct from (n.day, n.minor, n.counterparty, n.description)
      and not exists (select 1 from sync_items i where i.id = l.latest_item_id and i.state not in ('failed', 'withdrawn'))`;
}
