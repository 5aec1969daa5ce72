import { money, toDecimal } from '../../money';
import { plainCell } from '../row/cell';
import type { Layout } from '../row/layout';
import { readMoney } from '../row/read-money';
import type { SourceRow } from '../source/source';
import { foldTitle } from '../titles/fold';
import type { Directions } from './signs';

const opening =
  /^(?:opening|starting|beginning|previous) (?:\w+ )?balance\b|^balance (?:brought )?forward\b|^(?:anfangs|eroffnungs|start|begin)saldo\b|^alter kontostand\b|^saldo (?:inicial|anterior|iniziale|poczatkowe)\b|^solde (?:initial|precedent|d ouverture)\b|^ingaende saldo\b/;
const closing =
  /^(?:closing|ending|final|new) (?:\w+ )?balance\b|^balance carried forward\b|^(?:end|schluss|abschluss|slut|eind)saldo\b|^neuer kontostand\b|^saldo (?:final|finale|koncowe)\b|^solde (?:final|nouveau|de cloture)\b|^utgaende saldo\b/;

type Stated = { readonly line: number; readonly minor: bigint };

/**
 * Checks that the opening balance of a table plus its rows is the closing one, where a line of its own states each. A
 * debt can be written as a positive balance. Nothing is said when a line was refused, or when several state a balance.
 */
export function endNotices(
  rows: readonly SourceRow[],
  { byLine }: Directions,
  layout: Layout,
  isWhole: boolean,
): readonly string[] {
  const currencies = new Set([...byLine.values()].map(({ amount }) => amount.currency));
  const [currency] = currencies;
  if (!isWhole || currency === undefined || currencies.size > 1) return [];
  const others = rows.filter(({ line }) => !byLine.has(line));
  const [from, until] = [opening, closing].map((words) => statedIn(others, words, currency, layout));
  if (!from || !until) return [];
  const sum = [...byLine.values()].reduce(
    (before, { direction, amount }) => before + (direction === 'in' ? amount.minor : -amount.minor),
    0n,
  );
  if (from.minor + sum === until.minor || from.minor - sum === until.minor) return [];
  const written = (minor: bigint) => `${toDecimal(money(minor, currency))} ${currency}`;
  return [
    `The rows do not fit the balances of the file: from ${written(from.minor)} on line ${from.line} they lead to ` +
      `${written(from.minor + sum)}, and line ${until.line} states ${written(until.minor)}. The difference is ` +
      `${written(until.minor - from.minor - sum)}. A line is missing, or an amount is wrong.`,
  ];
}

/** Returns the balance of the only line with such a label, and null when there is no such line or several. */
function statedIn(rows: readonly SourceRow[], words: RegExp, currency: string, layout: Layout): Stated | null {
  const found = rows.filter(({ cells }) => cells.some((cell) => words.test(foldTitle(plainCell(cell)))));
  const [only] = found;
  if (!only || found.length > 1) return null;
  const amounts = only.cells.flatMap((cell, at) => {
    const text = plainCell(cell);
    const read = /\d/.test(text) ? readMoney(text, at, currency, layout) : null;
    return read?.ok && read.money.currency === currency
      ? [read.side === 'debit' ? -read.money.minor : read.money.minor]
      : [];
  });
  const different = new Set(amounts);
  return different.size === 1 ? { line: only.line, minor: amounts[0] ?? 0n } : null;
}
