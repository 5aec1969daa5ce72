import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findNewEntry } from '@/lib/data/books/new-entries';
import { currentConnection } from '@/lib/data/connection/connections';
import { removeConnection } from '@/lib/data/connection/status';
import { canCreateEntry, listForKind, type NewEntryKind, newEntryKinds } from '@/lib/domain/books/new-entry';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { booksOf, oneOfEachPackage } from '@/lib/testing/books-reading';
import { runJobs, runJobsEarly, runLaneEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { newEntryForm, requestEntry } from '@/lib/workflows/books/request-entry';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

const codes = { account: '4901', supplier: '', bank_account: '4902' } as const;

/** Returns the form's values as a person would fill them in for this name and code. */
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

async function request(
  company: LinkedCompany,
  kind: NewEntryKind,
  entry: { name: string; code: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await requestEntry(company.viewer, { id, kind, values: await filledIn(company, kind, entry) });
  return id;
}

/** Runs the lane and the jobs until the entry is settled. A job that throws RetryLater is run again. */
async function settled(company: LinkedCompany, id: string) {
  for (let round = 0; round < 3_000; round += 1) {
    await runJobsEarly(company.viewer.companyId);
    await runJobs('list-entry');
    const entry = await findNewEntry(company.viewer, id);
    if (entry?.state === 'success' || entry?.state === 'failed') return entry;
  }
  throw new Error(`the entry was not settled: ${JSON.stringify(await findNewEntry(company.viewer, id))}`);
}

/** Runs the lane until the package has the entry, without the job that makes our lists contain it. */
async function created({ viewer }: LinkedCompany, id: string) {
  for (let round = 0; round < 300; round += 1) {
    await runLaneEarly(viewer.companyId);
    const entry = await findNewEntry(viewer, id);
    if (entry?.isInBooks) return entry;
  }
  throw new Error(`the entry was not created: ${JSON.stringify(await findNewEntry(viewer, id))}`);
}

const named = async (company: LinkedCompany, kind: NewEntryKind, name: string) =>
  (await booksOf(company))[listForKind(kind)].filter((entry) => entry.name === name && entry.removedAt === null);

describe.each(oneOfEachPackage)('in %s', (key: PackageKey, organisation, currency) => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat, key, organisation, currency);
  });

  const accepted = newEntryKinds.filter((kind) => canCreateEntry(key, kind));
  test.each(accepted)('creates a new %s that can be selected', async (kind) => {
    const id = await request(company, kind, { name: 'Motor fuel', code: codes[kind] });
    const entry = await settled(company, id);
    expect(entry).toMatchObject({ state: 'success', message: null });
    expect(await named(company, kind, 'Motor fuel')).toMatchObject([{ ref: entry.ref, archivedAt: null }]);
  });

  test.each(accepted)('fails a refused %s with the message of the package', async (kind) => {
    const operation = { account: 'create-account', supplier: 'create-supplier', bank_account: 'create-bank-account' };
    await codat.faults({ operation: operation[kind], kind: 'push-error', times: 1, message: 'The books are closed.' });
    const id = await request(company, kind, { name: 'Parking', code: `${codes[kind]}1` });
    const entry = await settled(company, id);
    await codat.faults();
    expect(entry).toMatchObject({ state: 'failed', message: expect.stringContaining('The books are closed.') });
    expect(await named(company, kind, 'Parking')).toEqual([]);
  });

  test.each(newEntryKinds.filter((kind) => !canCreateEntry(key, kind)))(
    'refuses the form for a new %s',
    async (kind) => {
      await expect(newEntryForm(company.viewer, kind)).rejects.toThrow(
        `${packageOf(key).name} does not let Outlay create a new ${kind.replace('_', ' ')}. Create it in ${packageOf(key).name}`,
      );
    },
  );
});

describe('after a failure', () => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat);
  });

  const written = async (name: string) => (await named(company, 'supplier', name)).length;

  test('fails an account with the code of another one', async () => {
    const [account] = company.books.accounts;
    const id = await request(company, 'account', { name: 'Charging', code: account?.code ?? '' });
    expect(await settled(company, id)).toMatchObject({ state: 'failed', message: expect.stringContaining('in use') });
  });

  test('refuses the name of an existing entry', async () => {
    const [supplier] = company.books.suppliers;
    await expect(request(company, 'supplier', { name: supplier?.name ?? '', code: '' })).rejects.toThrow(/already/);
  });

  test('creates one entry when the same form is sent twice', async () => {
    const id = crypto.randomUUID();
    const values = await filledIn(company, 'supplier', { name: 'Rail Europe', code: '' });
    await requestEntry(company.viewer, { id, kind: 'supplier', values });
    await expect(requestEntry(company.viewer, { id, kind: 'supplier', values })).resolves.toBe('Rail Europe');
    await settled(company, id);
    expect(await written('Rail Europe')).toBe(1);
  });

  test('retries under the same key after a lost response', async () => {
    codat.proxy.inject({ kind: 'answer-lost', path: /push\/suppliers/, method: 'POST' });
    const id = await request(company, 'supplier', { name: 'Thalys', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
    expect(await written('Thalys')).toBe(1);
    expect(new Set((await codat.calls('create-supplier')).slice(-2).map((each) => each.idempotencyKey)).size).toBe(1);
  });

  test('finds an entry by its name that was created despite a 500', async () => {
    await codat.faults({ operation: 'create-supplier', kind: 'status500', when: 'after', times: 1 });
    const before = (await codat.calls('create-supplier')).length;
    const id = await request(company, 'supplier', { name: 'Deutsche Bahn', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success', ref: expect.any(String) });
    await codat.faults();
    expect((await codat.calls('create-supplier')).length).toBe(before + 1);
    expect(await written('Deutsche Bahn')).toBe(1);
  });

  test('sends an entry that a 500 prevented again under a new key', async () => {
    await codat.faults({ operation: 'create-supplier', kind: 'status500', times: 1 });
    const id = await request(company, 'supplier', { name: 'Trenitalia', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
    await codat.faults();
    expect(new Set((await codat.calls('create-supplier')).slice(-2).map((each) => each.idempotencyKey)).size).toBe(2);
    expect(await written('Trenitalia')).toBe(1);
  });

  test('finds an entry by its name after Codat gave up on its push', async () => {
    codat.dropWebhooks(true);
    const before = (await codat.calls('create-supplier')).length;
    codat.proxy.inject({
      kind: 'answered',
      path: /companies\/[^/]+\/push\/[^/]+$/,
      method: 'GET',
      body: { pushOperationKey: crypto.randomUUID(), status: 'TimedOut', dataType: 'suppliers' },
    });
    const id = await request(company, 'supplier', { name: 'Eurostar', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success', ref: expect.any(String) });
    codat.dropWebhooks(false);
    expect((await codat.calls('create-supplier')).length).toBe(before + 1);
    expect(await written('Eurostar')).toBe(1);
  });

  /** Makes Codat accept one supplier and give up on it. Nothing is written yet. Returns the id of the entry. */
  async function timedOut(name: string): Promise<string> {
    const push = { pushOperationKey: crypto.randomUUID(), dataType: 'suppliers' };
    const path = new RegExp(push.pushOperationKey);
    const body = { ...push, status: 'TimedOut' };
    codat.proxy.inject(
      { kind: 'answered', path: /push\/suppliers$/, method: 'POST', body: { ...push, status: 'Pending' } },
      ...Array.from({ length: 20 }, () => ({ kind: 'answered', path, method: 'GET', body }) as const),
    );
    const id = await request(company, 'supplier', { name, code: '' });
    // The first run sends the entry, and the second one polls its push and looks for the entry.
    for (let run = 0; run < 2; run += 1) await runLaneEarly(company.viewer.companyId);
    return id;
  }

  test('does not send an entry again that is written long after Codat gave up on it', async () => {
    const before = (await codat.calls('create-supplier')).length;
    const id = await timedOut('Thalys');
    for (let look = 0; look < 2; look += 1) {
      await runLaneEarly(company.viewer.companyId);
      expect(await findNewEntry(company.viewer, id)).toMatchObject({ state: 'pending', ref: null });
    }
    await request(company, 'supplier', { name: 'Izy', code: '' });
    await asSuperuser(
      `update syncs set payload = replace(payload, 'Izy', 'Thalys') where payload like '%Izy%' and state = 'queued'`,
    );
    expect(await settled(company, id)).toMatchObject({ state: 'success', ref: expect.any(String) });
    expect((await codat.calls('create-supplier')).length).toBe(before + 1);
    expect(await written('Thalys')).toBe(1);
  });

  test('asks a person about an entry that is not in the books a day after Codat gave up on it', async () => {
    const before = (await codat.calls('create-supplier')).length;
    const id = await timedOut('Lyria');
    expect(await findNewEntry(company.viewer, id)).toMatchObject({ state: 'pending' });
    await asSuperuser(
      `update syncs set key_used_at = key_used_at - interval '1 day'
       where id = (select sync_id from sync_items where entry_id = $1)`,
      [id],
    );
    await runLaneEarly(company.viewer.companyId);
    expect(await findNewEntry(company.viewer, id)).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/^Xero did not confirm this entry within a day.*Check Xero before/),
    });
    expect((await codat.calls('create-supplier')).length).toBe(before);
  });

  test('does not send an entry again while a push whose response was lost may still be written', async () => {
    const path = /\/push\?/;
    const push = { pushOperationKey: crypto.randomUUID(), dataType: 'suppliers', requestedOnUtc: new Date() };
    const body = { results: [{ ...push, status: 'TimedOut' }] };
    codat.proxy.inject(...Array.from({ length: 3 }, () => ({ kind: 'answered', path, body }) as const));
    await codat.faults({ operation: 'create-supplier', kind: 'status500', times: 1 });
    const before = (await codat.calls('create-supplier')).length;
    const id = await request(company, 'supplier', { name: 'Avelo', code: '' });
    await runLaneEarly(company.viewer.companyId);
    await runLaneEarly(company.viewer.companyId);
    expect(await findNewEntry(company.viewer, id)).toMatchObject({ state: 'pending' });
    expect((await codat.calls('create-supplier')).length).toBe(before + 1);
    await codat.faults();
  });

  test('sends an entry that was claimed by a worker that died under the same key', async () => {
    const id = await request(company, 'supplier', { name: 'Flixbus', code: '' });
    await asSuperuser(
      `update syncs set state = 'sending', attempt = 1, key_used_at = now(), due_at = null
       where id = (select sync_id from sync_items where entry_id = $1)`,
      [id],
    );
    await asSuperuser(
      `update lanes set holder = gen_random_uuid(), lease_until = now() - interval '1 second', fence = fence + 1
       where company_id = $1`,
      [company.viewer.companyId],
    );
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
    expect(await written('Flixbus')).toBe(1);
  });

  test('withdraws an entry that was not sent when the books are disconnected', async () => {
    const other = await linkedCompany(codat);
    const id = await request(other, 'supplier', { name: 'Amtrak', code: '' });
    const connection = await currentConnection(other.viewer);
    await removeConnection(other.viewer, connection?.id ?? '');
    await runJobsEarly(other.viewer.companyId);
    expect(await findNewEntry(other.viewer, id)).toMatchObject({
      state: 'failed',
      message: 'The books were disconnected before the entry was created.',
    });
  });

  test('settles without any webhook', async () => {
    codat.dropWebhooks(true);
    const id = await request(company, 'supplier', { name: 'Renfe', code: '' });
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
    codat.dropWebhooks(false);
    expect(await written('Renfe')).toBe(1);
  });

  test('lists a stuck entry after the next read of the lists', async () => {
    const id = await request(company, 'supplier', { name: 'Eurail', code: '' });
    await created(company, id);
    await asSuperuser(`delete from pgboss.job where name = 'list-entry'`);
    await asSuperuser(`update sync_items set settled_at = now() - interval '1 hour' where entry_id = $1`, [id]);
    const other = await request(company, 'supplier', { name: 'Interrail', code: '' });
    await settled(company, other);
    expect(await settled(company, id)).toMatchObject({ state: 'success' });
  });
});
