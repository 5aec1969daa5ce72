import { describe, expect, test } from 'vitest';
import { listChanges } from '@/lib/data/books/changes';
import { listInvitations, listMembers } from '@/lib/data/company/members';
import { listSessions } from '@/lib/data/company/sessions';
import { listReceipts } from '@/lib/data/receipt/lists';
import { supportLanes } from '@/lib/data/support/lanes';
import type { PageAt } from '@/lib/domain/list/page-at';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';

type AnyPage = {
  readonly rows: readonly { readonly id: string }[];
  readonly newer: PageAt | null;
  readonly older: PageAt | null;
};

/** Reads a list from its first page to its last and back. Returns the ids in the order of both ways. */
async function walk(read: (at: PageAt) => Promise<AnyPage>) {
  const there: string[][] = [];
  const back: string[][] = [];
  let page = await read({});
  for (there.push(page.rows.map(({ id }) => id)); page.older; there.push(page.rows.map(({ id }) => id)))
    page = await read(page.older);
  for (back.push(page.rows.map(({ id }) => id)); page.newer; back.unshift(page.rows.map(({ id }) => id)))
    page = await read(page.newer);
  return { there, back };
}

/** The rows of every list are more than two pages, and many of them have the same instant. */
const count = 130;

describe('each list is read completely in pages, in both directions', () => {
  test('members', async () => {
    const viewer = await aCompany();
    await asSuperuser(
      `with added as (
        insert into users (id, email, name) select gen_random_uuid(), 'm' || n || '@' || $1 || '.test', 'M' || n
        from generate_series(1, ${count}) n returning id)
      insert into members (company_id, user_id, role, created_at)
      select $1::uuid, id, 'employee', date_trunc('second', now()) from added`,
      [viewer.companyId],
    );
    const { there, back } = await walk((at) => listMembers(viewer, at));
    expect(there.map((page) => page.length)).toEqual([50, 50, 31]);
    expect(new Set(there.flat()).size).toBe(count + 1);
    expect(back).toEqual(there);
  });

  test('invitations', async () => {
    const viewer = await aCompany();
    await asSuperuser(
      `insert into invitations (id, company_id, email, role, token_hash, invited_by_id, expires_at)
      select gen_random_uuid(), $1::uuid, n || '@example.test', 'employee', $1::uuid::text || n, $2::uuid, now() + interval '1 day'
      from generate_series(1, ${count}) n`,
      [viewer.companyId, viewer.userId],
    );
    const { there, back } = await walk((at) => listInvitations(viewer, at));
    expect(there.map((page) => page.length)).toEqual([20, 20, 20, 20, 20, 20, 10]);
    expect(there.flat()).toEqual([...new Set(there.flat())].sort().reverse());
    expect(back).toEqual(there);
  });

  test('sessions', async () => {
    const viewer = await aCompany();
    await asSuperuser(
      `insert into sessions (id, user_id, user_agent, ip_address, expires_at, last_seen_at)
      select gen_random_uuid(), $1::uuid, '', '', now() + interval '1 day', date_trunc('second', now()) - (n % 3) * interval '1 hour'
      from generate_series(1, ${count}) n`,
      [viewer.userId],
    );
    const { there, back } = await walk((at) => listSessions(viewer.userId, at));
    expect(new Set(there.flat()).size).toBe(there.flat().length);
    expect(there.flat().length).toBeGreaterThanOrEqual(count);
    expect(back).toEqual(there);
  });

  test('changes in the books', async () => {
    const viewer = await aCompany();
    const [connection] = await asSuperuser<{ id: string }>('select gen_random_uuid() as id');
    await asSuperuser(
      `insert into books_changes (id, company_id, connection_id, list, ref, kind, name)
      select gen_random_uuid(), $1::uuid, $2::uuid, 'accounts', n::text, 'added', n::text from generate_series(1, ${count}) n`,
      [viewer.companyId, connection?.id],
    );
    const { there, back } = await walk((at) => listChanges(viewer, connection?.id ?? '', at));
    expect(there.map((page) => page.length)).toEqual([50, 50, 30]);
    expect(back).toEqual(there);
  });

  test('receipts', async () => {
    const viewer = await aCompany();
    await asSuperuser(
      `insert into receipts (id, company_id, uploaded_by_id, file_name, mime_type, bytes, sha256, storage_key, pages, created_at)
      select gen_random_uuid(), $1::uuid, $2::uuid, n || '.pdf', 'application/pdf', 1, repeat('0', 64), 'k' || n, 1,
        date_trunc('second', now()) - (n % 3) * interval '1 hour' from generate_series(1, ${count}) n`,
      [viewer.companyId, viewer.userId],
    );
    const { there, back } = await walk((at) => listReceipts(viewer, at));
    expect(there.map((page) => page.length)).toEqual([40, 40, 40, 10]);
    expect(new Set(there.flat()).size).toBe(count);
    expect(back).toEqual(there);
  });
});

test('the paused companies are read in pages, the longest pause first', async () => {
  const { userId, sessionId, name, email } = await aCompany();
  const staff = { userId, sessionId, name, email, staffRole: 'agent' } as const;
  await asSuperuser(`insert into staff (user_id, role) values ($1, 'agent')`, [userId]);
  await asSuperuser(
    `with added as (
      insert into companies (id, name, slug, base_currency, time_zone, country)
      select gen_random_uuid(), 'Paused ' || n, 'paused-' || n || '-' || $1, 'GBP', 'UTC', 'GB' from generate_series(1, ${count}) n returning id)
    insert into lanes (company_id, paused_because, paused_at, paused_until)
    select id, 'quota', timestamptz '2001-01-01' + (row_number() over () % 7) * interval '1 day', now() from added`,
    [userId],
  );
  const seen: string[] = [];
  let page = await supportLanes(staff);
  seen.push(...page.lanes.map((lane) => lane.companyId));
  while (page.newer && seen.length < count) {
    page = await supportLanes(staff, page.newer);
    seen.push(...page.lanes.map((lane) => lane.companyId));
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(count);
  if (!page.older) throw new Error('the last page has no page before it');
  const before = await supportLanes(staff, page.older);
  expect(before.lanes.map((lane) => lane.companyId)).toEqual(seen.slice(-page.lanes.length - 50, -page.lanes.length));
  await asSuperuser(
    `update lanes set paused_because = null, paused_at = null where paused_at < timestamptz '2002-01-01'`,
  );
});
