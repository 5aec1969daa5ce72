import { z } from 'zod';
import { formatDay } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';

const record = z.object({
  type: z.string(),
  day: z.string(),
  minor: z.string().transform(BigInt),
  currency: z.string(),
  counterparty: z.string().nullable(),
  reference: z.string().nullable(),
  account: z.string(),
});
export type RecordFacts = z.output<typeof record>;

const common = { id: z.string(), noticedAt: z.date() };
const link = z.object({ day: z.string(), account: z.string() });

/** A change of the books after a month was closed, as its row stores it (migration `periods`). */
export const changeRow = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('added'), before: z.null(), after: record }),
  z.object({ ...common, kind: z.literal('changed'), before: record, after: record }),
  z.object({ ...common, kind: z.literal('deleted'), before: record, after: z.null() }),
  z.object({ ...common, kind: z.literal('unlinked'), before: link, after: z.null() }),
]);
export type BookChange = z.output<typeof changeRow>;

/** One fact of a record before and after a change. Null means that the record has no such fact. */
export type FactChange = { readonly name: string; readonly before: string | null; readonly after: string | null };

/** Returns the facts of a record that a change touched. For an added or deleted record, all of them. */
export function factChanges(change: BookChange, locale: string): readonly FactChange[] {
  if (change.kind === 'unlinked') return [{ name: 'Link', before: formatDay(change.before.day, locale), after: null }];
  const before = change.before && describe(change.before, locale);
  const after = change.after && describe(change.after, locale);
  return names.flatMap((name) => {
    const pair = { name, before: before?.[name] ?? null, after: after?.[name] ?? null };
    return pair.before === pair.after ? [] : [pair];
  });
}

const names = ['Date', 'Amount', 'Counterparty', 'Reference', 'Bank account'] as const;

const describe = (
  { day, minor, currency, counterparty, reference, account }: RecordFacts,
  locale: string,
): Readonly<Record<(typeof names)[number], string | null>> => ({
  Date: formatDay(day, locale),
  Amount: formatMoney({ minor, currency }, locale),
  Counterparty: counterparty,
  Reference: reference,
  'Bank account': account,
});
