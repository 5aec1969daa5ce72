import { longDay } from '../engine/day';
import type { Account, BillDraft, Draft } from './books';
import { fxOneOf } from './fx';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  archivedContact,
  codedTo,
  firstOf,
  locked,
  mustBePaidFromBank,
  notNegative,
  referenceRequired,
} from './rules';
import { archivedTaxRate, taxRateFitsAccount } from './tax-rules';

const takes = ({ bank, role }: Account): boolean => bank === undefined && role === undefined;

const inactiveContact = archivedContact((name) => `The contact ${name} has been marked as inactive.`);
const inactiveAccount = archivedAccount((account) => `The account ${account.name} has been marked as inactive.`);
const closed = locked((day) => `Transactions dated on or before ${longDay(day)} have been locked.`);
const inactiveTax = archivedTaxRate((rate) => `The tax ${rate.name} has been marked as inactive.`);

/** Expenses, money out only, and bills. Sources: Codat's Zoho Books models of direct costs and bills. */
export const zoho: AccountingPackage = {
  key: 'rwuv',
  name: 'Zoho Books',
  colour: '#a63a2b',
  integrationId: 'd1f6b3a8-7e95-4c6f-9b2e-2c0d5e3f6a66',
  sourceId: 'd1f6b3a8-7e95-4c6f-9b2e-2c0d5e3f6a66',
  takesExpenses: true,
  types: ['Payment'],
  updates: true,
  contactFor: () => 'supplier if named',
  recordCurrency: 'transaction',
  rateWhenOmitted: 'daily',
  taxWhenOmitted: 'no tax',
  attachments: {
    maxBytes: 5 * 1024 * 1024,
    extensions: ['gif', 'png', 'jpeg', 'jpg', 'bmp', 'pdf'],
    types: ['Payment', 'Reimbursable'],
    refusesOctetStream: false,
  },
  takes,
  taxTypesFor: (rate) => (rate.use === 'sales' ? [] : ['Payment']),
  trackingParentsListed: false,
  recordId: (number) => `46000000${String(1_122_000 + number).padStart(9, '0')}`,
  unavailable: 'Zoho Books is temporarily unavailable. Please try again later.',
  refuse: firstOf<Draft>(
    mustBePaidFromBank(
      (account) => `Invalid value passed for paid_through_account_id: ${account.name} is not a bank or card account.`,
    ),
    inactiveAccount,
    inactiveContact,
    closed,
    codedTo(takes, (account) => `The account ${account.name} cannot be used to record an expense.`),
    inactiveTax,
    taxRateFitsAccount(({ taxRate }) => `The tax ${taxRate.name} cannot be applied to an expense.`),
    (draft) =>
      draft.contact ? undefined : notNegative('Contact must be provided when pushing a negative direct cost.')(draft),
    fxOneOf(
      ['O1', 'O2', 'O4'],
      ({ currency, bank }) => `An expense in ${currency} cannot be paid through ${bank.name}.`,
    ),
  ),
  reimbursables: {
    updates: true,
    takes,
    refuse: firstOf<BillDraft>(
      referenceRequired('Reference must be provided.'),
      inactiveContact,
      inactiveAccount,
      closed,
      codedTo(takes, (account) => `The account ${account.name} cannot be used on a bill.`),
      inactiveTax,
      taxRateFitsAccount(({ taxRate }) => `The tax ${taxRate.name} cannot be applied to a bill.`),
      notNegative('The sum of subtotals over all the line items must be greater than or equal to 0.'),
    ),
  },
};
