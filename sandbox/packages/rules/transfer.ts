import type { Account, ResolvedTransfer } from '../books';
import { type Rule, refuseFound, refuseIf } from './rule';

/** Returns true if the account is a bank account or a card. */
export const isBank = ({ bank }: Account): boolean => bank !== undefined;

/** Returns true if the account is on the balance sheet and is not reserved for the package. */
export const isBalanceSheet = ({ type, role }: Account): boolean =>
  role === undefined && (type === 'Asset' || type === 'Liability' || type === 'Equity');

export const transferBetween = (
  accepts: (account: Account) => boolean,
  message: (account: Account) => string,
): Rule<ResolvedTransfer> =>
  refuseFound(({ from, to }) => [from.account, to.account].find((account) => !accepts(account)), message);

/**
 * Refuses a transfer without a bank account. Codat says: "Between two bank accounts, or between a bank account and a
 * nominal account" (create-transfer-transaction).
 */
export const oneSideIsBank = (message: string): Rule<ResolvedTransfer> =>
  refuseIf(({ from, to }) => !isBank(from.account) && !isBank(to.account), message);

export const differentAccounts = (message: string): Rule<ResolvedTransfer> =>
  refuseIf(({ from, to }) => from.account.id === to.account.id, message);

export const aboveZero = (message: (side: 'From' | 'To') => string): Rule<ResolvedTransfer> =>
  refuseFound(({ from, to }) => (from.amount <= 0 ? 'From' : to.amount <= 0 ? 'To' : undefined), message);

export const equalAmounts = (message: string): Rule<ResolvedTransfer> =>
  refuseIf(({ from, to }) => from.amount !== to.amount, message);

/**
 * Refuses different amounts if both accounts have the same currency. Between currencies, the two amounts give the
 * exchange rate.
 */
export const equalInOneCurrency = (message: string): Rule<ResolvedTransfer> =>
  refuseIf(({ from, to }) => from.account.currency === to.account.currency && from.amount !== to.amount, message);
