import { expect, test } from 'vitest';
import { cancelImport, listImports } from '@/lib/data/expense/import/imports';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ImportProgress } from '@/lib/domain/import/preview/preview';
import { Refusal } from '@/lib/domain/refusal';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { importExpenses } from './run';
import { allNew, importFile } from './testing/import-file';
import { undoImport } from './undo';

const small = 'Date,Payee,Amount\n2026-11-06,Thistle,3.00\n';
const aFileOf = (rows: number) => {
  const lines = Array.from({ length: rows }, (_, index) => `2026-10-03,Shop ${index},${index + 1}.00`);
  const content = new TextEncoder().encode(`Date,Payee,Amount\n${lines.join('\n')}\n`);
  return { name: 'card.csv', content };
};

/** Starts an import, and waits until it has saved 250 rows. */
async function startImporting(viewer: Viewer, rows: number): Promise<AsyncGenerator<ImportProgress>> {
  const running = importExpenses(viewer, aFileOf(rows), { choices: {}, selection: allNew });
  expect((await running.next()).value).toMatchObject({ state: 'started' });
  expect((await running.next()).value).toMatchObject({ state: 'working', done: 250, of: rows });
  return running;
}

const lastImport = async (viewer: Viewer) => (await listImports(viewer, {})).rows[0];

test('a person runs one import at a time, in all their companies', async () => {
  const viewer = await aCompany();
  const elsewhere = await aCompany('Bright Dental', {
    owner: { id: viewer.userId, email: viewer.email, name: viewer.name },
  });
  const running = await startImporting(viewer, 3_000);
  const busy = new Refusal('Another import of yours is running. Wait until it ends, or cancel it.');
  await expect(importFile(viewer, small)).rejects.toThrow(busy);
  await expect(importFile(elsewhere, small)).rejects.toThrow(busy);
  await cancelImport(viewer, (await lastImport(viewer))?.id ?? '');
  for await (const _ of running);
  expect(await importFile(elsewhere, small)).toMatchObject({ state: 'done', added: 1 });
});

test('another import can start when the process of the first is gone', async () => {
  const viewer = await aCompany();
  await asSuperuser(`insert into import_leases values ($1, gen_random_uuid(), now() + interval '20 seconds')`, [
    viewer.userId,
  ]);
  await expect(importFile(viewer, small)).rejects.toThrow(Refusal);
  await asSuperuser(`update import_leases set expires_at = now() - interval '1 second' where person_id = $1`, [
    viewer.userId,
  ]);
  expect(await importFile(viewer, small)).toMatchObject({ state: 'done', added: 1 });
});

test('a cancelled import stops, and keeps and counts what it has saved', async () => {
  const viewer = await aCompany();
  const running = await startImporting(viewer, 2_000);
  const { id } = (await lastImport(viewer)) ?? { id: '' };
  await cancelImport(viewer, id);
  await cancelImport(viewer, id);
  const news: ImportProgress[] = [];
  for await (const one of running) news.push(one);
  const end = news.at(-1);
  expect(end).toMatchObject({ state: 'cancelled', of: 2_000 });
  const added = end?.state === 'cancelled' ? end.added : 0;
  expect(added).toBeGreaterThan(0);
  expect(added).toBeLessThan(2_000);
  expect(await lastImport(viewer)).toMatchObject({ state: 'cancelled', addedCount: added, chosenCount: 2_000 });
  expect(await undoImport(viewer, id)).toEqual({ deleted: { payment: added }, kept: {} });
});

test('an import continues when its page is closed', async () => {
  const viewer = await aCompany();
  const running = await startImporting(viewer, 600);
  await running.return(undefined);
  await expect.poll(async () => (await lastImport(viewer))?.state, { timeout: 20_000 }).toBe('done');
  expect(await lastImport(viewer)).toMatchObject({ addedCount: 600, doneCount: 600 });
});
