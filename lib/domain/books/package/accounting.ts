import { kindRule } from '../kinds';
import { type AccountingKey, directKeyOf, type ExpensesKey, type Package } from './package-type';

/**
 * The packages that only Codat's Accounting API serves, as its write models describe them. Codat publishes no model of
 * direct costs, direct incomes or transfers for the packages in `unwritten.ts`.
 */
export const accountingPackages: Readonly<Record<AccountingKey, Package>> = {
  'sage-50': {
    key: 'sage-50',
    name: 'Sage 50',
    supplier: 'none',
    // Codat's model has a required tax code on each line. T9 is outside the scope of VAT.
    taxRate: 'required',
    noTaxRef: null,
    billable: false,
    lineLimit: 100,
    trackingLimit: 1,
    oneOnRecord: null,
    // The model has no note. Outlay writes it as the description of each line, which Sage 50 cuts off here.
    noteLength: 60,
    receipts: null,
    updates: 'none',
    requiredTracking: 'department',
    connector: 'desktop',
  },
  'sage-business-cloud': {
    key: 'sage-business-cloud',
    name: 'Sage Business Cloud Accounting',
    supplier: 'none',
    taxRate: 'none',
    noTaxRef: null,
    billable: false,
    lineLimit: 100,
    trackingLimit: 0,
    oneOnRecord: null,
    noteLength: 4000,
    receipts: null,
    updates: 'none',
    requiredTracking: null,
    connector: 'cloud',
  },
};

/**
 * Returns a package of the Expenses API as the Accounting API takes it. Codat has no update of direct costs, direct
 * incomes and transfers (Codat, "Create, update, and delete data"). An attachment needs a record of a kind that is
 * written.
 */
export function withDirectCosts(key: ExpensesKey, served: Package): Package {
  const direct = directKeyOf(key);
  return {
    ...served,
    key: direct,
    // The model of Dynamics ignores the contact.
    ...(key === 'dynamics' && { supplier: 'none' as const }),
    updates: 'none',
    receipts: served.receipts && {
      ...served.receipts,
      expenseTypes: served.receipts.expenseTypes.filter((type) => kindRule(direct, type).isWritten),
    },
  };
}
