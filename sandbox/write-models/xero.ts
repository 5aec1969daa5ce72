import { bankTransactions } from './bank-transactions';
import {
  all,
  alsoAccepts,
  atLeast,
  dateTime,
  type Field,
  informs,
  list,
  type Modifier,
  number,
  object,
  oneOf,
  optional,
  publishedAsRequired,
  required,
  text,
  upTo,
  warns,
} from './field';
import type { ModelDefinition, PackageModels } from './model';
import { longAddress, maxLength, side, tracking } from './parts';

const provided = all(required, informs('Must be provided.'));
const existing = (what: string): Modifier =>
  warns('Must be a valid GUID.', `Must match the ID of an existing ${what}.`);
const bankAccountId = warns('Must match the ID of an existing bank account.');
const differentParents = informs(
  'Tracking categories must not have the same parent tracking category.',
  'Maximum of 2 Tracking Categories.',
);

const accountsRate = informs("If not provided, will be set to the default tax rate for the line's account.");
const moved = (other: 'From' | 'To'): Field =>
  number('amount', required, warns(`Must be equal to ${other}.Amount.`, 'Must be greater than zero.'));
// The API's schema of a transfer has no status, so that no official client can send one.
const reconciliation = text(
  'status',
  publishedAsRequired,
  oneOf('Unknown', 'Unreconciled', 'Reconciled'),
  informs('Must be provided.'),
);

const categories = [
  'Asset.Current Asset.Fixed Asset.Inventory Asset.NonCurrent Asset.Prepayment',
  'Expense.DirectCosts Expense.Expense Expense.Overhead Expense.Superannuation Expense.Wages',
  'Income.Sales Income.Revenue Income.Other',
  'Liability.Current Liability.Depreciation Liability.Liability Liability.NonCurrent Liability.PayAsYouGo',
  'Liability.Superannuation Liability.WagesPayable Equity.Equity',
].flatMap((line) => line.split(' '));

export const xero: PackageModels = {
  chartOfAccounts: {
    fields: [
      text('nominalCode', required, maxLength(10)),
      text('name', required, informs('Payments are enabled to this account if the name ends in .PaymentsEnabled.')),
      text('description'),
      text('fullyQualifiedCategory', required, oneOf(...categories)),
    ],
  },
  // An assumption: Codat's models have none, its draft guide "Xero | Expenses" creates a holding account this way.
  bankAccounts: {
    fields: [
      text('accountName', required),
      text('nominalCode', maxLength(10)),
      text('accountNumber', informs('Required for credit cards and for accounts of no bank.')),
      text('sortCode'),
      text('accountType', oneOf('Debit', 'Credit'), alsoAccepts('Unknown')),
      text('currency'),
    ],
  },
  customers: contact('customerName', 'STREET'),
  suppliers: contact('supplierName', 'DELIVERY'),
  directCosts: spent('DirectIncome', provided),
  directIncomes: spent('DirectCost', optional),
  transfers: {
    fields: [
      dateTime('date', required),
      side('from', [bankAccountId], moved('To'), reconciliation),
      side('to', [bankAccountId], moved('From'), reconciliation),
    ],
  },
  journalEntries: {
    fields: [
      // Marked as required, with the remark that says what happens without it.
      dateTime('postedOn', publishedAsRequired, informs("If no date is specified, it will default to today's date.")),
      list(
        'journalLines',
        [
          text(
            'description',
            required,
            upTo(4000),
            informs('Must not be longer than 4000 characters long and must be the same for all lines.'),
          ),
          number('netAmount', provided),
          object('accountRef', [text('id', existing('account'), provided)], provided),
          tracking(
            list(
              'recordRefs',
              [text('id', informs('Must not be a parent tracking category.'), provided)],
              differentParents,
              upTo(2),
            ),
          ),
        ],
        required,
        atLeast(2),
        informs('At least 2 must be provided.'),
      ),
    ],
  },
  bankTransactions,
};

function contact(name: 'customerName' | 'supplierName', delivery: string): ModelDefinition {
  return {
    fields: [
      text(name, required),
      text('phone', warns('Country, area, and number are space separated')),
      text('emailAddress'),
      text('registrationNumber', maxLength(50)),
      text('taxNumber'),
      // The API's schema says Archived where Xero's model says InActive.
      text('status', oneOf('Active', 'InActive'), alsoAccepts('Archived', 'Unknown')),
      longAddress(
        255,
        text(
          'type',
          required,
          oneOf('Billing', 'Delivery'),
          alsoAccepts('Unknown'),
          warns(`Billing = POBOX, Delivery/Unknown = ${delivery}`),
        ),
      ),
    ],
  };
}

/** Spend money and Receive money: a negative one becomes the other. Only a direct cost must state its tax. */
function spent(reverse: 'DirectCost' | 'DirectIncome', tax: Modifier): ModelDefinition {
  const reversed = `When negative, the push item will be converted to a ${reverse} and will be pushed accordingly.`;
  const ofCosts = reverse === 'DirectIncome';
  return {
    warnings: [reversed],
    fields: [
      dateTime('issueDate', provided),
      text('reference', upTo(255), informs('Must not exceed 255 characters.')),
      text('currency', ofCosts ? provided : required),
      number('currencyRate'),
      number('taxAmount', tax),
      number('totalAmount', provided),
      object('contactRef', [text('id', existing('contact'), provided)], provided),
      list(
        'paymentAllocations',
        [
          object(
            'payment',
            [object('accountRef', [text('id', warns('Must be a bank account.'), bankAccountId, provided)], provided)],
            provided,
          ),
          object(
            'allocation',
            [number('totalAmount', warns('Must be equal to the sum of line items.'), provided)],
            provided,
          ),
        ],
        provided,
      ),
      list(
        'lineItems',
        [
          text('description', required, upTo(4000), informs('Must not be longer than 4000 characters long.')),
          number('quantity', provided),
          number('unitAmount', provided),
          number('totalAmount', warns(reversed), informs('When one line is negative, all lines must be negative.')),
          number('taxAmount', tax),
          object('accountRef', [text('id', existing('account'), provided)], provided),
          list('trackingCategoryRefs', [text('id', provided)], differentParents, upTo(2)),
          object('taxRateRef', [
            text('id', warns('Must match the ID of an existing tax rate.'), ofCosts ? accountsRate : optional),
          ]),
          object('itemRef', [text('id', existing('item'))]),
        ],
        provided,
      ),
    ],
  };
}
