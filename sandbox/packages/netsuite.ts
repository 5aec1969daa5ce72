import { expenseTypes } from './books';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  archivedContact,
  contactRequired,
  each,
  firstOf,
  fxOneOf,
  locked,
  mustBePaidFromBank,
  reservedAccount,
  sameSign,
} from './rules';

const kindOf = (id: string): string => id.slice(0, id.lastIndexOf('-'));

/** Checks and credit card charges. Sources: Codat's NetSuite direct-cost model, SuiteTalk's status codes. */
export const netSuite: AccountingPackage = {
  key: 'akxx',
  name: 'NetSuite',
  colour: '#36677d',
  integrationId: '6b113e06-e818-45d7-977b-8e6bb3d01269',
  sourceId: '6b113e06-e818-45d7-977b-8e6bb3d01269',
  takesExpenses: true,
  updates: true,
  contactFor: () => 'supplier',
  recordCurrency: 'transaction',
  taxWhenOmitted: 'no tax',
  attachments: {
    maxBytes: 100 * 1024 * 1024,
    extensions: 'bmp csv xls xlsx json pdf pjpg pjpeg jpg jpeg png txt svg tif tiff doc docx zip'.split(' '),
    types: ['Payment', 'Refund'],
    refusesOctetStream: false,
  },
  typesFor: (account) => (account.bank || account.role ? [] : expenseTypes),
  taxTypesFor: (rate) => (rate.use === 'sales' ? [] : expenseTypes),
  alsoValidFor: (account) => (account.bank ? [] : ['reimbursable-expense-transactions']),
  trackingParentsListed: true,
  recordId: (number) => String(50_210 + number),
  refuse: firstOf(
    contactRequired('Please enter value(s) for: Payee.'),
    archivedContact((name) => `Invalid entity reference key ${name}: the vendor is inactive.`),
    mustBePaidFromBank(
      (account) => `Invalid account reference key ${account.id}: the account must be of type Bank or Credit Card.`,
    ),
    archivedAccount(
      (account) =>
        `Invalid account reference key ${account.id} (${account.code} ${account.name}): the account is inactive.`,
    ),
    locked(() => 'The transaction date you specified is not within the date range of your accounting period.'),
    each(({ account }) =>
      account?.bank
        ? `Invalid account reference key ${account.id}: an expense line cannot use a bank account.`
        : undefined,
    ),
    reservedAccount(
      (account) => `Invalid account reference key ${account.id}: ${account.name} cannot be used on this transaction.`,
    ),
    each(({ taxRate }) => (taxRate ? undefined : 'Please enter value(s) for: Tax Code.')),
    each(({ taxRate }) => (taxRate?.use === 'sales' ? `Invalid taxcode reference key ${taxRate.id}.` : undefined)),
    ({ currency, rate, info }) =>
      currency !== info.baseCurrency && rate === undefined ? 'Please enter value(s) for: Exchange Rate.' : undefined,
    each(({ tracking }) =>
      new Set(tracking.map(({ id }) => kindOf(id))).size < tracking.length
        ? 'Only one location, one department and one classification can be used on a line.'
        : undefined,
    ),
    sameSign('Unit amount should have the same sign across all line items.'),
    (draft) =>
      fxOneOf(
        draft.bank.bank === 'Credit' ? ['O1', 'O4'] : ['O1', 'O2', 'O4'],
        ({ bank, currency }) => `Invalid currency reference key ${currency} for account ${bank.name}.`,
      )(draft),
  ),
};
