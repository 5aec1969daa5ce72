import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '@/lib/data/id';
import { attemptsOf, historyOf } from '@/lib/data/sync/history';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import { recordTestExpense } from '@/lib/testing/expenses';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { findExchange, listExchanges } from './exchanges';
import { countSameCause, failuresOfCause, findFailure, listFailures } from './failures';
import { supportOverview } from './overview';

let codat: TestCodat;
let company: LinkedCompany;
let staff: StaffViewer;
let failing: string;
/** The number of failures of other expenses, which are copies of the first. */
const copies = 120;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
  const { userId, sessionId, name, email } = company.viewer;
  staff = { userId, sessionId, name, email, staffRole: 'agent' };
  await asSuperuser(`insert into staff (user_id, role) values ($1, 'agent')`, [userId]);
  failing = await recordTestExpense(company.viewer, { categoryId: company.categories.get('Travel') });
  const other = await recordTestExpense(company.viewer, { categoryId: company.categories.get('Travel') });
  await sync(codat, company, [failing, other]);
  await asSuperuser(
    `update sync_items set state = 'failed', message = '100% refused', settled_at = now() where movement_id = $1`,
    [failing],
  );
  await asSuperuser(`update movements set status = 'failed' where id = $1`, [failing]);
  // Each copy is an expense of its own with a failed item of the same batch.
  await asSuperuser(
    `with numbered as (select gen_random_uuid() as id, gen_random_uuid() as item, n from generate_series(1, ${copies}) n),
      moved as (insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, person_id, updated_at)
        select n.id, m.company_id, m.kind, m.day, m.amount_minor, m.currency, m.base_minor, m.person_id, now()
        from numbered n cross join movements m where m.id = $1 returning 1),
      spent as (insert into expenses (id, company_id, type, merchant, note)
        select n.id, e.company_id, e.type, 'Copy ' || n.n, '' from numbered n cross join expenses e where e.id = $1 returning 1),
      lines as (insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor)
        select gen_random_uuid(), l.company_id, n.id, 0, l.day, l.amount_minor, l.base_minor
        from numbered n cross join expense_lines l where l.expense_id = $1 returning 1)
    insert into sync_items (id, company_id, sync_id, movement_id, attempt, revision, record, state, message, cause_id, settled_at)
    select n.item, i.company_id, i.sync_id, n.id, 1, 1, i.record, 'failed', 'refused', i.cause_id, now()
    from numbered n cross join sync_items i where i.movement_id = $1`,
    [failing],
  );
  await asSuperuser(
    `update movements m set latest_item_id = i.id, status = 'failed' from sync_items i where i.movement_id = m.id and m.latest_item_id is null`,
  );
});
afterAll(() => codat.close());

test('the failures of all companies are read completely in pages', async () => {
  const seen: string[] = [];
  let page = await listFailures(staff, {}, {});
  seen.push(...page.rows.map(({ id }) => id));
  while (page.older) {
    page = await listFailures(staff, {}, page.older);
    seen.push(...page.rows.map(({ id }) => id));
  }
  expect(seen).toEqual([...new Set(seen)].sort().reverse());
  expect(seen).toHaveLength(copies + 1);
  const back = await listFailures(staff, {}, page.newer ?? {});
  expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(50, 100));
});

test('a failure is found by its message, its merchant, its company and its ids, and wildcards are literal', async () => {
  const found = async (text: string) => (await listFailures(staff, { text }, {})).rows.map(({ merchant }) => merchant);
  expect(await found('100% REF')).toEqual(['Great Western Railway']);
  expect(await found('copy 17')).toEqual(['Copy 17']);
  expect(await found(failing)).toEqual(['Great Western Railway']);
  expect(await found(company.viewer.companyName)).toHaveLength(50);
  expect(await found('%')).toEqual(['Great Western Railway']);
  expect(await found('nothing like it')).toEqual([]);
});

test('the counts and the ids of a cause include every failure', async () => {
  const { causes } = await supportOverview(staff);
  expect(causes.reduce((sum, { count }) => sum + count, 0)).toBe(copies + 1);
  const [item] = (await listFailures(staff, {}, {})).rows;
  const failure = await findFailure(staff, item?.id ?? '');
  const same = { code: item?.causeCode ?? '', causeId: failure?.causeId ?? null };
  const { companyId } = company.viewer;
  expect(await countSameCause(staff, same, companyId)).toEqual({ ofCompany: copies + 1, ofAll: copies + 1 });
  expect(await countSameCause(staff, same, newId())).toEqual({ ofCompany: 0, ofAll: copies + 1 });
  expect((await failuresOfCause(staff, same)).get(company.viewer.companyId)).toHaveLength(copies + 1);
});

test('the calls of a batch, the attempts and the history of an expense are read in pages', async () => {
  const { viewer } = company;
  const [item] = await asSuperuser<{ sync_id: string; company_id: string }>(
    `select sync_id, company_id from sync_items where movement_id = $1`,
    [failing],
  );
  await asSuperuser(
    `insert into exchanges (id, company_id, sync_id, method, path, status, latency_ms)
    select gen_random_uuid(), $1, $2, 'GET', '/' || n, 200, 1 from generate_series(1, 60) n`,
    [item?.company_id, item?.sync_id],
  );
  const first = await listExchanges(staff, item?.sync_id ?? '', {});
  const second = await listExchanges(staff, item?.sync_id ?? '', first.older ?? {});
  expect(first.rows).toHaveLength(50);
  expect(second.rows.length).toBeGreaterThanOrEqual(10);
  expect(second.older).toBeNull();
  const [call] = first.rows;
  expect(call).not.toHaveProperty('responseBody');
  expect(await findExchange(staff, item?.sync_id ?? '', call?.id ?? '')).toHaveProperty('responseBody');
  expect(await findExchange(staff, failing, call?.id ?? '')).toBeNull();

  await asSuperuser(
    `insert into sync_items (id, company_id, sync_id, movement_id, attempt, revision, record, state)
    select gen_random_uuid(), company_id, sync_id, movement_id, n, 1, record, 'withdrawn'
    from sync_items cross join generate_series(2, 30) n where movement_id = $1 and attempt = 1`,
    [failing],
  );
  const newest = await attemptsOf(viewer, failing);
  expect(newest.map(({ attempt }) => attempt)).toEqual(Array.from({ length: 25 }, (_, index) => 30 - index));
  const older = await attemptsOf(viewer, failing, 6);
  expect(older.map(({ attempt }) => attempt)).toEqual([5, 4, 3, 2, 1]);

  await asSuperuser(
    `insert into audit_events (id, company_id, sequence, action, subject, detail, previous_hash, hash)
    select gen_random_uuid(), $1, 0, 'expense.changed', $2, '{}', '', '' from generate_series(1, 60)`,
    [viewer.companyId, failing],
  );
  const events = await historyOf(viewer, failing);
  const rest = await historyOf(viewer, failing, events.older ?? undefined);
  expect(events.rows).toHaveLength(50);
  expect(rest.older).toBeNull();
  expect(new Set([...events.rows, ...rest.rows].map(({ id }) => id)).size).toBe(events.rows.length + rest.rows.length);
});
