import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { packages } from '../packages/index';
import type { Field } from './field';
import { faultsIn, type WritableType, type WriteModel, writableTypes, writeModel, writeModelBody } from './write-model';

const known = (platformKey: string, type: WritableType): WriteModel => {
  const model = writeModel(platformKey, type);
  if (!model) throw new Error(`${platformKey} takes no ${type}`);
  return model;
};

const everyModel = packages.flatMap(({ key, name }) =>
  writableTypes.flatMap((type) => {
    const model = writeModel(key, type);
    return model ? [[`${name} ${type}`, model] as const] : [];
  }),
);

describe('what each package takes', () => {
  test.each([
    ['gbol', writableTypes],
    ['qhyg', writableTypes],
    ['ndsk', writableTypes],
    ['mqjo', writableTypes],
    ['pqsw', writableTypes.filter((type) => type !== 'bankTransactions')],
    ['akxx', writableTypes.filter((type) => type !== 'chartOfAccounts' && type !== 'bankAccounts')],
    ['trji', ['bankAccounts', 'suppliers', 'directCosts', 'directIncomes', 'journalEntries']],
    ['fbrh', writableTypes.filter((type) => type !== 'chartOfAccounts' && type !== 'journalEntries')],
    ['knfz', ['chartOfAccounts', 'customers', 'suppliers', 'directCosts', 'directIncomes', 'journalEntries']],
    ['rwuv', ['suppliers', 'directCosts']],
    ['abcd', []],
  ] as const)('%s takes %j', (platformKey, types) => {
    expect(writableTypes.filter((type) => writeModel(platformKey, type))).toEqual(types);
  });
});

describe.each(everyModel)('the model of %s', (_, model) => {
  const record = recordOf(model.fields);

  test('is shown as a push option, down to its last field', () => {
    const body = pushOption.parse(writeModelBody(model));
    expect(body).toMatchObject({ type: 'Object', displayName: model.displayName, required: true });
    expectFields(body, model.fields);
  });

  test('has no fault to find in a record with everything', () => {
    expect(faultsIn(model, 'Record', record)).toEqual([]);
  });

  test('has no fault to find in a record with only what is insisted on', () => {
    expect(
      faultsIn(
        model,
        'Record',
        recordOf(model.fields, ({ enforced }) => enforced),
      ),
    ).toEqual([]);
  });

  test('names the one required field that is missing, wherever it is', () => {
    for (const { path, itemId } of insistedIn(model.fields)) {
      for (const nothing of [undefined, null])
        expect(faultsIn(model, 'Record', withValue(record, path, nothing))).toEqual([
          {
            itemId,
            message: `Failed to push to Record as ${itemId} must be provided.`,
            validatorName: 'Record',
          },
        ]);
    }
  });

  test('finds faults in any JSON without failing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (payload) => {
        for (const { itemId, message } of faultsIn(model, 'Record', payload))
          expect(message).toMatch(`Failed to push to Record as ${itemId} must `);
      }),
      { numRuns: 30 },
    );
  });

  test('finds faults without failing when any JSON stands in place of a field', () => {
    const paths = [...insistedIn(model.fields), ...model.fields.map(({ name }) => ({ path: [name] }))];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), ({ path }, value) => {
        expect(Array.isArray(faultsIn(model, 'Record', withValue(record, path, value)))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("in Codat's own examples", () => {
  // "Accounting automation": an expense paid from a holding account.
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

  test.each(['gbol', 'qhyg', 'ndsk', 'pqsw', 'trji', 'fbrh', 'rwuv', 'mqjo'])(
    'a direct cost has no faults on %s',
    (platformKey) => {
      expect(faultsIn(known(platformKey, 'directCosts'), 'DirectCost', directCost)).toEqual([]);
    },
  );

  test('the same direct cost lacks the rate on NetSuite, and the day of payment on Intacct', () => {
    expect(faultsIn(known('akxx', 'directCosts'), 'DirectCost', directCost).map(({ itemId }) => itemId)).toEqual([
      'CurrencyRate',
    ]);
    expect(faultsIn(known('knfz', 'directCosts'), 'DirectCost', directCost).map(({ itemId }) => itemId)).toEqual([
      'PaymentAllocations[0].Payment.PaidOnDate',
    ]);
  });

  test.each(['date', 'clearedOnDate'])('bank transactions have no faults with their %s', (dateField) => {
    const lines = {
      accountId: '7',
      transactions: [
        {
          id: '716422529',
          [dateField]: '2023-08-22T10:21:00',
          description: 'Hotel',
          counterparty: 'Hotel',
          reference: 'Ref-12345',
          reconciled: true,
          amount: 100,
          balance: 100,
          transactionType: 'Credit',
        },
      ],
    };
    for (const platformKey of ['gbol', 'qhyg', 'ndsk', 'akxx', 'fbrh', 'mqjo'])
      expect(faultsIn(known(platformKey, 'bankTransactions'), 'BankTransactions', lines)).toEqual([]);
  });

  test('a supplier with an active state has no faults wherever a contact person is optional', () => {
    const supplier = { supplierName: 'Severn Print', status: 'Active' };
    for (const { key } of packages.filter(({ key }) => key !== 'knfz'))
      expect(faultsIn(known(key, 'suppliers'), 'Supplier', supplier)).toEqual([]);
    expect(faultsIn(known('gbol', 'suppliers'), 'Supplier', { supplierName: 'Severn Print' })).toEqual([]);
  });

  test("only the name is asked for in Codat's own Sandbox", () => {
    expect(faultsIn(known('mqjo', 'chartOfAccounts'), 'Account', {}).map(({ itemId }) => itemId)).toEqual(['Name']);
    expect(faultsIn(known('mqjo', 'transfers'), 'Transfer', {})).toEqual([]);
  });
});

describe('a fault', () => {
  const account = { nominalCode: '4711', name: 'Travel', fullyQualifiedCategory: 'Expense.Overhead' };
  const faults = (values: object): readonly string[] =>
    faultsIn(known('gbol', 'chartOfAccounts'), 'Account', { ...account, ...values }).map(({ message }) => message);

  test('is worded as Codat words it', () => {
    expect(faultsIn(known('gbol', 'chartOfAccounts'), 'Account', { ...account, nominalCode: '12345678901' })).toEqual([
      {
        itemId: 'NominalCode',
        message: 'Failed to push to Account as NominalCode must not be longer than 10 characters long.',
        validatorName: 'Account',
      },
    ]);
  });

  test('is found where the type is another one', () => {
    expect(faults({ name: 7 })).toEqual(['Failed to push to Account as Name must be of type String.']);
    expect(faults({ description: ['a'] })).toEqual([
      'Failed to push to Account as Description must be of type String.',
    ]);
  });

  test('is found where the value is none of the options, whose case does not matter', () => {
    expect(faults({ fullyQualifiedCategory: 'expense.overhead' })).toEqual([]);
    expect(faults({ fullyQualifiedCategory: 'Expense.Fun' })[0]).toContain('must be one of Asset.Current, Asset.Fixed');
    expect(
      faultsIn(known('qhyg', 'chartOfAccounts'), 'Account', { name: 'Fun', fullyQualifiedCategory: 'Expense.Fun' }),
    ).toMatchObject([{ message: expect.stringContaining("must be one of the field's options.") }]);
  });

  test("is not found in a state of the API's schema that the model leaves out", () => {
    expect(faultsIn(known('gbol', 'suppliers'), 'Supplier', { supplierName: 'A', status: 'Archived' })).toEqual([]);
  });

  test('is not found in a field that is not in the model, nor in an empty one', () => {
    expect(faults({ colour: 'red', description: '' })).toEqual([]);
  });

  test('is found in a text of spaces where one is required', () => {
    expect(faults({ name: '  ' })).toEqual(['Failed to push to Account as Name must be provided.']);
  });

  test.each([
    ['2021-11-15T06:00:00Z', true],
    ['2021-11-15T01:00:00', true],
    ['2021-11-15T01:00:00.1234567+01:00', true],
    ['2024-05-21', true],
    ['2024-02-30', false],
    ['2023-7-4', false],
    ['yesterday', false],
  ])('is found in a date only where it is none: %s', (date, good) => {
    const entry = {
      postedOn: date,
      journalLines: [1, -1].map((netAmount) => ({ description: 'a', netAmount, accountRef: { id: '1' } })),
    };
    expect(faultsIn(known('gbol', 'journalEntries'), 'JournalEntry', entry).map(({ itemId }) => itemId)).toEqual(
      good ? [] : ['PostedOn'],
    );
  });

  test('says in which line it is, and when there are too many or too few of them', () => {
    const line = { description: 'a', netAmount: 1, accountRef: { id: '1' } };
    const inLines = (journalLines: readonly unknown[]) =>
      faultsIn(known('gbol', 'journalEntries'), 'JournalEntry', { postedOn: '2026-11-20', journalLines }).map(
        ({ message }) => message,
      );
    expect(inLines([line, { ...line, accountRef: undefined }])).toEqual([
      'Failed to push to JournalEntry as JournalLines[1].AccountRef must be provided.',
    ]);
    expect(inLines([line])).toEqual(['Failed to push to JournalEntry as JournalLines must contain at least 2 items.']);
    expect(inLines([line, 'x'])).toEqual(['Failed to push to JournalEntry as JournalLines[1] must be of type Object.']);
    const twice = { lineItems: [{ accountRef: { id: '1' } }, { accountRef: { id: '1' } }] };
    expect(
      faultsIn(known('fbrh', 'directCosts'), 'DirectCost', {
        note: 'Taxi',
        issueDate: '2026-11-20',
        paymentAllocations: [{ payment: { accountRef: { id: '1' } } }],
        ...twice,
      }).map(({ message }) => message),
    ).toEqual(['Failed to push to DirectCost as LineItems must not contain more than 1 item.']);
  });
});

type Path = readonly (string | number)[];

const words = z.string().min(1);
const remarks = z.array(z.strictObject({ field: words.optional(), details: words }));
const pushOption = z.strictObject({
  type: z.enum(['Array', 'Object', 'String', 'Number', 'Boolean', 'DateTime']),
  displayName: words,
  description: words,
  required: z.boolean(),
  options: z
    .array(z.strictObject({ value: words, type: z.literal('String'), displayName: words, required: z.boolean() }))
    .optional(),
  validation: z.strictObject({ warnings: remarks, information: remarks }).optional(),
  get properties() {
    return z.record(z.string(), pushOption).optional();
  },
});
type PushOption = z.infer<typeof pushOption>;

/** The shown fields as the model has them: what a person would check by hand. */
function expectFields(body: PushOption | undefined, fields: readonly Field[]): void {
  expect(Object.keys(body?.properties ?? {})).toEqual(fields.map(({ name }) => name));
  for (const field of fields) {
    const shown = body?.properties?.[field.name];
    expect(shown).toMatchObject({ type: field.type, required: field.required });
    expect(shown?.options?.map(({ value }) => value) ?? []).toEqual(field.options);
    expect(shown?.validation?.warnings.map(({ details }) => details) ?? []).toEqual(field.warnings);
    expect(shown?.validation?.information.map(({ details }) => details) ?? []).toEqual(field.information);
    expectFields(shown, field.fields);
  }
}

/** A record with every field that is wanted, of the right type and the right length. */
function recordOf(fields: readonly Field[], wanted: (field: Field) => boolean = () => true): Record<string, unknown> {
  return Object.fromEntries(fields.filter(wanted).map((field) => [field.name, anyOf(field, wanted)]));
}

function anyOf(field: Field, wanted: (field: Field) => boolean): unknown {
  switch (field.type) {
    case 'String':
      return field.options[0] ?? 'x'.repeat(field.longest ?? 1);
    case 'Number':
      return 12.5;
    case 'Boolean':
      return true;
    case 'DateTime':
      return '2026-11-20T00:00:00';
    case 'Object':
      return recordOf(field.fields, wanted);
    case 'Array':
      return Array.from({ length: field.shortest ?? 1 }, () => recordOf(field.fields, wanted));
  }
}

/** Where in a record with everything a field is insisted on, and what a fault calls it. */
function insistedIn(
  fields: readonly Field[],
  parent: { path: Path; itemId: string } = { path: [], itemId: '' },
): readonly { path: Path; itemId: string }[] {
  return fields.flatMap((field) => {
    const pascal = field.name.charAt(0).toUpperCase() + field.name.slice(1);
    const own = {
      path: [...parent.path, field.name],
      itemId: parent.itemId === '' ? pascal : `${parent.itemId}.${pascal}`,
    };
    const inner = field.type === 'Array' ? { path: [...own.path, 0], itemId: `${own.itemId}[0]` } : own;
    return [...(field.enforced ? [own] : []), ...insistedIn(field.fields, inner)];
  });
}

/** The record with another value in one place. */
function withValue(inner: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(inner)) return inner.map((item, index) => (index === part ? withValue(item, rest, value) : item));
  return Object.fromEntries(
    Object.entries(inner ?? {}).map(([name, own]) => [name, name === part ? withValue(own, rest, value) : own]),
  );
}
