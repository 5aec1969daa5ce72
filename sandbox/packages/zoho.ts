import { formatDay } from '../engine/day';
import type { ResolvedBill, ResolvedExpense } from './books';
import { type AccountingPackage, commonRules, isCodable } from './package';
import { currencyCaseIn } from './rules/currency';
import {
  archivedAccount,
  archivedContact,
  codedOnlyTo,
  firstRefusal,
  locked,
  notNegative,
  paidFromBank,
  referenceRequired,
} from './rules/rule';
import { archivedTaxRate, taxRateFitsAccount } from './rules/tax';

const inactiveContact = archivedContact((name) => `The contact ${name} has been marked as inactive.`);
const inactiveAccount = archivedAccount((account) => `The account ${account.name} has been marked as inactive.`);
const closed = locked((day) => `Transactions dated on or before ${formatDay(day)} have been locked.`);
const inactiveTax = archivedTaxRate((rate) => `The tax ${rate.name} has been marked as inactive.`);

const negativeWithoutContact = notNegative('Contact must be provided when pushing a negative direct cost.');

/**
 * Zoho Books. It supports bills, and of the expense types only payments. The rules are taken from Codat's Zoho Books
 * models of direct costs and bills.
 */
export const zoho: AccountingPackage = {
  ...commonRules,
  key: 'rwuv',
  name: 'Zoho Books',
  colour: '#a63a2b',
  integrationId: 'd1f6b3a8-7e95-4c6f-9b2e-2c0d5e3f6a66',
  sourceId: 'd1f6b3a8-7e95-4c6f-9b2e-2c0d5e3f6a66',
  types: ['Payment'],
  contactKind: () => 'supplier if named',
  ignoredFields: ['tracking on expenses'],
  attachments: {
    maxBytes: 5 * 1024 * 1024,
    extensions: ['gif', 'png', 'jpeg', 'jpg', 'bmp', 'pdf'],
    types: ['Payment', 'Reimbursable'],
  },
  typesForTaxRate: (rate) => (rate.use === 'sales' ? [] : ['Payment']),
  listsTrackingParents: false,
  newRecordId: (number) => `46000000${String(1_122_000 + number).padStart(9, '0')}`,
  unavailableMessage: 'Zoho Books is temporarily unavailable. Please try again later.',
  refuse: firstRefusal<ResolvedExpense>(
    paidFromBank(
      (account) => `Invalid value passed for paid_through_account_id: ${account.name} is not a bank or card account.`,
    ),
    inactiveAccount,
    inactiveContact,
    closed,
    codedOnlyTo(isCodable, (account) => `The account ${account.name} cannot be used to record an expense.`),
    inactiveTax,
    taxRateFitsAccount(({ taxRate }) => `The tax ${taxRate.name} cannot be applied to an expense.`),
    (record) => (record.contact ? undefined : negativeWithoutContact(record)),
    currencyCaseIn(
      ['O1', 'O2', 'O4'],
      ({ currency, bank }) => `An expense in ${currency} cannot be paid through ${bank.name}.`,
    ),
  ),
  reimbursables: {
    supportsUpdates: true,
    acceptsAccount: isCodable,
    refuse: firstRefusal<ResolvedBill>(
      referenceRequired('Reference must be provided.'),
      inactiveContact,
      inactiveAccount,
      closed,
      codedOnlyTo(isCodable, (account) => `The account ${account.name} cannot be used on a bill.`),
      inactiveTax,
      taxRateFitsAccount(({ taxRate }) => `The tax ${taxRate.name} cannot be applied to a bill.`),
      notNegative('The sum of subtotals over all the line items must be greater than or equal to 0.'),
    ),
  },
};
