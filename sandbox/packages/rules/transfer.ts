import type { Account, ResolvedTransfer } from '../books';
import type { Rule } from './rule';

/** A bank account or a card. */
export const isBank = ({ bank }: Account): boolean => bank !== undefined;

/** What stands on the balance sheet and is nobody's but the bookkeeper's. */
export const isBalanceSheet = ({ type, role }: Account): boolean =>
  role === undefined && (type === 'Asset' || type === 'Liability' || type === 'Equity');

export const transferBetween =
  (takes: (account: Account) => boolean, words: (account: Account) => string): Rule<ResolvedTransfer> =>
  ({ from, to }) => {
    const wrong = [from.account, to.account].find((account) => !takes(account));
    return wrong && words(wrong);
  };

/** "Between two bank accounts, or between a bank account and a nominal account" (Codat, create-transfer-transaction). */
export const oneSideIsBank =
  (words: string): Rule<ResolvedTransfer> =>
  ({ from, to }) =>
    isBank(from.account) || isBank(to.account) ? undefined : words;

export const differentAccounts =
  (words: string): Rule<ResolvedTransfer> =>
  ({ from, to }) =>
    from.account.id === to.account.id ? words : undefined;

export const aboveZero =
  (words: (side: 'From' | 'To') => string): Rule<ResolvedTransfer> =>
  ({ from, to }) => {
    if (from.amount <= 0) return words('From');
    return to.amount <= 0 ? words('To') : undefined;
  };

export const equalAmounts =
  (words: string): Rule<ResolvedTransfer> =>
  ({ from, to }) =>
    from.amount === to.amount ? undefined : words;

/** Only between currencies is there a rate that the two amounts could tell. */
export const equalInOneCurrency =
  (words: string): Rule<ResolvedTransfer> =>
  ({ from, to }) =>
    from.account.currency === to.account.currency && from.amount !== to.amount ? words : undefined;
