import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { packages } from '../packages/index';
import type { Field } from './field';
import { faultsIn, writableTypes, writeModel, writeModelBody } from './write-model';

const everyModel = packages.flatMap(({ key, name }) =>
  writableTypes.flatMap((type) => {
    const model = writeModel(key, type);
    return model ? [[`${name} ${type}`, model] as const] : [];
  }),
);

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
  ['hbql', ['customers', 'suppliers', 'directCosts']],
  ['tgff', ['bankAccounts', 'customers', 'suppliers', 'transfers']],
  ['abcd', []],
] as const)('%s accepts %j', (platformKey, types) => {
  expect(writableTypes.filter((type) => writeModel(platformKey, type))).toEqual(types);
});

describe.each(everyModel)('the model for %s', (_, model) => {
  const record = recordOf(model.fields);

  test('is published as a push option with every field', () => {
    const body = pushOption.parse(writeModelBody(model));
    expect(body).toMatchObject({ type: 'Object', displayName: model.displayName, required: true });
    expectFields(body, model.fields);
  });

  test('accepts a record with every field', () => {
    expect(faultsIn(model, 'Record', record)).toEqual([]);
  });

  test('accepts a record with only the enforced fields', () => {
    const minimal = recordOf(model.fields, ({ enforced }) => enforced);
    expect(faultsIn(model, 'Record', minimal)).toEqual([]);
  });

  test('names a missing required field at any depth', () => {
    for (const { path, itemId } of enforcedPaths(model.fields)) {
      const message = `Failed to push to Record as ${itemId} must be provided.`;
      for (const missing of [undefined, null])
        expect(faultsIn(model, 'Record', withValue(record, path, missing))).toEqual([
          { itemId, message, validatorName: 'Record' },
        ]);
    }
  });

  test('checks any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (payload) => {
        for (const { itemId, message } of faultsIn(model, 'Record', payload))
          expect(message).toMatch(`Failed to push to Record as ${itemId} must `);
      }),
      { numRuns: 30 },
    );
  });

  test('checks any JSON in place of a field without throwing', () => {
    const paths = [...enforcedPaths(model.fields), ...model.fields.map(({ name }) => ({ path: [name] }))];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), ({ path }, value) => {
        expect(Array.isArray(faultsIn(model, 'Record', withValue(record, path, value)))).toBe(true);
      }),
      { numRuns: 50 },
    );
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

/** Checks that the published fields equal the fields of the model at every depth. */
function expectFields(body: PushOption | undefined, fields: readonly Field[]): void {
  expect(Object.keys(body?.properties ?? {})).toEqual(fields.map(({ name }) => name));
  for (const field of fields) {
    const published = body?.properties?.[field.name];
    expect(published).toMatchObject({ type: field.type, required: field.required });
    expect(published?.options?.map(({ value }) => value) ?? []).toEqual(field.options);
    expect(published?.validation?.warnings.map(({ details }) => details) ?? []).toEqual(field.warnings);
    expect(published?.validation?.information.map(({ details }) => details) ?? []).toEqual(field.information);
    expectFields(published, field.fields);
  }
}

/** Returns a record with the selected fields. Each has a value of the right type and length. */
function recordOf(fields: readonly Field[], selects: (field: Field) => boolean = () => true): Record<string, unknown> {
  return Object.fromEntries(fields.filter(selects).map((field) => [field.name, valueFor(field, selects)]));
}

function valueFor(field: Field, selects: (field: Field) => boolean): unknown {
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
      return recordOf(field.fields, selects);
    case 'Array':
      return Array.from({ length: field.shortest ?? 1 }, () => recordOf(field.fields, selects));
  }
}

/** Returns each enforced field of a complete record: its path, and the name that a fault uses for it. */
function enforcedPaths(
  fields: readonly Field[],
  parent: { path: Path; itemId: string } = { path: [], itemId: '' },
): readonly { path: Path; itemId: string }[] {
  return fields.flatMap((field) => {
    const name = field.name.charAt(0).toUpperCase() + field.name.slice(1);
    const own = {
      path: [...parent.path, field.name],
      itemId: parent.itemId === '' ? name : `${parent.itemId}.${name}`,
    };
    const inner = field.type === 'Array' ? { path: [...own.path, 0], itemId: `${own.itemId}[0]` } : own;
    return [...(field.enforced ? [own] : []), ...enforcedPaths(field.fields, inner)];
  });
}

/** Returns a copy of the record in which the value at the path is replaced. */
function withValue(inner: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(inner)) return inner.map((item, index) => (index === part ? withValue(item, rest, value) : item));
  return Object.fromEntries(
    Object.entries(inner ?? {}).map(([name, own]) => [name, name === part ? withValue(own, rest, value) : own]),
  );
}
