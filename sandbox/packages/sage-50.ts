import { formatDay } from '../engine/day';
import type { ResolvedExpense, ResolvedLine } from './books';
import { type AccountingPackage, commonRules, isCodable } from './package';
import { currencyCaseIn } from './rules/currency';
import {
  archivedAccount,
  codedOnlyTo,
  eachLine,
  firstRefusal,
  locked,
  paidFromBank,
  refuseIf,
  sameSign,
} from './rules/rule';
import { archivedTaxRate } from './rules/tax';
import { archivedTracking } from './rules/tracking';

/**
 * Sage 50 Accounts (UK), which Codat reaches through a program on the customer's computer. Codat's Expenses API does not
 * serve it: it takes direct costs only, where a negative one is a bank receipt. The rules are taken from Codat's Sage 50
 * model of direct costs and its page "Push data to Sage 50 (UK)"; the wording of the messages is an assumption.
 */
export const sage50: AccountingPackage = {
  ...commonRules,
  key: 'hbql',
  name: 'Sage 50',
  colour: '#1d6b3a',
  integrationId: '5ad1c5f2-1c35-4b0f-9e43-4d7f2ab84c11',
  sourceId: '5ad1c5f2-1c35-4b0f-9e43-4d7f2ab84c11',
  supportsExpenses: false,
  writesDirectly: ['payments and refunds, as bank payments and bank receipts'],
  isDesktop: true,
  types: [],
  supportsUpdates: false,
  contactKind: () => 'none',
  attachments: undefined,
  newRecordId: (number) => String(4_000 + number),
  unavailableMessage: 'Could not open Sage 50: the company data is temporarily unavailable.',
  refuse: firstRefusal<ResolvedExpense>(
    archivedAccount(({ code }) => `Nominal account ${code} is inactive.`),
    paidFromBank(({ code }) => `Nominal account ${code} is not a bank account.`),
    locked((day) => `The transaction date is on or before the lock date, ${formatDay(day)}.`),
    codedOnlyTo(
      isCodable,
      ({ code }) => `Nominal account ${code} cannot be used: it is a control account or a bank account.`,
    ),
    archivedTaxRate(({ code }) => `Tax code ${code} is inactive.`),
    archivedTracking(({ name }) => `Department ${name} is inactive.`),
    currencyCaseIn(
      ['O1', 'O2'],
      ({ bank }) => `The currency of the transaction does not match the currency of bank account ${bank.code}.`,
    ),
    sameSign('Unit amount should have the same sign across all line items.'),
    eachLine<ResolvedLine>(refuseIf(({ tracking }) => tracking.length === 0, 'A department is required.')),
    eachLine<ResolvedLine>(
      refuseIf(({ net, tax = 0 }) => net === 0 && tax === 0, 'Unit amount should be greater than zero.'),
    ),
  ),
};
