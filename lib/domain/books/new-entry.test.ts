import { expect, test } from 'vitest';
import { currencyField, type EntryForm, entryPayload, inCurrency, unconfirmedUntil } from './new-entry';
import { entryInput } from './new-entry-input';

const form: EntryForm = {
  nameField: 'name',
  fields: [
    { name: 'name', label: 'Name', required: true, choices: [], maxLength: 31, hint: null },
    { name: 'nominalCode', label: 'Code', required: false, choices: [], maxLength: 7, hint: null },
    {
      name: 'fullyQualifiedCategory',
      label: 'Category',
      required: true,
      choices: [{ value: 'Expense.Expense', label: 'Expense', group: 'Expense' }],
      maxLength: null,
      hint: null,
    },
  ],
  fixedValues: { status: 'Active' },
};
const good = { name: ' Motor fuel ', nominalCode: '', fullyQualifiedCategory: 'Expense.Expense' };
const faults = (values: object) =>
  entryInput(form)
    .safeParse(values)
    .error?.issues.map((issue) => issue.message);

test('sends the entered and the fixed values, and no empty ones', () => {
  const values: Record<string, string> = entryInput(form).parse(good);
  expect(entryPayload(form, values)).toEqual({
    name: 'Motor fuel',
    fullyQualifiedCategory: 'Expense.Expense',
    status: 'Active',
  });
});

test.each([
  [{ ...good, name: '  ' }, 'Fill in: Name.'],
  [{ ...good, name: '\u200b\u3164' }, 'Fill in: Name.'],
  [{ ...good, name: 'x'.repeat(32) }, 'Name has at most 31 characters.'],
  [{ ...good, fullyQualifiedCategory: '' }, 'Choose: Category.'],
  [{ ...good, fullyQualifiedCategory: 'Expense.Other' }, 'Choose from the list: Category.'],
])('rejects what the package would refuse: %#', (values, said) => {
  expect(faults(values)).toContain(said);
});

test('an entry is unconfirmed from the end of its key, for a day', () => {
  const keyUsedAt = new Date('2026-11-30T08:00:00Z');
  const at = (time: string) => unconfirmedUntil({ state: 'unknown', keyUsedAt }, new Date(time));
  expect(at('2026-11-30T09:24:59Z')).toBeNull();
  expect(at('2026-11-30T09:25:00Z')).toEqual(new Date('2026-12-01T09:25:00Z'));
  expect(unconfirmedUntil({ state: 'sent', keyUsedAt }, new Date('2026-11-30T12:00:00Z'))).toBeNull();
  expect(unconfirmedUntil({ state: 'unknown', keyUsedAt: null }, new Date())).toBeNull();
});

test('asks for the currency of a supplier only if it is another one than that of the books', () => {
  const currency = {
    name: currencyField,
    label: 'Currency',
    required: false,
    choices: [],
    maxLength: null,
    hint: null,
  };
  const supplier = { ...form, fields: [...form.fields, currency] };
  expect(inCurrency(supplier, undefined).fields).toEqual(form.fields);
  expect(inCurrency(supplier, 'EUR').fields.at(-1)).toEqual({ ...currency, suggested: 'EUR' });
  const required = { ...supplier, fields: [{ ...currency, required: true }] };
  expect(inCurrency(required, undefined)).toEqual(required);
});
