import { beforeAll, expect, test } from 'vitest';
import { codingIn } from '@/lib/data/coding/context';
import { addCard } from '@/lib/data/company/cards';
import { changeCompany } from '@/lib/data/company/companies';
import { inScope, worker } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { mappingIn } from '@/lib/data/mapping/mappings';
import { projectItems } from '@/lib/data/movement/project-items';
import { createRun } from '@/lib/data/sync/freeze';
import { isTypeWritten } from '@/lib/domain/books/kinds';
import { type PackageKey, packageKeys } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { attentionStatuses, type MovementStatus, movementStatuses } from '@/lib/domain/movement/status';
import { itemStates } from '@/lib/domain/sync/sync';
import { linkWithBooks } from '@/lib/testing/books-company';
import { books, codingMatrix, lockDate, recordMatrix, targets } from '@/lib/testing/coding-matrix';
import { categoriesOf } from '@/lib/testing/expenses';
import { runJobs } from '@/lib/testing/jobs';
import { aCompany } from '@/lib/testing/people';
import { placesSql } from './places';
import { currentRows, evaluated } from './stored-rows';

let viewer: Viewer;
let categories: ReadonlyMap<string, string>;
const cards = { euro: newId(), dollar: newId(), archived: newId(), unmapped: newId() };

beforeAll(async () => {
  viewer = await aCompany();
  categories = await categoriesOf(viewer);
  for (const [name, id] of Object.entries(cards)) await addCard(viewer, { id, name, currency: 'GBP' });
  await changeCompany(viewer, {
    name: 'Harbour & Finch',
    country: 'GB',
    timeZone: 'Europe/London',
    receiptsRequiredFrom: 15_000n,
  });
  await recordMatrix(viewer, categories, codingMatrix(cards));
});

/** Returns two lists of ids for each status: the expenses that the rule gives the status, and those that the list shows. */
const derivedAndFound = async () => {
  // More than 500 open expenses are evaluated in the background.
  expect(await runJobs('project-movements')).toEqual([]);
  return inScope(viewer, async (tx) => {
    const read = await currentRows(tx, viewer.companyId, Prisma.sql`select day, id from movements`);
    const coding = await codingIn(tx, viewer.companyId, read);
    const rows = read.map((row) => evaluated(row, coding));
    const compared = [];
    const shown = (status: MovementStatus, filtered: MovementStatus | 'needs-you') =>
      filtered === 'needs-you' ? attentionStatuses.some((one) => one === status) : status === filtered;
    for (const status of [...movementStatuses, 'needs-you' as const]) {
      const found = await tx.$queryRaw<{ id: string }[]>(placesSql(viewer, { status }, { size: rows.length + 1 }));
      const derived = rows.filter((row) => shown(row.status, status)).map((row) => row.id);
      compared.push({ status, derived: derived.sort(), found: found.map((row) => row.id).sort() });
    }
    return compared;
  });
};

const cardTargets: Mapping['cards'] = {
  [cards.euro]: { bankAccountRef: 'bank-euro', byCurrency: {} },
  [cards.dollar]: { bankAccountRef: 'card-dollar', byCurrency: {} },
  [cards.archived]: { bankAccountRef: 'bank-archived', byCurrency: { EUR: 'bank-euro' } },
};

const mapAll = async () => {
  const { number } = await inScope(viewer, (tx) => mappingIn(tx, viewer.companyId));
  await changeMapping(viewer, number, () => ({
    categories: Object.fromEntries(
      Object.entries(targets).map(([name, target]) => [categories.get(name) ?? '', target]),
    ),
    cards: cardTargets,
    defaults: {
      bankAccountRef: 'bank-current',
      supplierRef: 'sup-outlay',
      byCurrency: { EUR: { bankAccountRef: null, supplierRef: 'sup-euro' } },
    },
  }));
};

test('nothing is ready while no package is linked', async () => {
  for (const { status, derived, found } of await derivedAndFound()) {
    expect(found, status).toEqual(derived);
    if (status === 'ready') expect(derived).toEqual([]);
  }
});

test.each(packageKeys)(
  'with %s, the filter by each status finds exactly the expenses that have it',
  async (key: PackageKey) => {
    await linkWithBooks(viewer, key, books, lockDate);
    await mapAll();
    const compared = await derivedAndFound();
    for (const { status, derived, found } of compared) expect(found, status).toEqual(derived);
    expect(compared.filter(({ derived }) => derived.length > 0).map(({ status }) => status)).toEqual([
      'incomplete',
      ...(isTypeWritten(key, 'payment') ? ['ready'] : []),
      'needs-you',
    ]);
  },
);

test.each([
  ['the default bank account', { bankAccountRef: null, supplierRef: 'sup-outlay' }],
  ['a usable bank account', { bankAccountRef: 'bank-archived', supplierRef: 'sup-outlay' }],
  ['the default supplier', { bankAccountRef: 'bank-current', supplierRef: null }],
  ['a supplier that is still there', { bankAccountRef: 'bank-current', supplierRef: 'sup-gone' }],
])('without %s they agree too', async (_, defaults) => {
  const { number } = await inScope(viewer, (tx) => mappingIn(tx, viewer.companyId));
  await changeMapping(viewer, number, (mapping) => ({ ...mapping, defaults: { ...defaults, byCurrency: {} } }));
  for (const { status, derived, found } of await derivedAndFound()) expect(found, status).toEqual(derived);
});

test('the filter agrees with the status for every state of the newest record', async () => {
  await linkWithBooks(viewer, 'xero', books, lockDate);
  await mapAll();
  await inScope(worker(viewer.companyId), async (tx) => {
    const { companyId } = viewer;
    const ids = (await tx.movement.findMany({ where: { companyId }, select: { id: true }, take: 80 })).map(
      (row) => row.id,
    );
    const mapping = await mappingIn(tx, companyId);
    const syncId = newId();
    const runId = await createRun(tx, viewer, 'hand');
    await tx.sync.create({
      data: {
        id: syncId,
        companyId,
        connectionId: newId(),
        runId,
        product: 'expenses',
        kind: 'creation',
        state: 'sent',
        mappingVersionId: mapping.id,
        payload: '[]',
        payloadSha256: '0'.repeat(64),
        idempotencyKey: newId(),
      },
    });
    for (const [index, movementId] of ids.entries()) {
      const id = newId();
      const state = itemStates[index % itemStates.length] ?? 'queued';
      await tx.syncItem.create({
        data: { id, companyId, syncId, movementId, attempt: 1, revision: 1, record: {}, state },
      });
      const syncedRevision = state === 'synced' ? 1 + (index % 2) : null;
      await tx.movement.update({ where: { id: movementId }, data: { latestItemId: id, revision: 2, syncedRevision } });
    }
    await projectItems(tx, companyId, { movementIds: ids });
  });
  const compared = await derivedAndFound();
  for (const { status, derived, found } of compared) expect(found, status).toEqual(derived);
  for (const { status, derived } of compared) expect(derived.length, status).toBeGreaterThan(0);
});
