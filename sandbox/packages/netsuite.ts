import type { Account, ResolvedBill, ResolvedExpense } from './books';
import { type AccountingPackage, commonRules, isCodable } from './package';
import { currencyCaseIn } from './rules/currency';
import {
  archivedAccount,
  archivedContact,
  codedOnlyTo,
  contactRequired,
  firstRefusal,
  locked,
  paidFromBank,
  rateRequired,
  sameSign,
} from './rules/rule';
import { archivedTaxRate, noSalesRate, taxRateRequired } from './rules/tax';
import { archivedTracking, dimensionBefore, oneOfEachDimension, trackingOptionsOnly } from './rules/tracking';

const invalidAccount = (account: Account, why: string): string => `Invalid account reference key ${account.id}: ${why}`;

const inactiveContact = archivedContact((name) => `Invalid entity reference key ${name}: the vendor is inactive.`);
const inactiveAccount = archivedAccount(
  (account) =>
    `Invalid account reference key ${account.id} (${account.code} ${account.name}): the account is inactive.`,
);
const closed = locked(
  () => 'The transaction date you specified is not within the date range of your accounting period.',
);
const codedAccount = codedOnlyTo(isCodable, (account) =>
  invalidAccount(
    account,
    account.bank ? 'an expense line cannot use a bank account.' : `${account.name} cannot be used on this transaction.`,
  ),
);
const taxRules = firstRefusal<ResolvedExpense | ResolvedBill>(
  archivedTaxRate((rate) => `Invalid taxcode reference key ${rate.id}: the tax code is inactive.`),
  noSalesRate((rate) => `Invalid taxcode reference key ${rate.id}.`),
);
const trackingRules = firstRefusal<ResolvedExpense | ResolvedBill>(
  trackingOptionsOnly(({ id }) => `Invalid ${id} reference key ${id}.`),
  oneOfEachDimension(
    dimensionBefore('-'),
    'Only one location, one department and one classification can be used on a line.',
  ),
  archivedTracking((option) => `Invalid ${dimensionBefore('-')(option)} reference key ${option.id}: it is inactive.`),
);
const exchangeRate = rateRequired('Please enter value(s) for: Exchange Rate.');

/**
 * NetSuite. An expense is a check or a credit card charge; it also supports vendor bills. The rules are taken from
 * Codat's NetSuite models of direct costs and bills, its page "Expenses in foreign currency", and SuiteTalk's status
 * codes.
 */
export const netSuite: AccountingPackage = {
  ...commonRules,
  key: 'akxx',
  name: 'NetSuite',
  colour: '#36677d',
  integrationId: '6b113e06-e818-45d7-977b-8e6bb3d01269',
  sourceId: '6b113e06-e818-45d7-977b-8e6bb3d01269',
  contactKind: () => 'supplier',
  attachments: {
    maxBytes: 100 * 1024 * 1024,
    extensions: 'bmp csv xls xlsx json pdf pjpg pjpeg jpg jpeg png txt svg tif tiff doc docx zip'.split(' '),
    types: ['Payment', 'Refund'],
  },
  newRecordId: (number) => String(50_210 + number),
  unavailableMessage: 'ACCT_TEMP_UNAVAILABLE: Your account is temporarily unavailable while we perform maintenance.',
  refuse: firstRefusal<ResolvedExpense>(
    contactRequired('Please enter value(s) for: Payee.'),
    inactiveContact,
    paidFromBank((account) => invalidAccount(account, 'the account must be of type Bank or Credit Card.')),
    inactiveAccount,
    closed,
    codedAccount,
    taxRateRequired('Please enter value(s) for: Tax Code.'),
    taxRules,
    exchangeRate,
    trackingRules,
    sameSign('Unit amount should have the same sign across all line items.'),
    (record) =>
      currencyCaseIn(
        record.bank.bank === 'Credit' ? ['O1', 'O4'] : ['O1', 'O2', 'O4'],
        ({ bank, currency }) => `Invalid currency reference key ${currency} for account ${bank.name}.`,
      )(record),
  ),
  reimbursables: {
    supportsUpdates: true,
    acceptsAccount: isCodable,
    refuse: firstRefusal<ResolvedBill>(
      inactiveContact,
      inactiveAccount,
      closed,
      codedAccount,
      taxRules,
      exchangeRate,
      trackingRules,
    ),
  },
};
