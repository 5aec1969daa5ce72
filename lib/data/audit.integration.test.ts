import { beforeAll, expect, test } from 'vitest';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import type { Viewer } from '@/lib/domain/company/viewer';
import { asApplication } from '@/lib/testing/database/as-application';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { removeExpense } from './expense/expenses';

let viewer: Viewer;

beforeAll(async () => {
  viewer = await aCompany();
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => mapping);
  await removeExpense(viewer, await recordTestExpense(viewer));
  await Promise.all([recordTestExpense(viewer), recordTestExpense(viewer), recordTestExpense(viewer)]);
});

/** Returns the audit events whose stored hash does not fit their content and the previous event. */
const brokenLinks = (companyId: string) =>
  asSuperuser<{ action: string }>(
    `select action from (
       select e.*, lag(hash) over (order by sequence) as before, lag(sequence) over (order by sequence) as last
       from audit_events e where company_id = $1) chained
     where previous_hash is distinct from coalesce(before, '')
        or sequence is distinct from coalesce(last, 0) + 1
        or hash <> encode(sha256(convert_to(concat_ws('|', previous_hash, id, company_id, sequence, actor_id, action,
             subject, detail::text, extract(epoch from at)), 'UTF8')), 'hex')`,
    [companyId],
  );

test('lists events in order, with their actors', async () => {
  const events = await asSuperuser(
    `select action, actor_id from audit_events where company_id = $1 order by sequence`,
    [viewer.companyId],
  );
  expect(events.map((event) => event.action)).toEqual([
    'company.founded',
    'mapping.changed',
    'expense.recorded',
    'expense.deleted',
    'expense.recorded',
    'expense.recorded',
    'expense.recorded',
  ]);
  expect(new Set(events.map((event) => event.actor_id))).toEqual(new Set([viewer.userId]));
});

test('the hash chain stays intact under concurrent writes', async () => {
  expect(await brokenLinks(viewer.companyId)).toEqual([]);
});

test('an event changed outside the application breaks the chain', async () => {
  const other = await aCompany('Bright Dental');
  await recordTestExpense(other);
  await asSuperuser(`alter table audit_events disable trigger audit_events_never_change`);
  await asSuperuser(
    `update audit_events set subject = 'nothing' where company_id = $1 and action = 'company.founded'`,
    [other.companyId],
  );
  await asSuperuser(`alter table audit_events enable trigger audit_events_never_change`);
  expect(await brokenLinks(other.companyId)).toEqual([{ action: 'company.founded' }]);
});

test.each(['audit_events', 'mapping_versions'])(
  '%s are never changed or deleted, not even by the database’s owner',
  async (table) => {
    for (const sql of [`update ${table} set company_id = company_id`, `delete from ${table}`]) {
      await expect(asApplication({ company: viewer.companyId, role: 'owner' }, (ask) => ask(sql))).rejects.toThrow(
        /permission denied/,
      );
      await expect(asSuperuser(sql)).rejects.toThrow(/are never changed/);
    }
  },
);
