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
} from '../field';
import type { ModelDefinition, PackageModels } from '../model';
import { bankTransactions } from './bank-transactions';
import { longAddress, maxLength, side } from './shared-fields';

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
// This field is not enforced, because the API's schema of a transfer has no status, so the official clients cannot send
// one.
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
  chartOfAccounts: [
    text('nominalCode', required, maxLength(10)),
    text('name', required, informs('Payments are enabled to this account if the name ends in .PaymentsEnabled.')),
    text('description'),
    text('fullyQualifiedCategory', required, oneOf(...categories)),
  ],
  // Assumption: Codat publishes no model of bank accounts for Xero. Its draft guide "Xero | Expenses" creates a bank
  // account with these fields.
  bankAccounts: [
    text('accountName', required),
    text('nominalCode', maxLength(10)),
    text('accountNumber', informs('Required for credit cards and for accounts of no bank.')),
    text('sortCode'),
    text('accountType', oneOf('Debit', 'Credit'), alsoAccepts('Unknown')),
    text('currency'),
  ],
  customers: contact('customerName', 'STREET'),
  suppliers: contact('supplierName', 'DELIVERY'),
  directCosts: spendModel('DirectIncome', provided),
  directIncomes: spendModel('DirectCost', optional),
  transfers: [
    dateTime('date', required),
    side('from', [bankAccountId], moved('To'), reconciliation),
    side('to', [bankAccountId], moved('From'), reconciliation),
  ],
  journalEntries: [
    // This field is not enforced, because Codat's remark gives a default.
    dateTime('postedOn', publishedAsRequired, informs("If no date is specified, it will default to today's date.")),
    list('journalLines', required, atLeast(2), informs('At least 2 must be provided.'), [
      text(
        'description',
        required,
        upTo(4000),
        informs('Must not be longer than 4000 characters long and must be the same for all lines.'),
      ),
      number('netAmount', provided),
      object('accountRef', provided, [text('id', existing('account'), provided)]),
      object('tracking', [
        list('recordRefs', differentParents, upTo(2), [
          text('id', informs('Must not be a parent tracking category.'), provided),
        ]),
      ]),
    ]),
  ],
  bankTransactions,
};

function contact(name: 'customerName' | 'supplierName', delivery: string): ModelDefinition {
  return [
    text(name, required),
    text('phone', warns('Country, area, and number are space separated')),
    text('emailAddress'),
    text('registrationNumber', maxLength(50)),
    text('taxNumber'),
    // Xero's model has the value InActive; the API's schema has Archived.
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
  ];
}

/**
 * Returns the model of direct costs (spend money) or direct incomes (receive money). `reverse` is the type that a
 * negative one is converted to. Only direct costs require the tax amount.
 */
function spendModel(reverse: 'DirectCost' | 'DirectIncome', tax: Modifier): ModelDefinition {
  const reversed = `When negative, the push item will be converted to a ${reverse} and will be pushed accordingly.`;
  const isCost = reverse === 'DirectIncome';
  return {
    warnings: [reversed],
    fields: [
      dateTime('issueDate', provided),
      text('reference', upTo(255), informs('Must not exceed 255 characters.')),
      text('currency', isCost ? provided : required),
      number('currencyRate'),
      number('taxAmount', tax),
      number('totalAmount', provided),
      object('contactRef', provided, [text('id', existing('contact'), provided)]),
      list('paymentAllocations', provided, [
        object('payment', provided, [
          object('accountRef', provided, [text('id', warns('Must be a bank account.'), bankAccountId, provided)]),
        ]),
        object('allocation', provided, [
          number('totalAmount', warns('Must be equal to the sum of line items.'), provided),
        ]),
      ]),
      list('lineItems', provided, [
        text('description', required, upTo(4000), informs('Must not be longer than 4000 characters long.')),
        number('quantity', provided),
        number('unitAmount', provided),
        number('totalAmount', warns(reversed), informs('When one line is negative, all lines must be negative.')),
        number('taxAmount', tax),
        object('accountRef', provided, [text('id', existing('account'), provided)]),
        list('trackingCategoryRefs', differentParents, upTo(2), [text('id', provided)]),
        object('taxRateRef', [
          text('id', warns('Must match the ID of an existing tax rate.'), isCost ? accountsRate : optional),
        ]),
        object('itemRef', [text('id', existing('item'))]),
      ]),
    ],
  };
}
