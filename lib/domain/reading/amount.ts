import { exponentOf } from '../currency';
import { formatsOf } from '../locale';
import type { Money } from '../money';
import type { Decimal, Figures, WrittenNumber } from './number';
import { type AmountProblem, type Side, splitAmount } from './written-amount';

export type { Decimal } from './number';

/** `money` is negative for a minus sign or parentheses. Its currency is the one that the text names, else `currency`. */
export type AmountReading =
  | { readonly ok: true; readonly money: Money; readonly side: Side | null; readonly namesCurrency: boolean }
  | { readonly ok: false; readonly reason: string };

/** The largest whole amount, in major units of its currency. A JSON number can represent it exactly. */
export const largestMajor = 999_999_999n;

/**
 * Reads an amount with its sign, its currency and its side: "-1.234,56", "($12.00)", "12.50 CR". `decimal` is the mark
 * before the decimals in the rest of the column; null when nothing shows it. `currency` is the one of an amount that
 * names none, and of a symbol that several currencies use.
 */
export function readAmount(text: string, given: { currency: string; decimal: Decimal | null }): AmountReading {
  const read = amountIn(text, given);
  return read.ok ? read : { ok: false, reason: fileReason(read, text) };
}

/** Why a text cannot be read as an amount, for a caller that has its own words for it. */
export type UnreadAmount = {
  readonly ok: false;
  readonly problem: AmountProblem | 'too many decimals' | 'ambiguous mark' | 'too large';
  /** The currency in which the amount was read. */
  readonly currency: string;
};

/** Reads an amount like `readAmount`, and returns the problem instead of a sentence. */
export function amountIn(
  text: string,
  given: { currency: string; decimal: Decimal | null },
): Extract<AmountReading, { ok: true }> | UnreadAmount {
  const written = splitAmount(text, given.currency);
  if (typeof written === 'string') return { ok: false, problem: written, currency: given.currency };
  const currency = currencyIn(written.currencies, given.currency);
  const figures = figuresIn(written.number, exponentOf(currency), given.decimal);
  if (typeof figures === 'string') return { ok: false, problem: figures, currency };
  if (BigInt(figures.whole) > largestMajor) return { ok: false, problem: 'too large', currency };
  const minor = BigInt(figures.whole + figures.decimals);
  return {
    ok: true,
    money: { minor: written.isNegative ? -minor : minor, currency },
    side: written.side,
    namesCurrency: written.currencies !== null,
  };
}

/** A symbol of several currencies means the given one when that uses it, else the usual one. */
const currencyIn = (named: readonly string[] | null, given: string): string =>
  named === null || named.includes(given) ? given : (named[0] ?? given);

/** Chooses between the readings of a number, and pads the decimals to those of the currency. */
function figuresIn(
  { withDecimals, withThousands, mark }: WrittenNumber,
  exponent: number,
  decimal: Decimal | null,
): Figures | 'too many decimals' | 'ambiguous mark' {
  if (withDecimals && withThousands) {
    if (exponent < 3) {
      // Three figures after the mark can only be thousands. Where the column has its decimals after the same mark, the
      // value contradicts the column, and both readings would be guesses.
      return decimal === mark ? 'ambiguous mark' : padded(withThousands, exponent);
    }
    if (decimal === null && mark === ',') return 'ambiguous mark';
    return decimal === null || decimal === mark ? padded(withDecimals, exponent) : padded(withThousands, exponent);
  }
  const only = withDecimals ?? withThousands;
  return only ? padded(only, exponent) : 'too many decimals';
}

function padded({ whole, decimals }: Figures, exponent: number): Figures | 'too many decimals' {
  const significant = decimals.replace(/0+$/, '');
  if (significant.length > exponent) return 'too many decimals';
  return { whole, decimals: significant.padEnd(exponent, '0') };
}

function fileReason({ problem, currency }: UnreadAmount, text: string): string {
  const quoted = `“${text.trim().slice(0, 40)}”`;
  switch (problem) {
    case 'empty':
      return 'There is no amount.';
    case 'formula':
      return 'The amount is a formula, not a number.';
    case 'percentage':
      return `${quoted} is a percentage, not an amount.`;
    case 'exponent':
      return `${quoted} is written with an exponent. Format the column as a number and export the file again.`;
    case 'several numbers':
      return `${quoted} has more than one number.`;
    case 'several currencies':
      return `${quoted} names two currencies.`;
    case 'several signs':
      return `${quoted} has two signs.`;
    case 'other text':
      return `${quoted} has other text than an amount.`;
    case 'no number':
      return `${quoted} is not an amount.`;
    case 'too many decimals':
      return `${currency} has ${exponentOf(currency)} decimals, and ${quoted} has more.`;
    case 'ambiguous mark':
      return `${quoted} can be read in two ways, because its mark can be before thousands or before decimals.`;
    case 'too large':
      return `${quoted} is more than 999,999,999.`;
  }
}

/**
 * Detects the mark before the decimals of a column. Three figures after a mark count as thousands in a currency of two
 * decimals, unless other values show that the mark is before decimals. A value may name its own currency, as in
 * "KWD 12.345". `isGuess` is true when values contradict each other, or when only the locale decides.
 */
export function detectDecimal(
  values: readonly string[],
  given: { currency: string; locale: string },
): { decimal: Decimal; isGuess: boolean } {
  const votes = values.map((value) => voteOf(value, given.currency));
  const sure = countOf(votes, 'sure');
  const likely = countOf(votes, 'likely');
  const local = formatsOf(given.locale).decimal;
  for (const count of [sure, likely]) {
    if (count['.'] === count[',']) continue;
    const decimal = count['.'] > count[','] ? '.' : ',';
    const other = decimal === '.' ? ',' : '.';
    return { decimal, isGuess: sure[other] + likely[other] > 0 };
  }
  return { decimal: local, isGuess: sure[local] + likely[local] > 0 || votes.some((vote) => vote?.kind === 'open') };
}

type Vote = { readonly kind: 'sure' | 'likely'; readonly decimal: Decimal } | { readonly kind: 'open' } | null;

function voteOf(value: string, currency: string): Vote {
  const written = splitAmount(value, currency);
  if (typeof written === 'string') return null;
  const { withDecimals, withThousands, mark } = written.number;
  if (mark === null) return null;
  const other = mark === '.' ? ',' : '.';
  if (withDecimals && withThousands) {
    const isOpen = exponentOf(currencyIn(written.currencies, currency)) >= 3;
    return isOpen ? { kind: 'open' } : { kind: 'likely', decimal: other };
  }
  return { kind: 'sure', decimal: withDecimals ? mark : other };
}

const countOf = (votes: readonly Vote[], kind: 'sure' | 'likely') => {
  const count = (decimal: Decimal) => votes.filter((vote) => vote?.kind === kind && vote.decimal === decimal).length;
  return { '.': count('.'), ',': count(',') };
};

/** Whether a text is an amount in some currency. Long numbers, dates and text with a number in it are not. */
export function looksLikeAmount(text: string): boolean {
  const written = splitAmount(text, 'EUR');
  if (typeof written === 'string') return false;
  const { withDecimals, withThousands } = written.number;
  return [withDecimals, withThousands].every((figures) => (figures?.whole.replace(/^0+/, '').length ?? 0) <= 9);
}
