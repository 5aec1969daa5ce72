import type { Account, Draft, DraftLine } from './books';

export type Rule = (draft: Draft) => string | undefined;

/** The first reason any rule gives; packages stop at the first fault too. */
export const firstOf =
  (...rules: readonly Rule[]): Rule =>
  (draft) => {
    for (const rule of rules) {
      const reason = rule(draft);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };

export const each =
  (rule: (line: DraftLine, draft: Draft) => string | undefined): Rule =>
  (draft) => {
    for (const line of draft.lines) {
      const reason = rule(line, draft);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };

/** Closed books: the lock date itself is closed too. */
export const locked =
  (words: (lockDate: string, draft: Draft) => string): Rule =>
  (draft) => {
    const { lockDate } = draft.info;
    return lockDate !== undefined && draft.date <= lockDate ? words(lockDate, draft) : undefined;
  };

export const archivedAccount = (words: (account: Account) => string): Rule =>
  firstOf(
    ({ bank }) => (bank.status === 'Archived' ? words(bank) : undefined),
    each(({ account }) => (account?.status === 'Archived' ? words(account) : undefined)),
  );

export const reservedAccount = (words: (account: Account) => string): Rule =>
  each(({ account }) => (account?.role !== undefined ? words(account) : undefined));

export const mustBePaidFromBank =
  (words: (account: Account) => string): Rule =>
  ({ bank }) =>
    bank.bank === undefined ? words(bank) : undefined;

export const sameSign =
  (words: string): Rule =>
  ({ lines }) =>
    lines.some((line) => line.net < 0) && lines.some((line) => line.net > 0) ? words : undefined;

export const contactRequired =
  (words: string): Rule =>
  ({ contact }) =>
    contact === undefined ? words : undefined;

export const archivedContact =
  (words: (name: string) => string): Rule =>
  ({ contact }) =>
    contact?.status === 'Archived' ? words(contact.name) : undefined;

export const referenceUpTo =
  (length: number, words: string): Rule =>
  ({ reference }) =>
    reference.length > length ? words : undefined;

export const descriptionUpTo =
  (length: number, words: string): Rule =>
  ({ description }) =>
    description.length > length ? words : undefined;

/** A sale's rate on a purchase account, or the other way round. */
export const taxRateFitsAccount = (words: (line: Required<Pick<DraftLine, 'account' | 'taxRate'>>) => string): Rule =>
  each(({ account, taxRate }) => {
    if (!account || !taxRate || taxRate.use === 'both') return undefined;
    const wrong =
      (account.type === 'Expense' && taxRate.use === 'sales') ||
      (account.type === 'Income' && taxRate.use === 'purchases');
    return wrong ? words({ account, taxRate }) : undefined;
  });

/**
 * The five cases of Codat's "FX management" page: base and expense account / bank account / transaction.
 * O1 GBP/GBP/GBP · O2 GBP/USD/USD · O3 GBP/USD/GBP · O4 GBP/GBP/USD · O5 GBP/USD/EUR.
 */
export type FxCase = 'O1' | 'O2' | 'O3' | 'O4' | 'O5';

export function fxCase({ info, bank, currency }: Draft): FxCase {
  const base = info.baseCurrency;
  if (bank.currency === base) return currency === base ? 'O1' : 'O4';
  if (currency === bank.currency) return 'O2';
  return currency === base ? 'O3' : 'O5';
}

export const fxOneOf =
  (cases: readonly FxCase[], words: (draft: Draft) => string): Rule =>
  (draft) =>
    cases.includes(fxCase(draft)) ? undefined : words(draft);
