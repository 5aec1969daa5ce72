import { exponentOf, isCurrency } from '@/lib/domain/currency';
import { convertAtRate, divideHalfUp } from '@/lib/domain/expense/rate';
import { type Money, money } from '@/lib/domain/money';
import { all, at, type Element, textAt } from '../element';
import type { Movement } from '../statement';

type Converted = Pick<Movement, 'money' | 'original' | 'remarks'>;

/** Returns the currency of the amount of a record: that of CURRENCY, which says that it is foreign, else the account's. */
export function amountCurrency(record: Element, account: string): string {
  const currency = textAt(record, 'CURRENCY', 'CURSYM')?.toUpperCase() ?? account;
  return isCurrency(currency) ? currency : account;
}

/**
 * Converts the amount of a movement into the account's currency. With CURRENCY the amount is still foreign: the amount
 * times CURRATE moved the account. With ORIGCURRENCY the bank has converted it already (OFX 2.2, 3.2.9.2 and 5.2). The
 * result is a reason when the amount cannot be converted.
 */
export function inAccountCurrency(
  record: Element,
  amount: Money,
  account: string,
): Converted | { readonly reason: string } {
  const [foreign, converted] = [all(record, 'CURRENCY'), all(record, 'ORIGCURRENCY')];
  if (foreign.length + converted.length > 1) return { reason: 'It names more than one currency.' };
  const named = foreign[0] ?? converted[0];
  const currency = textAt(named, 'CURSYM')?.toUpperCase() ?? null;
  if (!named || currency === account) return { money: amount, original: null, remarks: [] };
  if (!currency || !isCurrency(currency)) return { reason: 'It is in another currency, which the file does not name.' };
  const rate = rateOf(named);
  if (foreign[0]) {
    if (!rate || /^1(?:\.0*)?$/.test(rate)) return { reason: `It is in ${currency}, and the file has no rate for it.` };
    const charged = convertAtRate(amount.minor, exponentOf(currency), rate, exponentOf(account));
    return { money: money(charged, account), original: { money: amount, rate }, remarks: [] };
  }
  if (!rate) return { money: amount, original: null, remarks: [`Paid in ${currency}; the file has no rate.`] };
  return { money: amount, original: { money: backAtRate(amount, rate, currency), rate }, remarks: [] };
}

/** Returns the rate as written, with a point; null when it is missing, zero or no number. */
function rateOf(named: Element): string | null {
  const text = (at(named, 'CURRATE')?.text ?? '').trim().replace(',', '.');
  return /^\d{1,9}(?:\.\d{1,15})?$/.test(text) && /[1-9]/.test(text) ? text : null;
}

function backAtRate(amount: Money, rate: string, currency: string): Money {
  const [whole = '', decimals = ''] = rate.split('.');
  const shift = decimals.length + exponentOf(currency) - exponentOf(amount.currency);
  const scaled = amount.minor * 10n ** BigInt(Math.max(shift, 0));
  return money(divideHalfUp(scaled, BigInt(whole + decimals) * 10n ** BigInt(Math.max(-shift, 0))), currency);
}
