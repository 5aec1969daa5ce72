import { formatDay } from '../engine/day';
import type { Account, ResolvedBill, ResolvedExpense, ResolvedTransfer } from './books';
import { type AccountingPackage, commonRules, isCodable } from './package';
import { currencyCaseIn } from './rules/currency';
import {
  archivedAccount,
  archivedContact,
  codedOnlyTo,
  eachLine,
  firstRefusal,
  locked,
  notNegative,
  paidFromBank,
  referenceRequired,
  refuseIf,
} from './rules/rule';
import { aboveZero, differentAccounts, equalInOneCurrency, isBank, transferBetween } from './rules/transfer';

const noSuchBank = (account: Account): string => `Bank account ${account.name} does not exist.`;

const hiddenAccount = archivedAccount((account) =>
  account.bank
    ? `Bank account ${account.name} is hidden or inactive.`
    : `Category ${account.code} (${account.name}) is not available.`,
);
const closed = locked((day) => `Dated on cannot be on or before the accounts lock date, ${formatDay(day)}.`);

/**
 * FreeAgent. An expense is a bank transaction explanation with one line, and only payments are supported. It also
 * supports transfers between bank accounts, and bills. The rules are taken from Codat's FreeAgent models of direct
 * costs, transfers and bills.
 */
export const freeAgent: AccountingPackage = {
  ...commonRules,
  key: 'fbrh',
  name: 'FreeAgent',
  colour: '#1f7a5c',
  integrationId: 'b8a1c0de-5c1b-4f57-9a66-3d2f8e6b7c44',
  sourceId: 'b8a1c0de-5c1b-4f57-9a66-3d2f8e6b7c44',
  types: ['Payment'],
  updatesKeepBankAccount: true,
  contactKind: () => 'none',
  taxWhenOmitted: 'account default',
  ignoredFields: ['reference', 'tax rate', 'tracking', 'currency rate'],
  attachments: {
    maxBytes: 5 * 1024 * 1024,
    extensions: ['png', 'x-png', 'jpeg', 'jpg', 'pjg', 'gif', 'pdf', 'x-pdf'],
    types: ['Payment', 'Reimbursable'],
  },
  typesForTaxRate: () => ['Payment'],
  listsTrackingParents: false,
  newRecordId: (number) => String(9_120_400 + number),
  unavailableMessage: 'FreeAgent is temporarily unavailable. Please try again later.',
  refuse: firstRefusal<ResolvedExpense>(
    refuseIf(({ lines }) => lines.length !== 1, 'Exactly one line item must be specified.'),
    refuseIf(({ description }) => description === '', 'Note must be provided.'),
    paidFromBank(noSuchBank),
    hiddenAccount,
    closed,
    codedOnlyTo(isCodable, (account) => `Category ${account.code} (${account.name}) cannot be used for a payment.`),
    currencyCaseIn(
      ['O1', 'O2'],
      ({ bank }) => `Currency must be the same as the currency of the bank account (${bank.currency}).`,
    ),
  ),
  // According to Codat's model, To.Amount is ignored if both accounts have the same currency. The sandbox refuses
  // different amounts, because they are a mistake.
  transfers: {
    supportsUpdates: true,
    acceptsAccount: isBank,
    refuse: firstRefusal<ResolvedTransfer>(
      transferBetween(isBank, noSuchBank),
      hiddenAccount,
      closed,
      differentAccounts('Transfer bank account cannot be the same as the bank account.'),
      aboveZero((side) => `${side}.Amount must be provided and be greater than zero.`),
      equalInOneCurrency('To.Amount must be equal to From.Amount for accounts in the same currency.'),
    ),
  },
  reimbursables: {
    supportsUpdates: true,
    acceptsAccount: isCodable,
    refuse: firstRefusal<ResolvedBill>(
      referenceRequired('Reference must be provided.'),
      archivedContact((name) => `Contact ${name} is hidden or inactive.`),
      hiddenAccount,
      closed,
      codedOnlyTo(isCodable, (account) => `Category ${account.code} (${account.name}) cannot be used for a bill.`),
      refuseIf(({ lines }) => lines.length > 40, 'A bill may contain up to a maximum of 40 line items.'),
      notNegative('Total amount must be greater than or equal to 0.'),
      eachLine(
        refuseIf(
          ({ net, tax = 0 }) => tax !== 0 && Math.sign(tax) !== Math.sign(net),
          'Tax amount must be positive for bill items and negative for credit items.',
        ),
      ),
    ),
  },
};
