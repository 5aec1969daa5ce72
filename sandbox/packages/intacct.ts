import { formatDay } from '../engine/day';
import type { ResolvedBill, ResolvedExpense } from './books';
import { type AccountingPackage, commonRules, isCodable } from './package';
import { currencyCaseIn } from './rules/currency';
import {
  archivedAccount,
  archivedContact,
  codedOnlyTo,
  descriptionUpTo,
  eachLine,
  firstRefusal,
  locked,
  paidFromBank,
  referenceRequired,
  referenceUpTo,
  refuseIf,
} from './rules/rule';
import { archivedTaxRate, noSalesRate, taxRateRequired } from './rules/tax';
import { archivedTracking, dimensionBefore, oneOfEachDimension, trackingOptionsOnly } from './rules/tracking';

const inactiveAccount = archivedAccount(
  ({ code, name }) => `BL01001973: GL account number ${code} (${name}) is not active.`,
);
const closed = locked(
  (day) => `BL03001649: The entry date must be after the books' closing date of ${formatDay(day)}.`,
);
const codedAccount = codedOnlyTo(
  isCodable,
  (account) => `BL01001973: GL account number ${account.code} cannot be used on this transaction.`,
);
/**
 * Refuses a currency without an exchange rate in the books. Codat says: "Ensure that it exists in your Sage Intacct
 * entity otherwise the request will fail" (direct-cost model).
 */
const knownCurrency = refuseIf<ResolvedExpense | ResolvedBill>(
  ({ currency, info }) => currency !== info.baseCurrency && info.rates[currency] === undefined,
  ({ currency }) => `Currency '${currency}' does not exist in the entity.`,
);
const taxRules = firstRefusal<ResolvedExpense | ResolvedBill>(
  archivedTaxRate((rate) => `BL01001973: Tax detail ${rate.id} is not active: the tax rate cannot be used.`),
  noSalesRate((rate) => `BL01001973: Tax detail ${rate.id} cannot be used: the tax rate is not valid for purchases.`),
);
const trackingRules = firstRefusal<ResolvedExpense | ResolvedBill>(
  trackingOptionsOnly(({ id }) => `BL01001973: Invalid ${id} '${id}' specified.`),
  oneOfEachDimension(dimensionBefore('-'), 'Only one value of each dimension can be used on a line.'),
  archivedTracking((option) => `BL01001973: ${dimensionBefore('-')(option)} ${option.name} is not active.`),
);
const lineDescription = eachLine(descriptionUpTo(1000, 'Description must not contain more than 1000 characters.'));
const payeeMessage = "Note must be used to provide payee's name and contain no more than 80 characters.";

/**
 * Sage Intacct. An expense is a credit card charge; a debit card is also a card account there. It also supports bills.
 * It has no receipts, because Codat's table in "Upload receipts" leaves it out. The rules are taken from Codat's
 * Intacct models of direct costs and bills, its page "Expenses in foreign currency", and Sage's BL error messages.
 */
export const intacct: AccountingPackage = {
  ...commonRules,
  key: 'knfz',
  name: 'Sage Intacct',
  colour: '#00703c',
  integrationId: 'c3e0f7b2-6f84-4b5e-8a1d-1b9c4d2e5f55',
  sourceId: 'c3e0f7b2-6f84-4b5e-8a1d-1b9c4d2e5f55',
  types: ['Payment', 'Refund'],
  contactKind: () => 'none',
  attachments: undefined,
  typesForTaxRate: (rate) => (rate.use === 'sales' ? [] : ['Payment', 'Refund']),
  newRecordId: (number) => String(3400 + number),
  unavailableMessage: 'GW-0010: The gateway is temporarily unavailable. Please try again later.',
  refuse: firstRefusal<ResolvedExpense>(
    refuseIf(
      ({ type, bank }) => type === 'Refund' && bank.bank !== 'Credit',
      'Refunds are only supported for credit card accounts.',
    ),
    paidFromBank((account) => `BL03000018: Invalid charge card account '${account.code}' specified.`),
    inactiveAccount,
    closed,
    codedAccount,
    taxRateRequired('TaxRateRef must be an existing tax rate in Sage Intacct.'),
    taxRules,
    trackingRules,
    knownCurrency,
    refuseIf(({ description }) => description === '', payeeMessage),
    descriptionUpTo(80, payeeMessage),
    referenceUpTo(45, 'Reference must not contain more than 45 characters.'),
    lineDescription,
    currencyCaseIn(['O1', 'O4'], ({ currency }) => `Currency '${currency}' cannot be used with this charge card.`),
  ),
  reimbursables: {
    supportsUpdates: false,
    acceptsAccount: isCodable,
    refuse: firstRefusal<ResolvedBill>(
      archivedContact((name) => `BL01001973: Vendor ${name} is not active.`),
      inactiveAccount,
      closed,
      codedAccount,
      taxRules,
      trackingRules,
      knownCurrency,
      referenceRequired('Reference must be between 1 and 100 characters.'),
      referenceUpTo(100, 'Reference must be between 1 and 100 characters.'),
      lineDescription,
    ),
  },
};
