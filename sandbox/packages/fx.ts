import type { Draft, TransferDraft } from './books';
import type { Rule } from './rules';

/**
 * The five cases of Codat's "Expenses in foreign currency" page: base and expense account / bank account /
 * transaction. O1 GBP/GBP/GBP · O2 GBP/USD/USD · O3 GBP/USD/GBP · O4 GBP/GBP/USD · O5 GBP/USD/EUR.
 */
export type FxCase = 'O1' | 'O2' | 'O3' | 'O4' | 'O5';

export const fxCase = ({ info, bank, currency }: Pick<Draft, 'info' | 'bank' | 'currency'>): FxCase =>
  caseOf(info.baseCurrency, bank.currency, currency);

/** Of a transfer the same five, read as base / from / to. */
export const transferCase = ({ info, from, to }: Pick<TransferDraft, 'info' | 'from' | 'to'>): FxCase =>
  caseOf(info.baseCurrency, from.account.currency, to.account.currency);

export const fxOneOf =
  (cases: readonly FxCase[], words: (draft: Draft) => string): Rule<Draft> =>
  (draft) =>
    cases.includes(fxCase(draft)) ? undefined : words(draft);

export const transferOneOf =
  (cases: readonly FxCase[], words: (draft: TransferDraft) => string): Rule<TransferDraft> =>
  (draft) =>
    cases.includes(transferCase(draft)) ? undefined : words(draft);

function caseOf(base: string, first: string, second: string): FxCase {
  if (first === base) return second === base ? 'O1' : 'O4';
  if (second === first) return 'O2';
  return second === base ? 'O3' : 'O5';
}
