import { expenseLimits } from '@/lib/domain/expense/expense';
import { normaliseLine, shorten } from '@/lib/domain/text';
import type { Direction } from '../titles/direction';
import { plainCell } from './cell';
import type { Layout } from './layout';
import { isKindOnly, isNoName } from './payee-name';

/** The payee of a row, the column it came from, and what its cell says beside the name. */
export type Payee = { readonly name: string; readonly at: number; readonly rest: string };

/**
 * Returns the payee of a row: the first column with a name. For money in, it is the sender, if the file names senders. An
 * account number or the kind of payment (“Card purchase”) is only taken when there is nothing better. Null when no column
 * has a text.
 */
export function payeeOf(cells: readonly string[], { columns }: Layout, direction: Direction): Payee | null {
  const { payees, payers, note, kinds } = columns;
  const order = direction === 'in' ? [...payers, ...payees] : [...payees, ...payers];
  const substitutes = [...(note === undefined ? [] : [note]), ...kinds];
  const found = [...order, ...substitutes].flatMap((at): Payee[] => {
    const { name, rest } = splitPayee(normaliseLine(plainCell(cells[at])));
    return name === '' ? [] : [{ name: shorten(name, expenseLimits.merchant), at, rest }];
  });
  const names = found.filter(({ name }) => !isNoName(name));
  const isOrdinary = ({ name, at }: Payee) => order.includes(at) && !isKindOnly(name);
  return names.find(isOrdinary) ?? names[0] ?? found[0] ?? null;
}

// German banks append when the card was used: "REWE KOELN 2026-11-19T10:11 KFN 1 VJ 2712".
const cardTime =
  /\s+(?:\d{4}-\d{2}-\d{2}|\d{2}[./-]\d{2}[./-](?:\d{4}|\d{2}))(?:T|\s|,\s?|\s?\/\s?)\d{2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?Uhr)?(?:\s+(?:KFN|VJ|Debitk\.?)\s*\d+)*$/;

// NatWest writes an apostrophe before text, so that spreadsheets show it as it is.
const textMark = /^'(?=[\p{Lu}\p{Nd}][^']*$)/u;

/** Separates the name from what a bank appends to it: the time of a card payment, or a town after a semicolon. */
function splitPayee(text: string): { readonly name: string; readonly rest: string } {
  const named = text
    .replace(/^'(.+)'$/, '$1')
    .replace(textMark, '')
    .replace(cardTime, '');
  const parts = named.split(/\s*;\s*/);
  // “Plata la POS;MEGA IMAGE” begins with the kind of payment, and “A; B; C” is one name.
  const [name = '', ...rest] = isKindOnly(parts[0] ?? '') ? parts.slice(1) : parts.length > 2 ? [named] : parts;
  return hasLetter.test(name)
    ? { name, rest: rest.filter((part) => part !== '').join(', ') }
    : { name: named, rest: '' };
}

const hasLetter = /\p{L}/u;
