import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { changeExpense, removeExpense } from '@/lib/data/expense/expenses';
import { listImports } from '@/lib/data/expense/import/imports';
import type { Viewer } from '@/lib/domain/company/viewer';
import { describeKept } from '@/lib/domain/import/undo';
import { Refusal } from '@/lib/domain/refusal';
import { categoriesOf, expenseOf, listedExpenses } from '@/lib/testing/expenses';
import { aPdf } from '@/lib/testing/files';
import { linkedCompany, sync } from '@/lib/testing/linked-company';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from '@/lib/workflows/sync/request';
import { storeReceipt } from '../../receipt/store';
import { importFile, statesOf } from './testing/import-file';
import { undoImport } from './undo';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

const statement =
  'Date,Payee,Amount\n2026-11-03,Marmalade Crescent,12.50\n2026-11-04,Quillfeather,9.00\n2026-11-05,Bramble & Co,7.00\n';

const lastImport = async (viewer: Viewer) => {
  const [last] = (await listImports(viewer, {})).rows;
  if (!last) throw new Error('nothing was imported');
  return last;
};

const expenseNamed = async (viewer: Viewer, merchant: string) => {
  const found = (await listedExpenses(viewer)).find((row) => row.merchant === merchant);
  if (!found) throw new Error(`there is no expense of ${merchant}`);
  return found;
};

describe('undoing an import', () => {
  test('deletes its expenses, and their rows are new again', async () => {
    const viewer = await aCompany();
    await importFile(viewer, statement);
    const { id } = await lastImport(viewer);
    expect(await undoImport(viewer, id)).toEqual({ deleted: { payment: 3 }, kept: {} });
    expect(await listedExpenses(viewer)).toEqual([]);
    expect(await statesOf(viewer, statement)).toEqual(['new', 'new', 'new']);
    expect(await lastImport(viewer)).toMatchObject({ state: 'undone', addedCount: 3, undoneCount: 3 });
    expect(await importFile(viewer, statement)).toMatchObject({ state: 'done', added: 3 });
  });

  test('is idempotent', async () => {
    const viewer = await aCompany();
    await importFile(viewer, statement);
    const { id } = await lastImport(viewer);
    const both = await Promise.all([undoImport(viewer, id), undoImport(viewer, id)]);
    expect(both.map(({ deleted }) => deleted.payment ?? 0).sort()).toEqual([0, 3]);
    expect(await undoImport(viewer, id)).toEqual({ deleted: {}, kept: {} });
    expect(await lastImport(viewer)).toMatchObject({ undoneCount: 3 });
  });

  test('leaves the expenses of other imports and those recorded by hand', async () => {
    const viewer = await aCompany();
    await importFile(viewer, statement);
    const { id } = await lastImport(viewer);
    await importFile(viewer, 'Date,Payee,Amount\n2026-11-06,Thistle,3.00\n');
    await undoImport(viewer, id);
    expect(await listedExpenses(viewer)).toMatchObject([{ merchant: 'Thistle' }]);
  });

  test('leaves what a person has edited or given a receipt since, and says so', async () => {
    const viewer = await aCompany();
    await importFile(viewer, statement);
    const edited = await expenseNamed(viewer, 'Quillfeather');
    await changeExpense(
      viewer,
      expenseOf(viewer, {
        id: edited.id,
        merchant: 'Quillfeather',
        amount: '9.00',
        note: 'Pens',
        revision: edited.revision,
      }),
    );
    const withReceipt = await expenseNamed(viewer, 'Bramble & Co');
    await storeReceipt(viewer, { name: 'bill.pdf', content: aPdf(), expenseId: withReceipt.id });
    const result = await undoImport(viewer, (await lastImport(viewer)).id);
    expect(result).toEqual({ deleted: { payment: 1 }, kept: { edited: { payment: 2 } } });
    expect(describeKept(result)).toEqual([
      '2 expenses stay because somebody changed them or added receipts since. Delete them by hand if you do not need them.',
    ]);
    expect(await statesOf(viewer, statement)).toEqual(['new', 'there', 'there']);
  });

  test('does not bring back a row whose expense was deleted by hand', async () => {
    const viewer = await aCompany();
    await importFile(viewer, statement);
    await removeExpense(viewer, (await expenseNamed(viewer, 'Quillfeather')).id);
    await undoImport(viewer, (await lastImport(viewer)).id);
    expect(await statesOf(viewer, statement)).toEqual(['new', 'removed', 'new']);
  });

  test('is recorded in the history of the company and of each expense', async () => {
    const viewer = await aCompany();
    await importFile(viewer, statement);
    const { id } = await lastImport(viewer);
    await undoImport(viewer, id);
    const events = await inScope(viewer, (tx) =>
      tx.auditEvent.findMany({ where: { action: { in: ['import.undone', 'expense.import-undone'] } } }),
    );
    expect(events.filter(({ action }) => action === 'expense.import-undone')).toHaveLength(3);
    expect(events.find(({ action }) => action === 'import.undone')).toMatchObject({
      subject: id,
      actorId: viewer.userId,
      detail: { payment: 3 },
    });
  });

  test('an employee can undo only their own import', async () => {
    const viewer = await aCompany();
    await importFile(viewer, statement);
    const { id } = await lastImport(viewer);
    const employee = await aMember(viewer, 'employee');
    expect((await listImports(employee, {})).rows).toEqual([]);
    await expect(undoImport(employee, id)).rejects.toThrow(new Refusal('This import is no longer there.'));
    await importFile(employee, 'Date,Payee,Amount\n2026-11-06,Thistle,3.00\n');
    expect(await undoImport(employee, (await lastImport(employee)).id)).toMatchObject({ deleted: { payment: 1 } });
    await expect(undoImport(await aCompany(), id)).rejects.toThrow(Refusal);
  });

  test('is refused while the import runs, and allowed once its process is gone', async () => {
    const viewer = await aCompany();
    await importFile(viewer, statement);
    const { id } = await lastImport(viewer);
    await asSuperuser(`update imports set state = 'running' where id = $1`, [id]);
    await expect(undoImport(viewer, id)).rejects.toThrow(new Refusal('This import is still running. Cancel it first.'));
    await asSuperuser(`update imports set renewed_at = now() - interval '1 hour' where id = $1`, [id]);
    expect(await lastImport(viewer)).toMatchObject({ state: 'interrupted' });
    expect(await undoImport(viewer, id)).toMatchObject({ deleted: { payment: 3 } });
  });
});

describe('undoing an import with synced expenses', () => {
  test('leaves what is in the books or on its way there', async () => {
    const company = await linkedCompany(codat);
    const { viewer } = company;
    const travel = (await categoriesOf(viewer)).get('Travel');
    expect(travel).toBeDefined();
    await importFile(
      viewer,
      'Date,Payee,Amount,Category\n2026-11-03,Marmalade Crescent,12.50,Travel\n2026-11-04,Quillfeather,9.00,Travel\n2026-11-05,Bramble & Co,7.00,Travel\n2026-11-06,Thistle,3.00,Travel\n',
    );
    await sync(codat, company, [(await expenseNamed(viewer, 'Marmalade Crescent')).id]);
    await requestSync(viewer, [(await expenseNamed(viewer, 'Quillfeather')).id]);
    const doubtful = await expenseNamed(viewer, 'Bramble & Co');
    await requestSync(viewer, [doubtful.id]);
    await asSuperuser(`update sync_items set state = 'unknown' where movement_id = $1`, [doubtful.id]);
    const { id } = await lastImport(viewer);
    const result = await undoImport(viewer, id);
    expect(result).toEqual({
      deleted: { payment: 1 },
      kept: { booked: { payment: 1 }, 'on its way': { payment: 1 }, unconfirmed: { payment: 1 } },
    });
    expect(describeKept(result)).toEqual([
      '1 expense is in your books and stays. Delete it there if it is wrong.',
      '1 expense is on its way to your books and stays. Wait for the outcome.',
      '1 expense may be in your books and stays. Check your books first.',
    ]);
    expect((await listedExpenses(viewer)).map(({ merchant }) => merchant).sort()).toEqual([
      'Bramble & Co',
      'Marmalade Crescent',
      'Quillfeather',
    ]);
  });
});
