import { afterAll, beforeAll, expect, test } from 'vitest';
import { setAlias } from '@/lib/data/coding/supplier-aliases';
import { currentConnection } from '@/lib/data/connection/connections';
import { findExpense } from '@/lib/data/expense/expenses';
import { healthReport, replaceEntry } from '@/lib/data/mapping/health';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { movePage } from '@/lib/data/mapping/move';
import type { PackageKey } from '@/lib/domain/books/package';
import { recordTestExpense } from '@/lib/testing/expenses';
import { runJobs } from '@/lib/testing/jobs';
import { about, accountOf, type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { giveConsent } from '@/sandbox/testing/hosted-link';
import { disconnect, startLink } from './link';
import { requestListRefresh } from './refresh';

let codat: TestCodat;

beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

/** Links another organisation in place of the disconnected one, and reads its lists. */
async function linkAgain(company: LinkedCompany, key: PackageKey, organisation: string): Promise<void> {
  const ofCompany = about(company.codatCompanyId);
  const since = new Date();
  const isNew = (message: { headers: Headers; eventType: string }, type: string) =>
    message.eventType === type && Number(message.headers.get('webhook-timestamp')) * 1000 >= since.getTime() - 1000;
  await giveConsent(await startLink(company.viewer, key), organisation);
  await codat.webhook((message) => isNew(message, 'connection.connected') && ofCompany(message));
  await runJobs();
  await codat.webhook((message) => isNew(message, 'read.completed.initial') && ofCompany(message));
  await runJobs();
  if (!(await currentConnection(company.viewer))?.listsReadAt) throw new Error('the lists were not read');
}

test('keeps the mapping and syncs the next expense after the same books are linked again', async () => {
  const company = await linkedCompany(codat);
  const { viewer, categories, books } = company;
  const before = await currentMapping(viewer);
  const supplier = books.suppliers.find(({ name }) => name !== 'Outlay');
  await setAlias(viewer, 'Great Western Railway', supplier?.ref ?? '');
  await disconnect(viewer);
  await linkAgain(company, 'xero', 'harbour-and-finch');

  const after = await currentMapping(viewer);
  expect(after.mapping).toEqual(before.mapping);
  expect(await movePage(viewer)).toBeNull();
  expect((await healthReport(viewer)).broken).toEqual([]);
  const id = await recordTestExpense(viewer, { categoryId: categories.get('Travel') });
  expect((await findExpense(viewer, id))?.status).toBe('ready');
  await sync(codat, company, [id]);
  expect((await findExpense(viewer, id))?.status).toBe('synced');
});

test('maps nothing to other books until a person has reviewed the proposals', async () => {
  const company = await linkedCompany(codat);
  const { viewer, categories } = company;
  const id = await recordTestExpense(viewer, { categoryId: categories.get('Travel') });
  await disconnect(viewer);
  await linkAgain(company, 'quickbooks-online', 'bright-dental');
  expect((await findExpense(viewer, id))?.status).toBe('incomplete');
  const page = await movePage(viewer);
  expect(page?.from).toContain('Xero');
  expect(page?.proposals.length).toBeGreaterThan(0);
});

test('syncs a waiting expense after its archived account was replaced', async () => {
  const company = await linkedCompany(codat);
  const { viewer, categories } = company;
  const ref = (await currentMapping(viewer)).mapping.categories[categories.get('Travel') ?? '']?.accountRef ?? '';
  const id = await recordTestExpense(viewer, { categoryId: categories.get('Travel') });
  await codat.control('PATCH', `companies/${company.codatCompanyId}/accounts/${ref}`, { status: 'Archived' });
  await requestListRefresh(viewer);
  await runJobs('refresh-books');
  for (let left = 50; left > 0 && (await currentConnection(viewer))?.listsRequestedAt; left -= 1) {
    await codat.webhook(({ eventType }) => eventType.startsWith('read.completed'));
    await runJobs('refresh-books');
  }
  const { broken, version } = await healthReport(viewer);
  expect(broken).toMatchObject([{ ref, list: 'accounts', waiting: 1 }]);
  const to = accountOf(company, '493');
  await replaceEntry(viewer, { version, list: 'accounts', ref, to });
  expect((await findExpense(viewer, id))?.status).toBe('ready');
  await sync(codat, company, [id]);
  expect((await findExpense(viewer, id))?.status).toBe('synced');
});
