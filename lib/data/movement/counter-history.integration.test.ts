import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { addCard } from '@/lib/data/company/cards';
import { inScope, worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { movementStatuses } from '@/lib/domain/movement/status';
import { categoriesOf } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { countersIn } from './counters';
import { foldCounters, foldCountersOf } from './fold';
import { compareCounters } from './rebuild';
import { compareTexts } from './texts';

let viewer: Viewer;
let categories: string[];
let people: string[];
let cards: string[];
beforeAll(async () => {
  viewer = await aCompany();
  categories = [...(await categoriesOf(viewer)).values()].slice(0, 3);
  people = [viewer.userId, (await aMember(viewer, 'employee')).userId];
  await addCard(viewer, { id: newId(), name: 'Amex', currency: 'GBP' });
  cards = (await asSuperuser<{ id: string }>(`select id from cards where company_id = $1`, [viewer.companyId])).map(
    ({ id }) => id,
  );
  expect(cards).toHaveLength(2);
});

const tablesOf = {
  expense: ['movements', 'expenses', 'expense_lines'],
  transfer: ['movements', 'transfers'],
} as const;

const differences = () =>
  inScope(worker(viewer.companyId), async (tx) => [
    ...(await compareCounters(tx, viewer.companyId)),
    ...(await compareTexts(tx, viewer.companyId)),
  ]);

describe('after any history of changes', () => {
  const month = fc.constantFrom('2026-09', '2026-10');
  const day = fc.tuple(month, fc.constantFrom('03', '28')).map((parts) => parts.join('-'));
  const index = fc.nat({ max: 5 });
  const lines = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 });
  const change = fc.oneof(
    fc.record({
      do: fc.constant('add' as const),
      kind: fc.constantFrom('expense' as const, 'expense' as const, 'transfer' as const),
      day,
      lines,
      type: fc.constantFrom('payment', 'refund'),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ do: fc.constant('status' as const), from: index, status: fc.constantFrom(...movementStatuses) }),
    fc.record({
      do: fc.constant('move' as const),
      one: index,
      day,
      person: fc.nat({ max: 1 }),
      card: fc.nat({ max: 2 }),
    }),
    fc.record({ do: fc.constant('amount' as const), one: index, minor: fc.integer({ min: 100, max: 500 }), lines }),
    fc.record({ do: fc.constant('currency' as const), one: index, currency: fc.constantFrom('GBP', 'EUR') }),
    fc.record({ do: fc.constant('type' as const), one: index, type: fc.constantFrom('payment', 'reward') }),
    fc.record({ do: fc.constant('category' as const), to: fc.nat({ max: 3 }), position: fc.nat({ max: 2 }) }),
    fc.record({ do: fc.constant('receipts' as const), one: index, count: fc.nat({ max: 1 }), missing: fc.boolean() }),
    fc.record({ do: fc.constant('remove' as const), one: index, removed: fc.boolean() }),
    fc.record({ do: fc.constant('delete' as const), one: index }),
    fc.record({ do: fc.constant('fold' as const) }),
  );
  type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

  test('the counters are a full count, and the search knows every movement', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 14 }), async (history) => {
        const ids: string[] = [];
        for (const one of history) await apply(ids, one);
        expect(await differences()).toEqual([]);
        await foldCountersOf(worker(viewer.companyId));
        expect(await differences()).toEqual([]);
        expect(await countsByHand()).toEqual(await readCounts());
        expect(await countsOfCategoryByHand()).toEqual(await readCountsOfCategory());
      }),
      { numRuns: 25 },
    );
  });

  async function apply(ids: string[], change: Change): Promise<void> {
    const pick = (at: number) => ids[at % Math.max(ids.length, 1)] ?? newId();
    switch (change.do) {
      case 'add': {
        const added = Array.from({ length: change.count }, newId);
        ids.push(...added);
        // One statement each, as an import inserts many expenses.
        await asSuperuser(
          `begin; ${tablesOf[change.kind].map((table) => insertInto(table, added, change)).join(';')}; commit`,
        );
        return;
      }
      case 'status':
        await asSuperuser(`update movements set status = $1 where id = any($2)`, [
          change.status,
          ids.slice(change.from),
        ]);
        return;
      case 'move':
        await asSuperuser(
          `begin; update movements set day = '${change.day}', person_id = '${people[change.person]}',
             card_id = ${cards[change.card] ? `'${cards[change.card]}'` : 'null'} where id = '${pick(change.one)}';
           update expense_lines set day = '${change.day}' where expense_id = '${pick(change.one)}'; commit`,
        );
        return;
      case 'amount':
        await asSuperuser(
          `begin; update movements set amount_minor = ${change.minor}, base_minor = ${change.minor} where id = '${pick(change.one)}';
           delete from expense_lines where expense_id = '${pick(change.one)}';
           ${linesOf([pick(change.one)], change.lines, change.minor)}; commit`,
        );
        return;
      case 'currency':
        await asSuperuser(`update movements set currency = $1 where id = $2`, [change.currency, pick(change.one)]);
        return;
      case 'type':
        await asSuperuser(`update expenses set type = $1 where id = $2`, [change.type, pick(change.one)]);
        return;
      case 'category':
        await asSuperuser(`update expense_lines set category_id = $1 where position = $2 and expense_id = any($3)`, [
          categories[change.to] ?? null,
          change.position,
          ids,
        ]);
        return;
      case 'receipts':
        await asSuperuser(`update movements set receipt_count = $1, receipt_missing = $2 where id = $3`, [
          change.count,
          change.missing,
          pick(change.one),
        ]);
        return;
      case 'remove':
        await asSuperuser(`update movements set removed_at = case when $1 then now() end where id = $2`, [
          change.removed,
          pick(change.one),
        ]);
        return;
      case 'delete': {
        const [id] = ids.splice(change.one, 1);
        // The lines are deleted by the foreign key, as the owner of the table, to whom row-level security applies.
        if (id)
          await asSuperuser(
            `begin; select set_config('app.company', '${viewer.companyId}', true); delete from expenses where id = '${id}';
             delete from transfers where id = '${id}';
             delete from movements where id = '${id}'; commit`,
          );
        return;
      }
      case 'fold':
        await foldCounters({ most: 0 });
    }
  }

  function insertInto(
    table: string,
    ids: readonly string[],
    { kind, day, lines, type }: Extract<Change, { do: 'add' }>,
  ) {
    const company = `'${viewer.companyId}'`;
    const values = (row: (id: string) => string) => ids.map((id) => `(${row(id)})`).join(', ');
    if (table === 'movements')
      return `insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, person_id, updated_at)
        values ${values((id) => `'${id}', ${company}, '${kind}', '${day}', 300, 'GBP', 300, '${viewer.userId}', now()`)}`;
    if (table === 'expenses')
      return `insert into expenses (id, company_id, type, merchant, note) values ${values((id) => `'${id}', ${company}, '${type}', 'Pret', ''`)}`;
    if (table === 'transfers')
      return `insert into transfers (id, company_id, description, to_card_id, to_minor, to_currency)
        values ${values((id) => `'${id}', ${company}, '', '${cards[1]}', 300, 'GBP'`)}`;
    return linesOf(ids, lines, 300);
  }

  function linesOf(ids: readonly string[], lines: readonly number[], minor: number): string {
    const part = (position: number) => (position === 0 ? minor - 10 * (lines.length - 1) : 10);
    const rows = ids.map((id) => `'${id}'::uuid`).join(', ');
    return lines
      .map(
        (
          category,
          position,
        ) => `insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor, category_id)
          select gen_random_uuid(), m.company_id, m.id, ${position}, m.day, ${part(position)}, ${part(position)},
            ${categories[category] ? `'${categories[category]}'` : 'null'}::uuid from movements m join expenses e using (id) where m.id in (${rows})`,
      )
      .join(';');
  }

  const countsByHand = async () =>
    Object.fromEntries(
      (
        await asSuperuser<{ status: string; count: number; transfers: number }>(
          `select status, count(*)::int as count, (count(*) filter (where kind = 'transfer'))::int as transfers from movements where company_id = $1 and removed_at is null group by 1`,
          [viewer.companyId],
        )
      ).map(({ status, count, transfers }) => [status, { count, transfers }]),
    );
  const paidFrom = () => ({ category: categories[0] ?? '', card: cards[0] ?? '' });
  const countsOfCategoryByHand = async () => {
    const { category, card } = paidFrom();
    return asSuperuser<{ status: string }>(
      `select status, count(*)::int as count, (count(*) filter (where receipt_missing))::int as "receiptsMissing",
         (count(*) filter (where receipt_count = 0 and sign = 1))::int as "withoutReceipt"
       from movements m where company_id = $1 and removed_at is null and card_id = $2
         and exists (select 1 from expense_lines l where l.expense_id = m.id and l.category_id = $3) group by 1 order by 1`,
      [viewer.companyId, card, category],
    );
  };
  const readCountsOfCategory = async () => {
    const counts = await inScope(viewer, (tx) => countersIn(tx, viewer, paidFrom()));
    return movementStatuses.flatMap((status) => {
      const { count, receiptsMissing, withoutReceipt } = counts[status];
      return count > 0 ? [{ status, count, receiptsMissing, withoutReceipt }] : [];
    });
  };
  const readCounts = async () => {
    const counts = await inScope(viewer, (tx) => countersIn(tx, viewer));
    return Object.fromEntries(
      Object.entries(counts).flatMap(([status, { count, transfers }]) =>
        count > 0 ? [[status, { count, transfers }]] : [],
      ),
    );
  };
});
