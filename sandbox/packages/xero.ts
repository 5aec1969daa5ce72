import { v4 as newGuid } from 'uuid';
import { formatDay } from '../engine/day';
import { type Account, expenseTypes, type ResolvedExpense, type ResolvedTransfer } from './books';
import { type AccountingPackage, commonRules, isCodable } from './package';
import { transferCaseIn } from './rules/currency';
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
  sameSign,
} from './rules/rule';
import { archivedTaxRate, taxRateFitsAccount } from './rules/tax';
import { archivedTracking, differentParents, trackingOptionsOnly, trackingUpTo } from './rules/tracking';
import { aboveZero, differentAccounts, equalAmounts, isBank, transferBetween } from './rules/transfer';

const notABank = ({ code, name }: Account): string => `Account code '${code}' (${name}) is not a bank account.`;

const inactiveAccount = archivedAccount(
  ({ code, name }) => `Account code '${code}' (${name}) has been archived, or deleted.`,
);
const closed = locked(
  (day) => `The document date cannot be before the end of year lock date, currently set at ${formatDay(day)}`,
);

/**
 * Xero. An expense is spend money or receive money; it also supports bank transfers. The rules are taken from Codat's
 * Xero models of direct costs, direct incomes and transfers, its page "Expenses in foreign currency", and Xero's own
 * validation messages.
 */
export const xero: AccountingPackage = {
  ...commonRules,
  key: 'gbol',
  name: 'Xero',
  colour: '#0b7fab',
  integrationId: '9ae4bd2e-9e5c-4d6e-9a4f-6f4a3c1b2d10',
  sourceId: '8a156a5a-39cb-4f9d-856e-76ef9b9a9607',
  contactKind: (type) => (type === 'Payment' ? 'supplier' : 'customer'),
  sharesContacts: true,
  hidesBankBalances: true,
  hasStrictBankFeed: true,
  recordCurrency: 'bank account',
  taxWhenOmitted: 'account default',
  attachments: {
    maxBytes: 10 * 1024 * 1024,
    extensions: (
      '7z bmp csv doc docx eml gif jpeg jpg keynote msg numbers odf ods odt pages pdf png ppt pptx rar rtf tif tiff txt ' +
      'xls xlsx zip'
    ).split(' '),
    types: expenseTypes,
  },
  typesForTaxRate: (rate) => (rate.use === 'sales' ? ['Refund', 'Reward', 'Chargeback'] : expenseTypes),
  newRecordId: () => newGuid(),
  unavailableMessage: 'The organisation temporarily cannot be connected to: the Xero API is currently unavailable.',
  refuse: firstRefusal<ResolvedExpense>(
    contactRequired('A Contact must be specified for this type of transaction.'),
    archivedContact((name) => `The contact '${name}' has been archived. Un-archive the contact or choose another one.`),
    paidFromBank(notABank),
    inactiveAccount,
    closed,
    codedOnlyTo(isCodable, (account) => `Account code '${account.code}' is not a valid code for this document.`),
    archivedTaxRate((rate) => `The TaxType code '${rate.id}' does not exist or has been archived.`),
    taxRateFitsAccount(
      ({ account, taxRate }) => `The TaxType code '${taxRate.id}' cannot be used with account code '${account.code}'.`,
    ),
    eachLine(
      refuseIf(
        ({ taxRate, tax = 0 }) => taxRate?.id === 'NONE' && tax !== 0,
        "The tax amount must be 0 when the TaxType is 'NONE'.",
      ),
    ),
    trackingUpTo(2, 'A maximum of 2 tracking categories can be used on a line item.'),
    trackingOptionsOnly(() => 'Tracking categories must be child options, not tracking categories.'),
    differentParents('Tracking categories must not have the same parent tracking category.'),
    archivedTracking((option) => `The tracking option '${option.name}' is archived.`),
    sameSign('When one line is negative, all lines must be negative.'),
    descriptionUpTo(4000, 'Description must not be longer than 4000 characters long.'),
    referenceUpTo(255, 'Reference must not exceed 255 characters.'),
  ),
  transfers: {
    supportsUpdates: false,
    acceptsAccount: isBank,
    refuse: firstRefusal<ResolvedTransfer>(
      transferBetween(isBank, notABank),
      inactiveAccount,
      closed,
      differentAccounts('The from and to bank accounts must be different.'),
      aboveZero((side) => `${side}.Amount must be greater than zero.`),
      transferCaseIn(['O1', 'O2'], 'Transfers between bank accounts in different currencies are not supported.'),
      equalAmounts('From.Amount must be equal to To.Amount.'),
    ),
  },
};
