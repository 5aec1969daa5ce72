import type { Account, ResolvedBill, ResolvedExpense, ResolvedTransfer } from './books';
import { type AccountingPackage, commonRules, isCodable } from './package';
import { currencyCaseIn, transferCaseIn } from './rules/currency';
import {
  archivedAccount,
  archivedContact,
  codedOnlyTo,
  contactRequired,
  descriptionUpTo,
  eachLine,
  firstRefusal,
  locked,
  notNegative,
  paidFromBank,
  rateRequired,
  referenceUpTo,
} from './rules/rule';
import { archivedTaxRate, taxOnAllLinesOrNone, taxRateFitsAccount, taxRateRequired } from './rules/tax';
import { archivedTracking, dimensionBefore, oneOptionOf, sameOnAllLines, trackingOptionsOnly } from './rules/tracking';
import {
  aboveZero,
  differentAccounts,
  equalInOneCurrency,
  isBalanceSheet,
  isBank,
  oneSideIsBank,
  transferBetween,
} from './rules/transfer';

const acceptsOnPurchase = (account: Account): boolean =>
  isCodable(account) && (account.type === 'Expense' || account.type === 'Income');
/**
 * Returns true if a line of a bill may be coded to the account. Unlike an expense, a bill can also buy a fixed asset or
 * reduce a liability.
 */
const acceptsOnBill = (account: Account): boolean => isCodable(account) && account.type !== 'Equity';
const acceptsInTransfer = (account: Account): boolean => isBank(account) || isBalanceSheet(account);

const dimension = dimensionBefore('_');
const descriptionLength = descriptionUpTo(3999, 'Description must be less than 4000 characters.');

const madeInactive = (what: string): string =>
  `Object Not Found: Something you're trying to use has been made inactive (${what}). Check the fields with accounts, customers, items, vendors or employees.`;

const inactiveContact = archivedContact((name) => madeInactive(`vendor ${name}`));
const inactiveAccount = archivedAccount((account) => madeInactive(`account ${account.name}`));
const closed = locked(
  () =>
    'Account Period Closed, Cannot Update Through Services: The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
);

const vatRequired = taxRateRequired(
  'Business Validation Error: Make sure all your transactions have a VAT rate before you save.',
);
/** The rules for the lines of both purchases and bills. */
const lineRules = firstRefusal<ResolvedExpense | ResolvedBill>(
  (record) => (record.info.country === 'France' ? undefined : vatRequired(record)),
  archivedTaxRate((rate) => madeInactive(`tax code ${rate.name}`)),
  taxRateFitsAccount(
    ({ taxRate }) => `Invalid tax rate id - The tax rate ${taxRate.name} cannot be used on a purchase.`,
  ),
  taxOnAllLinesOrNone('TaxAmount must be specified on all line items or none.'),
  oneOptionOf('CLASS', dimension, 'Only one tracking category of type CLASS can be provided per item.'),
  oneOptionOf(
    'DEPARTMENT',
    dimension,
    'Only one tracking category of type DEPARTMENT can be provided per transaction.',
  ),
  sameOnAllLines('DEPARTMENT', dimension, 'All DEPARTMENT tracking categories must be the same.'),
  trackingOptionsOnly(({ id }) => `Invalid Reference Id: Names element id ${id} not found.`),
  archivedTracking((option) => madeInactive(`${dimension(option).toLowerCase()} ${option.name}`)),
  notNegative('Business Validation Error: Transaction amount must be 0 or greater.'),
);

/**
 * QuickBooks Online. An expense is a purchase; it also supports transfers and bills. The rules are taken from Codat's
 * QuickBooks Online models of these records, its page "Expenses in foreign currency", and Intuit's error codes 610,
 * 6140, 6210 and 6000.
 */
export const quickBooksOnline: AccountingPackage = {
  ...commonRules,
  key: 'qhyg',
  name: 'QuickBooks Online',
  colour: '#2a7d1f',
  integrationId: '56e6575a-3f1f-4918-b009-f7535555f0d6',
  sourceId: '56e6575a-3f1f-4918-b009-f7535555f0d6',
  contactKind: () => 'supplier',
  exchangeRateWhenOmitted: 'one',
  supportsInvoiceTo: true,
  attachments: {
    maxBytes: 100 * 1024 * 1024,
    extensions: 'ai csv doc docx eps gif jpeg jpg ods pages pdf png rtf tif txt xls xlsx xml'.split(' '),
    types: ['Payment', 'Refund', 'Reimbursable'],
    refusesOctetStream: true,
  },
  acceptsAccount: acceptsOnPurchase,
  newRecordId: (number) => String(144 + number),
  unavailableMessage:
    'An application error has occurred while processing your request: System Failure Error. Please try again later.',
  refuse: firstRefusal<ResolvedExpense>(
    contactRequired('Required param missing, need to supply the required value for the API: ContactRef'),
    inactiveContact,
    inactiveAccount,
    paidFromBank(
      (account) => `Business Validation Error: The account ${account.name} must be a Bank, Cash or Asset account.`,
    ),
    closed,
    codedOnlyTo(
      acceptsOnPurchase,
      (account) => `Invalid account type: ${account.name} must be an Expense or Income account.`,
    ),
    lineRules,
    currencyCaseIn(
      ['O1', 'O2', 'O4'],
      ({ bank, currency }) =>
        `Business Validation Error: The currency ${currency} cannot be used with the account ${bank.name}, which is in ${bank.currency}.`,
    ),
    referenceUpTo(21, 'Reference must be less than 22 characters.'),
    descriptionLength,
  ),
  // According to Codat's model, one account must be in the base currency. The page "Expenses in foreign currency" also
  // allows two accounts in the same foreign currency (case O2 of rules/currency.ts). The sandbox follows the page,
  // because it is written for Expenses.
  transfers: {
    supportsUpdates: true,
    acceptsAccount: acceptsInTransfer,
    refuse: firstRefusal<ResolvedTransfer>(
      inactiveAccount,
      transferBetween(
        acceptsInTransfer,
        (account) => `Invalid account type: ${account.name} cannot be used for a transfer of funds.`,
      ),
      oneSideIsBank('Business Validation Error: At least one of the accounts must be a bank or credit card account.'),
      closed,
      differentAccounts('Business Validation Error: You cannot transfer funds to the same account.'),
      aboveZero(() => 'Business Validation Error: Transaction amount must be 0 or greater.'),
      transferCaseIn(
        ['O1', 'O2', 'O3', 'O4'],
        "The currency of at least one of the accounts used must be the same as the company's currency.",
      ),
      equalInOneCurrency('From.Amount and To.Amount must be equal for accounts in the same currency.'),
      descriptionLength,
    ),
  },
  reimbursables: {
    supportsUpdates: true,
    acceptsAccount: acceptsOnBill,
    refuse: firstRefusal<ResolvedBill>(
      inactiveContact,
      inactiveAccount,
      closed,
      codedOnlyTo(acceptsOnBill, (account) => `Invalid account type: ${account.name} cannot be used on a bill.`),
      lineRules,
      rateRequired('CurrencyRate is required if Currency is not the base currency.'),
      referenceUpTo(21, 'Reference should not be longer than 21 characters.'),
      eachLine(descriptionUpTo(4000, 'Description should not be longer than 4000 characters.')),
    ),
  },
};

/** Intuit's sandbox companies. They accept the same records as real companies. */
export const quickBooksOnlineSandbox: AccountingPackage = {
  ...quickBooksOnline,
  key: 'ndsk',
  name: 'QuickBooks Online Sandbox',
  integrationId: '99b8f3ee-0f6d-4b7d-9e83-9c6a5e6a0f11',
  sourceId: '99b8f3ee-0f6d-4b7d-9e83-9c6a5e6a0f11',
};
