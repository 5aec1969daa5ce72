import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newEntry } from '@/lib/data/books/new-entries';
import { canCreateEntry, listForKind, type NewEntryKind, newEntryKinds } from '@/lib/domain/books/new-entry';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { booksOf, oneOfEachPackage } from '@/lib/testing/books-reading';
import { runJobs } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { newEntryForm, requestEntry } from './request-entry';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

const codes = { account: '4901', supplier: '', bank_account: '4902' } as const;

/** What a person would fill in, with the name and code they want. */
async function filledIn(
  company: LinkedCompany,
  kind: NewEntryKind,
  { name, code }: { name: string; code: string },
): Promise<Record<string, string>> {
  const { nameField, fields } = await newEntryForm(company.viewer, kind);
  const values: Readonly<Record<string, string>> = {
    [nameField]: name,
    nominalCode: code,
    currency: company.viewer.baseCurrency,
    accountNumber: '12345678',
    fullyQualifiedCategory: 'Total Expenses',
  };
  return Object.fromEntries(
    fields
      .filter((field) => field.required || field.name === 'nominalCode')
      .map((field) => [field.name, choiceOf(field, values[field.name]) ?? 'Any']),
  );
}

const choiceOf = (field: { choices: readonly { value: string }[] }, wanted: string | undefined) =>
  field.choices.length === 0
    ? wanted
    : (
        field.choices.find((choice) => choice.value === wanted || choice.value.startsWith('Expense')) ??
        field.choices[0]
      )?.value;

async function ask(company: LinkedCompany, kind: NewEntryKind, entry: { name: string; code: string }): Promise<string> {
  const id = crypto.randomUUID();
  await requestEntry(company.viewer, { id, kind, values: await filledIn(company, kind, entry) });
  return id;
}

/** Works until it is settled: the jobs that come too early are taken up again. */
async function settled(company: LinkedCompany, id: string) {
  for (let turn = 0; turn < 3_000; turn += 1) {
    await runJobs('create-entry');
    const entry = await newEntry(company.viewer, id);
    if (entry?.state === 'success' || entry?.state === 'failed') return entry;
  }
  throw new Error(`it did not come to an end: ${JSON.stringify(await newEntry(company.viewer, id))}`);
}

const named = async (company: LinkedCompany, kind: NewEntryKind, name: string) =>
  (await booksOf(company))[listForKind(kind)].filter((entry) => entry.name === name && entry.removedAt === null);

describe.each(oneOfEachPackage)('in %s', (key: PackageKey, organisation, currency) => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat, key, organisation, currency);
  });

  const taken = newEntryKinds.filter((kind) => canCreateEntry(key, kind));
  test.each(taken)('a new %s is created, and can be used', async (kind) => {
    const id = await ask(company, kind, { name: 'Motor fuel', code: codes[kind] });
    const entry = await settled(company, id);
    expect(entry).toMatchObject({ state: 'success', message: null });
    expect(await named(company, kind, 'Motor fuel')).toMatchObject([{ ref: entry.ref, archivedAt: null }]);
  });

  test.each(taken)('a %s it refuses is refused in its own words', async (kind) => {
    const operation = { account: 'create-account', supplier: 'create-supplier', bank_account: 'create-bank-account' };
    await codat.faults({ operation: operation[kind], kind: 'push-error', times: 1, message: 'The books are closed.' });
    const id = await ask(company, kind, { name: 'Parking', code: `${codes[kind]}1` });
    const entry = await settled(company, id);
    await codat.faults();
    expect(entry).toMatchObject({ state: 'failed', message: expect.stringContaining('The books are closed.') });
    expect(await named(company, kind, 'Parking')).toEqual([]);
  });

  test.each(newEntryKinds.filter((kind) => !canCreateEntry(key, kind)))(
    'that no new %s is taken from here is said before',
    async (kind) => {
      await expect(newEntryForm(company.viewer, kind)).rejects.toThrow(
        `${packageOf(key).name} takes no new ${kind.replace('_', ' ')} from here. Create it in ${packageOf(key).name}`,
      );
    },
  );
});

describe('whatever goes wrong on the way', () => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat);
  });

  const written = async (name: string) => (await named(company, 'supplier', name)).length;

  test('the code of another account is refused by the package', async () => {
    const [account] = company.books.accounts;
    const id = await ask(company, 'account', { name: 'Charging', code: account?.code ?? '' });
    expect(await settled(company, id)).toMatchObject({ state: 'failed', message: expect.stringContaining('in use') });
  });

  test('what is there already is not created again, and that is said', async () => {
    const [supplier] = company.books.suppliers;
    await expect(ask(company, 'supplier', { name: supplier?.name ?? '', code: '' })).rejects.toThrow(/already/);
  });

  test('the same form sent twice creates one', async () => {
    const id = crypto.randomUUID();
    const values = await filledIn(company, 'supplier', { name: 'Rail Europe', code: '' });
    await requestEntry(company.viewer, { id, kind: 'supplier', values });
    await expect(requestEntry(company.viewer, { id, kind: 'supplier', values })).resolves.toBe('Rail Europe');
    await settled(company, id);
    expect(await written('Rail Europe')).toBe(1);
  });

  test('a lost answer is asked for again under the same key, and one is created', async () => {
    codat.proxy.inject({ kind: 'answer-lost', path: /push\/suppliers/, method: 'POST' });
    const id = await ask(company, 'supplier', { name: 'Thalys', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
    expect(await written('Thalys')).toBe(1);
    expect(new Set((await codat.calls('create-supplier')).slice(-2).map((each) => each.idempotencyKey)).size).toBe(1);
  });

  test('after a 500 whose work was done it is found by its name, and not sent again', async () => {
    await codat.faults({ operation: 'create-supplier', kind: 'status500', when: 'after', times: 1 });
    const before = (await codat.calls('create-supplier')).length;
    const id = await ask(company, 'supplier', { name: 'Deutsche Bahn', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success', ref: expect.any(String) });
    await codat.faults();
    expect((await codat.calls('create-supplier')).length).toBe(before + 1);
    expect(await written('Deutsche Bahn')).toBe(1);
  });

  test('after a 500 before anything was done it goes again under another key', async () => {
    await codat.faults({ operation: 'create-supplier', kind: 'status500', times: 1 });
    const id = await ask(company, 'supplier', { name: 'Trenitalia', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
    await codat.faults();
    expect(new Set((await codat.calls('create-supplier')).slice(-2).map((each) => each.idempotencyKey)).size).toBe(2);
    expect(await written('Trenitalia')).toBe(1);
  });

  test('with every webhook lost it comes to its end too', async () => {
    codat.dropWebhooks(true);
    const id = await ask(company, 'supplier', { name: 'Renfe', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
    codat.dropWebhooks(false);
    expect(await written('Renfe')).toBe(1);
  });

  test('one that got stuck is taken up with the next reading', async () => {
    const id = await ask(company, 'supplier', { name: 'Eurail', code: '' });
    await asSuperuser(`delete from pgboss.job where name = 'create-entry'`);
    await asSuperuser(`update new_entries set created_at = now() - interval '1 hour' where id = $1`, [id]);
    const other = await ask(company, 'supplier', { name: 'Interrail', code: '' });
    await settled(company, other);
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
  });
});
