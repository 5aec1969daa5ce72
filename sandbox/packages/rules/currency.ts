import type { ResolvedExpense, ResolvedTransfer } from '../books';
import type { Rule } from './rule';

/**
 * The five cases of Codat's "Expenses in foreign currency" page: base and expense account / bank account /
 * transaction. O1 GBP/GBP/GBP · O2 GBP/USD/USD · O3 GBP/USD/GBP · O4 GBP/GBP/USD · O5 GBP/USD/EUR.
 */
export type CurrencyCase = 'O1' | 'O2' | 'O3' | 'O4' | 'O5';

export const expenseCase = ({
  info,
  bank,
  currency,
}: Pick<ResolvedExpense, 'info' | 'bank' | 'currency'>): CurrencyCase =>
  caseOf(info.baseCurrency, bank.currency, currency);

/** Of a transfer the same five, read as base / from / to. */
export const transferCase = ({ info, from, to }: Pick<ResolvedTransfer, 'info' | 'from' | 'to'>): CurrencyCase =>
  caseOf(info.baseCurrency, from.account.currency, to.account.currency);

export const currencyCaseIn =
  (cases: readonly CurrencyCase[], words: (draft: ResolvedExpense) => string): Rule<ResolvedExpense> =>
  (draft) =>
    cases.includes(expenseCase(draft)) ? undefined : words(draft);

export const transferCaseIn =
  (cases: readonly CurrencyCase[], words: (draft: ResolvedTransfer) => string): Rule<ResolvedTransfer> =>
  (draft) =>
    cases.includes(transferCase(draft)) ? undefined : words(draft);

function caseOf(base: string, first: string, second: string): CurrencyCase {
  if (first === base) return second === base ? 'O1' : 'O4';
  if (second === first) return 'O2';
  return second === base ? 'O3' : 'O5';
}
