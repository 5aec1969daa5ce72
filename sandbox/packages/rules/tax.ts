import type { Account, ResolvedLine, TaxRate } from '../books';
import { eachLine, type Rule } from './rule';

interface Taxed {
  readonly lines: readonly ResolvedLine[];
}
interface Coded {
  readonly account: Account;
  readonly taxRate: TaxRate;
}

export const taxRateRequired = (words: string): Rule<Taxed> => eachLine(({ taxRate }) => (taxRate ? undefined : words));

export const archivedTaxRate = (words: (rate: TaxRate) => string): Rule<Taxed> =>
  eachLine(({ taxRate }) => (taxRate?.status === 'Archived' ? words(taxRate) : undefined));

/** Packages that know from which side a rate is: a rate of sales cannot be on what is bought. */
export const noSalesRate = (words: (rate: TaxRate) => string): Rule<Taxed> =>
  eachLine(({ taxRate }) => (taxRate?.use === 'sales' ? words(taxRate) : undefined));

/** A rate of sales on an expense account, or one of purchases on an account of income. */
export const taxRateFitsAccount = (words: (coded: Coded) => string): Rule<Taxed> =>
  eachLine(({ account, taxRate }) => {
    if (!account || !taxRate || taxRate.use === 'both') return undefined;
    const wrong =
      (account.type === 'Expense' && taxRate.use === 'sales') ||
      (account.type === 'Income' && taxRate.use === 'purchases');
    return wrong ? words({ account, taxRate }) : undefined;
  });

export const taxOnAllLinesOrNone =
  (words: string): Rule<Taxed> =>
  ({ lines }) =>
    lines.some(({ tax }) => tax !== undefined) && lines.some(({ tax }) => tax === undefined) ? words : undefined;
