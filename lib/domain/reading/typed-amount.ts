import { exponentOf } from '../currency';
import type { Money } from '../money';
import { amountIn, type Decimal, type UnreadAmount } from './amount';

export type ParsedAmount = { ok: true; money: Money } | { ok: false; reason: string };

/**
 * Parses an amount that a person types in a field with a currency: "12.50", "12,50", "£12.50", "1,234.56", "1 234,56".
 * Rejects zero, signs, another currency, too many decimals, amounts over the limit, and ambiguous marks. `decimal` is
 * the mark that the company's country writes before decimals: "1.234" euros are 1,234 in Germany and a mistake in
 * Ireland.
 */
export function parseAmount(text: string, currency: string, decimal: Decimal = '.'): ParsedAmount {
  const read = amountIn(text, {
    currency,
    decimal: exponentOf(currency) < 3 ? decimal : decimalOfThree(text, decimal),
  });
  if (!read.ok) return invalid(typedReason(read, text));
  const named = read.money.currency;
  if (named !== currency)
    return invalid(`This is an amount in ${named}. Choose ${named} as the currency, or enter it in ${currency}.`);
  if (read.money.minor < 0n || read.side) return invalid(withoutSign);
  if (read.money.minor === 0n) return invalid('Enter an amount above zero.');
  return { ok: true, money: read.money };
}

/** Returns the currency that a typed amount names, when it is another one than `currency`. Null for other text. */
export function otherCurrencyIn(text: string, currency: string): string | null {
  const read = amountIn(text, { currency, decimal: null });
  return read.ok && read.money.currency !== currency ? read.money.currency : null;
}

/**
 * Returns the mark before the decimals of a currency that has three or more. Fields are filled in with a point, so a
 * point is one in every country. A comma is one only where the country writes it so.
 */
const decimalOfThree = (text: string, decimal: Decimal): Decimal | null =>
  decimal === ',' && !text.includes('.') ? ',' : null;

const invalid = (reason: string): ParsedAmount => ({ ok: false, reason });
const withoutSign = 'Enter the amount without a minus sign. For money you got back, choose Refund.';

function typedReason({ problem, currency }: UnreadAmount, text: string): string {
  switch (problem) {
    case 'empty':
      return 'Enter the amount.';
    case 'several signs':
      return withoutSign;
    case 'ambiguous mark':
      if (exponentOf(currency) >= 3)
        return `Write ${text.trim()} without a thousands separator, because the comma is ambiguous.`;
      return decimalsReason(currency);
    case 'too many decimals':
      return decimalsReason(currency);
    case 'too large':
      return 'Enter an amount of at most 999,999,999.';
    default:
      return `Enter an amount such as ${example('GBP')}.`;
  }
}

const decimalsReason = (currency: string): string =>
  exponentOf(currency) === 0
    ? `${currency} has no decimals: enter a whole amount.`
    : `${currency} has ${inWords(exponentOf(currency))} decimals: enter an amount such as ${example(currency)}.`;
const inWords = (exponent: number) => ['no', 'one', 'two', 'three', 'four'][exponent] ?? String(exponent);
const example = (currency: string) => `12.${'5'.padEnd(exponentOf(currency), '0')}`;
