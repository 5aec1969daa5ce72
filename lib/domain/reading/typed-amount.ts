import { exponentOf } from '../currency';
import type { Money } from '../money';
import { amountIn, type UnreadAmount } from './amount';

export type ParsedAmount = { ok: true; money: Money } | { ok: false; reason: string };

/**
 * Parses an amount that a person types in a field with a currency: "12.50", "12,50", "£12.50", "1,234.56", "1 234,56".
 * Rejects zero, signs, another currency, too many decimals, amounts over the limit, and ambiguous marks.
 */
export function parseAmount(text: string, currency: string): ParsedAmount {
  const read = amountIn(text, { currency, decimal: null });
  if (!read.ok) return invalid(typedReason(read, text));
  const named = read.money.currency;
  if (named !== currency)
    return invalid(`This is an amount in ${named}. Choose ${named} as the currency, or enter it in ${currency}.`);
  if (read.money.minor < 0n || read.side) return invalid(withoutSign);
  if (read.money.minor === 0n) return invalid('Enter an amount above zero.');
  return { ok: true, money: read.money };
}

const invalid = (reason: string): ParsedAmount => ({ ok: false, reason });
const withoutSign = 'Enter the amount without a minus sign. For money you got back, choose Refund.';

function typedReason({ problem, currency }: UnreadAmount, text: string): string {
  switch (problem) {
    case 'empty':
      return 'Enter the amount.';
    case 'several signs':
      return withoutSign;
    case 'too many decimals':
      return exponentOf(currency) === 0
        ? `${currency} has no decimals: enter a whole amount.`
        : `${currency} has ${inWords(exponentOf(currency))} decimals: enter an amount such as ${example(currency)}.`;
    case 'ambiguous mark':
      return `Write ${text.trim()} without a thousands separator, because the comma is ambiguous.`;
    case 'too large':
      return 'Enter an amount of at most 999,999,999.';
    default:
      return `Enter an amount such as ${example('GBP')}.`;
  }
}

const inWords = (exponent: number) => ['no', 'one', 'two', 'three', 'four'][exponent] ?? String(exponent);
const example = (currency: string) => `12.${'5'.padEnd(exponentOf(currency), '0')}`;
