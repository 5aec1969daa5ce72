import type { Account, ResolvedTransfer } from '../books';
import { type Rule, refuseFound, refuseIf } from './rule';

/** Whether the account is a bank account or a card. */
export const isBank = ({ bank }: Account): boolean => bank !== undefined;

/** Whether the account is a balance-sheet account that a bookkeeper may use by hand. */
export const isBalanceSheet = ({ type, role }: Account): boolean =>
  role === undefined && (type === 'Asset' || type === 'Liability' || type === 'Equity');

export const transferBetween = (
  accepts: (account: Account) => boolean,
  message: (account: Account) => string,
): Rule<ResolvedTransfer> =>
  refuseFound(({ from, to }) => [from.account, to.account].find((account) => !accepts(account)), message);

/** "Between two bank accounts, or between a bank account and a nominal account" (Codat, create-transfer-transaction). */
export const oneSideIsBank = (message: string): Rule<ResolvedTransfer> =>
  refuseIf(({ from, to }) => !isBank(from.account) && !isBank(to.account), message);

export const differentAccounts = (message: string): Rule<ResolvedTransfer> =>
  refuseIf(({ from, to }) => from.account.id === to.account.id, message);

export const aboveZero = (message: (side: 'From' | 'To') => string): Rule<ResolvedTransfer> =>
  refuseFound(({ from, to }) => (from.amount <= 0 ? 'From' : to.amount <= 0 ? 'To' : undefined), message);

export const equalAmounts = (message: string): Rule<ResolvedTransfer> =>
  refuseIf(({ from, to }) => from.amount !== to.amount, message);

/** The amounts may differ only between currencies, where they give the exchange rate. */
export const equalInOneCurrency = (message: string): Rule<ResolvedTransfer> =>
  refuseIf(({ from, to }) => from.account.currency === to.account.currency && from.amount !== to.amount, message);
