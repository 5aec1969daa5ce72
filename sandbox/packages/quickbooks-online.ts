import { expenseTypes } from './books';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  archivedContact,
  contactRequired,
  descriptionUpTo,
  each,
  firstOf,
  fxOneOf,
  locked,
  mustBePaidFromBank,
  type Rule,
  referenceUpTo,
  taxRateFitsAccount,
} from './rules';

const trackingKind = (id: string): string => id.slice(0, id.indexOf('_'));

const oneDepartment: Rule = ({ lines }) => {
  const departments = lines.map((line) =>
    line.tracking.filter(({ id }) => trackingKind(id) === 'DEPARTMENT').map(({ id }) => id),
  );
  if (departments.some((ids) => ids.length > 1))
    return 'Only one tracking category of type DEPARTMENT can be provided per transaction.';
  return new Set(departments.flat()).size > 1 ? 'All DEPARTMENT tracking categories must be the same.' : undefined;
};

const taxOnAllOrNone: Rule = ({ lines }) =>
  lines.some((line) => line.tax !== undefined) && lines.some((line) => line.tax === undefined)
    ? 'TaxAmount must be specified on all line items or none.'
    : undefined;

/** Purchases. Sources: Codat's QuickBooks Online direct-cost model, Intuit's error codes 610, 6140, 6210 and 6000. */
export const quickBooksOnline: AccountingPackage = {
  key: 'qhyg',
  name: 'QuickBooks Online',
  colour: '#2a7d1f',
  integrationId: '56e6575a-3f1f-4918-b009-f7535555f0d6',
  sourceId: '56e6575a-3f1f-4918-b009-f7535555f0d6',
  takesExpenses: true,
  updates: true,
  contactFor: () => 'supplier',
  recordCurrency: 'transaction',
  taxWhenOmitted: 'no tax',
  attachments: {
    maxBytes: 100 * 1024 * 1024,
    extensions: 'ai csv doc docx eps gif jpeg jpg ods pages pdf png rtf tif txt xls xlsx xml'.split(' '),
    types: ['Payment', 'Refund'],
    refusesOctetStream: true,
  },
  typesFor: (account) =>
    account.bank || account.role || (account.type !== 'Expense' && account.type !== 'Income') ? [] : expenseTypes,
  taxTypesFor: (rate) => (rate.use === 'sales' ? [] : expenseTypes),
  alsoValidFor: (account) => (account.bank ? ['transfer-transactions'] : ['reimbursable-expense-transactions']),
  trackingParentsListed: true,
  recordId: (number) => String(144 + number),
  refuse: firstOf(
    contactRequired('Required param missing, need to supply the required value for the API: ContactRef'),
    archivedContact((name) => madeInactive(`vendor ${name}`)),
    archivedAccount((account) => madeInactive(`account ${account.name}`)),
    mustBePaidFromBank(
      (account) => `Business Validation Error: The account ${account.name} must be a Bank, Cash or Asset account.`,
    ),
    locked(
      () =>
        'Account Period Closed, Cannot Update Through Services: The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
    ),
    each(({ account }) =>
      account && (account.bank || account.role || (account.type !== 'Expense' && account.type !== 'Income'))
        ? `Invalid account type: ${account.name} must be an Expense or Income account.`
        : undefined,
    ),
    each(({ taxRate }) =>
      taxRate
        ? undefined
        : 'Business Validation Error: Make sure all your transactions have a VAT rate before you save.',
    ),
    taxRateFitsAccount(
      ({ taxRate }) => `Invalid tax rate id - The tax rate ${taxRate?.name} cannot be used on a purchase.`,
    ),
    taxOnAllOrNone,
    each(({ tracking }) =>
      tracking.filter(({ id }) => trackingKind(id) === 'CLASS').length > 1
        ? 'Only one tracking category of type CLASS can be provided per item.'
        : undefined,
    ),
    oneDepartment,
    fxOneOf(
      ['O1', 'O2', 'O4'],
      ({ bank, currency }) =>
        `Business Validation Error: The currency ${currency} cannot be used with the account ${bank.name}, which is in ${bank.currency}.`,
    ),
    referenceUpTo(21, 'Reference must be less than 22 characters.'),
    descriptionUpTo(3999, 'Description must be less than 4000 characters.'),
  ),
};

/** Intuit's sandbox companies, which take everything the real ones do. */
export const quickBooksOnlineSandbox: AccountingPackage = {
  ...quickBooksOnline,
  key: 'ndsk',
  name: 'QuickBooks Online Sandbox',
  integrationId: '99b8f3ee-0f6d-4b7d-9e83-9c6a5e6a0f11',
  sourceId: '99b8f3ee-0f6d-4b7d-9e83-9c6a5e6a0f11',
};

function madeInactive(what: string): string {
  return `Object Not Found: Something you're trying to use has been made inactive (${what}). Check the fields with accounts, customers, items, vendors or employees.`;
}
