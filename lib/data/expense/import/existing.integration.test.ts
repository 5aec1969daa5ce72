import { expect, test } from 'vitest';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { likenessOf } from '@/lib/domain/import/duplicates';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { type Comparable, existingFor } from './existing';

const expenses = 300_000;

/**
 * Adds 300,000 expenses of three years to a company: 274 a day, of 5,000 amounts. They have no lines, which the triggers
 * would refuse. Building the indexes afterwards takes a fraction of the time of adding each row to them.
 */
const addMany = ({ companyId, userId }: Viewer) =>
  asSuperuser(`
    begin;
    set local session_replication_role = replica;
    do $$
    declare
      of_both regclass[] := array(
        select i.indexrelid from pg_index i left join pg_constraint c on c.conindid = i.indexrelid
        where i.indrelid in ('movements'::regclass, 'expenses'::regclass) and c.oid is null);
      definitions text[] := array(select pg_get_indexdef(of_one) from unnest(of_both) of_one);
      definition text;
    begin
      execute 'drop index ' || array_to_string(of_both, ', ');
      create temporary table many on commit drop as
        select uuidv7() as id, n from generate_series(1, ${expenses}) n;
      insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, person_id, updated_at)
      select id, '${companyId}', 'expense', to_char(date '2023-12-01' + (n % 1095), 'YYYY-MM-DD'),
        100 + n % 5000, 'GBP', 100 + n % 5000, '${userId}', now() from many;
      insert into expenses (id, company_id, type, merchant, note)
      select id, '${companyId}', 'payment', 'Shop ' || n % 300, '' from many;
      foreach definition in array definitions loop execute definition; end loop;
    end $$;
    commit;
    analyze movements, expenses;`);

const aRow = (day: string, merchant: string, minor: bigint): Comparable => ({
  key: newId(),
  day,
  minor,
  likeness: likenessOf({ day, type: 'payment', merchant, amount: { minor, currency: 'GBP' }, cardId: null }),
});

test('finds the likely duplicates of 20,000 rows among 300,000 expenses in a few seconds', {
  timeout: 180_000,
}, async () => {
  const viewer = await aCompany();
  await addMany(viewer);
  const [known] = await asSuperuser<{ day: string; merchant: string; minor: string }>(
    `select day, merchant, amount_minor as minor from movements join expenses using (id) where movements.company_id = $1 limit 1`,
    [viewer.companyId],
  );
  const row = aRow(known?.day ?? '', known?.merchant ?? '', BigInt(known?.minor ?? 0));
  expect((await existingFor(viewer, [row])).filter(({ likeness }) => likeness === row.likeness)).not.toEqual([]);

  const days = Array.from({ length: 365 }, (_, index) =>
    new Date(Date.UTC(2025, 10, 30) + index * 86_400_000).toISOString().slice(0, 10),
  );
  const rows = Array.from({ length: 20_000 }, (_, index) =>
    aRow(days[index % days.length] ?? '', `Shop ${index % 300}`, BigInt(100 + (index % 5000))),
  );
  const times: number[] = [];
  for (let at = 0; at < rows.length; at += 250) {
    const since = performance.now();
    await existingFor(viewer, rows.slice(at, at + 250));
    times.push(performance.now() - since);
  }
  const total = times.reduce((sum, time) => sum + time, 0);
  process.stdout.write(
    `80 parts of 250 rows: ${Math.round(total)} ms in all, at most ${Math.round(Math.max(...times))} ms\n`,
  );
  expect(total).toBeLessThan(20_000);

  const plan = await asSuperuser<{ 'QUERY PLAN': string }>(
    `explain (analyze, costs off, timing off) select e.id
     from (select distinct day::bpchar as day, minor from unnest($2::text[], $3::bigint[]) as row (day, minor)) f
     join movements e on e.company_id = $1 and e.amount_minor = f.minor and e.day = f.day where e.removed_at is null`,
    [viewer.companyId, rows.slice(0, 250).map(({ day }) => day), rows.slice(0, 250).map(({ minor }) => String(minor))],
  );
  const text = plan.map((one) => one['QUERY PLAN']).join('\n');
  process.stdout.write(`${text}\n`);
  expect(text).toContain('movements_company_id_amount_minor_day_idx');
});
