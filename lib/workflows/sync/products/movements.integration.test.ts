import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reimbursablePayload } from '@/lib/codat/sync/reimbursables';
import { transferPayload } from '@/lib/codat/sync/transfers';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { wakeLane } from '@/lib/data/sync/due-work';
import { createRun, freezeSyncs } from '@/lib/data/sync/freeze';
import { type BooksRecord, serializeRecord } from '@/lib/domain/books/record';
import { serializeTransfer } from '@/lib/domain/books/transfer-record';
import { runLaneEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat, 'quickbooks-online', 'bright-dental');
});
afterAll(() => codat.close());

const records = z.object({
  records: z.array(z.looseObject({ transactionId: z.string(), kind: z.string(), totalAmount: z.number().optional() })),
});
const inBooks = async ({ codatCompanyId }: LinkedCompany, id: string) =>
  records
    .parse(await codat.control('GET', `ledger/${codatCompanyId}`))
    .records.filter(({ transactionId }) => transactionId === id);

type Batch = {
  readonly kind: 'transfer' | 'reimbursable';
  readonly product: 'transfers' | 'reimbursables';
  readonly payload: { readonly text: string; readonly sha256: string };
  readonly record: { readonly id: string; readonly day: string };
};

/** Records a movement, freezes it as a batch of its own, and wakes the lane. */
async function request({ viewer }: LinkedCompany, { kind, product, payload, record }: Batch): Promise<void> {
  const { companyId, userId } = viewer;
  await asSuperuser(
    `with m as (insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, person_id, updated_at)
       values ($1, $2, $3::"MovementKind", $4, 10000, 'GBP', 10000, $5, now()) on conflict do nothing)${kind === 'reimbursable' ? details : ''}
     select 1`,
    [record.id, companyId, kind, record.day, userId],
  );
  const connection = await asSuperuser<{ id: string }>(
    'select id from connections where company_id = $1 and removed_at is null',
    [companyId],
  );
  const mapping = await currentMapping(viewer);
  await inScope(viewer, async (tx) => {
    await freezeSyncs(tx, viewer, [
      {
        product,
        runId: await createRun(tx, viewer, 'hand'),
        connectionId: connection[0]?.id ?? '',
        kind: 'creation',
        mappingVersionId: mapping.id,
        payload: payload.text,
        payloadSha256: payload.sha256,
        items: [{ recordId: record.id, revision: 1, record }],
      },
    ]);
    await wakeLane(tx, companyId);
  });
}

/** A claim has lines, which add up to it when the statement ends. */
const details = `,
  e as (insert into expenses (id, company_id, type, merchant, note) values ($1, $2, 'payment', 'Hotel', '')),
  r as (insert into reimbursables (id, company_id, state, due_day) values ($1, $2, 'approved', '2026-12-04')),
  l as (insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor)
    values (gen_random_uuid(), $2, $1, 0, $4, 10000, 10000))`;

/** Runs the lane until the movement is settled. Returns its state, message and attempts. */
async function settled({ viewer }: LinkedCompany, id: string) {
  for (let round = 0; round < 300; round += 1) {
    await runLaneEarly(viewer.companyId);
    const [item] = await asSuperuser<{ state: string; message: string | null; syncedRevision: number | null }>(
      `select i.state, i.message, m.synced_revision as "syncedRevision" from movements m
         join sync_items i on i.id = m.latest_item_id where m.id = $1`,
      [id],
    );
    if (item && ['synced', 'failed', 'withdrawn'].includes(item.state)) return item;
  }
  throw new Error('the movement was not settled');
}

function aTransfer({ books }: LinkedCompany, id = newId()): Batch {
  const [from, to] = books.bankAccounts.filter(({ currency }) => currency === 'GBP');
  const side = (ref: string | undefined) => ({ accountRef: ref ?? '', minor: 10_000n, currency: 'GBP' });
  const record = { id, day: '2026-11-20', description: 'Card top-up', from: side(from?.ref), to: side(to?.ref) };
  return {
    kind: 'transfer',
    product: 'transfers',
    payload: transferPayload(record),
    record: serializeTransfer(record),
  };
}

function aReimbursable({ books }: LinkedCompany, accountRef?: string): Batch {
  const supplier = books.suppliers.find(({ currency }) => currency === 'GBP') ?? books.suppliers[0];
  const account = books.accounts.find(({ type }) => type === 'Expense');
  const rate = books.taxRates.find((each) => each.rate === 200_000);
  const record: BooksRecord = {
    id: newId(),
    type: 'payment',
    day: '2026-11-20',
    dueDay: '2026-12-04',
    convertedFrom: null,
    bankAccountRef: null,
    supplierSource: { by: 'hand' },
    merchant: 'Hotel',
    notKept: [],
    currency: 'GBP',
    rate: null,
    supplierRef: supplier?.ref ?? '',
    reference: 'w/c 16/11',
    note: 'Conference',
    lines: [
      {
        sources: {},
        netMinor: 10_000n,
        taxMinor: 2_000n,
        taxRateRef: rate?.ref ?? null,
        accountRef: accountRef ?? account?.ref ?? '',
        trackingRefs: [],
        customerRef: null,
      },
    ],
  };
  return {
    kind: 'reimbursable',
    product: 'reimbursables',
    payload: reimbursablePayload([record]),
    record: serializeRecord(record),
  };
}

describe('a transfer', () => {
  test('is written once', async () => {
    const transfer = aTransfer(company);
    await request(company, transfer);
    expect(await settled(company, transfer.record.id)).toEqual({ state: 'synced', message: null, syncedRevision: 1 });
    expect(await inBooks(company, transfer.record.id)).toMatchObject([{ kind: 'Transfer' }]);
  });

  test('is looked up before it is sent again after a lost response', async () => {
    const before = (await codat.calls('create-transfer-transaction')).length;
    codat.proxy.inject({ kind: 'answer-lost', path: /transfer-transactions/, method: 'PUT' });
    const transfer = aTransfer(company);
    await request(company, transfer);
    expect(await settled(company, transfer.record.id)).toMatchObject({ state: 'synced' });
    expect((await codat.calls('create-transfer-transaction')).length).toBe(before + 1);
    expect(await inBooks(company, transfer.record.id)).toHaveLength(1);
  });

  test('that a 500 prevented is sent again', async () => {
    await codat.faults({ operation: 'create-transfer-transaction', kind: 'status500', times: 1 });
    const transfer = aTransfer(company);
    await request(company, transfer);
    expect(await settled(company, transfer.record.id)).toMatchObject({ state: 'synced' });
    await codat.faults();
    expect(await inBooks(company, transfer.record.id)).toHaveLength(1);
  });

  test('counts as written if a second request is refused as an update', async () => {
    const xero = await linkedCompany(codat);
    const transfer = aTransfer(xero);
    await request(xero, transfer);
    expect(await settled(xero, transfer.record.id)).toMatchObject({ state: 'synced' });
    // This imitates an attempt whose sync Codat listed only after the transfer was sent again.
    await asSuperuser(`update syncs set codat_sync_id = null where company_id = $1`, [xero.viewer.companyId]);
    await request(xero, aTransfer(xero, transfer.record.id));
    expect(await settled(xero, transfer.record.id)).toMatchObject({ state: 'synced' });
    expect(await inBooks(xero, transfer.record.id)).toHaveLength(1);
  });

  test('fails with the message of the package', async () => {
    const [account] = company.books.accounts.filter(({ isBankAccount }) => !isBankAccount);
    const transfer = aTransfer({
      ...company,
      books: {
        ...company.books,
        bankAccounts: company.books.bankAccounts.map((each, index) =>
          index === 1 ? { ...each, ref: account?.ref ?? '' } : each,
        ),
      },
    });
    await request(company, transfer);
    expect(await settled(company, transfer.record.id)).toMatchObject({ state: 'failed', message: expect.any(String) });
    expect(await inBooks(company, transfer.record.id)).toEqual([]);
  });
});

describe('a reimbursable expense', () => {
  test('becomes one bill, also after a lost response and a 500', async () => {
    codat.proxy.inject({ kind: 'answer-lost', path: /reimbursable-expense-transactions/, method: 'POST' });
    const lost = aReimbursable(company);
    await request(company, lost);
    expect(await settled(company, lost.record.id)).toEqual({ state: 'synced', message: null, syncedRevision: 1 });
    await codat.faults({
      operation: 'create-reimbursable-expense-transaction',
      kind: 'status500',
      when: 'after',
      times: 1,
    });
    const found = aReimbursable(company);
    await request(company, found);
    expect(await settled(company, found.record.id)).toMatchObject({ state: 'synced' });
    await codat.faults();
    for (const { record } of [lost, found])
      expect(await inBooks(company, record.id)).toMatchObject([{ kind: 'Bill', totalAmount: 120 }]);
  });

  test('fails with the message of the package', async () => {
    const claim = aReimbursable(company, 'no-such-account');
    await request(company, claim);
    expect(await settled(company, claim.record.id)).toMatchObject({ state: 'failed', message: expect.any(String) });
    expect(await inBooks(company, claim.record.id)).toEqual([]);
  });
});
