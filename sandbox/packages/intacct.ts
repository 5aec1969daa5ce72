import { longDay } from '../engine/day';
import type { Account, BillDraft, Draft } from './books';
import { fxOneOf } from './fx';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  archivedContact,
  codedTo,
  descriptionUpTo,
  each,
  firstOf,
  locked,
  mustBePaidFromBank,
  type Rule,
  referenceRequired,
  referenceUpTo,
} from './rules';
import { archivedTaxRate, noSalesRate, taxRateRequired } from './tax-rules';
import { archivedTracking, dimensionBefore, oneOfEachDimension, trackingOptionsOnly } from './tracking-rules';

const takes = ({ bank, role }: Account): boolean => bank === undefined && role === undefined;

const inactiveAccount = archivedAccount(
  (account) => `BL01001973: GL account number ${account.code} (${account.name}) is not active.`,
);
const closed = locked((day) => `BL03001649: The entry date must be after the books' closing date of ${longDay(day)}.`);
const coded = codedTo(
  takes,
  (account) => `BL01001973: GL account number ${account.code} cannot be used on this transaction.`,
);
/** "Ensure that it exists in your Sage Intacct entity otherwise the request will fail" (Codat, direct-cost model). */
const knownCurrency: Rule<Draft | BillDraft> = ({ currency, info }) =>
  currency === info.baseCurrency || info.rates[currency] !== undefined
    ? undefined
    : `Currency '${currency}' does not exist in the entity.`;
const taxed = firstOf<Draft | BillDraft>(
  archivedTaxRate((rate) => `BL01001973: Tax detail ${rate.id} is not active: the tax rate cannot be used.`),
  noSalesRate((rate) => `BL01001973: Tax detail ${rate.id} cannot be used: the tax rate is not valid for purchases.`),
);
const tracked = firstOf<Draft | BillDraft>(
  trackingOptionsOnly(({ id }) => `BL01001973: Invalid ${id} '${id}' specified.`),
  oneOfEachDimension(dimensionBefore('-'), 'Only one value of each dimension can be used on a line.'),
  archivedTracking((option) => `BL01001973: ${dimensionBefore('-')(option)} ${option.name} is not active.`),
);
const lineDescription = each(({ description }) =>
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
  takesExpenses: true,
  types: ['Payment', 'Refund'],
  updates: true,
  contactFor: () => 'none',
  recordCurrency: 'transaction',
  rateWhenOmitted: 'daily',
  taxWhenOmitted: 'no tax',
  attachments: undefined,
  takes,
  taxTypesFor: (rate) => (rate.use === 'sales' ? [] : ['Payment', 'Refund']),
  trackingParentsListed: true,
  recordId: (number) => String(3400 + number),
  unavailable: 'GW-0010: The gateway is temporarily unavailable. Please try again later.',
  refuse: firstOf<Draft>(
    ({ type, bank }) =>
      type === 'Refund' && bank.bank !== 'Credit' ? 'Refunds are only supported for credit card accounts.' : undefined,
    mustBePaidFromBank((account) => `BL03000018: Invalid charge card account '${account.code}' specified.`),
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
    fxOneOf(['O1', 'O4'], ({ currency }) => `Currency '${currency}' cannot be used with this charge card.`),
  ),
  reimbursables: {
    updates: false,
    takes,
    refuse: firstOf<BillDraft>(
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
