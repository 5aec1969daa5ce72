import { type Account, type BillDraft, type Draft, expenseTypes, type TransferDraft } from './books';
import { fxOneOf, transferOneOf } from './fx';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  archivedContact,
  codedTo,
  contactRequired,
  descriptionUpTo,
  each,
  firstOf,
  locked,
  mustBePaidFromBank,
  notNegative,
  rateRequired,
  referenceUpTo,
} from './rules';
import { archivedTaxRate, taxOnAllLinesOrNone, taxRateFitsAccount, taxRateRequired } from './tax-rules';
import { archivedTracking, dimensionBefore, oneOf, sameOnAllLines, trackingOptionsOnly } from './tracking-rules';
import {
  aboveZero,
  differentAccounts,
  equalInOneCurrency,
  isBalanceSheet,
  isBank,
  oneSideIsBank,
  transferBetween,
} from './transfer-rules';

const takes = ({ bank, role, type }: Account): boolean =>
  bank === undefined && role === undefined && (type === 'Expense' || type === 'Income');
/** A bill may also buy a fixed asset, or settle a liability. */
const billTakes = ({ bank, role, type }: Account): boolean =>
  bank === undefined && role === undefined && type !== 'Equity';
const transferTakes = (account: Account): boolean => isBank(account) || isBalanceSheet(account);

const dimension = dimensionBefore('_');
const longest = 3999;

const madeInactive = (what: string): string =>
  `Object Not Found: Something you're trying to use has been made inactive (${what}). Check the fields with accounts, customers, items, vendors or employees.`;

const inactiveContact = archivedContact((name) => madeInactive(`vendor ${name}`));
const inactiveAccount = archivedAccount((account) => madeInactive(`account ${account.name}`));
const closed = locked(
  () =>
    'Account Period Closed, Cannot Update Through Services: The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
);

/** Of the lines of purchases and bills alike. */
const lines = firstOf<Draft | BillDraft>(
  (draft) =>
    draft.info.country === 'France'
      ? undefined
      : taxRateRequired('Business Validation Error: Make sure all your transactions have a VAT rate before you save.')(
          draft,
        ),
  archivedTaxRate((rate) => madeInactive(`tax code ${rate.name}`)),
  taxRateFitsAccount(
    ({ taxRate }) => `Invalid tax rate id - The tax rate ${taxRate.name} cannot be used on a purchase.`,
  ),
  taxOnAllLinesOrNone('TaxAmount must be specified on all line items or none.'),
  oneOf('CLASS', dimension, 'Only one tracking category of type CLASS can be provided per item.'),
  oneOf('DEPARTMENT', dimension, 'Only one tracking category of type DEPARTMENT can be provided per transaction.'),
  sameOnAllLines('DEPARTMENT', dimension, 'All DEPARTMENT tracking categories must be the same.'),
  trackingOptionsOnly(({ id }) => `Invalid Reference Id: Names element id ${id} not found.`),
  archivedTracking((option) => madeInactive(`${dimension(option).toLowerCase()} ${option.name}`)),
  notNegative('Business Validation Error: Transaction amount must be 0 or greater.'),
);

/**
 * Purchases, transfers and bills. Sources: Codat's QuickBooks Online models of direct costs, transfers and bills, its
 * "Expenses in foreign currency" page, Intuit's error codes 610, 6140, 6210 and 6000.
 */
export const quickBooksOnline: AccountingPackage = {
  key: 'qhyg',
  name: 'QuickBooks Online',
  colour: '#2a7d1f',
  integrationId: '56e6575a-3f1f-4918-b009-f7535555f0d6',
  sourceId: '56e6575a-3f1f-4918-b009-f7535555f0d6',
  takesExpenses: true,
  types: expenseTypes,
  updates: true,
  contactFor: () => 'supplier',
  recordCurrency: 'transaction',
  rateWhenOmitted: 'one',
  taxWhenOmitted: 'no tax',
  billsCustomers: true,
  attachments: {
    maxBytes: 100 * 1024 * 1024,
    extensions: 'ai csv doc docx eps gif jpeg jpg ods pages pdf png rtf tif txt xls xlsx xml'.split(' '),
    types: ['Payment', 'Refund', 'Reimbursable'],
    refusesOctetStream: true,
  },
  takes,
  taxTypesFor: (rate) => (rate.use === 'sales' ? [] : expenseTypes),
  trackingParentsListed: true,
  recordId: (number) => String(144 + number),
  unavailable:
    'An application error has occurred while processing your request: System Failure Error. Please try again later.',
  refuse: firstOf<Draft>(
    contactRequired('Required param missing, need to supply the required value for the API: ContactRef'),
    inactiveContact,
    inactiveAccount,
    mustBePaidFromBank(
      (account) => `Business Validation Error: The account ${account.name} must be a Bank, Cash or Asset account.`,
    ),
    closed,
    codedTo(takes, (account) => `Invalid account type: ${account.name} must be an Expense or Income account.`),
    lines,
    fxOneOf(
      ['O1', 'O2', 'O4'],
      ({ bank, currency }) =>
        `Business Validation Error: The currency ${currency} cannot be used with the account ${bank.name}, which is in ${bank.currency}.`,
    ),
    referenceUpTo(21, 'Reference must be less than 22 characters.'),
    descriptionUpTo(longest, 'Description must be less than 4000 characters.'),
  ),
  // The model wants one of the two accounts in the company's currency; the page of currencies takes O2 too, and is
  // the one written for Expenses.
  transfers: {
    updates: true,
    takes: transferTakes,
    refuse: firstOf<TransferDraft>(
      inactiveAccount,
      transferBetween(
        transferTakes,
        (account) => `Invalid account type: ${account.name} cannot be used for a transfer of funds.`,
      ),
      oneSideIsBank('Business Validation Error: At least one of the accounts must be a bank or credit card account.'),
      closed,
      differentAccounts('Business Validation Error: You cannot transfer funds to the same account.'),
      aboveZero(() => 'Business Validation Error: Transaction amount must be 0 or greater.'),
      transferOneOf(
        ['O1', 'O2', 'O3', 'O4'],
        () => "The currency of at least one of the accounts used must be the same as the company's currency.",
      ),
      equalInOneCurrency('From.Amount and To.Amount must be equal for accounts in the same currency.'),
      descriptionUpTo(longest, 'Description must be less than 4000 characters.'),
    ),
  },
  reimbursables: {
    updates: true,
    takes: billTakes,
    refuse: firstOf<BillDraft>(
      inactiveContact,
      inactiveAccount,
      closed,
      codedTo(billTakes, (account) => `Invalid account type: ${account.name} cannot be used on a bill.`),
      lines,
      rateRequired('CurrencyRate is required if Currency is not the base currency.'),
      referenceUpTo(21, 'Reference should not be longer than 21 characters.'),
      each(({ description }) =>
        description.length > 4000 ? 'Description should not be longer than 4000 characters.' : undefined,
      ),
    ),
  },
};

/** Intuit's sandbox companies, which take everything the real ones do. */
export const quickBooksOnlineSandbox: AccountingPackage = {
  ...quickBooksOnline,
  key: 'ndsk',
  name: 'QuickBooks Online Sandbox',
  integrationId: '99b8f3ee-0f6d-4b7d-9e83-9c6a5e6a0f11',
  sourceId: '99b8f3ee-0f6d-4b7d-9e83-9c6a5e6a0f11',
};
