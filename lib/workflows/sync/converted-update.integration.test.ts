import { afterAll, beforeAll, expect, test } from 'vitest';
import { expenseDetail } from '@/lib/data/expense/detail';
import { changeExpense, findExpense } from '@/lib/data/expense/expenses';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { runItems } from '@/lib/data/sync/run-items';
import { runOfBatch } from '@/lib/data/sync/runs';
import { conversionText } from '@/lib/domain/books/record';
import { expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat, 'xero', 'northmark-expeditions');
});
afterAll(() => codat.close());

const yen = { amount: '1234', currency: 'JPY', rate: '0.0052' };
const inBooks = async (id: string) =>
  (await codat.ledger(company.codatCompanyId)).records.find((record) => record.transactionId === id);

async function recordSynced(): Promise<string> {
  const id = await recordTestExpense(company.viewer, { ...yen, categoryId: company.categories.get('Travel') });
  await sync(codat, company, [id]);
  return id;
}

async function change(id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const { revision } = (await findExpense(company.viewer, id)) ?? expect.fail();
  const categoryId = company.categories.get('Travel');
  const input = expenseOf(company.viewer, { id, categoryId, ...yen, ...fields });
  await changeExpense(company.viewer, { ...input, revision });
}

const detailOf = async (id: string) => (await expenseDetail(company.viewer, id)) ?? expect.fail();

test('Xero gets £6.42 for ¥1,234, and the record that was sent says so', async () => {
  const id = await recordSynced();
  expect(await inBooks(id)).toMatchObject({ currency: 'GBP', totalAmount: 6.42 });
  const { record, misbooked } = await detailOf(id);
  expect(record?.convertedFrom && conversionText(record.convertedFrom, record, 'en-GB')).toBe(
    'JP¥1,234 → £6.42 at 0.0052',
  );
  expect(misbooked).toBeNull();
});

test('the page of the sync shows the amount that was written', async () => {
  const id = await recordTestExpense(company.viewer, { ...yen, categoryId: company.categories.get('Travel') });
  const [syncId = ''] = await sync(codat, company, [id]);
  const runId = (await runOfBatch(company.viewer, syncId)) ?? expect.fail();
  expect((await runItems(company.viewer, runId, { states: null, at: {} })).rows).toMatchObject([
    { amount: { minor: 642n, currency: 'GBP' }, conversion: 'JP¥1,234 → £6.42 at 0.0052' },
  ]);
});

test('another rate or amount updates the record in pounds', async () => {
  const id = await recordSynced();
  await change(id, { rate: '0.006' });
  await sync(codat, company, [id]);
  expect(await inBooks(id)).toMatchObject({ currency: 'GBP', totalAmount: 7.4 });
  await change(id, { amount: '2000', rate: '0.006' });
  await sync(codat, company, [id]);
  expect(await inBooks(id)).toMatchObject({ currency: 'GBP', totalAmount: 12 });
});

test('the same purchase in pounds updates it too', async () => {
  const id = await recordSynced();
  await change(id, { amount: '6.50', currency: 'GBP', rate: '' });
  await sync(codat, company, [id]);
  expect(await inBooks(id)).toMatchObject({ currency: 'GBP', totalAmount: 6.5 });
});

test('a record that Xero booked in the wrong currency is shown, and an update corrects it', async () => {
  const id = await recordSynced();
  const wrong = `jsonb_set(record, '{currency}', '"JPY"') || '{"convertedFrom": null, "rate": "0.0052"}'::jsonb
    || jsonb_build_object('lines', jsonb_build_array((record->'lines'->0) || '{"netMinor": "1028", "taxMinor": "206"}'::jsonb))`;
  await asSuperuser(`update sync_items set record = ${wrong} where movement_id = $1`, [id]);
  expect((await detailOf(id)).misbooked).toEqual({
    amount: { minor: 123_400n, currency: 'GBP' },
    right: { minor: 642n, currency: 'GBP' },
  });
  await change(id, { note: 'Corrected' });
  await sync(codat, company, [id]);
  expect(await inBooks(id)).toMatchObject({ currency: 'GBP', totalAmount: 6.42 });
  expect((await detailOf(id)).misbooked).toBeNull();
});

test('an edit of the rate, which FreeAgent does not keep, leaves the expense synced', async () => {
  const abroad = await linkedCompany(codat, 'freeagent', 'juniper-abroad');
  const euro = abroad.books.bankAccounts.find(({ currency }) => currency === 'EUR') ?? expect.fail();
  await changeMapping(abroad.viewer, (await currentMapping(abroad.viewer)).number, (mapping) => ({
    ...mapping,
    cards: {},
    defaults: { ...mapping.defaults, bankAccountRef: euro.ref, byCurrency: {} },
  }));
  const spent = { amount: '100.00', currency: 'EUR', rate: '0.85', categoryId: abroad.categories.get('Travel') };
  const id = await recordTestExpense(abroad.viewer, spent);
  await sync(codat, abroad, [id]);
  const edit = async (fields: Readonly<Record<string, unknown>>) => {
    const { revision } = (await findExpense(abroad.viewer, id)) ?? expect.fail();
    await changeExpense(abroad.viewer, { ...expenseOf(abroad.viewer, { id, ...spent, ...fields }), revision });
    return (await findExpense(abroad.viewer, id))?.status;
  };
  expect(await edit({ rate: '0.86' })).toBe('synced');
  expect(await edit({ rate: '0.86', note: 'Corrected' })).toBe('changed');
  expect(await edit({ rate: '0.87' })).toBe('synced');
});
