import { accountSums } from '@/lib/data/bank-line/sums';
import { asSuperuser } from '@/lib/testing/superuser';
import type { MonthCompany } from './company';
import { type Bank, banks, baseCurrency, type Category } from './plan';
import { addTo, type Booking, type Sums } from './sums';

type Row = {
  readonly day: string;
  readonly kind: 'expense' | 'reimbursable';
  readonly cardId: string | null;
  readonly categoryId: string;
  readonly currency: string;
  readonly minor: bigint;
  readonly baseMinor: bigint;
};
type Side = {
  readonly day: string;
  readonly cardId: string | null;
  readonly bankRef: string | null;
  readonly currency: string;
  readonly minor: bigint;
};

/** Returns the sums of what Outlay says is in the books, in the currency in which the package books it. */
export async function outlaySums(company: MonthCompany, booking: Booking): Promise<Sums> {
  const { viewer, categories, cardIds, bankRefs, claimSuppliers } = company;
  const sums: Sums = new Map();
  const categoryOf = new Map([...categories].map(([name, id]) => [id, name as Category]));
  const cardOf = new Map([...cardIds].map(([name, id]) => [id, name]));
  const bankOf = new Map((Object.keys(bankRefs) as Bank[]).map((name) => [bankRefs[name], name]));
  const lines = await asSuperuser<Row>(
    `select m.day, m.kind::text, m.card_id::text as "cardId", l.category_id::text as "categoryId", trim(m.currency) as currency,
       (m.sign * l.amount_minor)::bigint as minor, (m.sign * l.base_minor)::bigint as "baseMinor"
     from movements m join expense_lines l on l.expense_id = m.id
     where m.company_id = $1 and m.removed_at is null and m.synced_revision = m.revision`,
    [viewer.companyId],
  );
  for (const { day, kind, cardId, categoryId, currency, minor, baseMinor } of lines) {
    // A person entered these claims.
    if (kind === 'reimbursable' && claimSuppliers === null) continue;
    const card = cardOf.get(cardId ?? '');
    const isConverted = booking !== 'as sent' && card && banks[card].currency !== currency;
    const amount = BigInt(isConverted ? baseMinor : minor);
    const booked = isConverted ? baseCurrency : currency;
    addTo(sums, categoryOf.get(categoryId) ?? categoryId, booked, day, amount);
    addTo(sums, kind === 'reimbursable' ? 'Owed' : (card ?? 'no card'), booked, day, -amount);
  }
  const sides = await asSuperuser<Side>(
    `select m.day, m.card_id::text as "cardId", t.from_bank_ref as "bankRef", trim(m.currency) as currency, -m.amount_minor as minor
     from movements m join transfers t on t.id = m.id where m.company_id = $1 and m.removed_at is null and m.synced_revision = m.revision
     union all select m.day, t.to_card_id::text, t.to_bank_ref, trim(t.to_currency), t.to_minor
     from movements m join transfers t on t.id = m.id where m.company_id = $1 and m.removed_at is null and m.synced_revision = m.revision`,
    [viewer.companyId],
  );
  for (const { day, cardId, bankRef, currency, minor } of sides)
    addTo(sums, cardOf.get(cardId ?? '') ?? bankOf.get(bankRef ?? '') ?? 'no bank', currency, day, BigInt(minor));
  return sums;
}

/** Returns what moved each bank account since a day, as its page shows it: written, not yet written, and by others. */
export async function accountTotals(
  { viewer, bankRefs }: MonthCompany,
  since: string,
): Promise<ReadonlyMap<string, string>> {
  const totals = new Map<string, string>();
  for (const name of Object.keys(bankRefs) as Bank[]) {
    const { currency } = banks[name];
    const { booked, open, others } = await accountSums(viewer, { ref: bankRefs[name], currency, since });
    totals.set(name, `${booked.minor} written, ${open.minor} not written, ${others?.minor} by others`);
  }
  return totals;
}
