import { convert, toMinor } from '../engine/money';
import type { ResolvedJournal } from '../packages/books';
import { type AccountSnapshot, exchangeRateFor, type PostableRecord, type Posting, snapshotOf, sum } from './record';

/** Debits (positive) and credits in minor units of `currency`; they come to zero. */
export interface JournalRecord {
  readonly reference: string;
  readonly description: string;
  readonly currency: string;
  readonly rate: number;
  readonly lines: readonly JournalLine[];
  readonly revision: number;
}

export interface JournalLine {
  readonly account: AccountSnapshot;
  readonly description: string;
  readonly amount: number;
  readonly tracking: readonly { readonly id: string; readonly name: string }[];
}

/** The last line takes what converting each line by itself leaves over, so that the entry balances in base too. */
export function buildJournal(draft: ResolvedJournal, revision: number): PostableRecord<JournalRecord> {
  const { info, currency } = draft;
  const rate = exchangeRateFor(info, currency, draft.rate);
  const base = draft.lines.map(({ amount }) => convert(toMinor(amount, currency), currency, info.baseCurrency, rate));
  const off = sum(base);
  return {
    kind: 'Journal',
    date: draft.date,
    record: {
      reference: draft.reference,
      description: draft.description,
      currency,
      rate,
      lines: draft.lines.map((line) => ({
        account: snapshotOf(line.account),
        description: line.description,
        amount: toMinor(line.amount, currency),
        tracking: line.tracking.map(({ id, name }) => ({ id, name })),
      })),
      revision,
    },
    postings: draft.lines.map(({ account, amount }, index): Posting => {
      const value = (base[index] ?? 0) - (index === draft.lines.length - 1 ? off : 0);
      const inOwn = account.currency === currency && currency !== info.baseCurrency;
      return { accountId: account.id, base: value, native: inOwn ? toMinor(amount, currency) : value };
    }),
  };
}
