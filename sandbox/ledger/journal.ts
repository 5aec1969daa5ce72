import { convert, toMinor } from '../engine/money';
import type { ResolvedJournal } from '../packages/books';
import { type AccountSnapshot, exchangeRateFor, type PostableRecord, type Posting, snapshotOf, sum } from './record';

/**
 * A journal entry. Debits are positive and credits are negative. Amounts are in minor units of `currency` and add up to
 * zero.
 */
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

/**
 * Builds the record and postings of a journal entry. Each line is converted to the base currency separately. The last
 * line absorbs the rounding difference, so that the entry balances.
 */
export function buildJournal(journal: ResolvedJournal, revision: number): PostableRecord<JournalRecord> {
  const { info, currency } = journal;
  const rate = exchangeRateFor(info, currency, journal.rate);
  const base = journal.lines.map(({ amount }) => convert(toMinor(amount, currency), currency, info.baseCurrency, rate));
  const imbalance = sum(base);
  return {
    kind: 'Journal',
    date: journal.date,
    record: {
      reference: journal.reference,
      description: journal.description,
      currency,
      rate,
      lines: journal.lines.map((line) => ({
        account: snapshotOf(line.account),
        description: line.description,
        amount: toMinor(line.amount, currency),
        tracking: line.tracking.map(({ id, name }) => ({ id, name })),
      })),
      revision,
    },
    postings: journal.lines.map(({ account, amount }, index): Posting => {
      const value = (base[index] ?? 0) - (index === journal.lines.length - 1 ? imbalance : 0);
      const inOwn = account.currency === currency && currency !== info.baseCurrency;
      return { accountId: account.id, base: value, native: inOwn ? toMinor(amount, currency) : value };
    }),
  };
}
