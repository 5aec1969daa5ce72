import { expect, test } from 'vitest';
import { locksOf } from './locks-of';

test.each([
  ['update syncs set due_at = now() where id = $1', ['syncs']],
  ['UPDATE "public"."movements" SET "removed_at" = $1', ['movements']],
  ['select 1 from movements where id = any($1) order by id for no key update', ['movements']],
  ['select m.id from movements m left join sync_items i on i.id = m.latest_item_id for update of m', ['movements']],
  ['with due as (select id from syncs for update) update lanes set wanted = true', ['syncs', 'lanes']],
  ['insert into lanes (company_id) values ($1) on conflict (company_id) do update set wanted = true', ['lanes']],
  [
    'update syncs set a = 1 where id in (select id from syncs where exists (select from lanes) for update)',
    ['syncs', 'syncs'],
  ],
  ['insert into sync_items (id) values ($1)', []],
  ['insert into audit_events (id) select id', ['audit_events']],
  ["select pg_advisory_xact_lock_shared(hashtextextended('coding ' || $1, 0))", ['coding']],
  ['with ins as (insert into pgboss.job_common (id) values ($1)) select 1', ['jobs']],
  ['select id from movements -- for update\nwhere id = $1', []],
  ['select count(*) from syncs', []],
])('%s', (text, tables) => {
  expect(locksOf(text)).toEqual(tables);
});
