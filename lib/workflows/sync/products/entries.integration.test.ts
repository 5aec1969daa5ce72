import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findNewEntry } from '@/lib/data/books/new-entries';
import { currentConnection } from '@/lib/data/connection/connections';
import { removeConnection } from '@/lib/data/connection/status';
import { canCreateEntry, newEntryKinds } from '@/lib/domain/books/new-entry';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { oneOfEachPackage } from '@/lib/testing/books-reading';
import { runJobsEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { created, filledIn, named, request, settled } from '@/lib/testing/new-entries';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { newEntryForm, requestEntry } from '@/lib/workflows/books/request-entry';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

const codes = { account: '4901', supplier: '', bank_account: '4902' } as const;

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
