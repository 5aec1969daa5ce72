import type { ResolvedExpense, ResolvedTransfer } from '../books';
import { type Rule, refuseIf } from './rule';

/**
 * The five cases of Codat's "Expenses in foreign currency" page: base and expense account / bank account /
 * transaction. O1 GBP/GBP/GBP · O2 GBP/USD/USD · O3 GBP/USD/GBP · O4 GBP/GBP/USD · O5 GBP/USD/EUR.
 */
export type CurrencyCase = 'O1' | 'O2' | 'O3' | 'O4' | 'O5';

export const currencyCaseIn = (
  cases: readonly CurrencyCase[],
  message: (expense: ResolvedExpense) => string,
): Rule<ResolvedExpense> =>
  refuseIf(({ info, bank, currency }) => !cases.includes(caseOf(info.baseCurrency, bank.currency, currency)), message);

/** The same five cases for a transfer: base / from account / to account. */
export const transferCaseIn = (cases: readonly CurrencyCase[], message: string): Rule<ResolvedTransfer> =>
  refuseIf(
    ({ info, from, to }) => !cases.includes(caseOf(info.baseCurrency, from.account.currency, to.account.currency)),
    message,
  );

function caseOf(base: string, first: string, second: string): CurrencyCase {
  if (first === base) return second === base ? 'O1' : 'O4';
  if (second === first) return 'O2';
  return second === base ? 'O3' : 'O5';
}
