import { longDay } from '../engine/day';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  firstOf,
  fxOneOf,
  locked,
  mustBePaidFromBank,
  reservedAccount,
  taxRateFitsAccount,
} from './rules';

/** Expenses, money out only. Source: Codat's Zoho Books direct-cost model. */
export const zoho: AccountingPackage = {
  key: 'rwuv',
  name: 'Zoho Books',
  colour: '#a63a2b',
  integrationId: 'd1f6b3a8-7e95-4c6f-9b2e-2c0d5e3f6a66',
  sourceId: 'd1f6b3a8-7e95-4c6f-9b2e-2c0d5e3f6a66',
  takesExpenses: true,
  updates: true,
  contactFor: () => 'none',
  recordCurrency: 'transaction',
  taxWhenOmitted: 'no tax',
  attachments: {
    maxBytes: 5 * 1024 * 1024,
    extensions: ['gif', 'png', 'jpeg', 'jpg', 'bmp', 'pdf'],
    types: ['Payment'],
    refusesOctetStream: false,
  },
  typesFor: (account) => (account.bank || account.role ? [] : ['Payment']),
  taxTypesFor: () => ['Payment'],
  alsoValidFor: (account) => (account.bank ? [] : ['reimbursable-expense-transactions']),
  trackingParentsListed: false,
  recordId: (number) => `46000000${String(1_122_000 + number).padStart(9, '0')}`,
  refuse: firstOf(
    ({ type }) =>
      type === 'Payment' ? undefined : `Zoho Books does not support expense transactions of type ${type}.`,
    mustBePaidFromBank(
      (account) => `Invalid value passed for paid_through_account_id: ${account.name} is not a bank or card account.`,
    ),
    archivedAccount((account) => `The account ${account.name} has been marked as inactive.`),
    locked((day) => `Transactions dated on or before ${longDay(day)} have been locked.`),
    reservedAccount((account) => `The account ${account.name} cannot be used to record an expense.`),
    taxRateFitsAccount(({ taxRate }) => `The tax ${taxRate?.name} cannot be applied to an expense.`),
    fxOneOf(
      ['O1', 'O2', 'O4'],
      ({ currency, bank }) => `An expense in ${currency} cannot be paid through ${bank.name}.`,
    ),
  ),
};
