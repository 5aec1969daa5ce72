import { longDay } from '../engine/day';
import type { AccountingPackage } from './package';
import { archivedAccount, firstOf, fxOneOf, locked, mustBePaidFromBank, reservedAccount } from './rules';

/** Bank transaction explanations: money out only, one line. Source: Codat's FreeAgent direct-cost model. */
export const freeAgent: AccountingPackage = {
  key: 'fbrh',
  name: 'FreeAgent',
  colour: '#1f7a5c',
  integrationId: 'b8a1c0de-5c1b-4f57-9a66-3d2f8e6b7c44',
  sourceId: 'b8a1c0de-5c1b-4f57-9a66-3d2f8e6b7c44',
  takesExpenses: true,
  updates: true,
  contactFor: () => 'none',
  recordCurrency: 'transaction',
  taxWhenOmitted: 'account default',
  attachments: {
    maxBytes: 5 * 1024 * 1024,
    extensions: ['png', 'jpeg', 'jpg', 'gif', 'pdf'],
    types: ['Payment'],
    refusesOctetStream: false,
  },
  typesFor: (account) => (account.bank || account.role ? [] : ['Payment']),
  taxTypesFor: () => ['Payment'],
  alsoValidFor: (account) => (account.bank ? ['transfer-transactions'] : ['reimbursable-expense-transactions']),
  trackingParentsListed: false,
  recordId: (number) => String(9_120_400 + number),
  refuse: firstOf(
    ({ lines }) => (lines.length === 1 ? undefined : 'Exactly one line item must be specified.'),
    ({ type }) => (type === 'Payment' ? undefined : `FreeAgent does not support expense transactions of type ${type}.`),
    ({ description }) => (description === '' ? 'Note must be provided.' : undefined),
    mustBePaidFromBank((account) => `Bank account ${account.name} does not exist.`),
    archivedAccount((account) => `Category ${account.code} (${account.name}) is not available.`),
    locked((day) => `Dated on cannot be on or before the accounts lock date, ${longDay(day)}.`),
    reservedAccount((account) => `Category ${account.code} (${account.name}) cannot be used for a payment.`),
    fxOneOf(
      ['O1', 'O2'],
      ({ bank }) => `Currency must be the same as the currency of the bank account (${bank.currency}).`,
    ),
  ),
};
