import { afterAll, beforeAll, expect, test } from 'vitest';
import { setAlias } from '@/lib/data/coding/supplier-aliases';
import { currentConnection } from '@/lib/data/connection/connections';
import { findExpense } from '@/lib/data/expense/expenses';
import { healthReport, replaceEntry } from '@/lib/data/mapping/health';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { movePage } from '@/lib/data/mapping/move';
import { listExpenseReceipts } from '@/lib/data/receipt/lists';
import type { PackageKey } from '@/lib/domain/books/package';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aPdf } from '@/lib/testing/files';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import {
  accountOf,
  connectionIdOf,
  type LinkedCompany,
  linkedCompany,
  settled,
  sync,
} from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { requestSync } from '@/lib/workflows/sync/request';
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
  await giveConsent(await startLink(company.viewer, key), organisation);
  const connection = await currentConnection(company.viewer);
  const isNew = ({ raw }: { raw: string }) => raw.includes(connection?.codatConnectionId ?? 'no connection');
  await codat.webhook((message) => message.eventType === 'connection.connected' && isNew(message));
  await runJobs();
  await codat.webhook((message) => message.eventType === 'read.completed.initial' && isNew(message));
  for (let left = 20; left > 0; left -= 1) {
    await runJobs('refresh-books');
    if ((await currentConnection(company.viewer))?.listsReadAt) return;
  }
  throw new Error('the lists were not read');
}

test('keeps the mapping and syncs the next expense after the same books are linked again', async () => {
  const company = await linkedCompany(codat);
  const { viewer, categories, books } = company;
  const before = await currentMapping(viewer);
  const supplier = books.suppliers.find(({ name }) => name !== 'Outlay');
  await setAlias(viewer, 'Great Western Railway', supplier?.ref ?? '');
  await disconnect(viewer, await connectionIdOf(viewer));
  await linkAgain(company, 'xero', 'harbour-and-finch');

  const after = await currentMapping(viewer);
  expect(after.mapping).toEqual(before.mapping);
  expect(await movePage(viewer)).toEqual({ state: 'nothing' });
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
  await disconnect(viewer, await connectionIdOf(viewer));
  await linkAgain(company, 'quickbooks-online', 'bright-dental');
  expect((await findExpense(viewer, id))?.status).toBe('incomplete');
  const page = await movePage(viewer);
  if (page.state !== 'ready') throw new Error('there is nothing to move');
  expect(page.from).toContain('Xero');
  expect(page.proposals.length).toBeGreaterThan(0);
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

test('refuses to link other books until Codat has reported what it wrote to the former ones', async () => {
  const company = await linkedCompany(codat);
  const { viewer, categories } = company;
  const id = await recordTestExpense(viewer, { categoryId: categories.get('Travel') });
  codat.dropWebhooks(true);
  await requestSync(viewer, [id]);
  await runJobs();
  await disconnect(viewer, await connectionIdOf(viewer));
  await expect(startLink(viewer, 'quickbooks-online')).rejects.toThrow(
    /^Codat is still writing 1 expense to the books/,
  );
  codat.dropWebhooks(false);
  await settled(codat, company);
  await linkAgain(company, 'quickbooks-online', 'bright-dental');
  const { records } = await codat.ledger(company.codatCompanyId);
  expect(records.filter((record) => record.transactionId === id)).toEqual([]);
});

test('refuses to link other books while Codat still writes a batch whose response was lost', async () => {
  const company = await linkedCompany(codat);
  const { viewer, categories } = company;
  const id = await recordTestExpense(viewer, { categoryId: categories.get('Travel') });
  codat.dropWebhooks(true);
  codat.proxy.inject({ kind: 'answer-lost', path: /\/expense-transactions$/, method: 'POST' });
  await requestSync(viewer, [id]);
  await runJobs();
  const [batch] = await asSuperuser<{ state: string }>(
    `select s.state::text from syncs s join sync_items i on i.sync_id = s.id where i.movement_id = $1`,
    [id],
  );
  expect(batch?.state).toBe('unknown');
  await disconnect(viewer, await connectionIdOf(viewer));
  const letTimePass = () =>
    asSuperuser(
      `update permits set admitted_at = admitted_at - interval '10 minutes', done_at = done_at - interval '10 minutes'
       where company_id = $1`,
      [viewer.companyId],
    );
  await letTimePass();
  const results = [{ transactionId: id, status: 'Pending', integrationType: 'expenses' }];
  codat.proxy.inject({ kind: 'answered', path: /\/transactions\?/, body: { results, totalResults: 1 } });
  await expect(startLink(viewer, 'quickbooks-online')).rejects.toThrow(
    /^Codat is still writing 1 expense to the books/,
  );
  codat.dropWebhooks(false);
  await letTimePass();
  await startLink(viewer, 'quickbooks-online');
});

test('sends no receipt to other books, and does not look for one there', async () => {
  const company = await linkedCompany(codat);
  const { viewer, categories } = company;
  const spend = () => recordTestExpense(viewer, { categoryId: categories.get('Travel') });
  const [lost, late] = [await spend(), await spend()];
  await storeReceipt(viewer, { name: 'lost.pdf', content: aPdf(), expenseId: lost });
  await codat.faults({ operation: 'upload-expense-attachment', kind: 'status500', times: 1 });
  await sync(codat, company, [lost, late]);
  await storeReceipt(viewer, { name: 'late.pdf', content: aPdf(), expenseId: late });
  await disconnect(viewer, await connectionIdOf(viewer));
  await linkAgain(company, 'quickbooks-online', 'bright-dental');
  const operations = ['upload-expense-attachment', 'list-direct-cost-attachments'];
  const callsSoFar = () => Promise.all(operations.map(async (operation) => (await codat.calls(operation)).length));
  const before = await callsSoFar();
  await runJobsEarly(viewer.companyId);
  expect(await callsSoFar()).toEqual(before);
  const [one] = await listExpenseReceipts(viewer, lost);
  expect(one?.delivery).toMatchObject({ state: 'unknown', message: expect.stringMatching(/before the books were/) });
  const [other] = await listExpenseReceipts(viewer, late);
  expect(other?.delivery).toMatchObject({ state: 'refused', message: expect.stringMatching(/no longer linked/) });
});
