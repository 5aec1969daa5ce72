import { formatDay } from '../engine/day';
import type { Account, ResolvedBill, ResolvedExpense } from './books';
import type { AccountingPackage } from './package';
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
  type Rule,
  referenceRequired,
  referenceUpTo,
} from './rules/rule';
import { archivedTaxRate, noSalesRate, taxRateRequired } from './rules/tax';
import { archivedTracking, dimensionBefore, oneOfEachDimension, trackingOptionsOnly } from './rules/tracking';

const takes = ({ bank, role }: Account): boolean => bank === undefined && role === undefined;

const inactiveAccount = archivedAccount(
  (account) => `BL01001973: GL account number ${account.code} (${account.name}) is not active.`,
);
const closed = locked(
  (day) => `BL03001649: The entry date must be after the books' closing date of ${formatDay(day)}.`,
);
const coded = codedOnlyTo(
  takes,
  (account) => `BL01001973: GL account number ${account.code} cannot be used on this transaction.`,
);
/** "Ensure that it exists in your Sage Intacct entity otherwise the request will fail" (Codat, direct-cost model). */
const knownCurrency: Rule<ResolvedExpense | ResolvedBill> = ({ currency, info }) =>
  currency === info.baseCurrency || info.rates[currency] !== undefined
    ? undefined
    : `Currency '${currency}' does not exist in the entity.`;
const taxed = firstRefusal<ResolvedExpense | ResolvedBill>(
  archivedTaxRate((rate) => `BL01001973: Tax detail ${rate.id} is not active: the tax rate cannot be used.`),
  noSalesRate((rate) => `BL01001973: Tax detail ${rate.id} cannot be used: the tax rate is not valid for purchases.`),
);
const tracked = firstRefusal<ResolvedExpense | ResolvedBill>(
  trackingOptionsOnly(({ id }) => `BL01001973: Invalid ${id} '${id}' specified.`),
  oneOfEachDimension(dimensionBefore('-'), 'Only one value of each dimension can be used on a line.'),
  archivedTracking((option) => `BL01001973: ${dimensionBefore('-')(option)} ${option.name} is not active.`),
);
const lineDescription = eachLine(({ description }) =>
  description.length > 1000 ? 'Description must not contain more than 1000 characters.' : undefined,
);

/**
 * Credit card charges (a debit card is a card account too) and bills. Receipts: Intacct is not in the table of
 * "Upload receipts". Sources: Codat's Intacct models of direct costs and bills, its "Expenses in foreign currency"
 * page, Sage's BL errors.
 */
export const intacct: AccountingPackage = {
  key: 'knfz',
  name: 'Sage Intacct',
  colour: '#00703c',
  integrationId: 'c3e0f7b2-6f84-4b5e-8a1d-1b9c4d2e5f55',
  sourceId: 'c3e0f7b2-6f84-4b5e-8a1d-1b9c4d2e5f55',
  supportsExpenses: true,
  types: ['Payment', 'Refund'],
  supportsUpdates: true,
  contactKind: () => 'none',
  recordCurrency: 'transaction',
  exchangeRateWhenOmitted: 'daily',
  taxWhenOmitted: 'no tax',
  attachments: undefined,
  acceptsAccount: takes,
  typesForTaxRate: (rate) => (rate.use === 'sales' ? [] : ['Payment', 'Refund']),
  listsTrackingParents: true,
  newRecordId: (number) => String(3400 + number),
  unavailableMessage: 'GW-0010: The gateway is temporarily unavailable. Please try again later.',
  refuse: firstRefusal<ResolvedExpense>(
    ({ type, bank }) =>
      type === 'Refund' && bank.bank !== 'Credit' ? 'Refunds are only supported for credit card accounts.' : undefined,
    paidFromBank((account) => `BL03000018: Invalid charge card account '${account.code}' specified.`),
    inactiveAccount,
    closed,
    coded,
    taxRateRequired('TaxRateRef must be an existing tax rate in Sage Intacct.'),
    taxed,
    tracked,
    knownCurrency,
    ({ description }) =>
      description === ''
        ? "Note must be used to provide payee's name and contain no more than 80 characters."
        : undefined,
    descriptionUpTo(80, "Note must be used to provide payee's name and contain no more than 80 characters."),
    referenceUpTo(45, 'Reference must not contain more than 45 characters.'),
    lineDescription,
    currencyCaseIn(['O1', 'O4'], ({ currency }) => `Currency '${currency}' cannot be used with this charge card.`),
  ),
  reimbursables: {
    supportsUpdates: false,
    acceptsAccount: takes,
    refuse: firstRefusal<ResolvedBill>(
      archivedContact((name) => `BL01001973: Vendor ${name} is not active.`),
      inactiveAccount,
      closed,
      coded,
      taxed,
      tracked,
      knownCurrency,
      referenceRequired('Reference must be between 1 and 100 characters.'),
      referenceUpTo(100, 'Reference must be between 1 and 100 characters.'),
      lineDescription,
    ),
  },
};
