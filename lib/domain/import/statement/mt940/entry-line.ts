import type { Day } from '@/lib/domain/day';
import { type Money, money } from '@/lib/domain/money';
import { readSwiftAmount } from '../decimal';
import { entryDay, shortDay } from './short-day';

/** The subfields of a movement (:61:, SWIFT Category 9). */
export type EntryLine = {
  readonly day: Day;
  readonly money: Money;
  readonly isReversal: boolean;
  /** The bank's kind of the movement, such as NTRF; '' when it is missing. */
  readonly kind: string;
  /** The reference of the account's owner, and that of the bank. Null where the file has a word such as NONREF. */
  readonly ownReference: string | null;
  readonly bankReference: string | null;
};

/**
 * Reads the first line of :61: from its start: value day, entry day, mark, funds code, amount, kind and references. Some
 * banks put spaces between them. An RD is a debit that is reversed, so money comes in; an RC is a credit reversed.
 * Returns the reason when a subfield cannot be read.
 */
export function readEntryLine(
  line: string,
  currency: string,
): EntryLine | { readonly reason: string; readonly isExpected: boolean } {
  const [whole = '', figures = '', mark = '', amount = ''] =
    /^\s*((?:\d{6}|\d{8})(?:\s?\d{4})?)\s*(R[CD]|[CD])\s?[A-Z]?\s?(\d[\d.,]*|,\d+)/.exec(line) ?? [];
  if (whole === '' && expected.test(line)) return { reason: 'It is expected, and not booked yet.', isExpected: true };
  if (whole === '') return damaged(`“${line.trim().slice(0, 40)}” has no day, no mark or no amount.`);
  const day = dayIn(figures.replace(/\s/g, ''));
  if (!day) return damaged(`“${figures.trim()}” is not a day.`);
  const reading = readSwiftAmount(amount, currency);
  if (!reading.ok) return damaged(reading.reason);
  const isIn = mark === 'C' || mark === 'RD';
  return {
    day,
    money: isIn ? reading.money : money(-reading.money.minor, currency),
    isReversal: mark.length === 2,
    ...referencesIn(line.slice(whole.length)),
  };
}

/** Returns the entry day, else the value day. Entry days of zeros stand for none. */
function dayIn(figures: string): Day | null {
  const length = figures.length === 8 || figures.length === 12 ? 8 : 6;
  const value = shortDay(figures.slice(0, length));
  const entry = figures.slice(length);
  if (value === null || entry === '' || entry === '0000') return value;
  return entryDay(entry, value);
}

function referencesIn(rest: string): Pick<EntryLine, 'kind' | 'ownReference' | 'bankReference'> {
  const [, kind = '', references = ''] = /^\s*([SNFsnf]\w{3})?(.*)$/.exec(rest) ?? [];
  const cut = references.indexOf('//');
  return {
    kind: kind.toUpperCase(),
    ownReference: given(cut < 0 ? references : references.slice(0, cut)),
    bankReference: given(cut < 0 ? '' : references.slice(cut + 2)),
  };
}

/** NONREF and similar words mean that there is no reference. */
const given = (text: string): string | null =>
  /^(?:nonref|notprovided|none|unknown|eref|pref|kref|n\/?a|[0.-]*)$/i.test(text.trim()) ? null : text.trim();

const expected = /^\s*\d{6,14}\s*E[CD]/;

const damaged = (reason: string) => ({ reason, isExpected: false });
