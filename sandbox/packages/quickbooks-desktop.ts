import {
  type Account,
  expenseTypes,
  type Item,
  type ResolvedBill,
  type ResolvedExpense,
  type ResolvedJournal,
  type ResolvedTransfer,
} from './books';
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
  paidFromBank,
  referenceUpTo,
  refuseIf,
} from './rules/rule';
import { archivedTaxRate } from './rules/tax';
import { archivedTracking } from './rules/tracking';
import {
  aboveZero,
  differentAccounts,
  equalAmounts,
  isBalanceSheet,
  isBank,
  oneSideIsBank,
  transferBetween,
} from './rules/transfer';

const acceptsOnBill = (account: Account): boolean =>
  isCodable(account) && account.type !== 'Income' && account.type !== 'Equity';
const acceptsInTransfer = (account: Account): boolean => isBank(account) || isBalanceSheet(account);
const acceptsInJournal = ({ role }: Account): boolean => role === undefined;

/**
 * The items of a company file. Their ids are fixed, because clients cannot read the item list through Codat's Expenses
 * API.
 */
export const desktopItems: readonly Item[] = [
  { id: '80000001-1675158984', name: 'Building materials', accountCodes: ['5000', '50100'] },
  { id: '80000002-1675158984', name: 'Subcontracted labour', accountCodes: ['5000', '50300'] },
  { id: '80000003-1675158984', name: 'Mileage', accountCodes: ['7300', '60100'] },
];

const noSuchName = (what: string, name: string, why: string): string =>
  `There is an invalid reference to QuickBooks ${what} "${name}". QuickBooks error message: ${why}`;

const inactiveContact = archivedContact((name) => noSuchName('Entity', name, 'The name is inactive.'));
const inactiveAccount = archivedAccount((account) => noSuchName('Account', account.name, 'The account is inactive.'));
const inactiveTracking = archivedTracking((option) => noSuchName('Class', option.name, 'The class is inactive.'));
const closed = locked(
  (_, record) => `The transaction date ${record.date} is before the closing date of the company file.`,
);
const cannotBeUsed = (account: Account): string =>
  `The account "${account.name}" cannot be used on this type of transaction.`;
const lineDescriptionLength = eachLine(descriptionUpTo(4000, 'Description must not be longer than 4000 characters.'));

/**
 * QuickBooks Desktop. An expense is a check, a card charge or a card credit. It also supports transfers, bills and
 * journal entries, but no attachments. The rules are taken from Codat's QuickBooks Desktop models of these records, its
 * page "Expenses in foreign currency", and QuickBooks' own messages.
 */
export const quickBooksDesktop: AccountingPackage = {
  ...commonRules,
  key: 'pqsw',
  name: 'QuickBooks Desktop',
  isDesktop: true,
  colour: '#3b6e2a',
  integrationId: '2e1b5c9a-8a0f-4a6e-8f0c-0f4d2f6c7a21',
  sourceId: '2e1b5c9a-8a0f-4a6e-8f0c-0f4d2f6c7a21',
  contactKind: () => 'supplier',
  supportsInvoiceTo: true,
  items: desktopItems,
  attachments: undefined,
  typesForTaxRate: () => expenseTypes,
  newRecordId: (number) => `${(0x1c4 + number).toString(16).toUpperCase()}-1671793811`,
  unavailableMessage: 'Could not start QuickBooks (80040408): the company file is temporarily unavailable.',
  refuse: firstRefusal<ResolvedExpense>(
    contactRequired('There is a missing element: "PayeeEntityRef". QuickBooks error message: The object has no name.'),
    inactiveContact,
    inactiveAccount,
    paidFromBank((account) => `The account "${account.name}" is not a bank or credit card account.`),
    closed,
    codedOnlyTo(isCodable, cannotBeUsed),
    archivedTaxRate((rate) => noSuchName('SalesTaxCode', rate.name, 'The tax code is inactive.')),
    inactiveTracking,
    refuseIf(
      ({ type, bank }) => type !== 'Payment' && bank.bank !== 'Credit',
      ({ type }) => `${type} is only supported for credit card accounts in QuickBooks Desktop.`,
    ),
    currencyCaseIn(
      ['O1', 'O2', 'O4'],
      ({ bank }) => `The currency of the transaction does not match the currency of the account "${bank.name}".`,
    ),
    descriptionUpTo(4096, 'Note must not be longer than 4096 characters.'),
  ),
  transfers: {
    supportsUpdates: false,
    acceptsAccount: acceptsInTransfer,
    refuse: firstRefusal<ResolvedTransfer>(
      inactiveAccount,
      transferBetween(acceptsInTransfer, cannotBeUsed),
      oneSideIsBank('At least one of the accounts of a transfer must be a bank or credit card account.'),
      closed,
      differentAccounts('You cannot transfer funds between one and the same account.'),
      aboveZero((side) => `${side}.Amount should be greater than zero.`),
      transferCaseIn(['O1'], 'Transfers can only be made between accounts in the currency of the company file.'),
      equalAmounts('From.Amount should match To.Amount.'),
      descriptionUpTo(4096, 'Description must not be longer than 4096 characters.'),
    ),
  },
  reimbursables: {
    supportsUpdates: false,
    acceptsAccount: acceptsOnBill,
    refuse: firstRefusal<ResolvedBill>(
      inactiveContact,
      inactiveAccount,
      refuseIf(
        ({ payable }) => payable.role !== 'payable',
        ({ payable }) => `The account "${payable.name}" is not an Accounts Payable account.`,
      ),
      closed,
      codedOnlyTo(acceptsOnBill, () => 'Account type must be Asset, Liability or Expense and not Accounts Payable.'),
      refuseIf(
        ({ info, lines }) =>
          !['United Kingdom', 'Canada'].includes(info.country) && lines.some(({ taxRate }) => taxRate !== undefined),
        'TaxRateRef is only valid for UK or CA versions of QuickBooks Desktop with VAT enabled.',
      ),
      inactiveTracking,
      referenceUpTo(20, 'Reference must not be longer than 20 characters.'),
      descriptionUpTo(4000, 'Note must not be longer than 4000 characters.'),
      lineDescriptionLength,
    ),
  },
  adjustments: {
    supportsUpdates: false,
    acceptsAccount: acceptsInJournal,
    refuse: firstRefusal<ResolvedJournal>(
      inactiveAccount,
      closed,
      codedOnlyTo(acceptsInJournal, cannotBeUsed),
      refuseIf(({ lines }) => lines.length < 2, 'A journal entry must contain at least two lines.'),
      refuseIf(
        ({ currency, info }) => currency !== info.baseCurrency,
        ({ info }) =>
          `The currency must match the base currency of the QuickBooks Desktop company (${info.baseCurrency}).`,
      ),
      refuseIf(
        ({ lines, info }) => lines.some(({ account }) => account.currency !== info.baseCurrency),
        'The currency of all accounts in the Journal Entry must use the base currency of the QuickBooks Desktop company.',
      ),
      inactiveTracking,
      lineDescriptionLength,
    ),
  },
};
