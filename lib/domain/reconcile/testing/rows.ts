import { addDays } from '@/lib/domain/day';
import { matchRows } from '@/lib/domain/reconcile/match';
import type { Matching } from '@/lib/domain/reconcile/proposal';
import type { Pair, Row, Rows } from '@/lib/domain/reconcile/row';

/** Returns a booked card payment of 3.20 at a café on 10 November, with the given changes. */
export const aRow = (
  id: string,
  minor: number,
  changes: Partial<Omit<Row, 'money'>> & { currency?: string } = {},
): Row => {
  const { currency = 'GBP', ...rest } = changes;
  return {
    id,
    account: 'card',
    day: nov(10),
    money: { minor: BigInt(minor), currency },
    state: 'booked',
    ownId: null,
    references: [],
    counterparty: 'Corner Bakery',
    original: null,
    fee: null,
    ...rest,
  };
};

/** Returns a day of November 2026; 0 is 31 October. */
export const nov = (day: number): string => addDays('2026-10-31', day);

export const theRows = (lines: readonly Row[], records: readonly Row[], more: Partial<Rows> = {}): Rows => ({
  links: [],
  rejected: [],
  lines,
  records,
  ...more,
});

/** Matches the rows and returns the result in short words, sorted: "certain l1 = r1", "ambiguous l1 = r1+r2". */
export const matched = (lines: readonly Row[], records: readonly Row[], more: Partial<Rows> = {}): readonly string[] =>
  inWords(matchRows(theRows(lines, records, more)));

export const inWords = ({ proposals, ambiguities, unsearched }: Matching): readonly string[] =>
  [
    ...proposals.map((pair) => `${pair.level} ${pairInWords(pair)}${causeInWords(pair)}`),
    ...ambiguities.map((pair) => `ambiguous ${pairInWords(pair)}${pair.sets === null ? '' : `, ${pair.sets} sets`}`),
    ...unsearched.map(({ id, candidates }) => `not searched ${id}, ${candidates} candidates`),
  ].sort();

const pairInWords = ({ lineIds, recordIds }: Pair): string =>
  `${[...lineIds].sort().join('+')} = ${[...recordIds].sort().join('+')}`;

const causeInWords = ({ reasons, differenceMinor }: Matching['proposals'][number]): string => {
  const amount = reasons.find(({ kind }) => kind === 'amount');
  return amount?.kind === 'amount' && amount.cause !== null ? `, ${amount.cause} ${differenceMinor}` : '';
};
