import { formatMoney, type Money } from '@/lib/domain/money';
import { counted, plural } from '@/lib/domain/plural';
import type { DifferenceCause } from '../difference';
import type { Cause, Reason } from '../proposal';
import type { Obstacle } from '../why-open';

/** What a difference of amounts is called in a sentence. */
const causeWords: Readonly<Record<Cause, string>> = {
  rounding: 'rounding',
  fee: 'a bank charge',
  tip: 'a tip',
  'exchange rate': 'another exchange rate',
  amount: 'an unknown cause',
};

/** Says in words why a line and a record may belong together. `difference` is what the lines are more than the records. */
export function reasonWords(reasons: readonly Reason[], difference: Money, locale: string): string {
  return sentence(reasons.flatMap((reason) => wordsOf(reason, difference, locale) ?? []));
}

function wordsOf(reason: Reason, difference: Money, locale: string): string | null {
  switch (reason.kind) {
    case 'own id':
      return 'Outlay wrote both';
    case 'amount':
      return reason.cause === null
        ? 'same amount'
        : `amounts differ by ${formatMoney(absolute(difference), locale)}: ${causeWords[reason.cause]}`;
    case 'day':
      return daysWords(reason.days);
    case 'reference':
      return `same reference ${reason.reference}`;
    case 'counterparty':
      return { same: 'same payee', different: 'payees differ', unknown: null }[reason.is];
    case 'equal rows':
      return `one of ${counted(reason.pairs, 'equal pair', locale)}, in the order of their days`;
    case 'sum':
      return `${counted(reason.members, 'row', locale)} add up, and no other set does`;
  }
}

const daysWords = (days: number): string =>
  days === 0
    ? 'same day'
    : days > 0
      ? `bank ${plural(days, 'a day', '# days')} later`
      : `bank ${plural(-days, 'a day', '# days')} earlier`;

/** Why rows that fit in several ways are not matched, as it is stored (lib/data/reconcile/match.ts). */
export type Unclear = { readonly why: string; readonly sets?: number | null; readonly candidates?: number };

/** Says why rows that fit in several ways are not matched, and what to do. */
export function unclearWords({ why, sets, candidates }: Unclear, amount: Money, locale: string): string {
  const total = formatMoney(absolute(amount), locale);
  switch (why) {
    case 'several sets':
      return `${sets ? counted(sets, 'set', locale) : 'Several sets'} add up to ${total}. Choose the right one.`;
    case 'not searched':
      return `Not searched for sets: ${candidates ?? 'too many'} rows could be part of one. Choose them yourself.`;
    case 'same id':
      return 'Several rows belong to the same movement. Check for a duplicate.';
    case 'equal rows':
      return `Several rows of ${total} are equal. Choose which belong together.`;
    default:
      return 'Several rows fit equally well. Choose which belong together.';
  }
}

/** Says what keeps the nearest row from being the match. `currency` is that of the account. */
export function obstacleWords(obstacle: Obstacle, currency: string, locale: string): string {
  switch (obstacle.kind) {
    case 'amount': {
      const by = formatMoney({ minor: abs(obstacle.byMinor), currency }, locale);
      const cause = obstacle.cause === null ? '' : `, which could be ${causeWords[obstacle.cause]}`;
      return `the amount differs by ${by}${cause}`;
    }
    case 'day':
      return `the bank booked it ${counted(Math.abs(obstacle.byDays), 'day', locale)} ${obstacle.byDays > 0 ? 'later' : 'earlier'}`;
    case 'direction':
      return 'one is money in and the other money out';
    case 'account':
      return 'it is on another account';
    case 'currency':
      return 'it has another currency';
    case 'counterparty':
      return 'the payee differs';
    case 'pending':
      return 'it is still pending at the bank';
    case 'rejected':
      return 'someone rejected this match';
    case 'linked':
      return 'it is linked to another row already';
    case 'equally near':
      return `${counted(obstacle.rows, 'row', locale)} are equally near`;
  }
}

/** What each cause of a difference is called, and what to do about it. */
export const differenceWords: Readonly<Record<DifferenceCause, { readonly name: string; readonly todo: string }>> = {
  timing: {
    name: 'Timing',
    todo: 'The other side belongs to another period, or is not booked yet. Nothing to do now.',
  },
  missing: { name: 'Missing', todo: 'Record it on the side where it is missing, or find out where it comes from.' },
  duplicate: { name: 'Duplicate', todo: 'It appears more often than on the other side. Delete the duplicate.' },
  unmatched: { name: 'Not matched yet', todo: 'An equal row is open. Match the two.' },
  fee: { name: 'Charge', todo: 'The bank charged a fee. Record it as an expense, or correct the amount.' },
  'exchange rate': { name: 'Exchange rate', todo: 'Change the exchange rate of the expense to the bank’s.' },
  rounding: { name: 'Rounding', todo: 'Correct the amount by the rounding difference.' },
  tip: { name: 'Tip', todo: 'Correct the amount of the expense to what was paid.' },
  amount: { name: 'Different amount', todo: 'Correct the record, or unlink the rows.' },
};

/** Joins parts to a sentence: a capital first letter, and a full stop. */
export function sentence(parts: readonly string[]): string {
  const text = parts.join(', ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const absolute = ({ minor, currency }: Money): Money => ({ minor: abs(minor), currency });
