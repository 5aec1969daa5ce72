import { type BankAccount, isInUse } from '../books';
import type { Package } from '../package';
import { currencyTreatment } from './matrix';

/**
 * What Outlay does with an expense so that the books show its value. `as sent`: it sends the expense as it is.
 * `converted`: the package would book the numbers in the currency of the bank account, so Outlay converts them to it.
 * `no rate`: the same, but Outlay has no rate to that currency. `refused`: the package does not accept the expense.
 */
export type Booking = 'as sent' | 'converted' | 'no rate' | 'refused';

/**
 * Returns how an expense in a currency is booked when it is paid from a bank account. An expense has a rate to the base
 * currency only, so it can be converted only for accounts in the base currency.
 */
export function bookingOf(
  target: Package,
  bank: Pick<BankAccount, 'kind' | 'currency'>,
  { currency, baseCurrency }: { readonly currency: string; readonly baseCurrency: string },
): Booking {
  const currencies = { base: baseCurrency, bank: accountCurrency(bank, baseCurrency), transaction: currency };
  const treatment = currencyTreatment(target.key, bank.kind, currencies);
  if (treatment !== 'in bank currency') return treatment;
  return currencies.bank === baseCurrency ? 'converted' : 'no rate';
}

/**
 * Returns the currency of a bank account. An account without one is in the base currency (Codat, bank account models:
 * "When not specified company base currency will be used"), and XXX stands for an unknown one.
 */
export const accountCurrency = ({ currency }: Pick<BankAccount, 'currency'>, baseCurrency: string): string =>
  currency === '' || currency === 'XXX' ? baseCurrency : currency;

/** Whether an expense that is booked like this can be sent. */
export const isSendable = (booking: Booking): boolean => booking === 'as sent' || booking === 'converted';

/** Returns the bank accounts in use from which an expense in the currency could be sent. */
export const accountsThatWork = (
  bankAccounts: readonly BankAccount[],
  target: Package,
  currencies: { readonly currency: string; readonly baseCurrency: string },
): readonly BankAccount[] =>
  bankAccounts.filter((account) => isInUse(account) && isSendable(bookingOf(target, account, currencies)));

/** Whether an account in the base currency can pay in another currency, so that accounts can replace each other. */
export const takesOtherCurrencies = (target: Package): boolean =>
  isSendable(bookingOf(target, { kind: 'Debit', currency: 'USD' }, { currency: 'EUR', baseCurrency: 'USD' }));
