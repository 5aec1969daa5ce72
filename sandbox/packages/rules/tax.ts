import type { Account, ResolvedLine, TaxRate } from '../books';
import { eachLine, type Rule, refuseFound, refuseIf, type WithLines } from './rule';

type Taxed = WithLines<ResolvedLine>;
interface Coded {
  readonly account: Account;
  readonly taxRate: TaxRate;
}

export const taxRateRequired = (message: string): Rule<Taxed> =>
  eachLine(refuseIf(({ taxRate }) => taxRate === undefined, message));

export const archivedTaxRate = (message: (rate: TaxRate) => string): Rule<Taxed> =>
  eachLine(refuseFound(({ taxRate }) => (taxRate?.status === 'Archived' ? taxRate : undefined), message));

/** Refuses a sales tax rate on a purchase. */
export const noSalesRate = (message: (rate: TaxRate) => string): Rule<Taxed> =>
  eachLine(refuseFound(({ taxRate }) => (taxRate?.use === 'sales' ? taxRate : undefined), message));

/** Refuses a sales rate on an expense account, and a purchase rate on an income account. */
export const taxRateFitsAccount = (message: (coded: Coded) => string): Rule<Taxed> =>
  eachLine(
    refuseFound(({ account, taxRate }) => {
      if (!account || !taxRate) return undefined;
      const isWrong =
        (account.type === 'Expense' && taxRate.use === 'sales') ||
        (account.type === 'Income' && taxRate.use === 'purchases');
      return isWrong ? { account, taxRate } : undefined;
    }, message),
  );

export const taxOnAllLinesOrNone = (message: string): Rule<Taxed> =>
  refuseIf(
    ({ lines }) => lines.some(({ tax }) => tax !== undefined) && lines.some(({ tax }) => tax === undefined),
    message,
  );
