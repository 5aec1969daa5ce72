import { describe, expect, test } from 'vitest';
import { packages } from '../packages/index';
import { faultsIn } from './faults';
import type { WritableType } from './model';
import { writeModel } from './write-model';

const recordNames: Partial<Record<WritableType, string>> = {
  chartOfAccounts: 'Account',
  suppliers: 'Supplier',
  directCosts: 'DirectCost',
  transfers: 'Transfer',
  journalEntries: 'JournalEntry',
  bankTransactions: 'BankTransactions',
};

const faultsOf = (platformKey: string, type: WritableType, record: object) => {
  const model = writeModel(platformKey, type);
  if (!model) throw new Error(`${platformKey} does not support ${type}`);
  return faultsIn(model, recordNames[type] ?? type, record);
};
const messagesOf = (...from: Parameters<typeof faultsOf>) => faultsOf(...from).map(({ message }) => message);
const itemIdsOf = (...from: Parameters<typeof faultsOf>) => faultsOf(...from).map(({ itemId }) => itemId);

describe("Codat's own examples", () => {
  // A direct cost from Codat's guide "Accounting automation": an expense paid from a holding account.
  const directCost = {
    issueDate: '2023-02-28',
    currency: 'GBP',
    reference: 'card-4590',
    note: 'Hotel in Leeds',
    contactRef: { id: '699f0091-0000-4000-8000-000000000000', dataType: 'suppliers' },
    lineItems: [
      {
        description: 'Hotel',
        unitAmount: 100,
        quantity: 1,
        subTotal: 100,
        taxAmount: 20,
        totalAmount: 120,
        accountRef: { id: '3' },
        taxRateRef: { id: 'INPUT2' },
        trackingCategoryRefs: [{ id: '4' }],
        tracking: {
          recordRefs: [{ id: '4', dataType: 'trackingCategories' }],
          invoiceTo: { id: '5', dataType: 'customers' },
        },
      },
    ],
    paymentAllocations: [{ payment: { accountRef: { id: '6' }, currency: 'GBP' }, allocation: { totalAmount: 120 } }],
    subTotal: 100,
    taxAmount: 20,
    totalAmount: 120,
  };

  test.each([
    ...['gbol', 'qhyg', 'ndsk', 'pqsw', 'trji', 'fbrh', 'rwuv', 'mqjo'].map((key) => [key, []] as const),
    ['akxx', ['CurrencyRate']],
    ['knfz', ['PaymentAllocations[0].Payment.PaidOnDate']],
  ] as const)('a direct cost in %s lacks %j', (platformKey, missing) => {
    expect(itemIdsOf(platformKey, 'directCosts', directCost)).toEqual(missing);
  });

  test.each(['date', 'clearedOnDate'])('bank transactions with a %s have no faults', (dateField) => {
    const transaction = {
      id: '716422529',
      [dateField]: '2023-08-22T10:21:00',
      description: 'Hotel',
      counterparty: 'Hotel',
      reference: 'Ref-12345',
      reconciled: true,
      amount: 100,
      balance: 100,
      transactionType: 'Credit',
    };
    for (const platformKey of ['gbol', 'qhyg', 'ndsk', 'akxx', 'fbrh', 'mqjo'])
      expect(faultsOf(platformKey, 'bankTransactions', { accountId: '7', transactions: [transaction] })).toEqual([]);
  });

  test('a supplier with a status has no faults in packages that do not require a contact person', () => {
    const supplier = { supplierName: 'Severn Print', status: 'Active' };
    // Sage 50 requires the id of a new contact.
    for (const { key } of packages.filter(({ key }) => key !== 'knfz' && key !== 'hbql'))
      expect(faultsOf(key, 'suppliers', supplier)).toEqual([]);
    expect(faultsOf('gbol', 'suppliers', { supplierName: 'Severn Print' })).toEqual([]);
  });

  test("Codat's own Sandbox requires only the name", () => {
    expect(itemIdsOf('mqjo', 'chartOfAccounts', {})).toEqual(['Name']);
    expect(faultsOf('mqjo', 'transfers', {})).toEqual([]);
  });
});

const account = { nominalCode: '4711', name: 'Travel', fullyQualifiedCategory: 'Expense.Overhead' };
const accountMessages = (values: object) => messagesOf('gbol', 'chartOfAccounts', { ...account, ...values });

test("a fault has Codat's wording", () => {
  expect(faultsOf('gbol', 'chartOfAccounts', { ...account, nominalCode: '12345678901' })).toEqual([
    {
      itemId: 'NominalCode',
      message: 'Failed to push to Account as NominalCode must not be longer than 10 characters long.',
      validatorName: 'Account',
    },
  ]);
});

test.each([
  ['a number for a text', { name: 7 }, ['Name must be of type String.']],
  ['a list for a text', { description: ['a'] }, ['Description must be of type String.']],
  ['a required text of spaces', { name: '  ' }, ['Name must be provided.']],
  ['an option in another case', { fullyQualifiedCategory: 'expense.overhead' }, []],
  ['an unknown field and an empty optional one', { colour: 'red', description: '' }, []],
])('checks %s', (_, values, expected) => {
  expect(accountMessages(values)).toEqual(expected.map((problem) => `Failed to push to Account as ${problem}`));
});

test('names the options of a field only if they are few', () => {
  const category = { fullyQualifiedCategory: 'Expense.Fun' };
  expect(accountMessages(category)[0]).toContain('must be one of Asset.Current, Asset.Fixed');
  expect(messagesOf('qhyg', 'chartOfAccounts', { name: 'Fun', ...category })).toEqual([
    expect.stringContaining("must be one of the field's options."),
  ]);
});

test("accepts a status that the API's schema has and the model lacks", () => {
  expect(faultsOf('gbol', 'suppliers', { supplierName: 'A', status: 'Archived' })).toEqual([]);
});

const journalLine = { description: 'a', netAmount: 1, accountRef: { id: '1' } };

test.each([
  ['2021-11-15T06:00:00Z', true],
  ['2021-11-15T01:00:00', true],
  ['2021-11-15T01:00:00.1234567+01:00', true],
  ['2024-05-21', true],
  ['2024-02-30', false],
  ['2023-7-4', false],
  ['yesterday', false],
])('%s is a date: %s', (postedOn, isDate) => {
  const entry = { postedOn, journalLines: [journalLine, { ...journalLine, netAmount: -1 }] };
  expect(itemIdsOf('gbol', 'journalEntries', entry)).toEqual(isDate ? [] : ['PostedOn']);
});

test.each([
  [
    'a line without an account',
    [journalLine, { ...journalLine, accountRef: undefined }],
    '[1].AccountRef must be provided.',
  ],
  ['a single line', [journalLine], ' must contain at least 2 items.'],
  ['a line that is a text', [journalLine, 'x'], '[1] must be of type Object.'],
])('names the path of %s', (_, journalLines, problem) => {
  expect(messagesOf('gbol', 'journalEntries', { postedOn: '2026-11-20', journalLines })).toEqual([
    `Failed to push to JournalEntry as JournalLines${problem}`,
  ]);
});

test('refuses a second line where the package accepts one', () => {
  const taxi = {
    note: 'Taxi',
    issueDate: '2026-11-20',
    paymentAllocations: [{ payment: { accountRef: { id: '1' } } }],
    lineItems: [{ accountRef: { id: '1' } }, { accountRef: { id: '1' } }],
  };
  expect(messagesOf('fbrh', 'directCosts', taxi)).toEqual([
    'Failed to push to DirectCost as LineItems must not contain more than 1 item.',
  ]);
});
