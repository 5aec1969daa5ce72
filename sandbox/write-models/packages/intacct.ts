import {
  all,
  atLeast,
  dateTime,
  informs,
  list,
  type Modifier,
  number,
  object,
  oneOf,
  required,
  text,
  upTo,
  warns,
} from '../field';
import type { ModelDefinition, PackageModels } from '../model';
import { intacctCountries } from './countries';
import { activeOrArchived, addressLines, numbers, ref, single } from './shared-fields';

const noGreaterThan = (longest: number): Modifier =>
  all(upTo(longest), warns(`Must be no greater than ${longest} characters`));
const ofLength = (longest: number): Modifier =>
  all(upTo(longest), warns(`Must be between 1 and ${longest} characters`));
const trackingCategories = list('trackingCategoryRefs', [text('id'), text('name')]);
const sumOfLines = informs('If provided, must match the sum of the line items.');
const currency = text(
  'currency',
  warns('When supplying a currency ensure that it exists in your Sage Intacct entity otherwise the request will fail.'),
);
const payee = all(
  required,
  upTo(80),
  informs("Must be used to provide payee's name and contain no more than 80 characters."),
);
const atLeastOneLine = all(required, informs('Must contain at least one line item.'));

export const intacct: PackageModels = {
  chartOfAccounts: [
    text(
      'nominalCode',
      required,
      upTo(24),
      warns(
        'Must be unique within the entity.',
        'Must be at most 24 characters in length, although restrictions may vary between entities.',
      ),
    ),
    text('name', required),
    text('status', required, activeOrArchived),
    text('type', required, oneOf('Asset', 'Equity', 'Expense', 'Income', 'Liability')),
    text(
      'fullyQualifiedCategory',
      required,
      informs(
        "Any category that is part of the hierarchy of one of: 'Assets', 'Equity', 'Liabilities', 'Total Expenses' " +
          "and 'Total Income' is permitted.",
      ),
    ),
  ],
  customers: contact('customerName'),
  suppliers: contact('supplierName'),
  directCosts: [
    text('note', payee),
    list('lineItems', atLeastOneLine, [
      number('unitAmount', required),
      object('taxRateRef', required, [text('id', required, informs('Must be an existing tax rate in Sage Intacct.'))]),
      ref('accountRef', required),
      text('description', upTo(1000), informs('Must not contain no more than 1000 characters.')),
      ...numbers('taxAmount', 'totalAmount', 'subTotal'),
      trackingCategories,
    ]),
    list('paymentAllocations', single(informs('Must contain a single allocation.')), [
      object('payment', required, [
        dateTime('paidOnDate', required),
        ref('accountRef', required),
        number('totalAmount', sumOfLines),
      ]),
      object('allocation', required, [number('totalAmount', sumOfLines)]),
    ]),
    currency,
    text('reference', upTo(45), informs('Must not contain no more than 45 characters.')),
    number('currencyRate'),
    number('totalAmount', sumOfLines),
  ],
  directIncomes: [
    text('reference', payee),
    dateTime('issueDate', required),
    list('paymentAllocations', single(informs('Must contain a single payment allocation.')), [
      object('payment', required, [
        dateTime('paidOnDate', required),
        ref('accountRef', required, informs('Must be used to provide bank account id.')),
      ]),
    ]),
    list('lineItems', atLeastOneLine, [
      number('unitAmount', required),
      object('taxRateRef', informs('It is only required for VAT enabled transactions.'), [
        text('id', informs('Must be an existing tax rate in Sage Intacct.')),
      ]),
      ref('accountRef', required, informs('Must be used to provide an account id not linked to a bank account.')),
      text('description', upTo(1000), informs('Must not contain more than 1000 characters.')),
      trackingCategories,
    ]),
    currency,
    text('note'),
    number('currencyRate'),
  ],
  journalEntries: [
    dateTime('postedOn', required),
    ref('journalRef', required),
    text('description', required, noGreaterThan(512)),
    list('journalLines', required, atLeast(2), warns('There must be at least two lines'), [
      number('netAmount', required, warns('Must not be a 0 amount')),
      ref('accountRef', required),
      text('description', noGreaterThan(512)),
      text('currency', warns('If provided, must match the base currency for the company')),
    ]),
  ],
};

function contact(name: 'customerName' | 'supplierName'): ModelDefinition {
  return [
    ...(name === 'customerName'
      ? [text('id', warns('Required if auto-numbering is not enabled for the Sage Intacct company'))]
      : []),
    text(name, required, ofLength(100)),
    text('contactName', required, ofLength(200)),
    text('status', required, activeOrArchived),
    text('phone', noGreaterThan(30)),
    text('emailAddress', noGreaterThan(200)),
    text('taxNumber', noGreaterThan(20)),
    ...(name === 'supplierName' ? [text('registrationNumber', noGreaterThan(100))] : []),
    text('defaultCurrency', oneOf('AUD', 'CAD', 'GBP', 'USD', 'ZAR')),
    list(
      'addresses',
      upTo(1),
      warns(
        'If supplied, must contain only 1 address',
        'If TaxNumber is supplied, an Address with a Country is required',
      ),
      addressLines({
        line: noGreaterThan(200),
        city: noGreaterThan(80),
        region: noGreaterThan(40),
        postalCode: noGreaterThan(30),
        country: all(oneOf(...intacctCountries), warns('Required if TaxNumber is supplied')),
      }),
    ),
  ];
}
