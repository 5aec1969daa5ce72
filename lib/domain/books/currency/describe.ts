import { isTypeWritten } from '../kinds';
import type { Package } from '../package';
import { currencyRowsOf } from './matrix';

/** Describes in one or two sentences which currencies a package accepts from which bank accounts. */
export function currencyWords({ key, name }: Package, base: string): string {
  const { credit, prepaid } = currencyRowsOf(key);
  if (!isTypeWritten(key, 'payment')) return `${name} takes no expenses from Outlay. Enter them there by hand.`;
  if (prepaid.O4 === 'in bank currency')
    return `${name} books every expense in the currency of its bank account. From an account in ${base}, Outlay converts other currencies at the rate of the expense.`;
  if (prepaid.O4 === 'refused') return `${name} accepts an expense only in the currency of its bank account.`;
  if (prepaid.O2 === 'refused')
    return `${name} accepts only bank accounts and cards in ${base}. They can pay in any currency.`;
  const others = `${name} accepts an expense in the currency of its bank account. An account in ${base} can pay in any currency.`;
  return credit.O2 === 'refused' ? `${others} A credit card must be in ${base}.` : others;
}
