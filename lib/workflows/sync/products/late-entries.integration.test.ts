import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksNews } from '@/lib/data/books/changes';
import { findNewEntry } from '@/lib/data/books/new-entries';
import { unconfirmedEntries } from '@/lib/data/books/unconfirmed-entries';
import { runLaneEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { named, request, settled } from '@/lib/testing/new-entries';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

// Codat may give up on the push of an entry, and write it later.

let codat: TestCodat;
let company: LinkedCompany;
beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());

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
  expect(await named(company, 'supplier', 'Thalys')).toHaveLength(1);
});

test('asks a person about an entry that is not in the books a day after Codat gave up on it', async () => {
  const before = (await codat.calls('create-supplier')).length;
  const id = await timedOut('Lyria');
  const entry = await findNewEntry(company.viewer, id);
  expect(entry).toMatchObject({ state: 'pending', unconfirmedUntil: expect.any(Date) });
  // The owner, who would create it again, and support are told until when it is looked for.
  const until = entry?.unconfirmedUntil ?? expect.fail();
  expect(Math.abs(until.getTime() - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
  expect((await booksNews(company.viewer, entry?.connectionId ?? '')).unconfirmed).toContainEqual({
    ...{ id, kind: 'supplier', name: 'Lyria', until },
  });
  const { userId, sessionId, name, email } = company.viewer;
  await asSuperuser(`insert into staff (user_id, role) values ($1, 'agent')`, [userId]);
  const staff = { userId, sessionId, name, email, staffRole: 'agent' } as const;
  expect(await unconfirmedEntries(staff)).toContainEqual(
    expect.objectContaining({ id, until, pushId: expect.any(String) }),
  );
  await expect(request(company, 'supplier', { name: 'lyria', code: '' })).rejects.toThrow(
    'Codat has not said whether the supplier lyria was created.',
  );
  await asSuperuser(
    `update syncs set key_used_at = key_used_at - interval '1 day'
     where id = (select sync_id from sync_items where entry_id = $1)`,
    [id],
  );
  await runLaneEarly(company.viewer.companyId);
  expect(await findNewEntry(company.viewer, id)).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/^Xero did not confirm this entry within a day.*Check Xero before/),
    unconfirmedUntil: null,
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

test('does not send an entry again while one of many pushes of that time may still write it', async () => {
  const pushes = (count: number, dataType: string, status: string) =>
    Array.from({ length: count }, () => ({
      ...{ pushOperationKey: crypto.randomUUID(), dataType, status },
      requestedOnUtc: new Date(),
    }));
  const newest = pushes(100, 'directCosts', 'Success');
  const all = [...newest, ...pushes(1, 'suppliers', 'TimedOut')];
  for (let look = 0; look < 10; look += 1)
    codat.proxy.inject(
      { kind: 'answered', path: /\/push\?(?=.*pageSize=100(&|$))/, body: { results: newest } },
      { kind: 'answered', path: /\/push\?/, body: { results: all } },
    );
  await codat.faults({ operation: 'create-supplier', kind: 'status500', times: 1 });
  const before = (await codat.calls('create-supplier')).length;
  const id = await request(company, 'supplier', { name: 'Ouigo', code: '' });
  for (let run = 0; run < 4; run += 1) await runLaneEarly(company.viewer.companyId);
  expect(await findNewEntry(company.viewer, id)).toMatchObject({
    state: 'pending',
    unconfirmedUntil: expect.any(Date),
  });
  expect((await codat.calls('create-supplier')).length).toBe(before + 1);
  await codat.faults();
});
