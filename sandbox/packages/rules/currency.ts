import type { ResolvedExpense, ResolvedTransfer } from '../books';
import { type Rule, refuseIf } from './rule';

/**
 * The five cases in Codat's page "Expenses in foreign currency". In the examples, the first currency is that of the
 * books and the expense account, the second that of the bank account, the third that of the transaction. O1:
 * GBP/GBP/GBP. O2: GBP/USD/USD. O3: GBP/USD/GBP. O4: GBP/GBP/USD. O5: GBP/USD/EUR.
 */
export type CurrencyCase = 'O1' | 'O2' | 'O3' | 'O4' | 'O5';

export const currencyCaseIn = (
  cases: readonly CurrencyCase[],
  message: (expense: ResolvedExpense) => string,
): Rule<ResolvedExpense> =>
  refuseIf(({ info, bank, currency }) => !cases.includes(caseOf(info.baseCurrency, bank.currency, currency)), message);

/**
 * Allows only some of the five cases for a transfer. The three currencies are those of the books, the `from` account
 * and the `to` account.
 */
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
