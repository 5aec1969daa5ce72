import { exponentOf } from '../currency';
import type { Money } from '../money';
import { amountIn, type Decimal, type UnreadAmount } from './amount';

export type ParsedAmount = { ok: true; money: Money } | { ok: false; reason: string };

/**
 * Parses an amount that a person types in a field with a currency: "12.50", "12,50", "£12.50", "1,234.56", "1 234,56".
 * Rejects zero, signs, another currency, too many decimals, amounts over the limit, and ambiguous marks. `decimal` is
 * the mark that the company's country writes before decimals: "1.234" euros are 1,234 in Germany and a mistake in
 * Ireland. `advice` says what to do about money in the other direction.
 */
export function parseAmount(
  text: string,
  currency: string,
  decimal: Decimal = '.',
  advice = 'For money you got back, choose Refund.',
): ParsedAmount {
  const read = amountIn(text, { currency, decimal });
  if (!read.ok) return invalid(typedReason(read, text, decimal, advice));
  if (isAmbiguous(text, currency, decimal)) return invalid(ambiguousReason(text, currency, decimal));
  const named = read.money.currency;
  if (named !== currency)
    return invalid(`This is an amount in ${named}. Choose ${named} as the currency, or enter it in ${currency}.`);
  if (read.side || /[()]/.test(text)) return invalid(`Enter the amount without brackets, CR or DR. ${advice}`);
  if (read.money.minor < 0n) return invalid(withoutSign(advice));
  if (read.money.minor === 0n) return invalid('Enter an amount above zero.');
  return { ok: true, money: read.money };
}

/** Returns the currency that a typed amount names, when it is another one than `currency`. Null for other text. */
export function otherCurrencyIn(text: string, currency: string): string | null {
  const read = amountIn(text, { currency, decimal: null });
  return read.ok && read.money.currency !== currency ? read.money.currency : null;
}

/**
 * Whether the only mark of the text is the other one than the country writes before decimals, and three figures follow
 * it in a currency that has three decimals: "1,234" dinars in Britain, "1.234" in Germany.
 */
function isAmbiguous(text: string, currency: string, decimal: Decimal): boolean {
  if (exponentOf(currency) < 3 || text.includes(decimal)) return false;
  const [one, other] = (['.', ','] as const).map((mark) => amountIn(text, { currency, decimal: mark }));
  return Boolean(one?.ok && other?.ok && one.money.minor !== other.money.minor);
}

const invalid = (reason: string): ParsedAmount => ({ ok: false, reason });
const withoutSign = (advice: string): string => `Enter the amount without a minus sign. ${advice}`;

function typedReason({ problem, currency }: UnreadAmount, text: string, decimal: Decimal, advice: string): string {
  switch (problem) {
    case 'empty':
      return 'Enter the amount.';
    case 'several signs':
      return withoutSign(advice);
    case 'ambiguous mark':
      return ambiguousReason(text, currency, decimal);
    case 'too many decimals':
      return decimalsReason(currency, decimal);
    case 'too large':
      return 'Enter an amount of at most 999,999,999.';
    default:
      return `Enter an amount such as ${example('GBP', decimal)}.`;
  }
}

/** Three figures follow the mark, so it can be before thousands or before decimals. */
function ambiguousReason(text: string, currency: string, decimal: Decimal): string {
  const typed = text.trim();
  if (exponentOf(currency) >= 3)
    return `Write ${typed} without a thousands separator, because the ${typed.includes(',') ? 'comma' : 'point'} is ambiguous.`;
  const [whole = '', decimals = ''] = typed.split(decimal);
  return /^\d+$/.test(whole + decimals)
    ? `Enter ${whole}${decimals} or ${whole}${decimal}${decimals.slice(0, 2)}, because ${typed} can mean either.`
    : decimalsReason(currency, decimal);
}

const decimalsReason = (currency: string, decimal: Decimal): string =>
  exponentOf(currency) === 0
    ? `${currency} has no decimals: enter a whole amount.`
    : `${currency} has ${inWords(exponentOf(currency))} decimals: enter an amount such as ${example(currency, decimal)}.`;
const inWords = (exponent: number) => ['no', 'one', 'two', 'three', 'four'][exponent] ?? String(exponent);
const example = (currency: string, decimal: Decimal) => `12${decimal}${'5'.padEnd(exponentOf(currency), '0')}`;
