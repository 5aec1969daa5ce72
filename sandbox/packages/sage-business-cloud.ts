import { formatDay } from '../engine/day';
import type { ResolvedTransfer } from './books';
import { type AccountingPackage, commonRules } from './package';
import { transferCaseIn } from './rules/currency';
import { archivedAccount, descriptionUpTo, firstRefusal, locked } from './rules/rule';
import { aboveZero, differentAccounts, equalAmounts, isBank, transferBetween } from './rules/transfer';

/**
 * Sage Business Cloud Accounting. Codat's Expenses API does not serve it, and Codat publishes no model of direct costs: it
 * takes transfers only. The rules are taken from Codat's model of transfers and its integration reference, Transfers.
 */
export const sageBusinessCloud: AccountingPackage = {
  ...commonRules,
  key: 'tgff',
  name: 'Sage Business Cloud Accounting',
  colour: '#0a7a53',
  integrationId: 'a4f3b7d0-51c8-4b7a-8f7e-70a5d1c2e6f9',
  sourceId: 'a4f3b7d0-51c8-4b7a-8f7e-70a5d1c2e6f9',
  supportsExpenses: false,
  writesDirectly: ['transfers between bank accounts'],
  types: [],
  supportsUpdates: false,
  contactKind: () => 'none',
  attachments: undefined,
  newRecordId: (number) => `5d0e9c3a7b1f4e62a8${String(number).padStart(14, '0')}`,
  unavailableMessage: 'Sage Business Cloud Accounting is temporarily unavailable. Please try again later.',
  refuse: () => 'Sage Business Cloud Accounting takes no directCosts.',
  transfers: {
    supportsUpdates: false,
    acceptsAccount: isBank,
    refuse: firstRefusal<ResolvedTransfer>(
      transferBetween(isBank, ({ name }) => `The bank account ${name} does not exist.`),
      archivedAccount(({ name }) => `The bank account ${name} is inactive.`),
      locked((day) => `The date must be after the lock date, ${formatDay(day)}.`),
      differentAccounts('You cannot transfer funds between one and the same account.'),
      aboveZero((side) => `${side}.Amount must be greater than zero.`),
      transferCaseIn(['O1'], 'The currency of both bank accounts must be the base currency of the company.'),
      equalAmounts('From.Amount must be equal to To.Amount.'),
      descriptionUpTo(2000, 'Description must not be longer than 2000 characters.'),
    ),
  },
};
