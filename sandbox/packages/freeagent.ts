import { formatDay } from '../engine/day';
import type { Account, ResolvedBill, ResolvedExpense, ResolvedTransfer } from './books';
import type { AccountingPackage } from './package';
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
} from './rules/rule';
import { aboveZero, differentAccounts, equalInOneCurrency, isBank, transferBetween } from './rules/transfer';

const takes = ({ bank, role }: Account): boolean => bank === undefined && role === undefined;

const noSuchBank = (account: Account): string => `Bank account ${account.name} does not exist.`;

const hidden = archivedAccount((account) =>
  account.bank
    ? `Bank account ${account.name} is hidden or inactive.`
    : `Category ${account.code} (${account.name}) is not available.`,
);
const closed = locked((day) => `Dated on cannot be on or before the accounts lock date, ${formatDay(day)}.`);

/**
 * Bank transaction explanations (money out only, one line), transfers between bank accounts, bills. Sources: Codat's
 * FreeAgent models of direct costs, transfers and bills.
 */
export const freeAgent: AccountingPackage = {
  key: 'fbrh',
  name: 'FreeAgent',
  colour: '#1f7a5c',
  integrationId: 'b8a1c0de-5c1b-4f57-9a66-3d2f8e6b7c44',
  sourceId: 'b8a1c0de-5c1b-4f57-9a66-3d2f8e6b7c44',
  supportsExpenses: true,
  types: ['Payment'],
  supportsUpdates: true,
  updatesKeepBankAccount: true,
  contactKind: () => 'none',
  recordCurrency: 'transaction',
  exchangeRateWhenOmitted: 'daily',
  taxWhenOmitted: 'account default',
  ignoredFields: ['reference', 'tax rate', 'tracking', 'currency rate'],
  attachments: {
    maxBytes: 5 * 1024 * 1024,
    extensions: ['png', 'x-png', 'jpeg', 'jpg', 'pjg', 'gif', 'pdf', 'x-pdf'],
    types: ['Payment', 'Reimbursable'],
    refusesOctetStream: false,
  },
  acceptsAccount: takes,
  typesForTaxRate: () => ['Payment'],
  listsTrackingParents: false,
  newRecordId: (number) => String(9_120_400 + number),
  unavailableMessage: 'FreeAgent is temporarily unavailable. Please try again later.',
  refuse: firstRefusal<ResolvedExpense>(
    ({ lines }) => (lines.length === 1 ? undefined : 'Exactly one line item must be specified.'),
    ({ description }) => (description === '' ? 'Note must be provided.' : undefined),
    paidFromBank(noSuchBank),
    hidden,
    closed,
    codedOnlyTo(takes, (account) => `Category ${account.code} (${account.name}) cannot be used for a payment.`),
    currencyCaseIn(
      ['O1', 'O2'],
      ({ bank }) => `Currency must be the same as the currency of the bank account (${bank.currency}).`,
    ),
  ),
  // The model ignores To.Amount between accounts in one currency; two amounts that differ are told as the mistake they are.
  transfers: {
    supportsUpdates: true,
    acceptsAccount: isBank,
    refuse: firstRefusal<ResolvedTransfer>(
      transferBetween(isBank, noSuchBank),
      hidden,
      closed,
      differentAccounts('Transfer bank account cannot be the same as the bank account.'),
      aboveZero((side) => `${side}.Amount must be provided and be greater than zero.`),
      equalInOneCurrency('To.Amount must be equal to From.Amount for accounts in the same currency.'),
    ),
  },
  reimbursables: {
    supportsUpdates: true,
    acceptsAccount: takes,
    refuse: firstRefusal<ResolvedBill>(
      referenceRequired('Reference must be provided.'),
      archivedContact((name) => `Contact ${name} is hidden or inactive.`),
      hidden,
      closed,
      codedOnlyTo(takes, (account) => `Category ${account.code} (${account.name}) cannot be used for a bill.`),
      ({ lines }) => (lines.length > 40 ? 'A bill may contain up to a maximum of 40 line items.' : undefined),
      notNegative('Total amount must be greater than or equal to 0.'),
      eachLine(({ net, tax = 0 }) =>
        tax !== 0 && Math.sign(tax) !== Math.sign(net)
          ? 'Tax amount must be positive for bill items and negative for credit items.'
          : undefined,
      ),
    ),
  },
};
